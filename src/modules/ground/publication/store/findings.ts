import type { Db } from '../../../../platform/database/database.ts'

/** Why a finding may stand, by the hash that names it. */
export interface FindingReason {
  readonly findingHash: string
  readonly reason: string
  readonly byName: string
}

export async function listFindingReasons(db: Db, draftId: string): Promise<readonly FindingReason[]> {
  return db
    .selectFrom('publication.finding_reason')
    .select(['finding_hash as findingHash', 'reason', 'given_by_name as byName'])
    .where('draft_id', '=', draftId)
    .execute()
}

export async function upsertFindingReason(
  db: Db,
  draftId: string,
  given: FindingReason & { readonly at: Date },
): Promise<void> {
  const row = { reason: given.reason, given_by_name: given.byName, given_at: given.at }
  await db
    .insertInto('publication.finding_reason')
    .values({ draft_id: draftId, finding_hash: given.findingHash, ...row })
    .onConflict((conflict) => conflict.columns(['draft_id', 'finding_hash']).doUpdateSet(row))
    .execute()
}
