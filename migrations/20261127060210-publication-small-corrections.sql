-- 小更正 (a typing error, a dead link, a telephone): two signers, over a difference that shows everything it touches.
alter table publication.package add column is_small boolean not null default false;

insert into publication.review_route (id, name, gates) values
('small', '小更正（作者和两位审签人）', '[
  {"id": "head", "name": "处室负责人审核", "step": 1, "hours": null, "paper": true, "telephone": false, "after": false,
   "signers": [{"function": "head", "place": "division"}, {"function": "leader", "place": "bureau"}],
   "checklists": [{"title": "对照", "items": ["逐处看过前后对照，改的都是错字、失效的链接或电话"]}]},
  {"id": "content", "name": "内容审核", "step": 2, "hours": null, "paper": true, "telephone": false, "after": false,
   "signers": [{"function": "content-review", "place": "bureau"}, {"function": "openness-head", "place": "bureau"}],
   "checklists": [{"title": "对照", "items": ["逐处看过前后对照，意思没有变", "更正说明写清了改什么"]}]}]');

-- The short route is for what is released already, whatever code asks for it.
create function publication.require_small_correction() returns trigger language plpgsql as $$
begin
  if new.route_id = 'small' and (
    not (select p.is_small from publication.package p where p.id = new.package_id)
    or exists (select from publication.draft d where d.package_id = new.package_id and d.publication_id is null)) then
    raise exception 'the short route takes small corrections only (小更正只改已经发布的)' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger small_corrections before insert on publication.review_round
  for each row execute function publication.require_small_correction();
