-- 一网通查: one denormalised row per findable part of a released publication. Derived: search:rebuild replays releases.
create schema search;

create table search.entry (
  path text primary key,
  publication_id uuid not null,
  kind text not null,
  column_id text not null,
  title text not null,
  body text not null,
  division_id uuid,
  division_name text not null,
  released_on date not null,
  tokens tsvector not null
);
create index entry_tokens on search.entry using gin (tokens);
create index entry_by_publication on search.entry (publication_id);
