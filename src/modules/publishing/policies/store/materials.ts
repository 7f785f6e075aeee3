import type { Db } from '../../../../platform/database/database.ts'
import type { Nature, WarningKind } from '../domain/material.ts'

/** What the interpretations of a package were declared to be, by draft. */
export async function listNatures(db: Db, packageId: string): Promise<ReadonlyMap<string, Nature>> {
  const rows = await db
    .selectFrom('policies.material')
    .select(['draft_id as draftId', 'nature'])
    .where('package_id', '=', packageId)
    .execute()
  return new Map(rows.map(({ draftId, nature }) => [draftId, nature]))
}

export async function upsertNature(
  db: Db,
  declared: {
    readonly draftId: string
    readonly packageId: string
    readonly nature: Nature
    readonly byName: string
    readonly at: Date
  },
): Promise<void> {
  const change = { nature: declared.nature, declared_by_name: declared.byName, declared_at: declared.at }
  await db
    .insertInto('policies.material')
    .values({ draft_id: declared.draftId, package_id: declared.packageId, ...change })
    .onConflict((c) => c.column('draft_id').doUpdateSet(change))
    .execute()
}

/** Why a warning was passed over, as the signers read it. */
export interface WarningAnswer {
  readonly draftId: string
  readonly warning: WarningKind
  readonly reason: string
  readonly answeredByName: string
}

export async function listAnswers(db: Db, packageId: string): Promise<readonly WarningAnswer[]> {
  return db
    .selectFrom('policies.warning_answer')
    .select(['draft_id as draftId', 'warning', 'reason', 'answered_by_name as answeredByName'])
    .where('package_id', '=', packageId)
    .execute()
}

export async function upsertAnswer(
  db: Db,
  answer: WarningAnswer & { readonly packageId: string; readonly at: Date },
): Promise<void> {
  const change = {
    reason: answer.reason,
    answered_by_name: answer.answeredByName,
    answered_at: answer.at,
  }
  await db
    .insertInto('policies.warning_answer')
    .values({
      draft_id: answer.draftId,
      warning: answer.warning,
      package_id: answer.packageId,
      ...change,
    })
    .onConflict((c) => c.columns(['draft_id', 'warning']).doUpdateSet(change))
    .execute()
}
