-- 政策体系 (work points 一(二)): from whom a document comes, where the register says it; else it follows from origin and issuer.
alter table documents.document add column tier text
  check (tier in ('national', 'province', 'city', 'bureau'));

-- What the public may know of the place of a document in the system: its 主题分类 as released, and whose it is.
create view documents.policy_place as
  select d.id, d.tier, d.origin, d.issuer,
    coalesce((select f ->> 'value' from jsonb_array_elements(
      case when jsonb_typeof(v.content -> 'facts') = 'array' then v.content -> 'facts' else '[]' end) f
      where f ->> 'key' = 'topic' limit 1), '') as topic
  from documents.document d join publication.visible v on v.id = d.publication_id;
