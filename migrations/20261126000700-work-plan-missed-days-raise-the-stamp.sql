-- A page of a released measure says since when it is late (work_plan.missed_day). Whatever changes that raises the stamp
-- in its own transaction, so that no kept page still calls late what is met. Only days that a document wrote are shown:
-- the many internal limits raise nothing.
create trigger missed_day_opened after insert on duties.duty
  for each row when (not new.internal and new.due_on is not null and new.subject like 'measure:%')
  execute function platform.raise_release_stamp();
create trigger missed_day_changed after update on duties.duty
  for each row when (
    (not old.internal or not new.internal) and old.subject like 'measure:%'
    and (old.due_on, old.discharged_on, old.internal) is distinct from (new.due_on, new.discharged_on, new.internal))
  execute function platform.raise_release_stamp();
create trigger missed_day_deleted after delete on duties.duty
  for each row when (not old.internal and old.due_on is not null and old.subject like 'measure:%')
  execute function platform.raise_release_stamp();
