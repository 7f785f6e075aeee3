-- 栏目 with an owner and a rhythm, relations between publications, and the release stamp that caches follow.
alter table publication.column_of_site add column division_id uuid;
-- At least once in so many days; null where it changes only when something happens.
alter table publication.column_of_site add column rhythm_days integer check (rhythm_days between 1 and 400);
update publication.column_of_site set rhythm_days = 100 where id = 'work-plan';

create table publication.relation (
  from_id uuid not null references publication.publication (id),
  to_id uuid not null references publication.publication (id),
  kind text not null check (kind in
    ('interprets', 'amends', 'repeals', 'replaces', 'based-on', 'consulted-in', 'answers', 'evaluates')),
  since date not null,
  primary key (from_id, to_id, kind),
  constraint nothing_relates_to_itself check (from_id <> to_id)
);
create index relation_to on publication.relation (to_id);
create index publication_by_column on publication.publication (column_id) where withdrawn_at is null;

-- What no door may show any more; searching asks it, since nearly everything stays visible.
create view publication.withdrawn as
  select id from publication.publication where withdrawn_at is not null;
create index publication_withdrawn on publication.publication (id) where withdrawn_at is not null;

-- Whatever every public page reads raises the stamp in its own transaction, whichever way it was changed.
create function platform.raise_release_stamp() returns trigger language plpgsql as $$
begin
  update platform.release_stamp set stamp = stamp + 1;
  return null;
end $$;
create function platform.tell_release_stamp() returns trigger language plpgsql as $$
begin
  perform pg_notify('release_stamp', '');
  return null;
end $$;
create trigger told after update on platform.release_stamp
  for each statement execute function platform.tell_release_stamp();
create trigger released after insert or update or delete on publication.publication
  for each statement execute function platform.raise_release_stamp();
create trigger released after insert on publication.version
  for each statement execute function platform.raise_release_stamp();
create trigger released after insert or update or delete on publication.relation
  for each statement execute function platform.raise_release_stamp();
create trigger released after insert or update or delete on publication.column_of_site
  for each statement execute function platform.raise_release_stamp();
create trigger released after insert or update or delete on organisation.bureau
  for each statement execute function platform.raise_release_stamp();
create trigger released after insert or update or delete on organisation.division
  for each statement execute function platform.raise_release_stamp();
create trigger released after insert or update or delete on rules.setting
  for each statement execute function platform.raise_release_stamp();

create trigger keep_row after insert or update or delete on publication.column_of_site
  for each row execute function ledger.keep_row('id');
create trigger keep_row after insert or update or delete on publication.relation
  for each row execute function ledger.keep_row('from_id', 'to_id', 'kind');
