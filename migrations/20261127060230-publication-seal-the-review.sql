-- Sealing (K-31) reaches what the review said of a text: remarks at a gate, answers to findings, scans of a signed 审批单.

-- What the review kept stays as it is, except that sealing empties it of its words.
create function publication.is_of_sealed(package uuid) returns boolean language sql stable as $$
  select exists (select from publication.draft d join publication.sealing s on s.publication_id = d.publication_id
    where d.package_id = package)
$$;
create function publication.refuse_change_of_signature() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and publication.is_of_sealed(old.package_id) and new.remark = '（已封存）'
     and to_jsonb(new) - 'remark' = to_jsonb(old) - 'remark' then
    return new;
  end if;
  raise exception 'a signature is immutable (审签不可改)' using errcode = 'insufficient_privilege';
end $$;
drop trigger immutable on publication.gate_signature;
create trigger immutable before update or delete on publication.gate_signature
  for each row execute function publication.refuse_change_of_signature();
create function publication.refuse_change_of_evidence() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and publication.is_of_sealed(old.package_id)
     and new.file_name = '（已封存）' and new.file_hash = ''
     and to_jsonb(new) - '{file_name,file_hash}'::text[] = to_jsonb(old) - '{file_name,file_hash}'::text[] then
    return new;
  end if;
  raise exception 'what stands behind a signature is immutable (审签的依据不可改)' using errcode = 'insufficient_privilege';
end $$;
drop trigger immutable on publication.signature_evidence;
create trigger immutable before update or delete on publication.signature_evidence
  for each row execute function publication.refuse_change_of_evidence();

-- Takes the words of every review of a sealed publication to where only the owner of the database reaches them.
create function publication.seal_reviews(sealed uuid) returns void
language plpgsql security definer set search_path = pg_catalog as $$
declare
  reviewed uuid[] := array(select distinct d.package_id from publication.draft d where d.publication_id = sealed);
begin
  if not exists (select from publication.sealing s where s.publication_id = sealed) then
    raise exception 'not sealed (没有登记封存)' using errcode = 'insufficient_privilege';
  end if;
  -- Where the owner serves the requests itself, append-only grants bind it too.
  if not has_table_privilege(current_user, 'publication.gate_signature', 'update') then
    execute format('grant update on publication.gate_signature to %I', current_user);
  end if;
  if not has_table_privilege(current_user, 'publication.signature_evidence', 'update') then
    execute format('grant update on publication.signature_evidence to %I', current_user);
  end if;
  insert into publication.sealed_file (publication_id, hash)
    select sealed, e.file_hash from publication.signature_evidence e
      where e.package_id = any (reviewed) and e.file_hash <> ''
    on conflict do nothing;
  insert into publication.sealed_text (publication_id, place, text)
    select sealed, 'remark ' || s.package_id || ' ' || s.round || ' ' || s.gate_id, to_jsonb(s)
      from publication.gate_signature s where s.package_id = any (reviewed) and s.remark <> '（已封存）'
    union all
    select sealed, 'evidence ' || e.package_id || ' ' || e.round || ' ' || e.gate_id || ' ' || e.kind, to_jsonb(e)
      from publication.signature_evidence e where e.package_id = any (reviewed) and e.file_hash <> ''
    union all
    select sealed, 'objection ' || o.package_id || ' ' || o.round || ' ' || o.gate_id || ' ' || o.number, to_jsonb(o)
      from publication.objection o where o.package_id = any (reviewed)
    union all
    select sealed, 'answer ' || r.draft_id || ' ' || r.finding_hash, to_jsonb(r)
      from publication.finding_reason r join publication.draft d on d.id = r.draft_id where d.publication_id = sealed
    on conflict do nothing;
  delete from publication.objection o where o.package_id = any (reviewed);
  update publication.gate_signature set remark = '（已封存）'
    where package_id = any (reviewed) and remark is not null;
  update publication.signature_evidence set file_name = '（已封存）', file_hash = ''
    where package_id = any (reviewed) and file_hash is not null;
  update publication.finding_reason r set reason = '（已封存）'
    from publication.draft d where d.id = r.draft_id and d.publication_id = sealed;
end $$;
revoke execute on function publication.seal_reviews(uuid) from public;
