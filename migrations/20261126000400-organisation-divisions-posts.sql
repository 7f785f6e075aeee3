-- 机构职能 as the law wants it public (条例第十二条、第二十条第二项), dated names, and what became of closed divisions.
alter table organisation.division
  add column duties text,
  add column office_hours text,
  add column fax text,
  add column head text,
  add column internet text,
  -- Which of the particulars the public may see.
  add column public_parts text[] not null default '{}',
  -- Who wrote the particulars last, for their release by a second person.
  add column changed_by uuid references organisation.person (id),
  add column changed_by_name text,
  add column changed_at timestamptz,
  add column merged_into uuid references organisation.division (id),
  add constraint closed_has_a_successor check ((closed_on is null) = (merged_into is null)),
  add constraint not_its_own_successor check (merged_into <> id);

create table organisation.division_past_name (
  division_id uuid not null references organisation.division (id),
  number integer not null check (number >= 1),
  name text not null,
  -- The first day on which the division no longer bore it.
  until date not null,
  primary key (division_id, number)
);

-- A function is granted by two: 系统管理 proposes, 安全管理 confirms, and neither for himself (三员分立).
create table organisation.post_proposal (
  id uuid primary key,
  person_id uuid not null references organisation.person (id),
  division_id uuid references organisation.division (id),
  function text not null check (function in (
    'handler', 'head', 'legal-review', 'secrecy-review', 'content-review', 'signer', 'openness-handler',
    'openness-head', 'leader', 'system-administrator', 'security-administrator', 'auditor')),
  since date not null,
  until date,
  proposed_by uuid not null references organisation.person (id),
  proposed_by_name text not null,
  proposed_at timestamptz not null,
  decision text check (decision in ('confirmed', 'refused')),
  decided_by uuid references organisation.person (id),
  decided_by_name text,
  decided_at timestamptz,
  refusal text,
  check (until is null or until > since),
  check ((decision is null) = (decided_by is null)),
  constraint nobody_proposes_for_himself check (proposed_by <> person_id),
  constraint decided_by_a_second_person check (decided_by <> proposed_by and decided_by <> person_id),
  constraint refusal_says_why check (decision is distinct from 'refused' or refusal is not null)
);
create index open_post_proposal on organisation.post_proposal (proposed_at, id) where decision is null;
create index post_proposal_of_person on organisation.post_proposal (person_id);

create trigger keep_row after insert or update or delete on organisation.division_past_name
  for each row execute function ledger.keep_row('division_id', 'number');
create trigger keep_row after insert or update or delete on organisation.post_proposal
  for each row execute function ledger.keep_row('id');
