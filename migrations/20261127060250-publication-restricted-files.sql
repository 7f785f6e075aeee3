-- 受限附件: goes with a text for those who review it (会签意见、来源、底稿) and never goes out with it.
alter table publication.draft_file add column restricted boolean not null default false;
