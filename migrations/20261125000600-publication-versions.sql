-- 公开信息: nothing is visible that was not released by a second person (先审后发).
create schema publication;

create table publication.column_of_site (
  id text primary key,
  name text not null,
  description text not null,
  keywords text not null,
  position integer not null
);

create table publication.publication (
  id uuid primary key,
  kind text not null,
  column_id text not null references publication.column_of_site (id),
  path text not null unique,
  division_id uuid,
  current_version integer not null,
  first_released_at timestamptz not null,
  withdrawn_at timestamptz
);

create table publication.version (
  publication_id uuid not null references publication.publication (id),
  number integer not null check (number >= 1),
  title text not null,
  content jsonb not null,
  parts jsonb not null,
  content_hash text not null,
  author_id uuid not null,
  author_name text not null,
  approver_id uuid not null,
  approver_name text not null,
  released_at timestamptz not null,
  change_note text,
  primary key (publication_id, number),
  constraint author_is_not_approver check (author_id <> approver_id),
  constraint correction_has_a_note check (number = 1 or change_note is not null)
);

create function publication.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'a released version is immutable (已发布的版本不可改)' using errcode = 'insufficient_privilege';
end $$;
create trigger immutable before update or delete on publication.version
  for each row execute function publication.refuse_change();
create trigger no_truncate before truncate on publication.version
  for each statement execute function publication.refuse_change();

create view publication.visible as
  select p.id, p.kind, p.column_id, p.path, p.division_id, v.number as version, v.title, v.content, v.parts, v.content_hash,
         v.released_at, p.first_released_at, v.change_note, v.author_name, v.approver_name
  from publication.publication p
  join publication.version v on v.publication_id = p.id and v.number = p.current_version
  where p.withdrawn_at is null;

insert into publication.column_of_site (id, name, description, keywords, position) values
  ('work-plan', '工作要点与落实情况', '年度政务公开工作要点、责任处室和每季度落实情况', '工作要点,落实情况,执行公开', 1);
