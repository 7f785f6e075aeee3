-- Counting everything by column, year and division reads this index alone.
create index entry_by_facet on search.entry (column_id, year, division_name) include (publication_id);
