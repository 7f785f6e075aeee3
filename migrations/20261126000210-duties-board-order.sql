-- The order in which the board lists everything: 期限待定 first, then by day.
create index open_in_order on duties.duty ((missing_year is null), due_on, id) where discharged_on is null;
