-- 机构、处室、人员、职能. Names of units and their aliases belong here.
create schema organisation;

create table organisation.bureau (
  only_row boolean primary key default true check (only_row),
  name text not null,
  short_name text not null,
  site_code text,
  domain text,
  phone text,
  address text,
  office_hours text,
  email text,
  icp text,
  public_security_record text,
  updated_at timestamptz not null
);

create table organisation.division (
  id uuid primary key,
  name text not null unique check (name = btrim(name) and name <> ''),
  kind text not null check (kind in ('office', 'affiliate')),
  position integer not null,
  phone text,
  address text,
  is_openness_office boolean not null default false,
  closed_on date
);
create unique index one_openness_office on organisation.division (is_openness_office) where is_openness_office;

create table organisation.division_alias (
  alias text primary key,
  division_id uuid not null references organisation.division (id),
  remembered_at timestamptz not null,
  remembered_by text not null
);

create table organisation.person (
  id uuid primary key,
  name text not null,
  sign_in_name text not null unique,
  left_on date
);

create table organisation.post (
  id uuid primary key,
  person_id uuid not null references organisation.person (id),
  division_id uuid references organisation.division (id),
  function text not null check (function in (
    'handler', 'head', 'legal-review', 'secrecy-review', 'content-review', 'signer', 'openness-handler',
    'openness-head', 'leader', 'system-administrator', 'security-administrator', 'auditor')),
  since date not null,
  until date,
  check (division_id is not null or function in ('leader', 'system-administrator', 'security-administrator', 'auditor'))
);
create index post_of_person on organisation.post (person_id);
create index post_in_division on organisation.post (division_id);

create table organisation.credential (
  person_id uuid primary key references organisation.person (id),
  password_hash text not null,
  one_time boolean not null,
  failures integer not null default 0,
  failed_at timestamptz,
  changed_at timestamptz not null
);

create view organisation.division_name as
  select id, name, kind, position, phone, is_openness_office from organisation.division;
