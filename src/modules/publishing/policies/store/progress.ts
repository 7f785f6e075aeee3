import type { Db } from '../../../../platform/database/database.ts'

/** How far the plan of a package has come, for a list. */
export type PlanProgress = 'written' | 'exemption-asked' | 'exempt'

/** Of some packages, which have a plan or an exemption. */
export async function listProgress(
  db: Db,
  packageIds: readonly string[],
): Promise<ReadonlyMap<string, PlanProgress>> {
  if (packageIds.length === 0) return new Map()
  const plans = await db
    .selectFrom('policies.plan')
    .select('package_id as id')
    .where('package_id', 'in', packageIds)
    .execute()
  const exemptions = await db
    .selectFrom('policies.exemption')
    .select(['package_id as id', 'signed_at as signedAt'])
    .where('package_id', 'in', packageIds)
    .execute()
  return new Map<string, PlanProgress>([
    ...plans.map(({ id }) => [id, 'written'] as const),
    ...exemptions.map(({ id, signedAt }) => [id, signedAt === null ? 'exemption-asked' : 'exempt'] as const),
  ])
}
