-- Types with the fields that their readers look for: 展演, 线路, 文创, 协同, 规划 by stages, 新媒体, 复工复产 (work points 一(一)(二)(四)).
update publication.content_type set fields = '[
  {"key": "starts", "label": "开始日期", "kind": "date", "required": true, "listed": true},
  {"key": "ends", "label": "结束日期", "kind": "date", "required": false, "listed": true, "notBefore": "starts"},
  {"key": "when", "label": "时间", "kind": "text", "required": true, "hint": "几点开始、几点结束，或者场次"},
  {"key": "where", "label": "地点", "kind": "text", "required": true, "listed": true},
  {"key": "ticket", "label": "票务", "kind": "text", "required": true, "hint": "免费，或者多少钱、在哪里买"},
  {"key": "join", "label": "怎样参加", "kind": "text", "required": true},
  {"key": "host", "label": "主办单位", "kind": "text", "required": true}]' where id = 'show';
update publication.content_type set fields = '[
  {"key": "days", "label": "天数", "kind": "number", "required": true, "unit": "天", "listed": true},
  {"key": "stops", "label": "经过哪里", "kind": "text", "required": true, "listed": true, "hint": "按先后写，用顿号隔开"},
  {"key": "distance", "label": "全程", "kind": "number", "required": false, "unit": "公里", "listed": true},
  {"key": "length", "label": "要多长时间", "kind": "text", "required": false},
  {"key": "travel", "label": "怎样去", "kind": "text", "required": true},
  {"key": "updated", "label": "信息核对日期", "kind": "date", "required": true}]' where id = 'tour';
update publication.content_type set fields = '[
  {"key": "starts", "label": "开始日期", "kind": "date", "required": true, "listed": true},
  {"key": "ends", "label": "结束日期", "kind": "date", "required": false, "listed": true, "notBefore": "starts"},
  {"key": "when", "label": "时间", "kind": "text", "required": false, "hint": "每天几点到几点"},
  {"key": "offer", "label": "内容或优惠", "kind": "text", "required": true, "listed": true},
  {"key": "where", "label": "在哪里", "kind": "text", "required": false}]' where id = 'consumption';
update publication.content_type set fields = '[
  {"key": "way", "label": "合作类别", "kind": "choice", "required": true, "choices": ["区域协同", "对口支援", "其他合作"], "listed": true},
  {"key": "region", "label": "合作地区", "kind": "text", "required": true, "listed": true},
  {"key": "project", "label": "事项或项目", "kind": "text", "required": true, "listed": true},
  {"key": "partner", "label": "对方单位", "kind": "text", "required": false}]' where id = 'cooperation';
update publication.content_type set fields = '[
  {"key": "plan", "label": "规划名称", "kind": "text", "required": true, "hint": "和「规划」里登记的名称一样"},
  {"key": "term", "label": "规划期", "kind": "text", "required": true, "hint": "例如 2026—2030"},
  {"key": "stage", "label": "阶段", "kind": "choice", "required": true, "listed": true,
   "choices": ["编制", "征求意见", "论证", "批准", "发布", "年度实施情况", "中期评估", "总结评估"]},
  {"key": "year", "label": "实施年度", "kind": "number", "required": false, "unit": "年", "listed": true,
   "requiredWhen": {"key": "stage", "is": "年度实施情况"}}]' where id = 'plan';

insert into publication.content_type (id, name, column_type, fields, route_id, position) values
('new-media', '新媒体', '工作动态', '[
  {"key": "platform", "label": "发在哪里", "kind": "choice", "required": true, "choices": ["微信公众号", "微博", "短视频", "其他"], "listed": true},
  {"key": "account", "label": "账号", "kind": "text", "required": true, "listed": true},
  {"key": "link", "label": "发出后的网址", "kind": "link", "required": false}]', 'news', 112),
('resume-policy', '复工复产政策', '政策文件', '[
  {"key": "docNo", "label": "发文字号", "kind": "text", "required": true, "listed": true},
  {"key": "issuer", "label": "发文机关", "kind": "text", "required": true},
  {"key": "written", "label": "成文日期", "kind": "date", "required": true},
  {"key": "effective", "label": "实施日期", "kind": "date", "required": true, "notBefore": "written"},
  {"key": "expires", "label": "有效期至", "kind": "date", "required": false, "notBefore": "effective"},
  {"key": "hotline", "label": "政策咨询电话", "kind": "text", "required": true}]', 'policy', 113),
('resume-measure', '复工复产举措', '回应关切', '[
  {"key": "for", "label": "适用对象", "kind": "text", "required": true, "listed": true},
  {"key": "from", "label": "从哪天起", "kind": "date", "required": true, "listed": true},
  {"key": "until", "label": "到哪天止", "kind": "date", "required": false, "notBefore": "from"},
  {"key": "contact", "label": "咨询电话", "kind": "text", "required": true}]', 'emergency', 114),
('resume-guide', '防控工作指引', '回应关切', '[
  {"key": "for", "label": "适用对象", "kind": "text", "required": true, "listed": true},
  {"key": "issuer", "label": "发布机关", "kind": "text", "required": true, "listed": true},
  {"key": "edition", "label": "第几版", "kind": "text", "required": true},
  {"key": "from", "label": "施行日期", "kind": "date", "required": true}]', 'emergency', 115),
-- Figures go out where they were made; those of another agency are linked (条例第十条; access-requests R-5, R-6).
('resume-data', '疫情和复工复产数据', '数据发布', '[
  {"key": "issuer", "label": "发布机关", "kind": "text", "required": true, "listed": true},
  {"key": "maker", "label": "数据由谁产生", "kind": "choice", "required": true, "choices": ["本局", "其他机关"], "elsewhere": "其他机关"},
  {"key": "link", "label": "原文网址", "kind": "link", "required": false, "requiredWhen": {"key": "maker", "is": "其他机关"}},
  {"key": "asOf", "label": "数据截至", "kind": "moment", "required": true, "listed": true}]', 'emergency', 116);

alter table publication.column_of_site disable trigger keep_row;
insert into publication.column_of_site (id, name, description, keywords, position, types, parent_id) values
('fgfc', '复工复产', '复工复产的政策、举措、工作指引和数据', '复工复产,疫情防控,工作指引', 19,
 '{resume-policy,resume-measure,resume-guide,resume-data}', 'yjxx'),
('xmt', '新媒体', '政务新媒体上发的内容', '新媒体,公众号', 29, '{new-media}', null);
alter table publication.column_of_site enable trigger keep_row;
