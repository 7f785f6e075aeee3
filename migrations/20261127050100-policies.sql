-- 政策与解读三同步: the plan, the exemption, what each interpretation is, and why a warning was passed over. What is
-- written of a policy that is not public yet never enters the 办理记录.
create schema policies;

create table policies.plan (
  package_id uuid primary key,
  forms text[] not null default '{}',
  channels text[] not null default '{}',
  interpreter text not null default '',
  -- 主要负责人, 第一解读人: name and post on the day of writing, and what he does himself.
  first_interpreter text not null default '',
  first_act text check (first_act in ('signed-article', 'interview', 'briefing', 'none')),
  first_act_note text not null default '',
  outline text not null default '',
  risk text not null default '',
  -- 政策吹风 at comment stage.
  briefing text check (briefing in ('planned', 'held', 'not-needed')),
  briefing_on date,
  briefing_note text not null default '',
  revision integer not null default 1,
  changed_by uuid not null,
  changed_by_name text not null,
  changed_at timestamptz not null
);
create trigger keep_row after insert or update or delete on policies.plan
  for each row execute function ledger.keep_row('package_id', '-interpreter', '-first_interpreter', '-first_act_note', '-outline', '-risk', '-briefing_note');

create table policies.exemption (
  package_id uuid primary key,
  reason text not null,
  asked_by uuid not null,
  asked_by_name text not null,
  asked_at timestamptz not null,
  signed_by uuid,
  signed_by_name text,
  signed_at timestamptz,
  constraint signed_by_a_second_person check (signed_by is distinct from asked_by),
  constraint signed_with_name check ((signed_by is null) = (signed_by_name is null) and (signed_by is null) = (signed_at is null))
);
create trigger keep_row after insert or update or delete on policies.exemption
  for each row execute function ledger.keep_row('package_id', '-reason');

create table policies.material (
  draft_id uuid primary key,
  package_id uuid not null,
  nature text not null check (nature in ('own', 'repost', 'work-summary')),
  declared_by_name text not null,
  declared_at timestamptz not null
);
create trigger keep_row after insert or update or delete on policies.material
  for each row execute function ledger.keep_row('draft_id');

create table policies.warning_answer (
  draft_id uuid not null,
  warning text not null check (warning in
    ('like-the-policy', 'like-a-work-summary', 'like-a-repost', 'foreign-source', 'no-questions')),
  package_id uuid not null,
  reason text not null,
  answered_by_name text not null,
  answered_at timestamptz not null,
  primary key (draft_id, warning)
);
create index warning_answer_by_package on policies.warning_answer (package_id);
create trigger keep_row after insert or update or delete on policies.warning_answer
  for each row execute function ledger.keep_row('draft_id', 'warning', '-reason');

-- An emergency policy goes out on the emergency route, in the column of emergencies.
alter table publication.column_of_site disable trigger keep_row;
update publication.column_of_site
set types = array_append(types, 'policy'), route_id = 'emergency'
where id = 'yjxx' and not 'policy' = any (types);
alter table publication.column_of_site enable trigger keep_row;
