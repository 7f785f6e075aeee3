-- How a day was counted, so that it is counted again when a 放假安排 is loaded or corrected (access-requests C-13).
alter table duties.duty add column counted_from date;
alter table duties.duty add column working_days integer check (working_days > 0);
alter table duties.duty add check ((counted_from is null) = (working_days is null));
create index counted_open on duties.duty (counted_from) where discharged_on is null and working_days is not null;
