-- 时限事项: who owes what to whom by which day under which clause. Lateness is a query, never a state.
create schema duties;

create table duties.duty (
  id uuid primary key,
  kind text not null,
  subject text not null,
  title text not null,
  action text not null,
  url text not null,
  division_id uuid,
  function text not null,
  person_id uuid,
  rule text not null,
  clause text not null,
  explanation text not null,
  due_on date,
  missing_year integer,
  standing boolean not null default false,
  internal boolean not null default false,
  bundle text,
  bundle_title text,
  reminders boolean not null default true,
  -- Which of several like duties of one subject: a period, a round. The same one opened twice stands once.
  occasion text not null default '',
  opened_on date not null,
  discharged_on date,
  discharge text,
  unique nulls not distinct (kind, subject, division_id, occasion),
  check (standing or due_on is not null or missing_year is not null or discharged_on is not null)
);
create index open_by_division on duties.duty (division_id, due_on) where discharged_on is null;
create index open_by_subject on duties.duty (subject) where discharged_on is null;
create index duty_by_subject on duties.duty (subject);

create table duties.duty_event (
  id bigint generated always as identity primary key,
  duty_id uuid not null references duties.duty (id),
  type text not null check (type in ('opened', 'moved', 'transferred', 'discharged', 'urged')),
  on_day date not null,
  actor_name text not null,
  reason text not null,
  due_before date,
  due_after date
);
create index event_of_duty on duties.duty_event (duty_id);

create view duties.open_duty as
  select id, kind, subject, title, action, url, division_id, function, person_id, rule, clause, explanation, due_on,
         missing_year, standing, internal, bundle, bundle_title, opened_on
  from duties.duty where discharged_on is null;
