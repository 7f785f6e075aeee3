import { holds, personOf } from '../../../kernel/actor.ts'
import type { CivilDate } from '../../../kernel/civil-date.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import type { FieldError } from '../../../kernel/refusal.ts'
import type { Work } from '../../../platform/work/work.ts'
import type { InventoryRow, RowContent } from './domain/inventory-row.ts'
import { itemName, lacksOfRow } from './domain/inventory-row.ts'
import { PREPARERS } from './domain/version.ts'
import { loadVersionFor } from './load-version.ts'
import type { LoadedVersion } from './load-version.ts'
import { deleteRemovals, deleteRows, insertRemovals, listRows, putRows } from './store/rows.ts'
import { insertVersion, insertWriter, listVersions, updateHead } from './store/versions.ts'

/**
 * Begins the next version with the rows of the latest approved one (动态调整, seed 三(二)). Refuses who is not of the
 * openness office, and a second version while one is at work.
 */
export async function startVersion(work: Work): Promise<string> {
  const person = personOf(work.actor)
  if (person === null || !holds(work.actor, PREPARERS))
    throw new Refusal('forbidden', 'not-preparer', '全清单由公开机构编制。')
  const versions = await listVersions(work.db)
  if (versions.some(({ state }) => state === 'preparing' || state === 'submitted'))
    throw new Refusal('conflict', 'version-at-work', '已经有一版在编制或待批准，请先办完那一版。')
  const base = versions.find(({ state }) => state === 'approved') ?? null
  const id = work.newId()
  const number = (versions[0]?.number ?? 0) + 1
  await insertVersion(work.db, { id, number, basedOn: base?.id ?? null, by: person, at: work.now })
  await insertWriter(work.db, id, person)
  if (base !== null) {
    const rows = await listRows(work.db, base.id)
    await putRows(
      work.db,
      id,
      rows.map((row) => ({ ...row, reason: null })),
    )
  }
  await note(work, id, { action: 'inventory-started' })
  return id
}

/** Says from which day the version holds and why the inventory is adjusted. */
export async function saveHead(
  work: Work,
  versionId: string,
  head: { readonly effectiveFrom: CivilDate | null; readonly note: string },
): Promise<void> {
  await loadToWrite(work, versionId)
  await updateHead(work.db, versionId, head)
  await note(work, versionId, { action: 'inventory-head-saved' })
}

/** A row as it is to be saved; without an item it is a new one at the end. */
export interface RowToSave {
  readonly itemId: string | null
  readonly content: RowContent
  readonly reason: string
}

/** Saves one row. Answers with what is missing; refuses a row that is not there, and a name that another row has. */
export async function saveRow(work: Work, versionId: string, row: RowToSave): Promise<readonly FieldError[]> {
  const loaded = await loadToWrite(work, versionId)
  const { content, reason } = row
  const lacks = lacksOfRow(content)
  const twin = loaded.rows.find(
    (other) => other.itemId !== row.itemId && itemName(other.content) === itemName(content),
  )
  const errors = [
    ...lacks,
    ...(twin === undefined ? [] : [{ field: 'level2', message: '清单里已经有同名的事项，请合并或改名。' }]),
    ...(reason.trim() === '' ? [{ field: 'reason', message: '请写明为什么增加或修改。' }] : []),
  ]
  if (errors.length > 0) return errors
  const before = row.itemId === null ? null : rowOf(loaded, row.itemId)
  const itemId = before?.itemId ?? work.newId()
  const position = before?.position ?? Math.max(0, ...loaded.rows.map((other) => other.position)) + 1
  await putRows(work.db, versionId, [{ itemId, position, content, reason: reason.trim() }])
  await note(work, versionId, { action: 'inventory-row-saved', reason: reason.trim() })
  return []
}

/** Takes a row out with the reason; one that this version brought itself is simply gone. */
export async function removeRow(
  work: Work,
  versionId: string,
  removal: { readonly itemId: string; readonly reason: string },
): Promise<readonly FieldError[]> {
  const loaded = await loadToWrite(work, versionId)
  const reason = removal.reason.trim()
  if (reason === '') return [{ field: 'removalReason', message: '请写明为什么删去。' }]
  const { itemId } = rowOf(loaded, removal.itemId)
  await deleteRows(work.db, versionId, [itemId])
  if (loaded.base.some((row) => row.itemId === itemId))
    await insertRemovals(work.db, versionId, [{ itemId, reason }])
  await note(work, versionId, { action: 'inventory-row-removed', reason })
  return []
}

/** Puts a row that was taken out back as it was. */
export async function restoreRow(work: Work, versionId: string, itemId: string): Promise<void> {
  const loaded = await loadToWrite(work, versionId)
  const before = loaded.base.find((row) => row.itemId === itemId)
  if (before === undefined || loaded.rows.some((row) => row.itemId === itemId))
    throw new Refusal('conflict', 'not-removed', '这个事项没有被删去，或者已经恢复。')
  await deleteRemovals(work.db, versionId, [itemId])
  await putRows(work.db, versionId, [{ ...before, reason: null }])
  await note(work, versionId, { action: 'inventory-row-restored' })
}

/** The version to be written, with the acting person among its writers from now on. */
export async function loadToWrite(work: Work, versionId: string): Promise<LoadedVersion> {
  const loaded = await loadVersionFor(work, versionId, 'edit')
  const person = personOf(work.actor)
  if (person !== null) await insertWriter(work.db, versionId, person)
  return loaded
}

function rowOf(loaded: LoadedVersion, itemId: string): InventoryRow {
  const row = loaded.rows.find((each) => each.itemId === itemId)
  if (row === undefined) throw new Refusal('absent', 'no-row', '这一版里没有这个事项，可能已经删去。')
  return row
}

/** Recorded after everything that the act changed. */
export async function note(
  work: Work,
  versionId: string,
  what: { readonly action: string; readonly reason?: string; readonly after?: unknown },
): Promise<void> {
  await work.record({ subject: `disclosure-inventory:${versionId}`, ...what })
}
