-- 办理记录: append-only, one hash chain per subject, chain heads kept apart from the entries.
create schema ledger;

create table ledger.entry (
  id bigint generated always as identity primary key,
  subject text not null,
  number integer not null check (number >= 1),
  at timestamptz not null,
  actor_id uuid,
  actor_name text not null,
  action text not null,
  reason text,
  clause text,
  before jsonb,
  after jsonb,
  previous_hash text not null,
  hash text not null,
  unique (subject, number)
);

create table ledger.head (
  subject text primary key,
  number integer not null,
  hash text not null
);

create function ledger.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'ledger entries are append-only (办理记录只增不改)' using errcode = 'insufficient_privilege';
end $$;

create trigger append_only before update or delete on ledger.entry
  for each row execute function ledger.refuse_change();
create trigger no_truncate before truncate on ledger.entry
  for each statement execute function ledger.refuse_change();
