-- Words and filters meet inside one index: what has neither is never fetched. One element arrays, so that PostgreSQL's own
-- array operators serve; the query asks with the same expressions.
create index entry_by_words on search.entry using gin (tokens, division_names, (array[column_id]), (array[year]));
drop index search.entry_tokens;
drop index search.entry_by_division;
