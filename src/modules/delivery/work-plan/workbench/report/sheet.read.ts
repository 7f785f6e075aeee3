import { readWorkbook } from '../../../../../platform/sheets/read-workbook.ts'
import { KEY_HEAD } from '../../../../../platform/sheets/sheet-spec.ts'
import { tableUnder } from '../../../../../platform/sheets/table-under.ts'
import type { TableRow } from '../../../../../platform/sheets/table-under.ts'
import { MOST_TEXT } from '../../domain/division-return.ts'
import type { ReportEntry } from '../../domain/division-return.ts'
import type { ReportState } from '../../domain/measure.ts'
import type { ReturnLine, ReturnView } from './returns.view.ts'
import { rowKey, STATE_HEAD, STATE_WORDS, TEXT_HEAD } from './sheet.layout.ts'

/** What a workbook brings back: all its rows, or every sentence why none of them was taken. */
export type SheetReading =
  | { readonly ok: true; readonly entries: readonly ReportEntry[] }
  | { readonly ok: false; readonly sentences: readonly string[] }

const STATES: ReadonlyMap<string, ReportState> = new Map([
  [STATE_WORDS[0], 'on-schedule'],
  [STATE_WORDS[1], 'behind'],
  [STATE_WORDS[2], 'completed'],
])

/** Reads a filled-in workbook against its form; a foreign or rebuilt one and any wrong row leave everything as it was. */
export async function readReturnSheet(bytes: Uint8Array, view: ReturnView): Promise<SheetReading> {
  const sheets = (await readWorkbook(bytes)).filter((sheet) => !sheet.hidden)
  const rows = sheets
    .map((sheet) => tableUnder(sheet, [KEY_HEAD, STATE_HEAD, TEXT_HEAD]))
    .find((found) => found !== null)
  if (rows === undefined || rows === null)
    return refused([
      '这不是从这一页下载的填报表，或者表头、隐藏的编号列被改动了。请重新下载，再把内容填进去。',
    ])
  if (rows.length === 0) return refused(['表里没有一行内容。请重新下载，填好再传。'])
  if (!rows.some((row) => lineOf(row, view) !== undefined))
    return refused([`这张表不是${view.division.name} ${view.period.name}的填报表。请在这一页重新下载。`])
  const read = rows.map((row) => readRow(row, view))
  const sentences = [...read.flatMap((row) => row.sentences), ...repeated(rows)]
  if (sentences.length > 0) return refused(sentences)
  return { ok: true, entries: read.flatMap((row) => (row.entry === null ? [] : [row.entry])) }
}

function refused(sentences: readonly string[]): SheetReading {
  return { ok: false, sentences }
}

function cell(row: TableRow, head: string): string {
  return row.cells.get(head) ?? ''
}

function lineOf(row: TableRow, view: ReturnView): ReturnLine | undefined {
  return view.lines.find((line) => rowKey(view, line.measure.id) === cell(row, KEY_HEAD))
}

interface ReadRow {
  readonly entry: ReportEntry | null
  readonly sentences: readonly string[]
}

/** A blank cell leaves what stands; a blank row leaves the measure untouched. */
function readRow(row: TableRow, view: ReturnView): ReadRow {
  const line = lineOf(row, view)
  const at = `第 ${String(row.line)} 行：`
  if (line === undefined)
    return {
      entry: null,
      sentences: [
        `${at}这一行不在本处本期的任务里（可能是自己加的行、别处的行，或已调整的任务）。请删去这一行再传。`,
      ],
    }
  const word = cell(row, STATE_HEAD).replace(/\s/gu, '')
  const text = cell(row, TEXT_HEAD)
  const state = STATES.get(word) ?? null
  const sentences = [
    ...(word !== '' && state === null ? [`${at}进度只能填${STATE_WORDS.join('、')}，现在是“${word}”。`] : []),
    ...(text.length > MOST_TEXT
      ? [`${at}落实情况有 ${String(text.length)} 字，最多 ${String(MOST_TEXT)} 字。`]
      : []),
  ]
  if (word === '' && text === '') return { entry: null, sentences }
  return { entry: merged(line, { state, text }), sentences }
}

function merged(
  line: ReturnLine,
  filled: { readonly state: ReportState | null; readonly text: string },
): ReportEntry {
  const before = line.entry
  const state = filled.state ?? before?.state ?? null
  const text = filled.text === '' ? (before?.text ?? '') : filled.text
  return {
    measureId: line.measure.id,
    state,
    text,
    unchanged: before?.unchanged === true && before.state === state && before.text === text,
  }
}

function repeated(rows: readonly TableRow[]): readonly string[] {
  return rows.flatMap((row, place) => {
    const first = rows.findIndex((other) => cell(other, KEY_HEAD) === cell(row, KEY_HEAD))
    const before = rows[first]
    if (before === undefined || first === place || cell(row, KEY_HEAD) === '') return []
    return [`第 ${String(row.line)} 行和第 ${String(before.line)} 行是同一项。请只留一行。`]
  })
}
