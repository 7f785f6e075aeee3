-- The history of a duty is append-only; sealing (K-31) alone takes words out of it, and leaves a mark where they stood.
create function duties.forget_in_events(subjects text[], words text[]) returns void
language plpgsql security definer set search_path = pg_catalog as $$
declare
  word text;
begin
  if not has_table_privilege(current_user, 'duties.duty_event', 'update') then
    execute format('grant update on duties.duty_event to %I', current_user);
  end if;
  foreach word in array words loop
    update duties.duty_event e set reason = replace(e.reason, word, '（已封存）')
      from duties.duty d where d.id = e.duty_id and d.subject = any (subjects);
  end loop;
end $$;
revoke execute on function duties.forget_in_events(text[], text[]) from public;
