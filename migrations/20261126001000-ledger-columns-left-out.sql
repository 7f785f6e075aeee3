-- Some columns never enter the 办理记录, which forgets nothing: an argument `-column` names one. The other arguments are
-- the columns of the key, as before.
create or replace function ledger.keep_row() returns trigger
language plpgsql security definer set search_path = pg_catalog set timezone = 'UTC' as $$
declare
  keys text[] := array(select a from unnest(tg_argv) as a where a not like '-%');
  left_out text[] := array(select substr(a, 2) from unnest(tg_argv) as a where a like '-%');
  before jsonb := case when tg_op = 'INSERT' then '{}' else to_jsonb(old) - left_out end;
  after jsonb := case when tg_op = 'DELETE' then '{}' else to_jsonb(new) - left_out end;
  known jsonb := case when tg_op = 'INSERT' then after else before end;
  key jsonb;
  change jsonb;
begin
  select jsonb_object_agg(name, known -> name) into key from unnest(keys) as name;
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

drop trigger keep_row on organisation.person;
create trigger keep_row after insert or update or delete on organisation.person
  for each row execute function ledger.keep_row('id', '-email');
create trigger keep_row after insert or update or delete on organisation.delegation
  for each row execute function ledger.keep_row('id');
