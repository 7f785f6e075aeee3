-- 先审后发 as data: types of publications, review routes with gates, and drafts that travel in one package (稿件包).
create table publication.content_type (
  id text primary key,
  name text not null,
  -- ColumnType of the page tags (conventions 1.5).
  column_type text not null,
  -- Its own fields: [{key, label, kind, required, choices}].
  fields jsonb not null default '[]',
  route_id text not null,
  position integer not null
);

create table publication.review_route (
  id text primary key,
  name text not null,
  -- [{id, name, step, signers, checklists, hours, paper, telephone, after}]; gates of one step are signed side by side.
  gates jsonb not null
);
alter table publication.content_type
  add constraint content_type_route foreign key (route_id) references publication.review_route (id);

alter table publication.column_of_site add column parent_id text references publication.column_of_site (id);
alter table publication.column_of_site add column route_id text references publication.review_route (id);
-- The types a column takes; none where another module fills it.
alter table publication.column_of_site add column types text[] not null default '{}';
alter table publication.column_of_site add column delivery text not null default 'here'
  check (delivery in ('here', 'handover', 'both'));

create table publication.package (
  id uuid primary key,
  division_id uuid not null,
  state text not null check (state in ('drafting', 'in-review', 'returned', 'approved', 'released', 'abandoned')),
  round integer not null default 0,
  started_by uuid not null,
  started_by_name text not null,
  started_at timestamptz not null,
  release_at timestamptz,
  released_at timestamptz,
  constraint released_has_a_moment check ((state = 'released') = (released_at is not null))
);
create index package_by_division on publication.package (division_id, started_at desc);
create trigger keep_row after insert or update or delete on publication.package
  for each row execute function ledger.keep_row('id');

-- The text itself never enters the 办理记录: entries hold ids and hashes.
create table publication.draft (
  id uuid primary key,
  package_id uuid not null references publication.package (id),
  position integer not null,
  type_id text not null references publication.content_type (id),
  column_id text not null references publication.column_of_site (id),
  title text not null,
  summary text not null default '',
  source text not null default '',
  fields jsonb not null default '{}',
  body jsonb not null default '[]',
  path text,
  -- What it changes, where it is not new.
  publication_id uuid references publication.publication (id),
  change_note text,
  revision integer not null default 1,
  changed_by_name text not null,
  changed_at timestamptz not null,
  unique (package_id, position)
);

create table publication.draft_file (
  draft_id uuid not null references publication.draft (id),
  number integer not null check (number >= 1),
  name text not null,
  hash text not null,
  content_type text not null,
  size integer not null,
  -- What a picture shows, for those who do not see it.
  alternative text not null default '',
  primary key (draft_id, number)
);

-- How a draft will belong to another one of its package or to something released already.
create table publication.draft_relation (
  draft_id uuid not null references publication.draft (id),
  kind text not null check (kind in
    ('interprets', 'amends', 'repeals', 'replaces', 'based-on', 'consulted-in', 'answers', 'evaluates')),
  to_draft uuid references publication.draft (id),
  to_publication uuid references publication.publication (id),
  constraint relation_has_one_end check ((to_draft is null) <> (to_publication is null)),
  unique nulls not distinct (draft_id, kind, to_draft, to_publication)
);

-- Everyone who wrote any of it: none of them signs a gate.
create table publication.package_writer (
  package_id uuid not null references publication.package (id),
  person_id uuid not null,
  person_name text not null,
  primary key (package_id, person_id)
);

-- A round of review: the gates as they were when it began, and the hash of what is reviewed.
create table publication.review_round (
  package_id uuid not null references publication.package (id),
  round integer not null,
  route_id text not null,
  gates jsonb not null,
  content_hash text not null,
  submitted_by uuid not null,
  submitted_by_name text not null,
  submitted_at timestamptz not null,
  primary key (package_id, round)
);

create table publication.gate_signature (
  package_id uuid not null,
  round integer not null,
  gate_id text not null,
  outcome text not null check (outcome in ('passed', 'returned')),
  signer_id uuid not null,
  signer_name text not null,
  -- 代行: for whom it was signed; his own signature on another gate then counts as the same hand.
  on_behalf_of uuid,
  way text not null default 'screen' check (way in ('screen', 'paper', 'telephone')),
  recorded_by uuid,
  recorded_by_name text,
  remark text,
  signed_at timestamptz not null,
  primary key (package_id, round, gate_id),
  foreign key (package_id, round) references publication.review_round (package_id, round),
  constraint recorded_by_a_third check (recorded_by is null or recorded_by <> signer_id),
  constraint other_ways_are_recorded check ((way = 'screen') = (recorded_by is null)),
  constraint return_has_a_reason check (outcome = 'passed' or remark is not null)
);
-- Nobody signs two gates of one release, also not through a second function or a delegation.
create unique index one_gate_a_signer on publication.gate_signature (package_id, round, signer_id) where outcome = 'passed';
create unique index one_gate_a_principal on publication.gate_signature
  (package_id, round, coalesce(on_behalf_of, signer_id)) where outcome = 'passed';

create function publication.refuse_own_gate() returns trigger language plpgsql as $$
begin
  if exists (select from publication.package_writer w
    where w.package_id = new.package_id and w.person_id in (new.signer_id, coalesce(new.on_behalf_of, new.signer_id), new.recorded_by)) then
    raise exception 'a writer signs no gate of his own text (自己编的稿件不能自己审)' using errcode = 'check_violation';
  end if;
  if not exists (select from publication.package p
    where p.id = new.package_id and p.round = new.round and p.state in ('in-review', 'approved', 'released')) then
    raise exception 'this round is not in review (这一轮不在审)' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger not_by_a_writer before insert on publication.gate_signature
  for each row execute function publication.refuse_own_gate();
create trigger immutable before update or delete on publication.gate_signature
  for each row execute function publication.refuse_change();

alter table publication.version add column package_id uuid references publication.package (id);
alter table publication.version add column round integer;

-- An unreviewed release of what goes through gates is impossible, whatever code asks: every gate before release has a
-- passing signature in the round, and the text is one that the round was opened over.
create function publication.require_gates() returns trigger language plpgsql as $$
begin
  if not exists (select from publication.publication p join publication.content_type t on t.id = p.kind
    where p.id = new.publication_id) then
    return new;
  end if;
  if not exists (select from publication.draft d
      join publication.package p on p.id = d.package_id
      join publication.review_round r on r.package_id = p.id and r.round = p.round
      where d.publication_id = new.publication_id and d.content_hash = new.content_hash
        and p.id = new.package_id and r.round = new.round and p.state = 'approved'
        and not exists (select from jsonb_array_elements(r.gates) g
          where not (g ->> 'after')::boolean and not exists (select from publication.gate_signature s
            where s.package_id = r.package_id and s.round = r.round and s.gate_id = g ->> 'id' and s.outcome = 'passed'))) then
    raise exception 'not every gate was passed (还有关口没有过)' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger gates before insert on publication.version
  for each row execute function publication.require_gates();

-- What would go out, frozen when review begins, with its hash; a text that is changed afterwards has neither.
alter table publication.draft add column frozen jsonb;
alter table publication.draft add column content_hash text;
create function publication.forget_hash() returns trigger language plpgsql as $$
begin
  if (new.title, new.summary, new.source, new.fields, new.body, new.type_id, new.column_id)
     is distinct from (old.title, old.summary, old.source, old.fields, old.body, old.type_id, old.column_id) then
    new.content_hash := null;
    new.frozen := null;
  end if;
  return new;
end $$;
create trigger forget_hash before update on publication.draft
  for each row execute function publication.forget_hash();

insert into publication.review_route (id, name, gates) values
('news', '动态类（作者和两位审签人）', '[
  {"id": "head", "name": "处室负责人审核", "step": 1, "hours": null, "paper": true, "telephone": false, "after": false,
   "signers": [{"function": "head", "place": "division"}, {"function": "leader", "place": "bureau"}],
   "checklists": [{"title": "事实", "items": ["时间、地点、数字、人名、职务都核对过", "没有不该公开的内容"]}]},
  {"id": "content", "name": "内容审核", "step": 2, "hours": null, "paper": true, "telephone": false, "after": false,
   "signers": [{"function": "content-review", "place": "bureau"}, {"function": "openness-head", "place": "bureau"}],
   "checklists": [{"title": "政治关", "items": ["政治表述准确"]}, {"title": "政策关", "items": ["和现行政策一致"]},
                  {"title": "内容关", "items": ["文字通顺，没有错字", "图片、附件和正文一致"]}]}]'),
('policy', '政策类（作者和四位审签人）', '[
  {"id": "head", "name": "处室负责人审核", "step": 1, "hours": null, "paper": true, "telephone": false, "after": false,
   "signers": [{"function": "head", "place": "division"}],
   "checklists": [{"title": "事实", "items": ["文号、日期、条款和原件一致", "联系方式可用"]}]},
  {"id": "secrecy", "name": "保密审查", "step": 2, "hours": null, "paper": true, "telephone": false, "after": false,
   "signers": [{"function": "secrecy-review", "place": "bureau"}],
   "checklists": [{"title": "保密关", "items": ["不含国家秘密和工作秘密", "不含不该公开的个人信息、商业秘密"]}]},
  {"id": "content", "name": "内容审核", "step": 2, "hours": null, "paper": true, "telephone": false, "after": false,
   "signers": [{"function": "content-review", "place": "bureau"}, {"function": "openness-head", "place": "bureau"}],
   "checklists": [{"title": "政治关", "items": ["政治表述准确"]}, {"title": "政策关", "items": ["和现行政策一致"]},
                  {"title": "内容关", "items": ["文字通顺，没有错字", "解读和文件一一对应"]}]},
  {"id": "sign", "name": "签发", "step": 3, "hours": null, "paper": true, "telephone": false, "after": false,
   "signers": [{"function": "signer", "place": "bureau"}, {"function": "leader", "place": "bureau"}],
   "checklists": []}]'),
('emergency', '应急（作者和三位审签人）', '[
  {"id": "content", "name": "内容审核", "step": 1, "hours": 1, "paper": true, "telephone": true, "after": false,
   "signers": [{"function": "content-review", "place": "bureau"}, {"function": "openness-head", "place": "bureau"}],
   "checklists": [{"title": "政治关", "items": ["政治表述准确"]}, {"title": "舆情关", "items": ["想过公众会怎么问"]},
                  {"title": "法律关", "items": ["有发布的权限和依据"]}]},
  {"id": "secrecy", "name": "保密审查", "step": 1, "hours": 1, "paper": true, "telephone": true, "after": false,
   "signers": [{"function": "secrecy-review", "place": "bureau"}],
   "checklists": [{"title": "保密关", "items": ["不含国家秘密和工作秘密"]}]},
  {"id": "sign", "name": "签发", "step": 2, "hours": 1, "paper": true, "telephone": true, "after": false,
   "signers": [{"function": "leader", "place": "bureau"}, {"function": "signer", "place": "bureau"}],
   "checklists": []}]');

insert into publication.content_type (id, name, column_type, fields, route_id, position) values
('news', '动态', '工作动态', '[]', 'news', 10),
('notice', '通知公告', '通知公告', '[{"key": "contact", "label": "联系人和电话", "kind": "text", "required": true}]', 'news', 20),
('policy', '政策文件', '政策文件', '[
  {"key": "docNo", "label": "发文字号", "kind": "text", "required": true},
  {"key": "issuer", "label": "发文机关", "kind": "text", "required": true},
  {"key": "written", "label": "成文日期", "kind": "date", "required": true},
  {"key": "effective", "label": "实施日期", "kind": "date", "required": true},
  {"key": "expires", "label": "有效期至", "kind": "date", "required": false},
  {"key": "topic", "label": "主题分类", "kind": "text", "required": true},
  {"key": "hotline", "label": "政策咨询电话", "kind": "text", "required": true}]', 'policy', 30),
('interpretation', '政策解读', '政策解读', '[
  {"key": "form", "label": "解读形式", "kind": "choice", "required": true, "choices": ["问答", "图解", "音频", "视频", "署名文章", "访谈"]},
  {"key": "interpreter", "label": "解读人", "kind": "text", "required": true}]', 'policy', 40),
('key-work', '重点工作', '工作动态', '[]', 'news', 50),
('emergency', '突发事件', '回应关切', '[
  {"key": "level", "label": "事件级别", "kind": "choice", "required": true, "choices": ["特别重大", "重大", "较大", "一般", "未定级"]},
  {"key": "happened", "label": "事件发生时间", "kind": "moment", "required": true},
  {"key": "authorised", "label": "谁授权发布、何时", "kind": "text", "required": true},
  {"key": "issuer", "label": "原发布机关（转发预警时）", "kind": "text", "required": false}]', 'emergency', 60),
('plan', '规划', '其他', '[{"key": "stage", "label": "阶段", "kind": "choice", "required": true,
  "choices": ["征求意见稿", "正式规划", "年度实施情况", "评估"]}]', 'policy', 70),
('statistics', '统计', '数据发布', '[{"key": "period", "label": "数据时期", "kind": "text", "required": true},
  {"key": "source", "label": "数据来源", "kind": "text", "required": true}]', 'news', 80),
('finance', '财政', '其他', '[{"key": "year", "label": "年度", "kind": "text", "required": true}]', 'policy', 90),
('personnel', '人事', '其他', '[]', 'news', 100),
('topic', '专题', '专题专栏', '[]', 'news', 110);

-- What ships with the software has no entry in the 办理记录 of a bureau.
alter table publication.column_of_site disable trigger keep_row;
insert into publication.column_of_site (id, name, description, keywords, position, types) values
('zwdt', '政务动态', '局里正在做的工作和已经办成的事', '动态,要闻,工作', 10, '{news,key-work}'),
('tzgg', '通知公告', '面向公众和企业的通知、公告', '通知,公告', 11, '{notice}'),
('zcwj', '政策文件', '本局制定的政策文件，注明是否有效', '政策,文件,规范性文件', 12, '{policy}'),
('zcjd', '政策解读', '每份政策的问答和图解', '解读,问答,图解', 13, '{interpretation}'),
('ghjh', '规划计划', '规划从征求意见到年度实施', '规划,计划', 14, '{plan}'),
('tjxx', '统计信息', '文化和旅游统计数据', '统计,数据', 15, '{statistics}'),
('czxx', '财政信息', '部门预算、决算和“三公”经费', '预算,决算,财政', 16, '{finance}'),
('rsxx', '人事信息', '招考、任免', '人事,招考', 17, '{personnel}'),
('yjxx', '突发事件', '应急预案、预警和应对情况', '应急,预警,突发事件', 18, '{emergency}');
update publication.column_of_site set rhythm_days = 14 where id = 'zwdt';
update publication.column_of_site set rhythm_days = 180 where id in ('tzgg', 'zcwj');
alter table publication.column_of_site enable trigger keep_row;
