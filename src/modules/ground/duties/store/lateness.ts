import type { CivilDate } from '../../../../kernel/civil-date.ts'
import type { Db } from '../../../../platform/database/database.ts'
import { inUse } from '../store.ts'

/** Open duties that have a day said by the law or by a document, and how many of them are late. */
export async function countBinding(
  db: Db,
  today: CivilDate,
  modulesOff: readonly string[],
): Promise<{ readonly open: number; readonly late: number }> {
  return db
    .selectFrom('duties.duty')
    .select((e) => [
      e.fn.countAll<number>().as('open'),
      e.fn.countAll<number>().filterWhere('due_on', '<', today).as('late'),
    ])
    .where('discharged_on', 'is', null)
    .where('due_on', 'is not', null)
    .where('internal', '=', false)
    .where(inUse(modulesOff))
    .executeTakeFirstOrThrow()
}

/** The first day by which something is still owed for a subject; all that the public learns of its duties. */
export async function findOpenDay(db: Db, subject: string): Promise<CivilDate | null> {
  const row = await db
    .selectFrom('duties.duty')
    .select('due_on')
    .where('subject', '=', subject)
    .where('discharged_on', 'is', null)
    .where('due_on', 'is not', null)
    .orderBy('due_on')
    .limit(1)
    .executeTakeFirst()
  return row?.due_on ?? null
}
