-- 公文源头: the register of documents with their 公开属性, what repeals or amends them, re-examination, gazette hand-over.
create schema documents;

create table documents.document (
  id uuid primary key,
  -- As it is written; null for what has none.
  number text unique,
  title text not null,
  written_on date not null,
  printed_on date,
  division_id uuid not null,
  origin text not null check (origin in ('own', 'obtained', 'joint')),
  -- Who made it, or who made it with us.
  issuer text,
  obtained_on date,
  retention text check (retention in ('permanent', 'thirty', 'ten')),
  policy boolean not null,
  normative boolean not null,
  published_on date,
  effective_on date,
  -- The last day of a term that the text itself states.
  valid_until date,
  -- Known from elsewhere; what a registered document repeals stands in documents.relation.
  repealed_on date,
  attribute text check (attribute in ('open', 'on-request', 'closed')),
  attribute_state text not null default 'none'
    check (attribute_state in ('none', 'at-office', 'to-decide', 'returned', 'decided')),
  -- Counts up with each proposal.
  attribute_round integer not null default 0,
  attribute_reason text,
  article text check (article in
    ('14-law', '14-safety', '15-third-party', '16-internal', '16-process', '16-enforcement')),
  weighing text,
  -- 删减后公开: what was taken out and why.
  redaction_note text,
  proposed_by uuid,
  proposed_by_name text,
  returned_because text,
  decided_by_name text,
  decided_on date,
  -- When 依申请公开 or 不予公开 is looked at again.
  review_on date,
  evaluated_on date,
  -- Its text on the way to the public: the package and its own text in it.
  package_id uuid,
  draft_id uuid,
  publication_id uuid unique,
  released_on date,
  registered_by_name text not null,
  registered_at timestamptz not null,
  constraint normative_is_policy check (policy or not normative),
  constraint obtained_has_a_day check (origin <> 'obtained' or (issuer is not null and obtained_on is not null)),
  constraint joint_has_an_issuer check (origin <> 'joint' or issuer is not null),
  constraint state_fits check ((attribute is null) = (attribute_state = 'none')),
  constraint open_needs_no_reason check (attribute is distinct from 'on-request'
    or (attribute_reason is not null and article is null)),
  constraint closed_has_an_article check ((attribute is not distinct from 'closed') = (article is not null)),
  constraint may_be_closed_is_weighed check (article is null or article like '14-%' or weighing is not null),
  constraint redacted_is_open check (redaction_note is null or attribute = 'open'),
  constraint released_is_open check (publication_id is null or attribute is null or attribute = 'open')
);
create index document_by_division on documents.document (division_id, written_on desc);
create index document_by_day on documents.document (written_on desc, id);
create index document_by_package on documents.document (package_id);
create index document_to_review on documents.document (review_on) where review_on is not null;

-- What a later document does to an earlier one, from a day on.
create table documents.relation (
  from_id uuid not null references documents.document (id),
  to_id uuid not null references documents.document (id),
  kind text not null check (kind in ('repeals', 'amends')),
  since date not null,
  recorded_by_name text not null,
  primary key (from_id, to_id, kind),
  constraint nothing_repeals_itself check (from_id <> to_id)
);
create index relation_to on documents.relation (to_id);

create table documents.re_examination (
  document_id uuid not null references documents.document (id),
  number integer not null check (number >= 1),
  on_day date not null,
  outcome text not null check (outcome in ('kept', 'opened')),
  reason text not null,
  by_name text not null,
  primary key (document_id, number)
);

-- 公报转送: at the latest ten days after 印发.
create table documents.handover (
  document_id uuid primary key references documents.document (id),
  due_on date not null,
  handed_on date not null,
  paper_copies integer not null check (paper_copies >= 1),
  -- SHA-256 of the electronic package as it was handed over.
  package_hash text not null,
  handed_by_name text not null,
  received_by text not null,
  gazette_issue text
);

create table documents.document_file (
  document_id uuid not null references documents.document (id),
  number integer not null check (number >= 1),
  name text not null,
  hash text not null,
  content_type text not null,
  size integer not null,
  primary key (document_id, number)
);

create trigger keep_row after insert or update or delete on documents.document
  for each row execute function ledger.keep_row('id');
create trigger keep_row after insert or update or delete on documents.relation
  for each row execute function ledger.keep_row('from_id', 'to_id', 'kind');
create trigger keep_row after insert or update or delete on documents.re_examination
  for each row execute function ledger.keep_row('document_id', 'number');
create trigger keep_row after insert or update or delete on documents.handover
  for each row execute function ledger.keep_row('document_id');
create trigger keep_row after insert or update or delete on documents.document_file
  for each row execute function ledger.keep_row('document_id', 'number');

-- What the public may know of a document: only of those whose page is visible now.
create view documents.public_document as
  select d.id, d.publication_id, v.path, v.title, d.number, d.written_on, d.normative, d.division_id,
    coalesce(d.published_on, d.released_on) as published_on,
    coalesce(d.effective_on, d.published_on, d.released_on) as effective_on, d.valid_until,
    least(d.repealed_on, (select min(r.since) from documents.relation r
      where r.to_id = d.id and r.kind = 'repeals')) as repealed_on,
    (select min(r.since) from documents.relation r where r.to_id = d.id and r.kind = 'amends') as amended_on
  from documents.document d join publication.visible v on v.id = d.publication_id;

-- The lists and banners of the portal read these.
create trigger released after insert or update or delete on documents.document
  for each statement execute function platform.raise_release_stamp();
create trigger released after insert or update or delete on documents.relation
  for each statement execute function platform.raise_release_stamp();
