-- 工作日历: a notice can be corrected, and may name days of a neighbour year; each day belongs to the notice that names it.
alter table rules.arranged_year add column document_number text;
-- Rises with each correction: the key of the calendar that is kept in memory.
alter table rules.arranged_year add column revision integer not null default 1;
alter table rules.arranged_day add column notice_year integer;
update rules.arranged_day
  set notice_year = case
    when extract(year from day)::integer in (select year from rules.arranged_year) then extract(year from day)::integer
    else extract(year from day)::integer + 1
  end;
alter table rules.arranged_day alter column notice_year set not null;
alter table rules.arranged_day drop constraint arranged_day_pkey;
alter table rules.arranged_day add primary key (notice_year, day);

-- 编号: one row a kind and year; the writer holds it until his transaction ends, so no number is lost or given twice.
create table rules.number_series (
  kind text not null,
  year integer not null,
  last integer not null check (last > 0),
  primary key (kind, year)
);

-- 参数 that two people change together: one asks, another approves; the database enforces that they are two.
create table rules.setting_request (
  id uuid primary key,
  setting_id text not null,
  value jsonb not null,
  effective_from date not null,
  reason text not null,
  asked_by uuid not null,
  asked_name text not null,
  asked_as text not null check (asked_as in ('openness-head', 'leader')),
  asked_at timestamptz not null,
  decided_by uuid,
  decided_name text,
  decided_at timestamptz,
  decision text check (decision in ('approved', 'refused', 'withdrawn')),
  decision_reason text,
  check (decision = 'withdrawn' or asked_by <> decided_by),
  check ((decision is null) = (decided_by is null))
);
create unique index one_open_request on rules.setting_request (setting_id) where decision is null;
