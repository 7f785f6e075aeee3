-- 收件: every case has a number and a query code of which only the fingerprint is kept; what a person wrote and how to
-- reach him is sealed under a key of that case. Deleting the key deletes it.
create schema intake;

create table intake.case_record (
  id uuid primary key,
  kind text not null,
  year integer not null,
  number integer not null check (number >= 1),
  label text not null,
  code_fingerprint text not null,
  code_given_at timestamptz not null,
  page_path text not null,
  page_title text not null,
  division_id uuid not null,
  status text not null check (status in ('received', 'acknowledged', 'answered')),
  received_at timestamptz not null,
  acknowledged_at timestamptz,
  answered_at timestamptz,
  answer text,
  unique (kind, year, number),
  constraint answered_has_an_answer check ((status = 'answered') = (answer is not null)),
  constraint answered_has_a_time check ((answer is null) = (answered_at is null))
);
create index case_by_number on intake.case_record (year, number);
create index case_by_division on intake.case_record (division_id, status, received_at desc);
create index case_by_time on intake.case_record (received_at desc);

create table intake.sealed_record (
  case_id uuid primary key references intake.case_record (id),
  -- Sealed under the master key; null once it was deleted, and with it the record.
  case_key text,
  statement text,
  contact text,
  deleted_on date,
  constraint gone_or_there check ((case_key is null) = (deleted_on is not null)),
  constraint gone_whole check (case_key is not null or (statement is null and contact is null))
);

create table intake.transfer (
  case_id uuid not null references intake.case_record (id),
  number integer not null,
  at timestamptz not null,
  from_division_id uuid not null,
  to_division_id uuid not null,
  reason text not null,
  by_name text not null,
  primary key (case_id, number)
);

create trigger keep_row after insert or update or delete on intake.case_record
  for each row execute function ledger.keep_row('id');
create trigger keep_row after insert or update or delete on intake.transfer
  for each row execute function ledger.keep_row('case_id', 'number');
