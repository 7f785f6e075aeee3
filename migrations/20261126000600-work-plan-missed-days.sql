-- The days that a document wrote and that are not met yet, by the address that the public knows: all that a portal, which
-- reads with a role of its own, may learn of what is being worked on.
create view work_plan.missed_day as
  select p.slug, m.number, d.due_on
  from work_plan.measure m
  join work_plan.plan p on p.id = m.plan_id
  join duties.duty d on d.subject = 'measure:' || m.id
  where p.status = 'adopted' and d.discharged_on is null and not d.internal and d.due_on is not null;
