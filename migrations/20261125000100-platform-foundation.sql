-- Sessions, idempotent form posts, the outbox, and what was chosen at first start.
create schema platform;

create table platform.instance (
  only_row boolean primary key default true check (only_row),
  demonstration boolean not null,
  demonstration_loaded_at timestamptz,
  started_at timestamptz not null default now()
);

create table platform.session (
  token_hash text primary key,
  person_id uuid not null,
  csrf_token text not null,
  -- Signed in with a one-time password: nothing but choosing an own one.
  restricted boolean not null default false,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  address text not null,
  agent text not null
);
create index session_of_person on platform.session (person_id);

-- One row per posted form: a repeated post finds it and gets the same answer (submissionId).
create table platform.submission (
  id uuid primary key,
  path text not null,
  location text,
  received_at timestamptz not null
);
create index submission_by_time on platform.submission (received_at);

create table platform.outbox_event (
  id uuid primary key,
  type text not null,
  payload jsonb not null,
  announced_at timestamptz not null
);

create table platform.delivery (
  event_id uuid not null references platform.outbox_event (id),
  subscriber text not null,
  delivered_at timestamptz not null,
  primary key (event_id, subscriber)
);

-- One counter, raised in the transaction that changes anything a public page reads.
create table platform.release_stamp (
  only_row boolean primary key default true check (only_row),
  stamp bigint not null
);
insert into platform.release_stamp (stamp) values (1);
