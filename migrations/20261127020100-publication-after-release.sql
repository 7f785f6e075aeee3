-- What happens after release: public history, 撤回, sealing of what leaked, moves between columns, 已归档.

-- 撤回 by two: one asks, 公开机构负责人 or 分管领导 approves.
create table publication.withdrawal (
  id uuid primary key,
  publication_id uuid not null references publication.publication (id),
  kind text not null check (kind in ('outdated', 'error', 'repealed', 'rights', 'ordered')),
  -- Public: it stands on the page that says that the content is gone.
  explanation text not null check (explanation <> ''),
  keeps_content boolean not null,
  -- Where a reader goes instead.
  lead_to text,
  state text not null check (state in ('asked', 'approved', 'refused', 'overtaken')),
  asked_by uuid not null,
  asked_by_name text not null,
  asked_at timestamptz not null,
  decided_by uuid,
  decided_by_name text,
  -- 代行: whose function it was.
  decided_for uuid,
  decided_at timestamptz,
  remark text,
  constraint withdrawn_by_a_second_person check (
    decided_by is null or (decided_by <> asked_by and decided_for is distinct from asked_by)),
  constraint decision_is_whole check ((state in ('approved', 'refused')) = (decided_by is not null and decided_at is not null)),
  constraint refusal_has_a_reason check (state <> 'refused' or remark is not null)
);
create unique index one_withdrawal_at_a_time on publication.withdrawal (publication_id) where state in ('asked', 'approved');
create trigger keep_row after insert or update or delete on publication.withdrawal
  for each row execute function ledger.keep_row('id');

-- 泄密 or 违法信息: every door is closed by one person at once, and the text is taken out of reach.
create table publication.sealing (
  publication_id uuid primary key references publication.publication (id),
  kind text not null check (kind in ('secret', 'unlawful')),
  found_at timestamptz not null,
  sealed_by uuid not null,
  sealed_by_name text not null,
  sealed_at timestamptz not null,
  -- Until when it has to be reported (K-31), and how it was.
  report_by timestamptz not null,
  reported_at timestamptz,
  reported_by_name text,
  report text,
  constraint report_is_whole check ((reported_at is null) = (report is null))
);
create trigger keep_row after insert or update or delete on publication.sealing
  for each row execute function ledger.keep_row('publication_id');

-- The texts themselves, readable by no user and by no part of the program: only the owner of the database reaches them.
create table publication.sealed_text (
  publication_id uuid not null references publication.sealing (publication_id),
  place text not null,
  text jsonb not null,
  primary key (publication_id, place)
);
create table publication.sealed_file (
  publication_id uuid not null references publication.sealing (publication_id),
  hash text not null,
  primary key (publication_id, hash)
);

-- 销毁 on a written instruction that two persons record.
create table publication.erasure (
  publication_id uuid primary key references publication.sealing (publication_id),
  -- Number and issuer of the instruction.
  instruction text not null check (instruction <> ''),
  asked_by uuid not null,
  asked_by_name text not null,
  asked_at timestamptz not null,
  confirmed_by uuid,
  confirmed_by_name text,
  confirmed_at timestamptz,
  constraint erased_by_two check (confirmed_by is null or confirmed_by <> asked_by),
  constraint confirmation_is_whole check ((confirmed_by is null) = (confirmed_at is null))
);
create trigger keep_row after insert or update or delete on publication.erasure
  for each row execute function ledger.keep_row('publication_id');

create function publication.refuse_erasing() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and exists (select from publication.erasure e
      where e.publication_id = old.publication_id and e.confirmed_by is not null) then
    return old;
  end if;
  raise exception 'sealed text goes only on an instruction that two recorded (没有两人登记的销毁指令)' using errcode = 'insufficient_privilege';
end $$;
create trigger kept before update or delete on publication.sealed_text
  for each row execute function publication.refuse_erasing();
create trigger kept_whole before truncate on publication.sealed_text
  for each statement execute function publication.refuse_erasing();

-- A released version stays as it is, except that sealing empties it of its words; number, hash and days stay.
create function publication.refuse_change_of_version() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and exists (select from publication.sealing s where s.publication_id = old.publication_id)
     and new.title = '' and new.content = '{}' and new.parts = '[]' and coalesce(new.change_note, '') = ''
     and to_jsonb(new) - '{title,content,parts,change_note}'::text[] = to_jsonb(old) - '{title,content,parts,change_note}'::text[] then
    return new;
  end if;
  raise exception 'a released version is immutable (已发布的版本不可改)' using errcode = 'insufficient_privilege';
end $$;
drop trigger immutable on publication.version;
create trigger immutable before update or delete on publication.version
  for each row execute function publication.refuse_change_of_version();

-- Takes every text of a sealed publication out of reach: released versions and every draft, whatever became of it.
create function publication.seal_texts(sealed uuid) returns void
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if not exists (select from publication.sealing s where s.publication_id = sealed) then
    raise exception 'not sealed (没有登记封存)' using errcode = 'insufficient_privilege';
  end if;
  -- Where the owner serves the requests itself, append-only grants bind it too.
  if not has_table_privilege(current_user, 'publication.version', 'update') then
    execute format('grant update on publication.version to %I', current_user);
  end if;
  insert into publication.sealed_file (publication_id, hash)
    select sealed, f.hash from publication.draft_file f join publication.draft d on d.id = f.draft_id where d.publication_id = sealed
    union
    select sealed, f ->> 'hash' from publication.version v
      cross join lateral jsonb_array_elements(case jsonb_typeof(v.content -> 'files') when 'array' then v.content -> 'files' else '[]' end) f
      where v.publication_id = sealed and f ->> 'hash' is not null
    on conflict do nothing;
  insert into publication.sealed_text (publication_id, place, text)
    select sealed, 'version ' || v.number, to_jsonb(v) from publication.version v where v.publication_id = sealed
    union all
    select sealed, 'draft ' || d.id, to_jsonb(d) || jsonb_build_object('files',
        (select jsonb_agg(to_jsonb(f)) from publication.draft_file f where f.draft_id = d.id))
      from publication.draft d where d.publication_id = sealed
    on conflict do nothing;
  update publication.version set title = '', content = '{}', parts = '[]',
    change_note = case when change_note is null then null else '' end
    where publication_id = sealed;
  delete from search.entry where publication_id = sealed;
  delete from publication.draft_file f using publication.draft d where d.id = f.draft_id and d.publication_id = sealed;
  update publication.draft set title = '（已封存）', summary = '', source = '', fields = '{}', body = '[]', change_note = null,
    frozen = null, content_hash = null, revision = revision + 1
    where publication_id = sealed;
end $$;

create function publication.erase_sealed(sealed uuid) returns void
language sql security definer set search_path = pg_catalog as $$
  delete from publication.sealed_text where publication_id = sealed
$$;

-- Where a publication once stood; each address leads straight to where it stands now, so that no chain and no loop can be.
create table publication.former_address (
  path text primary key,
  publication_id uuid not null references publication.publication (id),
  moved_at timestamptz not null
);
create index former_address_of on publication.former_address (publication_id);
create trigger keep_row after insert or update or delete on publication.former_address
  for each row execute function ledger.keep_row('path');
create trigger released after insert or update or delete on publication.former_address
  for each row execute function platform.raise_release_stamp();

create function publication.refuse_taken_address() returns trigger language plpgsql as $$
begin
  if exists (select from publication.former_address f where f.path = new.path and f.publication_id <> new.id) then
    raise exception 'this address led to another publication (这个地址属于移走的公开信息)' using errcode = 'unique_violation';
  end if;
  return new;
end $$;
create trigger address_is_free before insert or update of path on publication.publication
  for each row execute function publication.refuse_taken_address();

-- 已归档, with its day (conventions 1.1).
create table publication.archived (
  publication_id uuid primary key references publication.publication (id),
  archived_on date not null
);
create trigger keep_row after insert or update or delete on publication.archived
  for each row execute function ledger.keep_row('publication_id');
create trigger released after insert or update or delete on publication.archived
  for each row execute function platform.raise_release_stamp();
alter table publication.column_of_site add column archived_on date;

-- What the public may read of what was, and of what is gone.
create view publication.history as
  select p.id, p.path, p.column_id, p.division_id, p.first_released_at, p.current_version, v.number, v.title, v.content, v.parts,
         v.content_hash, v.released_at, v.change_note
  from publication.publication p
  join publication.version v on v.publication_id = p.id
  where p.withdrawn_at is null or exists (select from publication.withdrawal w
    where w.publication_id = p.id and w.state = 'approved' and w.keeps_content
      and not exists (select from publication.sealing s where s.publication_id = p.id));

create view publication.tombstone as
  select p.path, p.withdrawn_at, (s.publication_id is not null) as sealed,
         case when s.publication_id is null then v.title end as title,
         case when s.publication_id is null then w.kind end as kind,
         case when s.publication_id is null then w.explanation end as explanation,
         case when s.publication_id is null then w.lead_to end as lead_to,
         (s.publication_id is null and coalesce(w.keeps_content, false)) as keeps_content
  from publication.publication p
  join publication.version v on v.publication_id = p.id and v.number = p.current_version
  left join publication.withdrawal w on w.publication_id = p.id and w.state = 'approved'
  left join publication.sealing s on s.publication_id = p.id
  where p.withdrawn_at is not null;

create view publication.moved as
  select f.path as former, p.path from publication.former_address f join publication.publication p on p.id = f.publication_id;

revoke execute on function publication.seal_texts(uuid) from public;
revoke execute on function publication.erase_sealed(uuid) from public;

-- What goes through gates is withdrawn by two, or sealed; and then nothing is released at its address again.
create function publication.require_second_person() returns trigger language plpgsql as $$
begin
  if not exists (select from publication.content_type t where t.id = new.kind) then
    return new;
  end if;
  if new.withdrawn_at is null and old.withdrawn_at is not null then
    raise exception 'what was withdrawn stays withdrawn (已撤回的不能恢复)' using errcode = 'check_violation';
  end if;
  if new.withdrawn_at is not null and old.withdrawn_at is null
     and not exists (select from publication.withdrawal w where w.publication_id = new.id and w.state = 'approved')
     and not exists (select from publication.sealing s where s.publication_id = new.id) then
    raise exception 'nobody approved to withdraw this (撤回没有经第二人审批)' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger withdrawn_by_two before update of withdrawn_at on publication.publication
  for each row execute function publication.require_second_person();

create function publication.refuse_after_withdrawal() returns trigger language plpgsql as $$
begin
  if exists (select from publication.publication p join publication.content_type t on t.id = p.kind
      where p.id = new.publication_id and p.withdrawn_at is not null)
     or exists (select from publication.sealing s where s.publication_id = new.publication_id) then
    raise exception 'nothing is released where something was withdrawn (已撤回的地址不再发布)' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger not_after_withdrawal before insert on publication.version
  for each row execute function publication.refuse_after_withdrawal();

-- Where what is over moves to.
alter table publication.column_of_site disable trigger keep_row;
insert into publication.column_of_site (id, name, description, keywords, position, types) values
('wqhd', '往期活动', '已经办完的活动和已经结束的工作', '往期,活动', 19, '{news,key-work,notice}');
alter table publication.column_of_site enable trigger keep_row;
