-- The six key-work themes of the work points (一(一)) and 放管服 (一(二)) as columns, each with a type and fields of its own.
insert into publication.content_type (id, name, column_type, fields, route_id, position) values
('show', '展演与活动', '工作动态', '[
  {"key": "when", "label": "时间", "kind": "text", "required": true},
  {"key": "where", "label": "地点", "kind": "text", "required": true},
  {"key": "join", "label": "怎样参加", "kind": "text", "required": true},
  {"key": "host", "label": "主办单位", "kind": "text", "required": false}]', 'news', 51),
('tour', '线路', '工作动态', '[
  {"key": "stops", "label": "经过哪里", "kind": "text", "required": true},
  {"key": "length", "label": "要多长时间", "kind": "text", "required": true},
  {"key": "travel", "label": "怎样去", "kind": "text", "required": true},
  {"key": "updated", "label": "信息核对日期", "kind": "date", "required": true}]', 'news', 52),
('consumption', '文创与消费', '工作动态', '[
  {"key": "when", "label": "时间", "kind": "text", "required": true},
  {"key": "offer", "label": "内容或优惠", "kind": "text", "required": true},
  {"key": "where", "label": "在哪里", "kind": "text", "required": false}]', 'news', 53),
('cooperation', '协同与对口支援', '工作动态', '[
  {"key": "region", "label": "地区", "kind": "text", "required": true},
  {"key": "project", "label": "事项或项目", "kind": "text", "required": true}]', 'news', 54),
('reform', '放管服', '通知公告', '[
  {"key": "basis", "label": "依据", "kind": "text", "required": true},
  {"key": "from", "label": "从哪天起", "kind": "date", "required": true},
  {"key": "change", "label": "和以前比有什么变化", "kind": "text", "required": true}]', 'policy', 55);

alter table publication.column_of_site disable trigger keep_row;
insert into publication.column_of_site (id, name, description, keywords, position, types, parent_id, rhythm_days) values
('zyhd', '展演与活动', '演出、展览和群众文化活动', '演出,展览,活动', 20, '{show}', null, 14),
('xllu', '旅游线路', '乡村、工业、研学等线路怎样走', '线路,乡村旅游,研学', 21, '{tour}', null, 90),
('wcxf', '文创与消费', '文创产品、集市和消费优惠', '文创,消费,优惠', 22, '{consumption}', null, 30),
('xtzy', '协同与对口支援', '区域协同和对口支援的项目', '区域合作,协同,对口支援', 23, '{cooperation}', null, 90),
('fgfu', '放管服改革', '办事流程、许可和证照的改革', '放管服,改革,审批', 24, '{reform}', null, null);
insert into publication.column_of_site (id, name, description, keywords, position, types, parent_id, rhythm_days) values
('fg-ywtb', '一网通办', '哪些事能全程网上办', '一网通办,网上办理', 25, '{reform}', 'fgfu', null),
('fg-gzcn', '告知承诺', '哪些许可承诺以后当场办', '告知承诺,许可', 26, '{reform}', 'fgfu', null),
('fg-zzfl', '证照分离', '哪些事项先照后证、怎样改', '证照分离,许可', 27, '{reform}', 'fgfu', null),
('fg-yjxk', '压减许可', '取消、合并和下放了哪些许可', '压减许可,取消,下放', 28, '{reform}', 'fgfu', null);
alter table publication.column_of_site enable trigger keep_row;
