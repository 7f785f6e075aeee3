import { Refusal } from '../../../kernel/refusal.ts'
import { readWorkbook, WORKBOOK_LIMITS } from '../../../platform/sheets/read-workbook.ts'
import type { Work } from '../../../platform/work/work.ts'
import { differencesBetween } from './domain/difference.ts'
import type { RowDifference } from './domain/difference.ts'
import { itemName } from './domain/inventory-row.ts'
import type { InventoryRow, RowContent } from './domain/inventory-row.ts'
import { readTable } from './domain/read-table.ts'
import type { LineProblem, TableReading, TableRowRead } from './domain/read-table.ts'
import type { LoadedVersion } from './load-version.ts'
import { knownNames, loadVersionFor } from './load-version.ts'
import { loadToWrite, note } from './prepare-version.ts'
import { deleteRemovals, deleteRows, insertRemovals, putRows } from './store/rows.ts'

/** A table to take in: whether rows that it does not have go, and why it changes what it changes. */
export interface TableToImport {
  readonly bytes: Uint8Array
  readonly complete: boolean
  readonly reason: string
}

/** What a table would do to a version; nothing is changed. */
export interface TablePreview {
  readonly problems: readonly LineProblem[]
  readonly rows: readonly InventoryRow[]
  readonly differences: readonly RowDifference[]
}

/** Reads a workbook as an inventory; refuses what is none with the sentence why. */
export async function readInventory(
  work: Work,
  bytes: Uint8Array,
  lenient = false,
): Promise<Extract<TableReading, { readonly ok: true }>> {
  const sheets = await readWorkbook(bytes, WORKBOOK_LIMITS, { fillMerged: true })
  const known = await knownNames(work)
  const readings = sheets.filter(({ hidden }) => !hidden).map(({ rows }) => readTable(rows, known, lenient))
  const good = readings.find((reading) => reading.ok)
  if (good !== undefined) return good
  const bad = readings.find((reading) => !reading.ok)
  throw new Refusal('invalid', 'no-inventory', bad?.sentence ?? '这个表格里没有工作表。')
}

/** Looks at a table before anything is taken in: what is wrong line by line, and what it would change. */
export async function previewTable(
  work: Work,
  versionId: string,
  table: TableToImport,
): Promise<TablePreview> {
  return previewOf(work, await loadVersionFor(work, versionId, 'edit'), table)
}

async function previewOf(work: Work, loaded: LoadedVersion, table: TableToImport): Promise<TablePreview> {
  const { rows: read, problems } = await readInventory(work, table.bytes)
  const rows = merged(work, loaded, { read, table })
  return {
    problems,
    rows,
    differences: differencesBetween(loaded.rows, rows, { names: loaded.names, removals: new Map() }),
  }
}

/** Takes a table in, whole or not at all; refuses one with problems. */
export async function importTable(work: Work, versionId: string, table: TableToImport): Promise<void> {
  const loaded = await loadToWrite(work, versionId)
  const { rows, problems, differences } = await previewOf(work, loaded, table)
  if (problems.length > 0)
    throw new Refusal('conflict', 'table-wrong', '表里还有没改好的地方，没有导入。请重新上传。')
  const inBase = new Set(loaded.base.map(({ itemId }) => itemId))
  const gone = differences.filter(({ kind }) => kind === 'removed').map(({ itemId }) => itemId)
  await deleteRows(work.db, versionId, gone)
  await deleteRemovals(
    work.db,
    versionId,
    rows.map(({ itemId }) => itemId),
  )
  await insertRemovals(
    work.db,
    versionId,
    gone.filter((itemId) => inBase.has(itemId)).map((itemId) => ({ itemId, reason: table.reason })),
  )
  await putRows(work.db, versionId, rows)
  await note(work, versionId, {
    action: 'inventory-imported',
    reason: table.reason,
    after: Object.fromEntries(
      (['added', 'changed', 'removed'] as const).map((kind) => [
        kind,
        differences.filter((difference) => difference.kind === kind).length,
      ]),
    ),
  })
}

/** The rows of the version once the table is in: its own in its order, then what stays besides. */
function merged(
  work: Work,
  { rows: present, base }: LoadedVersion,
  { read, table }: { readonly read: readonly TableRowRead[]; readonly table: TableToImport },
): readonly InventoryRow[] {
  const known = [...present, ...base.filter((old) => !present.some(({ itemId }) => itemId === old.itemId))]
  const byId = new Map(known.map((row) => [row.itemId, row]))
  const byName = new Map(known.map((row) => [itemName(row.content), row]))
  const taken = new Set<string>()
  const own = read.map((row, place): InventoryRow => {
    const candidate = byId.get(row.key ?? '') ?? byName.get(itemName(row.content))
    const before = candidate === undefined || taken.has(candidate.itemId) ? null : candidate
    const itemId = before?.itemId ?? work.newId()
    taken.add(itemId)
    const content = before === null ? row.content : kept(row, before.content)
    const standing = present.find((each) => each.itemId === itemId)
    const isSame = standing !== undefined && JSON.stringify(standing.content) === JSON.stringify(content)
    return { itemId, position: place + 1, content, reason: isSame ? standing.reason : table.reason }
  })
  if (table.complete) return own
  const others = present.filter(({ itemId }) => !taken.has(itemId))
  return [...own, ...others.map((row, place) => ({ ...row, position: own.length + place + 1 }))]
}

/** A foreign table does not know our divisions, columns and rules: what is bound already stays. */
function kept({ content, bound }: TableRowRead, before: RowContent): RowContent {
  const division =
    content.divisionName === ''
      ? { divisionId: before.divisionId, divisionName: before.divisionName }
      : { divisionId: content.divisionId, divisionName: content.divisionName }
  if (bound) return { ...content, ...division }
  const { columnId, typeId } = before
  const rule = content.limit.text === before.limit.text ? before.limit.rule : content.limit.rule
  return { ...content, ...division, columnId, typeId, limit: { text: content.limit.text, rule } }
}
