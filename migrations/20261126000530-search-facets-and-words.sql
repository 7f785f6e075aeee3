-- Filters with exact counts read narrow rows: the vectors and texts stand beside them (toast), the filters within.
alter table search.entry add column year integer not null generated always as (extract(year from released_on)::integer) stored;
alter table search.entry add column division_names text[] not null generated always as (string_to_array(division_name, '、')) stored;
alter table search.entry set (toast_tuple_target = 256);
create index entry_by_day on search.entry (released_on desc, path);
create index entry_by_division on search.entry using gin (division_names);

-- 词: what is one word to the reader, and what else it means (俗称 and 正式说法).
create table search.word (
  word text primary key check (length(word) between 2 and 20),
  means text[] not null default '{}',
  added_by text not null,
  added_at timestamptz not null
);

create trigger keep_row after insert or update or delete on search.word
  for each row execute function ledger.keep_row('word');
