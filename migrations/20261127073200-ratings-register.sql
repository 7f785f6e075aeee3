-- 等级（星级）评定 (work points 一(一)): the register as it is kept, and who changed what has not been released yet.
create schema ratings;

-- Kinds and their levels, the highest first, are data.
create table ratings.kind (
  id text primary key check (id ~ '^[a-z]+$'),
  name text not null unique,
  levels text[] not null check (cardinality(levels) > 0),
  position integer not null
);

create table ratings.rating (
  id uuid primary key,
  kind_id text not null references ratings.kind (id),
  name text not null check (name <> ''),
  level text not null,
  -- 文号 of the decision.
  document_number text not null check (document_number <> ''),
  granted_on date not null,
  -- The last day on which it holds; null where it holds until it is revoked.
  valid_until date,
  -- From this day on it no longer holds.
  revoked_on date,
  revoked_because text,
  -- Why it is let run out; ends the duty to look at it, the public sees the day only.
  not_renewed_because text,
  -- Entered by mistake: never public again, and no history of the holder.
  struck_because text,
  revision integer not null default 1,
  changed_by_name text not null,
  changed_at timestamptz not null,
  constraint holds_for_a_day check (valid_until is null or valid_until >= granted_on),
  constraint revoked_after_granted check (revoked_on is null or revoked_on >= granted_on),
  constraint revoked_with_reason check ((revoked_on is null) = (revoked_because is null))
);
create unique index one_grant_a_day on ratings.rating (kind_id, name, granted_on) where struck_because is null;
create index rating_by_end on ratings.rating (valid_until)
  where valid_until is not null and revoked_on is null and struck_because is null and not_renewed_because is null;
create trigger keep_row after insert or update or delete on ratings.rating
  for each row execute function ledger.keep_row('id');

-- Everyone who changed a row since the last release: none of them releases it.
create table ratings.writer (
  rating_id uuid not null references ratings.rating (id),
  person_id uuid not null,
  person_name text not null,
  primary key (rating_id, person_id)
);

insert into ratings.kind (id, name, levels, position) values
('jingqu', '旅游景区', '{5A,4A,3A,2A,1A}', 10),
('fandian', '星级饭店', '{五星级,四星级,三星级,二星级,一星级}', 20),
('lvxingshe', '旅行社', '{5A,4A,3A,2A,1A}', 30),
('minsu', '旅游民宿', '{甲级,乙级,丙级}', 40);

alter table publication.column_of_site disable trigger keep_row;
insert into publication.column_of_site (id, name, description, keywords, position, types) values
('djpd', '等级（星级）评定', '景区、饭店、旅行社和民宿的等级评定结果和通知', '等级评定,星级饭店,A级景区,旅行社', 24, '{notice}');
alter table publication.column_of_site enable trigger keep_row;
