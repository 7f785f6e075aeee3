import { writeChannels } from './channel-marks.ts'
import { LEVELS } from './inventory-row.ts'
import type { InventoryRow, PlaceNames, RowContent } from './inventory-row.ts'
import { limitName } from './limit-rule.ts'
import { joinBases, joinElements } from './numbered-text.ts'
import { HEADS } from './table-heads.ts'

/** A column of the table as it is printed: its head in levels, its width, how its cells are made. */
export interface PrintedColumn {
  readonly head: string | readonly string[]
  readonly width: number
  readonly left?: true
  readonly merged?: true
  readonly cell: (content: RowContent, names: PlaceNames, place: number) => string
}

const TICK = '√'
const tick = (is: boolean) => (is ? TICK : '')

const LEVEL_3: PrintedColumn = {
  head: ['公开事项', HEADS.level3],
  width: 8,
  cell: ({ level3 }) => level3,
}

/** The columns of the real tables in their order (conventions 5.1); the third level only where a row has one. */
export function printedColumns(rows: readonly InventoryRow[]): readonly PrintedColumn[] {
  const hasThree = rows.some(({ content }) => content.level3 !== '')
  return [
    { head: HEADS.number, width: 3, cell: (_content, _names, place) => String(place) },
    { head: ['公开事项', HEADS.level1], width: 5, merged: true, cell: ({ level1 }) => level1 },
    {
      head: ['公开事项', HEADS.level2],
      width: 8,
      ...(hasThree ? { merged: true as const } : {}),
      cell: ({ level2 }) => level2,
    },
    ...(hasThree ? [LEVEL_3] : []),
    ...ABOUT,
    ...TO_WHOM,
    ...OURS,
  ]
}

const ABOUT: readonly PrintedColumn[] = [
  { head: HEADS.elements, width: 18, left: true, cell: ({ elements }) => joinElements(elements) },
  { head: HEADS.bases, width: 14, left: true, cell: ({ bases }) => joinBases(bases) },
  { head: HEADS.limit, width: 10, cell: ({ limit }) => limit.text },
  { head: HEADS.subject, width: 7, cell: ({ subject }) => subject },
  { head: HEADS.division, width: 6, cell: ({ divisionName }) => divisionName },
  {
    head: HEADS.channels,
    width: 12,
    left: true,
    cell: ({ channels, otherChannel }) => writeChannels(channels, otherChannel),
  },
]

const TO_WHOM: readonly PrintedColumn[] = [
  {
    head: ['公开对象', HEADS.wholeSociety],
    width: 3,
    cell: ({ audience }) => tick(audience.wholeSociety),
  },
  { head: ['公开对象', HEADS.groups], width: 4, cell: ({ audience }) => audience.groups },
  { head: ['公开方式', HEADS.proactive], width: 3, cell: ({ method }) => tick(method.proactive) },
  { head: ['公开方式', HEADS.onRequest], width: 3, cell: ({ method }) => tick(method.onRequest) },
  ...LEVELS.map((level) => ({
    head: ['公开层级', level],
    width: 3,
    cell: ({ levels }: RowContent) => tick(levels.includes(level)),
  })),
]

/** What only this platform needs, so that its own table comes back whole. */
const OURS: readonly PrintedColumn[] = [
  { head: HEADS.rule, width: 6, cell: ({ limit }) => limitName(limit.rule) },
  {
    head: HEADS.column,
    width: 5,
    cell: ({ columnId }, { columns }) => (columnId === null ? '' : (columns.get(columnId) ?? '')),
  },
  {
    head: HEADS.type,
    width: 5,
    cell: ({ typeId }, { types }) => (typeId === null ? '' : (types.get(typeId) ?? '')),
  },
]
