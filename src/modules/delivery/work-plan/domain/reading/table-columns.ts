import { withoutSpace } from '../../../../../kernel/chinese-text.ts'
import { leadRuleIn, type LeadRule } from './lead-rule.ts'
import type { Line } from './page.ts'
import type { Span } from './plan-reading.ts'
import { isTimeWording } from './time-wording.ts'
import { looksLikeUnit } from './unit-names.ts'
import { listedUnits } from './unit-list.ts'

export type ColumnRole =
  'number' | 'text' | 'lead' | 'participant' | 'responsible' | 'outer' | 'time' | 'other'

/** A cell with the sign that closes it; `text` is what stands in it. */
export interface Cell extends Span {
  readonly text: string
  readonly inner: Span
}

/** The cells of a line; one cell where nothing divides it. */
export function cellsOf({ start, end, text }: Line, lineEnd: number): readonly Cell[] {
  const sign = text.includes('|') ? '|' : '\t'
  const cells: Cell[] = []
  let at = start
  for (let place = start; place <= end; place++) {
    if (place < end && text.charAt(place - start) !== sign) continue
    cells.push(cellOf(text.slice(at - start, place - start), at, place < end ? place + 1 : lineEnd))
    at = place + 1
  }
  return cells
}

function cellOf(raw: string, start: number, end: number): Cell {
  const text = raw.trim()
  const from = start + raw.length - raw.trimStart().length
  return { start, end, text, inner: { start: from, end: from + text.length } }
}

const UNITS =
  /牵头|主办|主责|配合|协办|参与(?:单位|部门)|协同(?:单位|部门)|协助(?:单位|部门)|责任(?:单位|部门|科室|处室|股室|主体|分工|处|科|方)|(?:负责|落实|承办|实施|执行|承担)(?:单位|部门|科室|处室|股室|主体)|任务分工|职责分工|责任及?配合/u
const LONGEST_HEADING = 30

/** The roles of the columns a heading row names, null where the cells are no headings or name no units. */
export function columnRoles(cells: readonly Cell[]): readonly ColumnRole[] | null {
  if (
    cells.length < 2 ||
    cells.some(({ text }) => withoutSpace(text).length > LONGEST_HEADING || /。/u.test(text))
  )
    return null
  const names = cells.map(({ text }) => withoutSpace(text.replace(/\([^()]*\)/gu, '')))
  const isUnits = names.map((name) => UNITS.test(name) && !/领导|责任人$/u.test(name) && name.length < 14)
  if (!isUnits.includes(true) || names.some((name) => /[、,]/u.test(name) && looksLikeUnit(name))) return null
  const several = isUnits.filter(Boolean).length > 1
  return names.map((name, index) => (isUnits[index] === true ? unitRole(name, several) : otherRole(name)))
}

function unitRole(name: string, several: boolean): ColumnRole {
  if (several && /^(?:国家|部委|中央|上级|[省市区县](?:级|直)|自治区)\S{0,4}(?:牵头|主办)/u.test(name))
    return 'outer'
  if (
    /^(?:牵头|主办|主责)\S{0,4}(?:及|和|与|、|\/)\S{0,2}(?:配合|责任|协办)|牵头\S{0,2}(?:配合|协办)/u.test(
      name,
    )
  )
    return 'responsible'
  if (/牵头|主办|主责/u.test(name)) return 'lead'
  return /配合|协办|参与|协同|协助/u.test(name) ? 'participant' : 'responsible'
}

function otherRole(name: string): ColumnRole {
  if (/^(?:序号|编号|序|号)$/u.test(name)) return 'number'
  if (/时限|时间|期限|时序|节点|进度(?:安排|要求)|频次/u.test(name)) return 'time'
  return /^备注|领导|责任人|联系人|电话|联络员|负责人|完成情况|进展/u.test(name) ? 'other' : 'text'
}

/** The rule a heading states in brackets: 责任单位(列第一位的为牵头单位). */
export function ruleOfHeading(cells: readonly Cell[]): LeadRule | null {
  return cells.map(({ text }) => leadRuleIn(text)).find((rule) => rule !== null) ?? null
}

/** The roles of columns without a heading row, by what stands in most of their cells. */
export function rolesByContent(rows: readonly (readonly Cell[])[]): readonly ColumnRole[] | null {
  const width = rows[0]?.length ?? 0
  if (rows.length < 2 || width < 2 || rows.some((cells) => cells.length !== width)) return null
  const roles = Array.from({ length: width }, (_, index) =>
    roleByContent(rows.map((cells) => cells[index]?.text ?? '')),
  )
  return roles.includes('responsible') && roles.includes('text') ? roles : null
}

function roleByContent(texts: readonly string[]): ColumnRole {
  const said = texts.filter((text) => text !== '')
  const most = (test: (text: string) => boolean): boolean =>
    said.length > 1 && said.filter(test).length >= said.length * 0.7
  if (most((text) => /^\d{1,3}$/.test(text))) return 'number'
  if (most(isTimeWording)) return 'time'
  return most((text) => listedUnits(text, 0).every(({ name }) => looksLikeUnit(name)))
    ? 'responsible'
    : 'text'
}
