-- 纸签 and 电话: what stands behind a signature that was not given on the screen.
create table publication.signature_evidence (
  package_id uuid not null,
  round integer not null,
  gate_id text not null,
  -- The scan of the 审批单; the call; the written confirmation that follows a call.
  kind text not null check (kind in ('scan', 'call', 'confirmation')),
  file_hash text,
  file_name text,
  content_type text,
  number_called text,
  recorded_by uuid not null,
  recorded_by_name text not null,
  recorded_at timestamptz not null,
  primary key (package_id, round, gate_id, kind),
  foreign key (package_id, round, gate_id) references publication.gate_signature (package_id, round, gate_id),
  constraint a_call_has_a_number check ((kind = 'call') = (number_called is not null)),
  constraint a_paper_has_a_file check ((kind <> 'call') = (file_hash is not null and file_name is not null and content_type is not null))
);
create trigger immutable before update or delete on publication.signature_evidence
  for each row execute function publication.refuse_change();

-- Who records a signature signs nothing in that round, before or after.
create function publication.refuse_recorder() returns trigger language plpgsql as $$
begin
  if exists (select from publication.gate_signature s
    where s.package_id = new.package_id and s.round = new.round
      and (new.recorded_by in (s.signer_id, s.on_behalf_of) or s.recorded_by in (new.signer_id, new.on_behalf_of))) then
    raise exception 'who records a signature signs no gate of it (录入的人不审签)' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger recorder_signs_nothing before insert on publication.gate_signature
  for each row execute function publication.refuse_recorder();
