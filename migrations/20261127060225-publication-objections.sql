-- Returned with reasons per place: what is wrong where, in the round and at the gate that sent the text back.
create table publication.objection (
  package_id uuid not null,
  round integer not null,
  gate_id text not null,
  number integer not null check (number between 1 and 20),
  draft_id uuid not null references publication.draft (id),
  -- 正文第 3 段, and how it began when it was read.
  place text not null,
  quote text not null,
  reason text not null check (reason <> ''),
  primary key (package_id, round, gate_id, number),
  foreign key (package_id, round, gate_id) references publication.gate_signature (package_id, round, gate_id)
);
create index objection_of_draft on publication.objection (draft_id);
