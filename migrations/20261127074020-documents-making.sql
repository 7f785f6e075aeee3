-- 规范性文件 from 认定 to 备案: one making with its steps, recorded by whose step it is; and evaluation with its outcome.
create table documents.making (
  id uuid primary key,
  title text not null,
  division_id uuid not null,
  -- 认定: which rights and duties it touches, whom it binds, for how long it is applied.
  identified_because text not null,
  -- Closely tied to what 经营主体 do; touches the economic activity of 经营者; bears heavily on people's interests.
  operators boolean not null,
  economic boolean not null,
  rights boolean not null,
  -- 应急 or urgent order from above: what may be shortened then is shortened, nothing is left out.
  urgent_because text,
  started_by uuid not null,
  started_by_name text not null,
  started_on date not null,
  -- Its text on the way to the public, from the first draft on.
  package_id uuid,
  draft_id uuid,
  document_id uuid unique references documents.document (id),
  ended_because text
);
create index making_by_division on documents.making (division_id, started_on desc);
create index making_by_package on documents.making (package_id);

create table documents.making_step (
  making_id uuid not null references documents.making (id),
  number integer not null check (number >= 1),
  step text not null check (step in
    ('assess', 'consult', 'fair', 'legality', 'revise', 'deliberate', 'issue', 'file')),
  outcome text not null,
  on_day date not null,
  finding text not null,
  -- 征求意见 from and until, and where.
  from_day date,
  until_day date,
  place text,
  opinions integer check (opinions >= 0),
  -- 宏观政策取向一致性评估, beside 公平竞争审查.
  consistency text,
  -- Whether 集体审议 took all advice of the legality review, and why not.
  advice text check (advice in ('all', 'partly')),
  advice_reason text,
  -- 审核意见书、会议纪要、备案登记 number.
  reference text,
  file_name text,
  file_hash text,
  file_type text,
  by_id uuid not null,
  by_name text not null,
  recorded_on date not null,
  primary key (making_id, number),
  constraint outcome_of_its_step check ((step, outcome) in (
    ('assess', 'done'), ('consult', 'held'), ('consult', 'not-needed'),
    ('fair', 'fits'), ('fair', 'exempt'), ('fair', 'unfit'), ('fair', 'not-needed'),
    ('legality', 'lawful'), ('legality', 'unlawful'), ('legality', 'amend'), ('revise', 'resubmitted'),
    ('deliberate', 'passed'), ('deliberate', 'not-passed'), ('issue', 'done'), ('file', 'done'))),
  constraint held_has_its_days check (outcome <> 'held' or (from_day <= until_day and place is not null)),
  constraint reviewed_is_consistent check (outcome not in ('fits', 'exempt') or consistency is not null),
  constraint advice_left_out_has_a_reason check (advice is distinct from 'partly' or advice_reason is not null),
  constraint legality_has_its_paper check (step <> 'legality' or reference is not null),
  constraint file_is_whole check ((file_hash is null) = (file_name is null)
    and (file_hash is null) = (file_type is null))
);
create unique index issued_and_filed_once on documents.making_step (making_id, step)
  where step in ('assess', 'consult', 'issue', 'file');

-- 合法性审核 is never left out and never the drafter's: no order of acts gets past it (115号).
create function documents.keep_order_of_making() returns trigger language plpgsql as $$
declare
  starter uuid;
  opinion text;
  passed text;
begin
  select started_by into starter from documents.making where id = new.making_id;
  select outcome into opinion from documents.making_step
    where making_id = new.making_id and step in ('legality', 'revise') order by number desc limit 1;
  select outcome into passed from documents.making_step
    where making_id = new.making_id and step = 'deliberate' order by number desc limit 1;
  if new.step = 'legality' and (new.by_id = starter or exists (select from documents.making_step
      where making_id = new.making_id and by_id = new.by_id and step in ('assess', 'consult', 'fair', 'revise'))) then
    raise exception 'nobody reviews the legality of what he drafted' using errcode = 'check_violation';
  end if;
  if new.step = 'deliberate' and opinion is distinct from 'lawful' and opinion is distinct from 'amend' then
    raise exception 'no deliberation without a legality review' using errcode = 'check_violation';
  end if;
  if new.step in ('issue', 'file') and passed is distinct from 'passed' then
    raise exception 'nothing is issued that was not deliberated' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger keep_order before insert on documents.making_step
  for each row execute function documents.keep_order_of_making();

create trigger keep_row after insert or update or delete on documents.making
  for each row execute function ledger.keep_row('id', '-title', '-identified_because');
create trigger keep_row after insert or update or delete on documents.making_step
  for each row execute function ledger.keep_row('making_id', 'number', '-finding', '-consistency', '-advice_reason', '-file_name');

-- Why a 规范性文件 has no making here: its procedure was walked elsewhere, as 法制 confirmed.
alter table documents.document
  add column made_elsewhere text,
  add column made_elsewhere_by_name text,
  add constraint made_elsewhere_is_confirmed check ((made_elsewhere is null) = (made_elsewhere_by_name is null));

create table documents.evaluation (
  document_id uuid not null references documents.document (id),
  number integer not null check (number >= 1),
  on_day date not null,
  outcome text not null check (outcome in ('goes-on', 'revise', 'repeal', 'lapse')),
  conclusion text not null,
  by_name text not null,
  primary key (document_id, number)
);
create trigger keep_row after insert or update or delete on documents.evaluation
  for each row execute function ledger.keep_row('document_id', 'number', '-conclusion');
