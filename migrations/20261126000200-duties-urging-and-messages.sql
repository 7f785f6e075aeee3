-- 督办、共同责任、提醒、看板; 代行 and the address for reminders belong to organisation.

-- How far lateness was carried up: 0 not yet, 1 to the head of the division, 2 to 办公室.
alter table duties.duty add column escalated smallint not null default 0 check (escalated between 0 and 2);

alter table duties.duty_event drop constraint duty_event_type_check;
alter table duties.duty_event add constraint duty_event_type_check check (type in (
  'opened', 'moved', 'transferred', 'discharged', 'urged', 'answered', 'escalated', 'shared', 'unshared'));

create index open_by_post on duties.duty (function, division_id, due_on) where discharged_on is null;
create index open_on_board on duties.duty (division_id, due_on, kind, missing_year, standing) where discharged_on is null;
create index open_by_due on duties.duty (due_on, id) where discharged_on is null;

-- A duty shared with a further division (by the function that does it there) or with one person.
create table duties.co_owner (
  id uuid primary key,
  duty_id uuid not null references duties.duty (id),
  division_id uuid,
  function text,
  person_id uuid,
  -- Put there by lateness, not by a person; gone when the duty gets another day.
  by_escalation boolean not null default false,
  added_on date not null,
  unique nulls not distinct (duty_id, division_id, function, person_id),
  check ((person_id is null) <> (function is null))
);
create index co_owner_by_post on duties.co_owner (function, division_id) where function is not null;
create index co_owner_by_person on duties.co_owner (person_id) where person_id is not null;

-- 督办函: a letter about one duty, and the answer to it.
create table duties.urge (
  id uuid primary key,
  duty_id uuid not null references duties.duty (id),
  letter text not null,
  urged_at timestamptz not null,
  urged_by uuid not null,
  urged_by_name text not null,
  answer text,
  answered_at timestamptz,
  answered_by_name text,
  check ((answer is null) = (answered_at is null))
);
create index urge_of_duty on duties.urge (duty_id);

-- Who was reminded of what at which stage; the same stage reminds once.
create table duties.reminder (
  duty_id uuid not null references duties.duty (id),
  person_id uuid not null,
  due_on date not null,
  stage text not null,
  reminded_on date not null,
  primary key (duty_id, person_id, due_on, stage)
);

-- What leaves the house: titles, days and links only.
create table duties.message (
  id uuid primary key,
  channel text not null check (channel in ('mail', 'hook')),
  person_id uuid not null,
  recipient text not null,
  subject text not null,
  body text not null,
  queued_at timestamptz not null,
  status text not null check (status in ('waiting', 'sent', 'failed')),
  attempts integer not null default 0,
  sent_at timestamptz,
  failure text
);
create index message_newest on duties.message (queued_at desc, id);
create index message_unsent on duties.message (queued_at) where status <> 'sent';

alter table organisation.person add column email text;

-- 代行: a head's function held by another person of the division from one day to another, both included.
create table organisation.delegation (
  id uuid primary key,
  function text not null,
  division_id uuid not null references organisation.division (id),
  from_person uuid not null references organisation.person (id),
  to_person uuid not null references organisation.person (id),
  since date not null,
  until date not null check (until >= since),
  reason text not null,
  made_at timestamptz not null,
  ended_on date,
  check (from_person <> to_person)
);
create index delegation_to on organisation.delegation (to_person, until);
create index delegation_from on organisation.delegation (from_person);
