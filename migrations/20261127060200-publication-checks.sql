-- Checks before any gate: the dictionary that the bureau keeps, what was found to be right, and why a finding may stand.
create table publication.dictionary_word (
  id uuid primary key,
  word text not null,
  -- What stands there instead; null where the word is simply not used.
  instead text,
  reason text not null,
  added_by_name text not null,
  added_on date not null,
  ended_on date
);
create unique index dictionary_word_in_use on publication.dictionary_word (word) where ended_on is null;
create trigger keep_row after insert or update or delete on publication.dictionary_word
  for each row execute function ledger.keep_row('id');

-- 「这一处没有错」: remembered for the word in this sentence, of which only the hash is kept.
create table publication.cleared_word (
  word text not null,
  sentence_hash text not null,
  reason text not null,
  cleared_by_name text not null,
  cleared_on date not null,
  primary key (word, sentence_hash)
);
create trigger keep_row after insert or update or delete on publication.cleared_word
  for each row execute function ledger.keep_row('word', 'sentence_hash');

-- Why what a check found may stand, as the signers read it; the finding is named by its hash. A reason speaks of its text
-- and, as all of the draft, stays out of the 办理记录.
create table publication.finding_reason (
  draft_id uuid not null references publication.draft (id),
  finding_hash text not null,
  reason text not null,
  given_by_name text not null,
  given_at timestamptz not null,
  primary key (draft_id, finding_hash)
);
