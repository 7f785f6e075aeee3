-- 参数、工作日历: a year without a published arrangement is never guessed (access-requests C-14).
create schema rules;

create table rules.arranged_year (
  year integer primary key,
  source text not null,
  loaded_at timestamptz not null
);

create table rules.arranged_day (
  day date primary key,
  kind text not null check (kind in ('off', 'working')),
  name text not null
);

create table rules.setting (
  id text not null,
  effective_from date not null,
  value jsonb not null,
  reason text not null,
  set_by text not null,
  set_at timestamptz not null,
  primary key (id, effective_from)
);
