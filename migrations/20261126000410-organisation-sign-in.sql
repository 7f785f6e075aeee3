-- Sign-in (conventions §11.2): earlier passwords, failures by name, the second factor with its recovery codes.
create table organisation.past_password (
  person_id uuid not null references organisation.person (id),
  number integer not null check (number >= 1),
  password_hash text not null,
  primary key (person_id, number)
);

-- By the hash of the name that was typed, whether or not it exists: a lock tells nobody which names there are.
create table organisation.sign_in_failure (
  name_hash text primary key,
  failures integer not null,
  failed_at timestamptz not null
);
alter table organisation.credential drop column failures, drop column failed_at;

create table organisation.second_factor (
  person_id uuid primary key references organisation.person (id),
  -- Sealed under the master key, never in the ledger.
  secret text not null,
  enrolled_at timestamptz not null,
  -- The newest time step that was accepted: a code is good once.
  last_step bigint not null
);

create table organisation.recovery_code (
  person_id uuid not null references organisation.person (id),
  code_hash text not null,
  used_at timestamptz,
  primary key (person_id, code_hash)
);

-- What a session still waits for before anything else can be done with it.
alter table platform.session add column waiting text check (waiting in ('factor', 'password', 'enrolment'));
update platform.session set waiting = 'password' where restricted;
alter table platform.session drop column restricted;
