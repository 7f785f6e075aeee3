-- 政务公开全清单: versions that a second person approves and that hold from a day, their rows, and what has to be published under them.
create schema disclosure_inventory;

create table disclosure_inventory.version (
  id uuid primary key,
  number integer not null unique check (number >= 1),
  state text not null check (state in ('preparing', 'submitted', 'approved', 'discarded')),
  based_on uuid references disclosure_inventory.version (id),
  effective_from date,
  note text not null default '',
  started_by uuid not null,
  started_by_name text not null,
  started_at timestamptz not null,
  submitted_by uuid,
  submitted_by_name text,
  content_hash text,
  approved_by uuid,
  approved_by_name text,
  approved_at timestamptz,
  -- Why it was sent back last.
  returned_because text,
  constraint approved_by_a_second
    check (approved_by is null or (approved_by <> started_by and approved_by <> submitted_by)),
  constraint approved_is_complete check ((state = 'approved') = (approved_by is not null) and (state <> 'approved'
    or (effective_from is not null and note <> '' and content_hash is not null and approved_at is not null)))
);
create unique index one_version_at_work on disclosure_inventory.version ((true)) where state in ('preparing', 'submitted');
create trigger keep_row after insert or update or delete on disclosure_inventory.version
  for each row execute function ledger.keep_row('id');

-- Everyone who prepared any of it: none of them approves it.
create table disclosure_inventory.version_writer (
  version_id uuid not null references disclosure_inventory.version (id),
  person_id uuid not null,
  person_name text not null,
  primary key (version_id, person_id)
);

-- A row of a version; the same item keeps its id from version to version.
create table disclosure_inventory.item_row (
  version_id uuid not null references disclosure_inventory.version (id),
  item_id uuid not null,
  position integer not null,
  content jsonb not null,
  -- Why it was added or changed.
  reason text,
  primary key (version_id, item_id)
);
create trigger keep_row after insert or update or delete on disclosure_inventory.item_row
  for each row execute function ledger.keep_row('version_id', 'item_id');

create table disclosure_inventory.removal (
  version_id uuid not null references disclosure_inventory.version (id),
  item_id uuid not null,
  reason text not null check (reason <> ''),
  primary key (version_id, item_id)
);
create trigger keep_row after insert or update or delete on disclosure_inventory.removal
  for each row execute function ledger.keep_row('version_id', 'item_id');

-- What was handed in or approved stays as it is.
create function disclosure_inventory.refuse_frozen() returns trigger language plpgsql as $$
declare
  of uuid := case when tg_op = 'DELETE' then old.version_id else new.version_id end;
begin
  if exists (select from disclosure_inventory.version v where v.id = of and v.state <> 'preparing') then
    raise exception 'a frozen version is immutable (送审后的清单不可改)' using errcode = 'insufficient_privilege';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger frozen before insert or update or delete on disclosure_inventory.item_row
  for each row execute function disclosure_inventory.refuse_frozen();
create trigger frozen before insert or update or delete on disclosure_inventory.removal
  for each row execute function disclosure_inventory.refuse_frozen();

create function disclosure_inventory.guard_version() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.state in ('approved', 'discarded') then
    raise exception 'an approved version is immutable (批准的清单不可改)' using errcode = 'insufficient_privilege';
  end if;
  if new.state <> 'approved' then
    return new;
  end if;
  if old.state <> 'submitted' or new.content_hash is distinct from old.content_hash
     or new.effective_from is distinct from old.effective_from or new.note is distinct from old.note then
    raise exception 'only what was handed in is approved (批准的要和送审的一样)' using errcode = 'check_violation';
  end if;
  if exists (select from disclosure_inventory.version_writer w
      where w.version_id = new.id and w.person_id = new.approved_by) then
    raise exception 'who prepared it does not approve it (自己编的清单不能自己批准)' using errcode = 'check_violation';
  end if;
  if exists (select from disclosure_inventory.item_row r
      left join disclosure_inventory.item_row b on b.version_id = new.based_on and b.item_id = r.item_id
      where r.version_id = new.id and coalesce(r.reason, '') = '' and r.content is distinct from b.content)
    or exists (select from disclosure_inventory.item_row b
      where b.version_id = new.based_on
        and not exists (select from disclosure_inventory.item_row r where r.version_id = new.id and r.item_id = b.item_id)
        and not exists (select from disclosure_inventory.removal x where x.version_id = new.id and x.item_id = b.item_id)) then
    raise exception 'every change has its reason (每处增删改要有理由)' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger guard before update or delete on disclosure_inventory.version
  for each row execute function disclosure_inventory.guard_version();

-- Something that a row of the inventory speaks of came into being: from this day its time runs.
create table disclosure_inventory.formation (
  id uuid primary key,
  item_id uuid not null,
  formed_on date not null,
  title text not null,
  recorded_by_name text not null,
  recorded_at timestamptz not null,
  struck_because text
);
create index formation_by_item on disclosure_inventory.formation (item_id, formed_on) where struck_because is null;
create trigger keep_row after insert or update or delete on disclosure_inventory.formation
  for each row execute function ledger.keep_row('id');
create trigger released after insert or update or delete on disclosure_inventory.formation
  for each statement execute function platform.raise_release_stamp();

-- 参考目录: the table of another level or place, to compare with.
create table disclosure_inventory.reference_catalogue (
  id uuid primary key,
  name text not null,
  contents jsonb not null,
  imported_by_name text not null,
  imported_at timestamptz not null
);
create trigger keep_row after insert or update or delete on disclosure_inventory.reference_catalogue
  for each row execute function ledger.keep_row('id');

alter table publication.column_of_site disable trigger keep_row;
insert into publication.column_of_site (id, name, description, keywords, position) values
  ('qqd', '政务公开全清单', '本局应当主动公开的事项、内容、依据、时限和责任处室', '全清单,公开目录,公开事项', 3);
alter table publication.column_of_site enable trigger keep_row;
