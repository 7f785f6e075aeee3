import type { Db } from '../../../../platform/database/database.ts'
import type { Objection } from '../domain/objections.ts'

/** Of which signature an objection is a part. */
interface Returned {
  readonly packageId: string
  readonly round: number
  readonly gateId: string
}

export async function insertObjections(
  db: Db,
  { packageId, round, gateId }: Returned,
  objections: readonly Objection[],
): Promise<void> {
  if (objections.length === 0) return
  const rows = objections.map(({ draftId, ...said }, at) => ({
    ...{ package_id: packageId, round, gate_id: gateId, number: at + 1, draft_id: draftId },
    ...said,
  }))
  await db.insertInto('publication.objection').values(rows).execute()
}

/** What was wrong where in a round of a package. */
export async function listObjections(
  db: Db,
  packageId: string,
  round: number,
): Promise<readonly Objection[]> {
  return db
    .selectFrom('publication.objection')
    .select(['draft_id as draftId', 'place', 'quote', 'reason'])
    .where('package_id', '=', packageId)
    .where('round', '=', round)
    .orderBy('gate_id')
    .orderBy('number')
    .execute()
}
