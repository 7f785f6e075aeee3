import type { Db } from '../../../../platform/database/database.ts'
import { levelOf } from '../domain/level.ts'
import type { PolicyPlace } from '../domain/policy-system.ts'

/** Where each public document stands in the 政策体系, by document. */
export async function listPolicyPlaces(db: Db): Promise<ReadonlyMap<string, PolicyPlace>> {
  const rows = await db
    .selectFrom('documents.policy_place')
    .select(['id', 'tier as level', 'origin', 'issuer', 'topic'])
    .orderBy('id')
    .limit(20_000)
    .execute()
  return new Map(
    rows.map(({ id, level, origin, issuer, topic }) => [
      id ?? '',
      { topic: topic ?? '', level: levelOf({ level, origin: origin ?? 'own', issuer }) },
    ]),
  )
}
