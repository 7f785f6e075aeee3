-- 工作要点: a plan read from a document, its measures with owners, reports with evidence, quarterly releases.
create schema work_plan;

create table work_plan.plan (
  id uuid primary key,
  slug text not null unique check (slug ~ '^[0-9]{4}(-[0-9]+)?$'),
  kind text not null default 'work-points' check (kind in ('work-points')),
  title text not null check (btrim(title) <> ''),
  issuer text,
  year integer not null check (year between 1990 and 2200),
  status text not null check (status in ('in-review', 'adopted', 'discarded')),
  source_name text not null,
  source_format text not null,
  source_file text,
  source_text text not null,
  asides jsonb not null,
  remainder jsonb not null,
  imported_by text not null,
  imported_at timestamptz not null,
  reporting text check (reporting in ('quarter', 'half-year', 'none')),
  supplementary boolean not null default false,
  adopted_on date,
  adopted_by text,
  offices_on_adoption jsonb
);

create table work_plan.measure (
  id uuid primary key,
  plan_id uuid not null references work_plan.plan (id),
  number integer not null,
  path text[] not null,
  seq integer not null,
  heading text,
  text text not null check (btrim(text) <> ''),
  notation text not null,
  lead_names text[] not null,
  participant_names text[] not null,
  deadline date,
  deadline_text text,
  recurring text,
  relative_event text,
  relative_days integer,
  relative_unit text,
  -- 定期: the period that 办公室 chose at review, an internal limit.
  rhythm text check (rhythm in ('month', 'quarter', 'half-year', 'year')),
  rhythm_internal boolean not null default false,
  places jsonb not null,
  confirmed boolean not null default false,
  edited boolean not null default false,
  unique (plan_id, number) deferrable initially deferred
);

create table work_plan.doubt (
  id uuid primary key,
  plan_id uuid not null references work_plan.plan (id),
  measure_id uuid references work_plan.measure (id) on delete cascade,
  kind text not null,
  text text not null,
  place jsonb,
  settled_by text,
  resolution text
);
create index doubt_of_plan on work_plan.doubt (plan_id);

-- How a name written in the document is understood, per plan; 相关处室 is chosen per measure.
create table work_plan.unit_match (
  plan_id uuid not null references work_plan.plan (id),
  measure_id uuid references work_plan.measure (id) on delete cascade,
  name text not null,
  meaning text not null check (meaning in ('divisions', 'all-offices', 'outside')),
  division_ids uuid[] not null,
  matched_by text not null,
  unique nulls not distinct (plan_id, measure_id, name)
);

-- Frozen at adoption.
create table work_plan.measure_owner (
  measure_id uuid not null references work_plan.measure (id),
  division_id uuid not null,
  role text not null check (role in ('lead', 'participant')),
  position integer not null,
  primary key (measure_id, division_id)
);
create index measures_of_division on work_plan.measure_owner (division_id);

-- One form a division and period: 草稿 → 交负责人 → 负责人确认; 负责人 or 办公室 may return it with reasons.
create table work_plan.division_return (
  id uuid primary key,
  plan_id uuid not null references work_plan.plan (id),
  division_id uuid not null,
  period text not null,
  status text not null check (status in ('draft', 'handed', 'confirmed', 'returned')),
  saved_by uuid,
  saved_by_name text,
  saved_at timestamptz,
  confirmed_by text,
  confirmed_at timestamptz,
  returned_by text,
  return_reason text,
  rounds integer not null default 0,
  -- 办公室代录 with its source, when the division did not enter it itself.
  entered_by_office text,
  source text,
  unique (plan_id, division_id, period)
);

create table work_plan.report_entry (
  return_id uuid not null references work_plan.division_return (id),
  measure_id uuid not null references work_plan.measure (id),
  state text check (state in ('on-schedule', 'behind', 'completed')),
  text text not null,
  unchanged boolean not null default false,
  primary key (return_id, measure_id)
);
create index entries_of_measure on work_plan.report_entry (measure_id);

create table work_plan.evidence (
  id uuid primary key,
  return_id uuid not null references work_plan.division_return (id),
  measure_id uuid not null references work_plan.measure (id),
  kind text not null check (kind in ('file', 'link', 'release', 'statement')),
  title text not null,
  url text,
  file_hash text,
  file_name text,
  file_size integer,
  media_type text,
  public boolean not null default false,
  accepted_by text,
  added_by text not null,
  added_at timestamptz not null,
  removed_at timestamptz,
  check ((kind = 'file') = (file_hash is not null)),
  check (kind not in ('link', 'release') or url is not null)
);
create index evidence_of_measure on work_plan.evidence (measure_id);
create index evidence_of_return on work_plan.evidence (return_id);

-- 本处本年不涉及: asked with a reason, accepted once by 办公室.
create table work_plan.not_concerned (
  measure_id uuid not null references work_plan.measure (id),
  division_id uuid not null,
  reason text not null,
  asked_by text not null,
  asked_at timestamptz not null,
  accepted_by text,
  accepted_at timestamptz,
  refused_reason text,
  primary key (measure_id, division_id)
);

-- The one public sentence and state of a measure in a period.
create table work_plan.public_entry (
  measure_id uuid not null references work_plan.measure (id),
  period text not null,
  sentence text not null,
  state text not null check (state in ('on-schedule', 'behind', 'completed', 'not-reported')),
  state_reason text,
  written_by text not null,
  primary key (measure_id, period)
);

-- A quarter on its way to the public: prepared by one, approved by another.
create table work_plan.period_release (
  id uuid primary key,
  plan_id uuid not null references work_plan.plan (id),
  period text not null,
  version integer not null,
  status text not null check (status in ('preparing', 'submitted', 'returned', 'released')),
  prepared_by uuid not null,
  prepared_by_name text not null,
  submitted_at timestamptz,
  approved_by uuid,
  approved_by_name text,
  released_at timestamptz,
  return_reason text,
  change_note text,
  -- Frozen when it is handed in: what the second person approves is what goes out.
  content jsonb,
  parts jsonb,
  content_hash text,
  unique (plan_id, period, version),
  constraint preparer_is_not_approver check (approved_by is null or approved_by <> prepared_by),
  constraint correction_has_a_note check (version = 1 or change_note is not null)
);

-- Text, owner or day of an adopted measure changes only with reason and a second person's approval.
create table work_plan.change_request (
  id uuid primary key,
  measure_id uuid not null references work_plan.measure (id),
  before jsonb not null,
  after jsonb not null,
  reason text not null check (btrim(reason) <> ''),
  requested_by uuid not null,
  requested_by_name text not null,
  requested_at timestamptz not null,
  decided_by uuid,
  decided_by_name text,
  decided_at timestamptz,
  decision text check (decision in ('approved', 'refused')),
  decision_reason text,
  constraint asker_is_not_approver check (decided_by is null or decided_by <> requested_by)
);
create index changes_of_measure on work_plan.change_request (measure_id);
