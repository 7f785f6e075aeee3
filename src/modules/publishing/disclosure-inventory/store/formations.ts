import { isId } from '../../../../kernel/id.ts'
import { Refusal } from '../../../../kernel/refusal.ts'
import type { Db } from '../../../../platform/database/database.ts'
import type { Formation } from '../domain/coverage.ts'

/** What was recorded as formed, with how it is called inside the house. */
export interface RecordedFormation extends Formation {
  readonly title: string
  readonly recordedByName: string
}

/** Every formation that counts; no more of it than the public may learn. */
export async function listFormations(db: Db): Promise<readonly Formation[]> {
  return db
    .selectFrom('disclosure_inventory.formation')
    .select(['id', 'item_id as itemId', 'formed_on as formedOn'])
    .where('struck_because', 'is', null)
    .orderBy('formed_on')
    .orderBy('id')
    .execute()
}

/** What was formed for one item, newest first. */
export async function listFormationsOf(db: Db, itemId: string): Promise<readonly RecordedFormation[]> {
  return db
    .selectFrom('disclosure_inventory.formation')
    .select([
      'id',
      'item_id as itemId',
      'formed_on as formedOn',
      'title',
      'recorded_by_name as recordedByName',
    ])
    .where('item_id', '=', itemId)
    .where('struck_because', 'is', null)
    .orderBy('formed_on', 'desc')
    .orderBy('id')
    .limit(200)
    .execute()
}

export async function insertFormation(
  db: Db,
  formation: RecordedFormation & { readonly at: Date },
): Promise<void> {
  await db
    .insertInto('disclosure_inventory.formation')
    .values({
      id: formation.id,
      item_id: formation.itemId,
      formed_on: formation.formedOn,
      title: formation.title,
      recorded_by_name: formation.recordedByName,
      recorded_at: formation.at,
    })
    .execute()
}

/** Strikes a formation out; refuses one that is not there or is struck already. */
export async function strikeFormation(
  db: Db,
  strike: { readonly itemId: string; readonly id: string; readonly because: string },
): Promise<void> {
  const done = isId(strike.id)
    ? await db
        .updateTable('disclosure_inventory.formation')
        .set({ struck_because: strike.because })
        .where('id', '=', strike.id)
        .where('item_id', '=', strike.itemId)
        .where('struck_because', 'is', null)
        .executeTakeFirst()
    : undefined
  if (done?.numUpdatedRows !== 1n) throw new Refusal('absent', 'no-formation', '没有这条登记，可能已经撤销。')
}
