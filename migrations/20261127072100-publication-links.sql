-- 链接检查: addresses outside that a public page leads to, what they answered each day, and who said that one still holds.
create table publication.watched_link (
  id uuid primary key,
  publication_id uuid not null references publication.publication (id),
  -- 'official': where a handed-over text stands; 'body': a link in a text that stands here.
  place text not null check (place in ('official', 'body')),
  url text not null,
  found_on date not null,
  -- Since when the page does not lead there any more.
  gone_on date,
  unique (publication_id, place, url)
);
create index watched_link_in_use on publication.watched_link (id) where gone_on is null;

-- A measurement, never changed.
create table publication.link_check (
  link_id uuid not null references publication.watched_link (id) on delete cascade,
  on_day date not null,
  outcome text not null check (outcome in ('answers', 'fails', 'not-asked')),
  -- In words: the status, or what kept it from answering.
  said text not null,
  primary key (link_id, on_day)
);

-- 仍有效: a person opened it and says why it holds although the check finds nothing.
create table publication.link_confirmation (
  link_id uuid not null references publication.watched_link (id) on delete cascade,
  on_day date not null,
  reason text not null,
  by_id uuid not null,
  by_name text not null,
  primary key (link_id, on_day)
);
create trigger keep_row after insert or update or delete on publication.link_confirmation
  for each row execute function ledger.keep_row('link_id', 'on_day', '-reason');
