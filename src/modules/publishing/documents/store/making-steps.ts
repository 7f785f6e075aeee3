import type { Db } from '../../../../platform/database/database.ts'
import type { RecordedStep } from '../domain/making.ts'

export async function insertMakingStep(db: Db, makingId: string, step: RecordedStep): Promise<void> {
  await db
    .insertInto('documents.making_step')
    .values({
      making_id: makingId,
      number: step.number,
      step: step.step,
      outcome: step.outcome,
      on_day: step.on,
      finding: step.finding,
      from_day: step.from,
      until_day: step.until,
      place: step.place,
      opinions: step.opinions,
      consistency: step.consistency,
      advice: step.advice,
      advice_reason: step.adviceReason,
      reference: step.reference,
      file_name: step.file?.name ?? null,
      file_hash: step.file?.hash ?? null,
      file_type: step.file?.type ?? null,
      by_id: step.byId,
      by_name: step.byName,
      recorded_on: step.recordedOn,
    })
    .execute()
}

/** The steps of some makings in the order in which they were recorded, by making. */
export async function listMakingSteps(
  db: Db,
  makingIds: readonly string[],
): Promise<ReadonlyMap<string, readonly RecordedStep[]>> {
  const found = new Map<string, RecordedStep[]>()
  if (makingIds.length === 0) return found
  const rows = await db
    .selectFrom('documents.making_step')
    .select([
      'making_id as makingId',
      'number',
      'step',
      'outcome',
      'on_day as on',
      'finding',
      'from_day as from',
      'until_day as until',
      'place',
      'opinions',
      'consistency',
      'advice',
      'advice_reason as adviceReason',
      'reference',
      'file_name as fileName',
      'file_hash as fileHash',
      'file_type as fileType',
      'by_id as byId',
      'by_name as byName',
      'recorded_on as recordedOn',
    ])
    .where('making_id', 'in', makingIds)
    .orderBy('making_id')
    .orderBy('number')
    .execute()
  for (const { makingId, fileName, fileHash, fileType, ...rest } of rows) {
    const file =
      fileName === null || fileHash === null || fileType === null
        ? null
        : { name: fileName, hash: fileHash, type: fileType }
    found.set(makingId, [...(found.get(makingId) ?? []), { ...rest, file }])
  }
  return found
}

/** Takes the words and files of the steps of a making away; answers with what the files held. */
export async function emptyMakingSteps(
  db: Db,
  makingId: string,
  instead: string,
): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('documents.making_step')
    .select('file_hash as hash')
    .where('making_id', '=', makingId)
    .execute()
  await db
    .updateTable('documents.making_step')
    .set((e) => ({
      finding: instead,
      advice_reason: e.case().when('advice', '=', 'partly').then(instead).else(null).end(),
      consistency: e.case().when('consistency', 'is not', null).then(instead).else(null).end(),
      file_name: null,
      file_hash: null,
      file_type: null,
    }))
    .where('making_id', '=', makingId)
    .execute()
  return rows.flatMap(({ hash }) => (hash === null ? [] : [hash]))
}
