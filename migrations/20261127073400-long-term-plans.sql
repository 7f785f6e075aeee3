-- 规划 (work points 一(二)): a plan whose stages are the texts of type 规划 that name it; its name and term are those that went through the gates.
create schema long_term_plans;

create table long_term_plans.plan (
  id uuid primary key,
  name text not null unique check (name <> ''),
  from_year integer not null check (from_year between 1990 and 2200),
  to_year integer not null check (to_year <= 2250),
  division_id uuid not null,
  changed_by_name text not null,
  changed_at timestamptz not null,
  constraint term_has_years check (to_year >= from_year)
);
create trigger keep_row after insert or update or delete on long_term_plans.plan
  for each row execute function ledger.keep_row('id');
create trigger released after insert or update or delete on long_term_plans.plan
  for each statement execute function platform.raise_release_stamp();
