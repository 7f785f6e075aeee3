-- K-28b and K-28c: a news conference on a grave event, and an answer to what moves the public online.
insert into publication.content_type (id, name, column_type, fields, route_id, position) values
('response', '政务舆情回应', '回应关切', '[
  {"key": "found", "label": "什么时候发现的", "kind": "moment", "required": true},
  {"key": "concern", "label": "回应什么", "kind": "text", "required": true}]', 'emergency', 117);
alter table publication.column_of_site disable trigger keep_row;
update publication.column_of_site set types = types || '{response}' where id = 'yjxx';
alter table publication.column_of_site enable trigger keep_row;

create table publication.news_conference (
  package_id uuid primary key references publication.package (id),
  held boolean not null,
  -- When and where it was held, or why none is.
  note text not null check (note <> ''),
  noted_by_name text not null,
  noted_at timestamptz not null
);
create trigger keep_row after insert or update or delete on publication.news_conference
  for each row execute function ledger.keep_row('package_id', '-note');

-- What is noted of a conference may quote the text and goes with it when the text is sealed (K-31).
create function publication.seal_conference() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  insert into publication.sealed_text (publication_id, place, text)
    select new.publication_id, 'conference ' || c.package_id, to_jsonb(c)
    from publication.news_conference c join publication.draft d on d.package_id = c.package_id
    where d.publication_id = new.publication_id
    on conflict do nothing;
  update publication.news_conference c set note = '（已封存）'
    from publication.draft d where d.package_id = c.package_id and d.publication_id = new.publication_id;
  return new;
end $$;
create trigger seals_conference after insert on publication.sealing
  for each row execute function publication.seal_conference();
