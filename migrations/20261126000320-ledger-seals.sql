-- The daily seal: the heads that moved since the seal before, chained to it, so that by induction it covers them all.
create table ledger.seal (
  day date primary key,
  number integer not null unique check (number >= 1),
  last_entry bigint not null,
  entries bigint not null,
  heads bigint not null,
  heads_hash text not null,
  previous_hash text not null,
  hash text not null,
  sealed_at timestamptz not null
);
create trigger append_only before update or delete on ledger.seal
  for each row execute function ledger.refuse_change();
create trigger no_truncate before truncate on ledger.seal
  for each statement execute function ledger.refuse_change();

-- What a verification that 审计 asked for has found.
create table ledger.verification (
  id uuid primary key,
  asked_by text not null,
  asked_at timestamptz not null,
  done_at timestamptz,
  result jsonb
);
create index verification_by_time on ledger.verification (asked_at desc);
