import type { Db } from '../../../../platform/database/database.ts'

/** Why a policy goes without an interpretation, who says so, and who else agreed. */
export interface Exemption {
  readonly reason: string
  readonly askedBy: string
  readonly askedByName: string
  readonly askedAt: Date
  readonly signedByName: string | null
  readonly signedAt: Date | null
}

export async function findExemption(db: Db, packageId: string): Promise<Exemption | null> {
  const row = await db
    .selectFrom('policies.exemption')
    .select([
      'reason',
      'asked_by as askedBy',
      'asked_by_name as askedByName',
      'asked_at as askedAt',
      'signed_by_name as signedByName',
      'signed_at as signedAt',
    ])
    .where('package_id', '=', packageId)
    .executeTakeFirst()
  return row ?? null
}

export async function insertExemption(
  db: Db,
  asked: {
    readonly packageId: string
    readonly reason: string
    readonly by: { readonly id: string; readonly name: string }
    readonly at: Date
  },
): Promise<void> {
  await db
    .insertInto('policies.exemption')
    .values({
      package_id: asked.packageId,
      reason: asked.reason,
      asked_by: asked.by.id,
      asked_by_name: asked.by.name,
      asked_at: asked.at,
    })
    .execute()
}

export async function signExemptionRow(
  db: Db,
  packageId: string,
  by: { readonly id: string; readonly name: string; readonly at: Date },
): Promise<void> {
  await db
    .updateTable('policies.exemption')
    .set({ signed_by: by.id, signed_by_name: by.name, signed_at: by.at })
    .where('package_id', '=', packageId)
    .execute()
}

export async function deleteExemption(db: Db, packageId: string): Promise<void> {
  await db.deleteFrom('policies.exemption').where('package_id', '=', packageId).execute()
}
