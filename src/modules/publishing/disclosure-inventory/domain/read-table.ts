import { foldWidth, withoutSpace } from '../../../../kernel/chinese-text.ts'
import { isTicked, readChannels } from './channel-marks.ts'
import { fieldNames, lacksOfRow, LEVELS } from './inventory-row.ts'
import type { RowContent } from './inventory-row.ts'
import { readLimit } from './limit-rule.ts'
import { splitBases, splitElements } from './numbered-text.ts'
import { findHeads, HEADS } from './table-heads.ts'
import type { FoundHeads, HeadName } from './table-heads.ts'

/** Ids by the names that a table may write. */
export interface KnownNames {
  readonly divisions: ReadonlyMap<string, string>
  readonly columns: ReadonlyMap<string, string>
  readonly types: ReadonlyMap<string, string>
}

/** One row as it was read, with the key of the item where the table has one. */
export interface TableRowRead {
  readonly line: number
  readonly key: string | null
  readonly content: RowContent
  /** Which of our own columns the table brings: where it has none, what is bound already stays. */
  readonly bound: boolean
}

/** What is wrong in one line of a table. */
export interface LineProblem {
  readonly line: number
  readonly label: string
  readonly sentence: string
}

export type TableReading =
  | { readonly ok: false; readonly sentence: string }
  | { readonly ok: true; readonly rows: readonly TableRowRead[]; readonly problems: readonly LineProblem[] }

export const MOST_ROWS = 1000

/**
 * Reads the rows of an inventory from a sheet whose merged cells are filled; a level left blank is the one above it.
 * `lenient` leaves names of divisions that are not ours, as in a reference catalogue of another place.
 */
export function readTable(
  sheet: readonly (readonly string[])[],
  known: KnownNames,
  lenient = false,
): TableReading {
  const heads = findHeads(sheet)
  if ('lacking' in heads)
    return {
      ok: false,
      sentence: `没有找到全清单的表头，缺：${heads.lacking.join('、')}。请检查表头的写法。`,
    }
  const lines = linesUnder(sheet, heads)
  if (lines.length === 0) return { ok: false, sentence: '表头下面没有一行内容。' }
  if (lines.length > MOST_ROWS)
    return { ok: false, sentence: `一张表最多 ${String(MOST_ROWS)} 行，这里有 ${String(lines.length)} 行。` }
  const read = lines.map((line) => readLine(line, known, { lenient, bound: heads.columns.has('rule') }))
  const problems = [...read.flatMap((row) => row.problems), ...repeated(read.map(({ row }) => row))]
  return { ok: true, rows: read.map(({ row }) => row), problems }
}

interface Line {
  readonly line: number
  readonly text: (name: HeadName) => string
  readonly has: (name: HeadName) => boolean
}

function linesUnder(sheet: readonly (readonly string[])[], { line, columns }: FoundHeads): readonly Line[] {
  let [level1, level2] = ['', '']
  return sheet.slice(line).flatMap((cells, place): readonly Line[] => {
    const own = (name: HeadName) => cells[columns.get(name) ?? -1] ?? ''
    if (isNote(cells) || (own('level2') === '' && own('level3') === '' && own('elements') === '')) return []
    level1 = own('level1') || level1
    level2 = own('level2') || (own('level3') === '' ? '' : level2)
    const levels: Partial<Record<HeadName, string>> = { level1, level2 }
    return [
      {
        line: line + place + 1,
        text: (name) => levels[name] ?? own(name),
        has: (name) => columns.has(name),
      },
    ]
  })
}

/** A note merged over the table repeats itself in every cell. */
function isNote(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell !== '')
  return filled.length > 2 && new Set(filled).size === 1
}

function readLine(
  line: Line,
  known: KnownNames,
  { lenient, bound }: { readonly lenient: boolean; readonly bound: boolean },
): { readonly row: TableRowRead; readonly problems: readonly LineProblem[] } {
  const { text } = line
  const problems: LineProblem[] = []
  const tell = (label: string, sentence: string) => problems.push({ line: line.line, label, sentence })
  const ticked = (name: HeadName) => {
    const answer = isTicked(text(name))
    if (answer === null) tell(HEADS[name], `“${text(name)}”认不出来，只填 √ 或空着。`)
    return answer === true
  }
  const named = (name: HeadName, ids: ReadonlyMap<string, string>, sentence: string) => {
    const typed = text(name).trim()
    const id = ids.get(typed) ?? null
    if (typed !== '' && id === null && !lenient) tell(HEADS[name], sentence.replace('{名}', typed))
    return id
  }
  const channels = readChannels(text('channels'))
  if (channels.unknown.length > 0)
    tell(HEADS.channels, `不认识“${channels.unknown.join('、')}”，只用表里的 13 种，别的写“其他：……”。`)
  const limitText = text('limit').trim()
  const content: RowContent = {
    level1: oneLine(text('level1')),
    level2: oneLine(text('level2')),
    level3: oneLine(text('level3')),
    elements: [...splitElements(text('elements'))],
    bases: [...splitBases(text('bases'))],
    limit: { text: limitText, rule: readLimit(text('rule').trim() || limitText) },
    subject: oneLine(text('subject')),
    divisionId: named('division', known.divisions, '没有叫“{名}”的处室，请照系统里的名称写，或者空着。'),
    divisionName: oneLine(text('division')),
    channels: [...channels.channels],
    otherChannel: channels.other,
    audience: readAudience(line, ticked),
    method:
      line.has('proactive') || line.has('onRequest')
        ? { proactive: ticked('proactive'), onRequest: ticked('onRequest') }
        : { proactive: true, onRequest: false },
    levels: LEVELS.filter((_, place) => ticked(LEVEL_HEADS[place] ?? 'city')),
    columnId: named('column', known.columns, '没有叫“{名}”的栏目。'),
    typeId: named('type', known.types, '没有叫“{名}”的稿件类型。'),
  }
  if (!lenient)
    for (const { field, message } of lacksOfRow(content).filter((lack) => lack.field !== 'divisionId'))
      tell(isField(field) ? fieldNames[field] : field, message)
  return { row: { line: line.line, key: text('key') || null, content, bound }, problems }
}

const LEVEL_HEADS = ['city', 'county', 'township'] as const

/** A table without these columns is for everybody. */
function readAudience(line: Line, ticked: (name: HeadName) => boolean): RowContent['audience'] {
  if (!line.has('wholeSociety') && !line.has('groups')) return { wholeSociety: true, groups: '' }
  const groups = oneLine(line.text('groups'))
  const named = isTicked(groups) === null ? groups : ''
  return {
    wholeSociety: ticked('wholeSociety'),
    groups: named || (isTicked(groups) === true ? '特定群体' : ''),
  }
}

function isField(field: string): field is keyof typeof fieldNames {
  return Object.hasOwn(fieldNames, field)
}

function repeated(rows: readonly TableRowRead[]): readonly LineProblem[] {
  const first = new Map<string, number>()
  return rows.flatMap(({ line, content }) => {
    const name = withoutSpace(foldWidth(`${content.level1}›${content.level2}›${content.level3}`))
    const before = first.get(name)
    if (before === undefined) first.set(name, line)
    return before === undefined
      ? []
      : [{ line, label: HEADS.level2, sentence: `和第 ${String(before)} 行是同一个事项，请合并。` }]
  })
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
