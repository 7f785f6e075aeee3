import { buffer } from 'node:stream/consumers'
import { z } from 'zod'
import { holds, personOf } from '../../../kernel/actor.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import type { Work } from '../../../platform/work/work.ts'
import { findOpennessOffice } from '../../ground/organisation/index.ts'
import { HISTORIANS } from './domain/history-batch.ts'
import type { HistoryBatch } from './domain/history-batch.ts'
import { HistoryRecord } from './domain/history-line.ts'
import { readHistoryFile } from './read-history-file.ts'
import type { HistoryFile } from './read-history-file.ts'
import { insertHistoryBatch } from './store/history-batches.ts'

const MOST_STAGED = 256 * 1024 * 1024

/**
 * Reads a file of past documents and lays its rows ready, without their texts; nothing is registered before somebody has
 * looked at it. Refuses who is not of the openness office. Lines with a secrecy mark leave no trace (conventions §10.1).
 */
export async function prepareHistory(work: Work, file: HistoryFile): Promise<string> {
  const person = personOf(work.actor)
  if (person === null || !holds(work.actor, HISTORIANS))
    throw new Refusal('forbidden', 'not-historian', '历史文件由公开机构导入。')
  const office = await findOpennessOffice(work.db)
  if (office === null)
    throw new Refusal('conflict', 'no-openness-office', '还没有设定政务公开工作机构，请先由系统管理设定。')
  const { name, records, faults } = await readHistoryFile(file, work)
  const id = work.newId()
  // The id makes the staged bytes the batch's own: they go when its rows are in the register.
  const lines = [JSON.stringify({ batch: id }), ...records.map((record) => JSON.stringify(record))]
  const { hash } = await work.files.put(Buffer.from(lines.join('\n')), { maxBytes: MOST_STAGED })
  await insertHistoryBatch(work.db, {
    id,
    fileName: name,
    stagedHash: hash,
    divisionId: office.id,
    total: records.length,
    faults,
    preparedBy: person.id,
    preparedByName: person.name,
    preparedAt: work.now,
  })
  await work.record({
    subject: `history-batch:${id}`,
    action: 'history-prepared',
    after: { rows: records.length, refused: faults.length },
  })
  return id
}

/** Some of the rows that lie ready, in the order of the file. */
export async function readStaged(
  work: Pick<Work, 'files'>,
  { stagedHash }: Pick<HistoryBatch, 'stagedHash'>,
  rows: { readonly from: number; readonly count: number },
): Promise<readonly HistoryRecord[]> {
  if (stagedHash === null) return []
  const text = (await buffer(await work.files.read(stagedHash))).toString('utf8')
  return text
    .split('\n')
    .slice(1 + rows.from, 1 + rows.from + rows.count)
    .map((line) => HistoryRecord.parse(JSON.parse(line)))
}

const Dropped = z.object({ hash: z.string() })

/** What lay ready is destroyed once it is in the register, or given up. */
export const dropStagedJob = {
  name: 'documents.drop-staged',
  actor: '历史文件导入',
  run: async (work: Work, payload: unknown) => work.files.remove(Dropped.parse(payload).hash),
}
