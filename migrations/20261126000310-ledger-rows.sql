-- Every entry carries the rows that its act changed, so that current rows can be rebuilt from the 办理记录.
alter table ledger.entry add column rows jsonb;
create index entry_of_kind on ledger.entry (subject text_pattern_ops, number);
create index entry_by_time on ledger.entry (at desc, id desc);
create index entry_of_person on ledger.entry (actor_name, id desc);

-- What the running transaction changed and its ledger entry has not taken up yet. A row that stays was changed without an
-- entry: `ledger:verify` names it.
create table ledger.changed_row (
  id bigint generated always as identity primary key,
  transaction xid8 not null default pg_current_xact_id(),
  change jsonb not null
);
create index changed_row_of_transaction on ledger.changed_row (transaction);

-- Arguments: the columns of the key. A new row is kept whole, a changed one by the columns that changed.
create function ledger.keep_row() returns trigger
language plpgsql security definer set search_path = pg_catalog set timezone = 'UTC' as $$
declare
  before jsonb := case when tg_op = 'INSERT' then '{}' else to_jsonb(old) end;
  after jsonb := case when tg_op = 'DELETE' then '{}' else to_jsonb(new) end;
  known jsonb := case when tg_op = 'INSERT' then after else before end;
  key jsonb;
  change jsonb;
begin
  select jsonb_object_agg(name, known -> name) into key from unnest(tg_argv) as name;
  change := jsonb_build_object('table', tg_table_schema || '.' || tg_table_name, 'key', key);
  if tg_op = 'DELETE' then
    change := change || '{"gone": true}';
  else
    select jsonb_object_agg(a.key, a.value) into after
      from jsonb_each(after) a where tg_op = 'INSERT' or a.value is distinct from before -> a.key;
    if after is null then return null; end if;
    change := change || jsonb_build_object('row', after);
  end if;
  insert into ledger.changed_row (change) values (change);
  return null;
end $$;

-- Gives an entry the rows of its own transaction, and of no other.
create function ledger.take_changed_rows() returns jsonb
language sql security definer set search_path = pg_catalog as $$
  with taken as (delete from ledger.changed_row where transaction = pg_current_xact_id() returning id, change)
  select jsonb_agg(change order by id) from taken
$$;

create trigger keep_row after insert or update or delete on organisation.bureau
  for each row execute function ledger.keep_row('only_row');
create trigger keep_row after insert or update or delete on organisation.division
  for each row execute function ledger.keep_row('id');
create trigger keep_row after insert or update or delete on organisation.division_alias
  for each row execute function ledger.keep_row('alias');
create trigger keep_row after insert or update or delete on organisation.person
  for each row execute function ledger.keep_row('id');
create trigger keep_row after insert or update or delete on organisation.post
  for each row execute function ledger.keep_row('id');
create trigger keep_row after insert or update or delete on rules.setting
  for each row execute function ledger.keep_row('id', 'effective_from');
create trigger keep_row after insert or update or delete on rules.arranged_year
  for each row execute function ledger.keep_row('year');
create trigger keep_row after insert or update or delete on rules.arranged_day
  for each row execute function ledger.keep_row('notice_year', 'day');
create trigger keep_row after insert or update or delete on rules.setting_request
  for each row execute function ledger.keep_row('id');
create trigger keep_row after insert or update or delete on publication.publication
  for each row execute function ledger.keep_row('id');
create trigger keep_row after insert or update or delete on work_plan.plan
  for each row execute function ledger.keep_row('id');
create trigger keep_row after insert or update or delete on work_plan.measure
  for each row execute function ledger.keep_row('id');
create trigger keep_row after insert or update or delete on work_plan.doubt
  for each row execute function ledger.keep_row('id');
create trigger keep_row after insert or update or delete on work_plan.unit_match
  for each row execute function ledger.keep_row('plan_id', 'measure_id', 'name');
create trigger keep_row after insert or update or delete on work_plan.measure_owner
  for each row execute function ledger.keep_row('measure_id', 'division_id');
create trigger keep_row after insert or update or delete on work_plan.division_return
  for each row execute function ledger.keep_row('id');
create trigger keep_row after insert or update or delete on work_plan.report_entry
  for each row execute function ledger.keep_row('return_id', 'measure_id');
create trigger keep_row after insert or update or delete on work_plan.evidence
  for each row execute function ledger.keep_row('id');
create trigger keep_row after insert or update or delete on work_plan.not_concerned
  for each row execute function ledger.keep_row('measure_id', 'division_id');
create trigger keep_row after insert or update or delete on work_plan.public_entry
  for each row execute function ledger.keep_row('measure_id', 'period');
create trigger keep_row after insert or update or delete on work_plan.period_release
  for each row execute function ledger.keep_row('id');
create trigger keep_row after insert or update or delete on work_plan.change_request
  for each row execute function ledger.keep_row('id');
