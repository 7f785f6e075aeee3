-- Laws and rules of others that the site names: who issued them, in which edition, when that was checked last and by whom.
create table documents.statute (
  id uuid primary key,
  title text not null unique,
  issuer text not null,
  division_id uuid not null,
  -- What was checked and agreed to by a second person; null before the first check.
  edition text,
  official_url text,
  checked_on date,
  repealed_on date,
  registered_by_name text not null,
  registered_on date not null,
  constraint shown_whole check ((edition is null) = (checked_on is null) and (official_url is null) = (checked_on is null))
);

create table documents.statute_check (
  statute_id uuid not null references documents.statute (id),
  number integer not null check (number >= 1),
  on_day date not null,
  outcome text not null check (outcome in ('entered', 'unchanged', 'amended', 'repealed')),
  edition text not null,
  official_url text not null,
  -- From when on the change holds.
  since date,
  note text not null,
  by_id uuid not null,
  by_name text not null,
  agreed boolean,
  answered_by uuid,
  answered_by_name text,
  answered_on date,
  answer_reason text,
  primary key (statute_id, number),
  constraint changed_since check ((outcome in ('amended', 'repealed')) = (since is not null)),
  constraint answered_by_a_second_person check (answered_by is distinct from by_id),
  constraint answered_whole check ((agreed is null) = (answered_by is null)
    and (agreed is null) = (answered_by_name is null) and (agreed is null) = (answered_on is null)),
  constraint refused_with_a_reason check (agreed is distinct from false or answer_reason is not null)
);
create unique index one_check_waits on documents.statute_check (statute_id) where agreed is null;

create trigger keep_row after insert or update or delete on documents.statute
  for each row execute function ledger.keep_row('id');
create trigger keep_row after insert or update or delete on documents.statute_check
  for each row execute function ledger.keep_row('statute_id', 'number');

-- What the public sees: what a second person agreed to.
create view documents.public_statute as
  select id, title, issuer, edition, official_url, checked_on, repealed_on
  from documents.statute where checked_on is not null;

create trigger released after insert or update or delete on documents.statute
  for each statement execute function platform.raise_release_stamp();
