import { readWorkbook } from '../../../../platform/sheets/read-workbook.ts'
import type { SheetSpec } from '../../../../platform/sheets/sheet-spec.ts'
import { tableUnder } from '../../../../platform/sheets/table-under.ts'
import { ratingLabels } from '../domain/read-rating.ts'
import type { TypedRating } from '../domain/read-rating.ts'
import type { ListedRating } from '../domain/rating-list.ts'
import type { RatingKind } from '../domain/rating.ts'

const MOST_ROWS = 5000
const NEEDED = ['kind', 'name', 'level', 'documentNumber', 'grantedOn'] as const
const COLUMNS: readonly (readonly [keyof TypedRating, number])[] = [
  ['kind', 8],
  ['name', 24],
  ['level', 7],
  ['documentNumber', 16],
  ['grantedOn', 9],
  ['validUntil', 9],
  ['revokedOn', 9],
  ['revokedBecause', 18],
]

/** The empty list to fill in. */
export function templateSheet(kinds: readonly RatingKind[], demo: boolean): SheetSpec {
  const choices: Partial<Record<keyof TypedRating, readonly string[]>> = {
    kind: kinds.map(({ name }) => name),
    level: [...new Set(kinds.flatMap(({ levels }) => levels))],
  }
  return {
    name: '等级评定',
    title: '等级（星级）评定表',
    demo,
    left: '每次评定一行。',
    columns: COLUMNS.map(([field, width]) => {
      const known = choices[field]
      return { head: ratingLabels[field], width, ...(known === undefined ? {} : { choices: known }) }
    }),
    rows: Array.from({ length: 20 }, () => COLUMNS.map(() => null)),
    closing: [
      '日期写成 2026-08-30；没有期限的，“有效期至”空着。',
      '类别、名称和评定日期都一样的，算同一条：表里写的会改掉登记的。表里没有的不动。',
    ],
    orientation: 'landscape',
  }
}

/** The rows of a filled-in list, or the sentence why it is none. The last three columns may be missing. */
export async function readRatingSheet(bytes: Uint8Array): Promise<readonly ListedRating[] | string> {
  const sheets = (await readWorkbook(bytes)).filter((sheet) => !sheet.hidden)
  for (const sheet of sheets) {
    const heads = COLUMNS.filter(
      ([field]) =>
        NEEDED.some((needed) => needed === field) ||
        sheet.rows.some((row) => row.some((cell) => cell.replace(/\s/g, '') === ratingLabels[field])),
    ).map(([field]) => ratingLabels[field])
    const rows = tableUnder(sheet, heads)
      ?.map(({ line, cells }) => rowOf(line, cells))
      .filter(({ name }) => name !== '')
    if (rows === undefined) continue
    if (rows.length === 0) return '表里没有一行内容。请填好再传。'
    return rows.length <= MOST_ROWS
      ? rows
      : `一次最多导入 ${String(MOST_ROWS)} 行，这里有 ${String(rows.length)} 行。`
  }
  return '没有找到“类别、名称、等级、文号、评定日期”这一行表头。请用这一页下载的模板。'
}

function rowOf(line: number, cells: ReadonlyMap<string, string>): ListedRating {
  const at = (field: keyof TypedRating) => (cells.get(ratingLabels[field]) ?? '').trim()
  return {
    line,
    kind: at('kind'),
    name: at('name'),
    level: at('level'),
    documentNumber: at('documentNumber'),
    grantedOn: at('grantedOn'),
    validUntil: at('validUntil'),
    revokedOn: at('revokedOn'),
    revokedBecause: at('revokedBecause'),
  }
}
