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

/** The cells of a line; one cell where nothing divides it. Empty cells at its edges count where tabs divide. */
export function cellsOf(plain: string, { start, end, text }: Line): readonly Cell[] {
  const sign = text.includes('|') ? '|' : '\t'
  const from = sign === '\t' ? edge(plain, start, -1) : start
  const to = sign === '\t' ? edge(plain, end - 1, 1) + 1 : end
  const cells: Cell[] = []
  let at = from
  for (let place = from; place <= to; place++) {
    if (place < to && plain.charAt(place) !== sign) continue
    cells.push(cellOf(plain.slice(at, place), at, Math.min(place + 1, to)))
    at = place + 1
  }
  return cells
}

/** The last place in a direction that only tabs and spaces lead to. */
function edge(plain: string, from: number, step: -1 | 1): number {
  let at = from
  while ('\t '.includes(plain.charAt(at + step) || '\n')) at += step
  return at
}

function cellOf(raw: string, start: number, end: number): Cell {
  const text = raw.trim()
  const from = start + raw.length - raw.trimStart().length
  return { start, end, text, inner: { start: from, end: from + text.length } }
}

const UNITS = new RegExp(
  '^(?:国家|部委|中央|上级|自治区|[省市县区镇局本我各]{1,2}(?:级|直)?|相关|有关|具体|主要|第一)?' +
    '(?=.*(?:牵头|责任|配合|主办|主责|协办|落实|负责|实施|承办|执行|承担|参与|协同|协助|任务分工|职责分工))' +
    '(?:牵头|责任|配合|主办|主责|协办|落实|负责|实施|承办|执行|承担|参与|协同|协助|任务|职责|工作|及|和|与|或|[、,/()])+' +
    '(?:(?:单位|部门|科室|处室|股室|机构|主体|分工|处|科|方|名称|及|和|与|[、/])|(?:牵头|责任|配合|协办|协助))*$',
  'u',
)
const UNIT_HEADING_END =
  /(?:单位|部门|科室|处室|股室|机构|主体|分工|处|科|方|名称)$|^(?:牵头|配合|主办|协办|牵头配合)$/u
const LONGEST_HEADING = 30

/** The roles of the columns a heading row names, null where the cells are no headings or name no units. */
export function columnRoles(cells: readonly Cell[]): readonly ColumnRole[] | null {
  const names = cells.map(({ text }) =>
    withoutSpace(text.replace(/\([^()]*\)/gu, '')).replace(WITH_PERSON, ''),
  )
  if (cells.length < 2 || !names.every(mayBeHeading)) return null
  const isUnits = names.map((name) => UNITS.test(name) && UNIT_HEADING_END.test(name) && name.length < 18)
  if (!isUnits.includes(true) || names.some((name) => /[、,]/u.test(name) && looksLikeUnit(name))) return null
  const owners = names.filter((name, index) => isUnits[index] === true && !JOINING.test(name))
  return names.map((name, index) => (isUnits[index] === true ? unitRole(name, owners) : otherRole(name)))
}

function mayBeHeading(name: string): boolean {
  return name.length <= LONGEST_HEADING && !/。|^\d+$|^各/u.test(name)
}

/** 责任单位及责任人: units, each with a person. */
const WITH_PERSON = /(?<=单位|部门|[处科股]室)(?:及|和|与|、|\/)(?:其)?(?:责任人|负责人|联系人)$/u
const JOINING = /^\S{0,3}(?:配合|协办|参与|协同|协助)/u
/** The levels a heading may name, from the outermost. */
const LEVELS = [
  /^(?:国家|部委|中央)/u,
  /^本?(?:省|自治区)(?:[级直]|(?=牵头|责任|配合|主办))/u,
  /^本?市(?:[级直]|(?=牵头|责任|配合|主办))/u,
  /^本?(?:县|区|县区|区县)(?:[级直]|(?=牵头|责任|配合|主办))/u,
]

/**
 * A column of another level's bodies names no unit of this plan: 市级牵头单位 beside 责任单位, 省级 beside 县级. Of two
 * levels the inner one is the plan's own, whatever stands beside it: 市级牵头单位, 区级牵头单位, 责任单位.
 */
function isOutside(name: string, owners: readonly string[]): boolean {
  const level = levelOf(name)
  if (/^上级/u.test(name)) return owners.length > 1
  if (level < 0) return false
  const others = owners.filter((other) => other !== name)
  if (others.some((other) => levelOf(other) > level)) return true
  const isInner = others.some((other) => levelOf(other) >= 0 && levelOf(other) < level)
  return !isInner && others.some((other) => isUnlevelled(other, name))
}

function levelOf(name: string): number {
  return LEVELS.findIndex((level) => level.test(name))
}

function isUnlevelled(other: string, name: string): boolean {
  return levelOf(other) < 0 && /牵头|主办/u.test(name)
}

function unitRole(name: string, owners: readonly string[]): ColumnRole {
  if (isOutside(name, owners)) return 'outer'
  if (
    /^(?:牵头|主办|主责)\S{0,4}(?:及|和|与|、|\/)\S{0,2}(?:配合|责任|协办)|牵头\S{0,2}(?:配合|协办)/u.test(
      name,
    )
  )
    return 'responsible'
  if (/牵头|主办|主责/u.test(name)) return 'lead'
  return JOINING.test(name) ? 'participant' : 'responsible'
}

/** How long a policy is in force is no time of the measure. */
const POLICY_TERM = /执行期|有效期|适用期|政策\S{0,2}期/u

function otherRole(name: string): ColumnRole {
  if (/^(?:序号|编号|序|号)$/u.test(name)) return 'number'
  if (POLICY_TERM.test(name)) return 'other'
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
  return most((text) => listedUnits(text).every(({ name }) => looksLikeUnit(name))) ? 'responsible' : 'text'
}
