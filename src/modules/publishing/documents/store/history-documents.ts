import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { CivilDate } from '../../../../kernel/civil-date.ts'
import { addDays } from '../../../../kernel/civil-date.ts'
import type { Db } from '../../../../platform/database/database.ts'
import type { HistoryBatch } from '../domain/history-batch.ts'
import { naturalKey } from '../domain/history-line.ts'
import type { HistoryRecord } from '../domain/history-line.ts'
import { listKnownNumbers } from './documents.ts'

/** Where and when rows come in. */
export interface Arrival {
  readonly batch: Pick<HistoryBatch, 'id' | 'divisionId' | 'preparedByName'>
  readonly today: CivilDate
  readonly at: Date
  readonly newId: () => string
}

/** Enters past documents in one statement; answers with how many are new. What is registered already stays as it is. */
export async function insertHistory(
  db: Db,
  records: readonly HistoryRecord[],
  arrival: Arrival,
): Promise<number> {
  const numbers = records.flatMap(({ number }) => (number === null ? [] : [number]))
  const registered = await listKnownNumbers(db, numbers)
  const fresh = records.filter(({ number }) => number === null || !registered.has(number))
  if (fresh.length === 0) return 0
  const done = await db
    .insertInto('documents.document')
    .values(fresh.map((record) => rowOf(record, arrival)))
    .onConflict((conflict) => conflict.column('natural_key').doNothing())
    .executeTakeFirst()
  return Number(done.numInsertedOrUpdatedRows ?? 0n)
}

function rowOf(record: HistoryRecord, { batch, today, at, newId }: Arrival) {
  return {
    id: newId(),
    number: record.number,
    title: record.title,
    written_on: record.writtenOn,
    division_id: batch.divisionId,
    origin: 'obtained' as const,
    issuer: record.issuer,
    obtained_on: today,
    policy: false,
    normative: false,
    published_on: record.publishedOn,
    effective_on: record.effectiveOn,
    valid_until: record.lapsed ? addDays(today, -1) : null,
    end_unknown: record.lapsed,
    attribute_state: 'none' as const,
    registered_by_name: batch.preparedByName,
    registered_at: at,
    history_batch_id: batch.id,
    history_line: record.line,
    topic: record.topic,
    level: record.level,
    source_url: record.sourceUrl,
    source_id: record.sourceId,
    superseded_by: record.supersededBy,
    natural_key: createHash('sha256').update(naturalKey(record)).digest('hex'),
  }
}

/** Relates what the source calls replaced with what replaced it, where both are in the register. */
export async function relateSuperseded(db: Db, batchId: string, recordedByName: string): Promise<void> {
  await sql`
    insert into documents.relation (from_id, to_id, kind, since, recorded_by_name)
    select distinct on (older.id) newer.id, older.id, 'amends',
      greatest(coalesce(newer.published_on, newer.written_on), older.written_on), ${recordedByName}
    from documents.document older
      join documents.document newer on newer.source_id = older.superseded_by and newer.id <> older.id
        and newer.history_batch_id = older.history_batch_id
    where older.history_batch_id = ${batchId} and older.superseded_by is not null
    order by older.id, newer.written_on desc, newer.id
    on conflict do nothing`.execute(db)
}

/** A document of a batch as it will be shown. */
export interface HistoryLineShown {
  readonly id: string
  readonly line: number
  readonly title: string
  readonly number: string | null
  readonly issuer: string | null
  readonly topic: string | null
  readonly level: string | null
  readonly writtenOn: CivilDate
  readonly publishedOn: CivilDate | null
  readonly effectiveOn: CivilDate | null
  readonly validUntil: CivilDate | null
  readonly sourceUrl: string | null
}

/** What a batch brought, in the order of its file. */
export async function listHistory(
  db: Db,
  batchId: string,
  page: { readonly limit: number; readonly offset: number } | null = null,
): Promise<readonly HistoryLineShown[]> {
  const rows = await db
    .selectFrom('documents.document')
    .select([
      'id',
      'history_line as line',
      'title',
      'number',
      'issuer',
      'topic',
      'level',
      'written_on as writtenOn',
      'published_on as publishedOn',
      'effective_on as effectiveOn',
      'valid_until as validUntil',
      'source_url as sourceUrl',
    ])
    .where('history_batch_id', '=', batchId)
    .orderBy('history_line')
    .$if(page !== null, (q) => q.limit(page?.limit ?? 0).offset(page?.offset ?? 0))
    .execute()
  return rows.map((row) => ({ ...row, line: row.line ?? 0 }))
}

/** The release is the decision: everything in the batch is 主动公开. */
export async function markHistoryReleased(
  db: Db,
  batchId: string,
  { byName, on }: { readonly byName: string; readonly on: CivilDate },
): Promise<void> {
  await db
    .updateTable('documents.document')
    .set({
      attribute: 'open',
      attribute_state: 'decided',
      decided_by_name: byName,
      decided_on: on,
      released_on: on,
    })
    .where('history_batch_id', '=', batchId)
    .execute()
}

/** Takes a batch that nobody let out away again, with what its documents do to each other. */
export async function deleteHistory(db: Db, batchId: string): Promise<void> {
  const ours = db.selectFrom('documents.document').select('id').where('history_batch_id', '=', batchId)
  await db
    .deleteFrom('documents.relation')
    .where((e) => e.or([e('from_id', 'in', ours), e('to_id', 'in', ours)]))
    .execute()
  await db.deleteFrom('documents.document').where('history_batch_id', '=', batchId).execute()
}

/** Takes the titles and addresses of a batch away whose release was sealed. */
export async function emptyHistoryOf(
  db: Db,
  publicationId: string,
  title: string,
): Promise<readonly string[]> {
  const rows = await db
    .updateTable('documents.document as d')
    .from('documents.history_batch as b')
    .set({ title, source_url: null })
    .whereRef('b.id', '=', 'd.history_batch_id')
    .where('b.publication_id', '=', publicationId)
    .returning('d.id')
    .execute()
  return rows.map(({ id }) => id)
}
