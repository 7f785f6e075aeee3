-- 历史文件: documents of the past come in as batches, and are public when a second person lets a batch out.
create table documents.history_batch (
  id uuid primary key,
  number integer not null unique,
  state text not null check (state in ('ready', 'running', 'paused', 'imported', 'released', 'discarded')),
  file_name text not null,
  -- The rows to take in, without what was refused; null once they are in the register or given up.
  staged_hash text,
  division_id uuid not null,
  total integer not null,
  -- How many rows are behind; moves in the transaction that takes them in.
  next_row integer not null default 0,
  imported integer not null default 0,
  known integer not null default 0,
  -- [{line, sentence}]; never a word of the line itself.
  faults jsonb not null default '[]',
  -- How long it ran, pauses left out.
  running_ms bigint not null default 0,
  last_at timestamptz,
  -- Over every line of the batch as the public will see it.
  content_hash text,
  prepared_by uuid not null,
  prepared_by_name text not null,
  prepared_at timestamptz not null,
  discarded_because text,
  released_by_name text,
  released_at timestamptz,
  publication_id uuid unique,
  constraint counts_fit check (imported + known <= next_row and next_row <= total),
  constraint released_is_whole check (state not in ('imported', 'released') or (next_row = total and content_hash is not null)),
  constraint released_is_named check ((state = 'released') = (publication_id is not null))
);

alter table documents.document
  add column history_batch_id uuid references documents.history_batch (id),
  -- Its line in the file, which is its number in the batch.
  add column history_line integer,
  add column topic text,
  add column level text,
  -- Where the text stands officially.
  add column source_url text,
  add column source_id text,
  add column superseded_by text,
  -- The source says 失效 without a day: valid_until is then the day before it came in.
  add column end_unknown boolean not null default false,
  -- Hash of number, title, issuer and days: the same document comes in once, whatever its line or file.
  add column natural_key text unique,
  add constraint history_is_whole check ((history_batch_id is null) = (history_line is null)
    and (history_batch_id is null) = (natural_key is null)),
  add constraint history_line_once unique (history_batch_id, history_line);

-- Numbers of the past recur (a decree and its revisions); those of the register do not.
alter table documents.document drop constraint document_number_key;
create unique index document_number_once on documents.document (number) where history_batch_id is null;
create index document_by_number on documents.document (number);
-- What replaced what within a batch.
create index document_by_source on documents.document (history_batch_id, source_id);

create trigger keep_row after insert or update or delete on documents.history_batch
  for each row execute function ledger.keep_row('id', '-file_name', '-faults');
drop trigger keep_row on documents.document;
create trigger keep_row after insert or update or delete on documents.document
  for each row execute function ledger.keep_row('id', '-title', '-redaction_note', '-source_url');

create trigger released after update on documents.history_batch
  for each row when (old.publication_id is distinct from new.publication_id)
  execute function platform.raise_release_stamp();

create or replace view documents.public_document as
  select d.id, d.publication_id, v.path, v.title, d.number, d.written_on, d.normative, d.division_id,
    coalesce(d.published_on, d.released_on) as published_on,
    coalesce(d.effective_on, d.published_on, d.released_on) as effective_on, d.valid_until,
    least(d.repealed_on, (select min(r.since) from documents.relation r
      where r.to_id = d.id and r.kind = 'repeals')) as repealed_on,
    (select min(r.since) from documents.relation r where r.to_id = d.id and r.kind = 'amends') as amended_on,
    d.history_line, d.issuer, d.topic, d.level, d.source_url, d.end_unknown
  from documents.document d join publication.visible v on v.id = d.publication_id
  union all
  select d.id, v.id, v.path || '/' || d.history_line, d.title, d.number, d.written_on, d.normative, d.division_id,
    coalesce(d.published_on, d.written_on), coalesce(d.effective_on, d.published_on, d.written_on), d.valid_until,
    least(d.repealed_on, (select min(r.since) from documents.relation r
      where r.to_id = d.id and r.kind = 'repeals')),
    (select min(r.since) from documents.relation r where r.to_id = d.id and r.kind = 'amends'),
    d.history_line, d.issuer, d.topic, d.level, d.source_url, d.end_unknown
  from documents.document d
    join documents.history_batch b on b.id = d.history_batch_id
    join publication.visible v on v.id = b.publication_id
  where d.publication_id is null;

-- What is withdrawn by two or sealed through publication: texts that went through gates, and batches of past documents.
create view publication.withdrawable_kind as
  select id from publication.content_type union all select 'document-history';
