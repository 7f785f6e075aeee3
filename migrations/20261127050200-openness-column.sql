-- 政府信息公开专栏: the wording of the 指南, and the index numbers of what is public. 制度 and 年报 are texts like any other.
create schema openness_column;

create table openness_column.guide_wording (
  single boolean primary key default true check (single),
  classes text not null,
  arrangement text not null,
  access text not null,
  on_application text not null,
  revision integer not null default 1,
  written_by uuid not null,
  written_by_name text not null,
  written_at timestamptz not null
);
create trigger keep_row after insert or update or delete on openness_column.guide_wording
  for each row execute function ledger.keep_row('single', '-classes', '-arrangement', '-access', '-on_application');

-- 索引号: given once, kept for good (conventions 4.3).
create table openness_column.index_number (
  publication_id uuid primary key,
  number text not null unique check (number ~ '^[0-9A-Z]{9}([0-9A-Z]{9})?/[0-9]{4}-[0-9]{5}$'),
  given_on date not null
);
create trigger keep_row after insert or update or delete on openness_column.index_number
  for each row execute function ledger.keep_row('publication_id');

insert into publication.content_type (id, name, column_type, fields, route_id, position) values
('openness-rule', '公开制度', '政府信息公开制度', '[
  {"key": "docNo", "label": "发文字号", "kind": "text", "required": false},
  {"key": "issuer", "label": "制定机关", "kind": "text", "required": true},
  {"key": "written", "label": "成文日期", "kind": "date", "required": true},
  {"key": "effective", "label": "实施日期", "kind": "date", "required": true},
  {"key": "expires", "label": "有效期至", "kind": "date", "required": false}]', 'policy', 120),
('annual-report', '公开年报', '政府信息公开年报', '[
  {"key": "year", "label": "报告年度", "kind": "text", "required": true}]', 'policy', 130);

alter table publication.column_of_site disable trigger keep_row;
insert into publication.column_of_site (id, name, description, keywords, position, types) values
('zfxxgk', '政府信息公开', '政府信息公开指南、制度、法定主动公开内容、年报和依申请公开', '政府信息公开,指南,目录', 3, '{}'),
('gkzd', '政府信息公开制度', '现行有效的公开制度', '制度,条例,公开制度', 4, '{openness-rule}'),
('gknb', '政府信息公开年报', '历年政府信息公开工作年度报告', '年报,年度报告', 5, '{annual-report}');
alter table publication.column_of_site enable trigger keep_row;
create trigger released after insert or update or delete on openness_column.index_number
  for each statement execute function platform.raise_release_stamp();
