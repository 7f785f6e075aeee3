-- 「交市集约化平台」: what a column hands over to the city's site builder, what waits to be done there, and where it stands there.
create table publication.handover (
  publication_id uuid primary key references publication.publication (id),
  -- Its text stands on the city's platform only; decided once, with the first release.
  elsewhere boolean not null,
  -- What waits to be done there; null while nothing does.
  task text check (task in ('publish', 'update', 'take-down')),
  opened_at timestamptz not null,
  done_at timestamptz,
  taken_down_at timestamptz,
  taken_down_by_name text,
  constraint done_or_waiting check ((task is null) = (done_at is not null)),
  constraint somebody_took_it_down check ((taken_down_at is null) = (taken_down_by_name is null))
);
create index handover_waiting on publication.handover (opened_at) where task is not null;
create trigger keep_row after insert or update or delete on publication.handover
  for each row execute function ledger.keep_row('publication_id');
create trigger released after insert or update or delete on publication.handover
  for each statement execute function platform.raise_release_stamp();

-- 正式网址 as it was entered, for which version and by whom: evidence, so that none is ever changed. The 办理记录 holds its hash.
create table publication.official_address (
  id uuid primary key,
  publication_id uuid not null references publication.publication (id),
  version integer not null,
  url text not null,
  url_hash text not null,
  entered_by uuid not null,
  entered_by_name text not null,
  entered_at timestamptz not null,
  replaced_at timestamptz
);
create unique index one_official_address on publication.official_address (publication_id) where replaced_at is null;
create index official_address_of on publication.official_address (publication_id, entered_at desc);
create trigger keep_row after insert or update or delete on publication.official_address
  for each row execute function ledger.keep_row('id', '-url');
create trigger released after insert or update or delete on publication.official_address
  for each statement execute function platform.raise_release_stamp();

create function publication.refuse_change_of_address() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.replaced_at is null and new.replaced_at is not null
     and to_jsonb(new) - 'replaced_at' = to_jsonb(old) - 'replaced_at' then
    return new;
  end if;
  raise exception 'an official address is evidence (正式网址是佐证，不可改)' using errcode = 'insufficient_privilege';
end $$;
create trigger evidence before update or delete on publication.official_address
  for each row execute function publication.refuse_change_of_address();

-- The one visibility decision. What stands elsewhere is nothing here until its official address is known; then it is a title,
-- with the elements of its page and without its text or files, that leads there.
create or replace view publication.visible as
  select p.id, p.kind, p.column_id, p.path, p.division_id, v.number as version, v.title, v.content, v.parts, v.content_hash,
         v.released_at, p.first_released_at, v.change_note, v.author_name, v.approver_name, null::text as official_url
  from publication.publication p
  join publication.version v on v.publication_id = p.id and v.number = p.current_version
  where p.withdrawn_at is null
    and not exists (select from publication.handover h where h.publication_id = p.id and h.elsewhere)
  union all
  select p.id, p.kind, p.column_id, p.path, p.division_id, v.number, v.title, v.content || '{"body": [], "files": []}',
         (select coalesce(jsonb_agg(part || '{"text": ""}' order by place), '[]')
            from jsonb_array_elements(v.parts) with ordinality as each (part, place)),
         v.content_hash, v.released_at, p.first_released_at, v.change_note, v.author_name, v.approver_name, a.url
  from publication.handover h
  join publication.official_address a on a.publication_id = h.publication_id and a.replaced_at is null
  join publication.publication p on p.id = h.publication_id
  join publication.version v on v.publication_id = p.id and v.number = p.current_version
  where h.elsewhere and p.withdrawn_at is null;

-- What stands elsewhere keeps neither history nor files here.
create or replace view publication.history as
  select p.id, p.path, p.column_id, p.division_id, p.first_released_at, p.current_version, v.number, v.title, v.content, v.parts,
         v.content_hash, v.released_at, v.change_note
  from publication.publication p
  join publication.version v on v.publication_id = p.id
  where (p.withdrawn_at is null or exists (select from publication.withdrawal w
      where w.publication_id = p.id and w.state = 'approved' and w.keeps_content
        and not exists (select from publication.sealing s where s.publication_id = p.id)))
    and not exists (select from publication.handover h where h.publication_id = p.id and h.elsewhere);

-- A tombstone stands only where something stood: not where a text waited for an official address that never came.
create or replace view publication.tombstone as
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
  where p.withdrawn_at is not null
    and (not exists (select from publication.handover h where h.publication_id = p.id and h.elsewhere)
      or exists (select from publication.official_address a where a.publication_id = p.id));
