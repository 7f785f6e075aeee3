import type { SheetSpec } from '../../../platform/sheets/sheet-spec.ts'
import type { InventoryRow, PlaceNames } from './domain/inventory-row.ts'
import { findingNames, differenceNames } from './domain/difference.ts'
import type { ReferenceFinding, RowDifference } from './domain/difference.ts'
import { printedColumns } from './domain/write-table.ts'

/** An inventory as the real tables look: merged heads, ■/□ and √; the hidden keys let it come back. */
export function inventorySheet(
  rows: readonly InventoryRow[],
  about: {
    readonly title: string
    readonly right: string
    readonly names: PlaceNames
    readonly demo: boolean
  },
): SheetSpec {
  const columns = printedColumns(rows)
  return {
    name: '全清单',
    title: about.title,
    right: about.right,
    demo: about.demo,
    columns: columns.map(({ head, width, left, merged }) => ({
      head,
      width,
      align: left === true ? 'left' : 'center',
      ...(merged === true ? { mergeDown: true } : {}),
    })),
    rows: rows.map(({ content }, place) => columns.map(({ cell }) => cell(content, about.names, place + 1))),
    keys: rows.map(({ itemId }) => itemId),
    orientation: 'landscape',
  }
}

/** What changed between two versions, one field a row. */
export function differenceSheet(
  differences: readonly RowDifference[],
  about: { readonly title: string; readonly demo: boolean },
): SheetSpec {
  return {
    name: '差异',
    title: about.title,
    demo: about.demo,
    columns: [
      { head: '变化', width: 4, mergeDown: true },
      { head: '事项', width: 14, align: 'left', mergeDown: true },
      { head: '项目', width: 7 },
      { head: '原来', width: 18, align: 'left' },
      { head: '现在', width: 18, align: 'left' },
      { head: '理由', width: 12, align: 'left' },
    ],
    rows: differences.flatMap(({ kind, name, fields, reason }) =>
      (fields.length === 0 ? [{ label: '', before: '', after: '' }] : fields).map(
        ({ label, before, after }) => [differenceNames[kind], name, label, before, after, reason ?? ''],
      ),
    ),
    orientation: 'landscape',
  }
}

/** What a comparison with a reference catalogue found. */
export function referenceSheet(
  findings: readonly ReferenceFinding[],
  about: { readonly title: string; readonly demo: boolean },
): SheetSpec {
  return {
    name: '对照',
    title: about.title,
    demo: about.demo,
    columns: [
      { head: '情况', width: 5 },
      { head: '事项', width: 14, align: 'left' },
      { head: '本局', width: 20, align: 'left' },
      { head: '参考目录', width: 20, align: 'left' },
    ],
    rows: findings.map(({ kind, name, ours, theirs }) => [findingNames[kind], name, ours, theirs]),
    orientation: 'landscape',
  }
}
