-- The condition and day of another look at what is not 主动公开, and the second person who opens it after re-examination.
alter table documents.document
  -- 可转公开的条件, and the day the division proposes to look again.
  add column open_when text,
  add column proposed_review_on date,
  -- Who asked, after a re-examination, that it become 主动公开; null where nothing waits.
  add column opening_asked_by uuid,
  add constraint only_what_is_not_open_waits
    check (attribute is distinct from 'open' or (open_when is null and proposed_review_on is null)),
  add constraint only_what_is_closed_is_opened
    check (opening_asked_by is null or (attribute_state = 'decided' and attribute <> 'open'));

alter table documents.re_examination
  -- What the second person said to an opening; null while nobody did, and where it was kept.
  add column agreed boolean,
  add column answered_on date,
  add column answered_by_name text,
  add column answer_reason text,
  add constraint answered_whole check ((agreed is null) = (answered_on is null)
    and (agreed is null) = (answered_by_name is null)),
  add constraint refused_with_a_reason check (agreed is distinct from false or answer_reason is not null);

-- What was opened before a second person was asked stands as it was.
alter table documents.re_examination disable trigger keep_row;
update documents.re_examination set agreed = true, answered_on = on_day, answered_by_name = by_name
where outcome = 'opened';
alter table documents.re_examination enable trigger keep_row;
