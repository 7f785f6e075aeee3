import type { Db } from '../../../../platform/database/database.ts'
import type { Plan } from '../domain/plan.ts'

/** A plan as it is kept: with who wrote it last, over which revision the next one writes. */
export interface KeptPlan extends Plan {
  readonly revision: number
  readonly changedByName: string
  readonly changedAt: Date
}

/** The plan of a package; null where nobody has begun one. */
export async function findPlan(db: Db, packageId: string): Promise<KeptPlan | null> {
  const row = await db
    .selectFrom('policies.plan')
    .select([
      'forms',
      'channels',
      'interpreter',
      'first_interpreter as firstInterpreter',
      'first_act as firstAct',
      'first_act_note as firstActNote',
      'first_act_piece as firstActPiece',
      'outline',
      'risk',
      'briefing',
      'briefing_on as briefingOn',
      'briefing_note as briefingNote',
      'revision',
      'changed_by_name as changedByName',
      'changed_at as changedAt',
    ])
    .where('package_id', '=', packageId)
    .executeTakeFirst()
  return row ?? null
}

/** Writes a plan over the revision that was read (0 where there was none); false when somebody else saved in between. */
export async function writePlan(
  db: Db,
  plan: Plan & { readonly packageId: string; readonly revision: number },
  by: { readonly id: string; readonly name: string; readonly at: Date },
): Promise<boolean> {
  const values = {
    forms: [...plan.forms],
    channels: [...plan.channels],
    interpreter: plan.interpreter,
    first_interpreter: plan.firstInterpreter,
    first_act: plan.firstAct,
    first_act_note: plan.firstActNote,
    first_act_piece: plan.firstActPiece,
    outline: plan.outline,
    risk: plan.risk,
    briefing: plan.briefing,
    briefing_on: plan.briefingOn,
    briefing_note: plan.briefingNote,
    revision: plan.revision + 1,
    changed_by: by.id,
    changed_by_name: by.name,
    changed_at: by.at,
  }
  const done = await db
    .insertInto('policies.plan')
    .values({ package_id: plan.packageId, ...values })
    .onConflict((c) =>
      c.column('package_id').doUpdateSet(values).where('policies.plan.revision', '=', plan.revision),
    )
    .executeTakeFirst()
  return done.numInsertedOrUpdatedRows === 1n
}
