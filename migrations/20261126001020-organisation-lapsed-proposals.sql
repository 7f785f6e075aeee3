-- A proposal lapses when its person moves or leaves: nobody decides on it, and whoever asked for it may end it.
alter table organisation.post_proposal
  drop constraint post_proposal_decision_check,
  add constraint post_proposal_decision_check check (decision in ('confirmed', 'refused', 'lapsed')),
  drop constraint decided_by_a_second_person,
  add constraint decided_by_a_second_person check (
    decision = 'lapsed' or (decided_by <> proposed_by and decided_by <> person_id)),
  drop constraint refusal_says_why,
  add constraint refusal_says_why check (decision is null or decision = 'confirmed' or refusal is not null);
