-- 第一解读人's own piece (署名文章、访谈实录或提纲) travels with the package: a text of it, or a file of one of its texts.
alter table policies.plan add column first_act_piece text not null default '';
