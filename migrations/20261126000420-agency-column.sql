insert into publication.column_of_site (id, name, description, keywords, position) values
  ('agency', '机构职能', '各处室和直属单位的职责、负责人和联系方式', '机构职能,机构设置,联系方式', 2);
