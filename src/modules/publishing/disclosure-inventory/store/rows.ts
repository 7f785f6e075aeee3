import type { Db } from '../../../../platform/database/database.ts'
import { RowContent } from '../domain/inventory-row.ts'
import type { InventoryRow } from '../domain/inventory-row.ts'

/** The rows of a version in the order of the table. */
export async function listRows(db: Db, versionId: string): Promise<readonly InventoryRow[]> {
  const rows = await db
    .selectFrom('disclosure_inventory.item_row')
    .select(['item_id as itemId', 'position', 'content', 'reason'])
    .where('version_id', '=', versionId)
    .orderBy('position')
    .orderBy('item_id')
    .limit(2000)
    .execute()
  return rows.map(({ content, ...row }) => ({ ...row, content: RowContent.parse(content) }))
}

/** Writes rows down, replacing those of the same items. */
export async function putRows(db: Db, versionId: string, rows: readonly InventoryRow[]): Promise<void> {
  if (rows.length === 0) return
  await db
    .insertInto('disclosure_inventory.item_row')
    .values(
      rows.map(({ itemId, position, content, reason }) => ({
        version_id: versionId,
        item_id: itemId,
        position,
        content: JSON.stringify(content),
        reason,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['version_id', 'item_id']).doUpdateSet((e) => ({
        position: e.ref('excluded.position'),
        content: e.ref('excluded.content'),
        reason: e.ref('excluded.reason'),
      })),
    )
    .execute()
}

export async function deleteRows(db: Db, versionId: string, itemIds: readonly string[]): Promise<void> {
  if (itemIds.length === 0) return
  await db
    .deleteFrom('disclosure_inventory.item_row')
    .where('version_id', '=', versionId)
    .where('item_id', 'in', itemIds)
    .execute()
}

/** Why items of the version before are gone, by item. */
export async function listRemovals(db: Db, versionId: string): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('disclosure_inventory.removal')
    .select(['item_id as itemId', 'reason'])
    .where('version_id', '=', versionId)
    .execute()
  return new Map(rows.map(({ itemId, reason }) => [itemId, reason]))
}

export async function insertRemovals(
  db: Db,
  versionId: string,
  removals: readonly { readonly itemId: string; readonly reason: string }[],
): Promise<void> {
  if (removals.length === 0) return
  await db
    .insertInto('disclosure_inventory.removal')
    .values(removals.map(({ itemId, reason }) => ({ version_id: versionId, item_id: itemId, reason })))
    .execute()
}

export async function deleteRemovals(db: Db, versionId: string, itemIds: readonly string[]): Promise<void> {
  if (itemIds.length === 0) return
  await db
    .deleteFrom('disclosure_inventory.removal')
    .where('version_id', '=', versionId)
    .where('item_id', 'in', itemIds)
    .execute()
}
