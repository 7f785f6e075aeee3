import { foldWidth, withoutSpace } from '../../../../kernel/chinese-text.ts'

/** The columns of the real tables, and those that only our own export has (the last four). */
export const HEADS = {
  number: '序号',
  level1: '一级事项',
  level2: '二级事项',
  level3: '三级事项',
  elements: '公开内容（要素）',
  bases: '公开依据',
  limit: '公开时限',
  subject: '公开主体',
  division: '责任处室',
  channels: '公开渠道和载体',
  wholeSociety: '全社会',
  groups: '特定群体',
  proactive: '主动',
  onRequest: '依申请',
  city: '市级',
  county: '县级',
  township: '乡（镇）、村级',
  rule: '时限规则',
  column: '公开栏目',
  type: '稿件类型',
  key: '系统编号（请勿改动）',
} as const
export type HeadName = keyof typeof HEADS

/** How tables write each head, without spaces and brackets. */
const WORDINGS: readonly (readonly [HeadName, RegExp])[] = [
  ['number', /^序号$/],
  ['level1', /^(?:公开事项)?一级(?:公开)?事项$|^一级$/],
  ['level2', /^(?:公开事项)?二级(?:公开)?事项$|^二级$/],
  ['level3', /^(?:公开事项)?三级(?:公开)?事项$|^三级$/],
  ['elements', /^公开内容/],
  ['bases', /^公开依据/],
  ['limit', /^公开时限/],
  ['subject', /^公开主体/],
  ['division', /^责任(?:处室|科室|部门|单位)/],
  ['channels', /^公开渠道/],
  ['wholeSociety', /^(?:面向)?全社会/],
  ['groups', /^特定/],
  ['proactive', /^主动/],
  ['onRequest', /^依申请/],
  ['city', /^市级/],
  ['county', /^(?:区)?县级|^区级/],
  ['township', /^乡|^镇|^街道/],
  ['rule', /^时限规则/],
  ['column', /^公开栏目/],
  ['type', /^稿件类型/],
  ['key', /^系统编号/],
]

/** Without these a table is no inventory. */
const NEEDED: readonly HeadName[] = ['level1', 'level2', 'elements', 'bases', 'limit', 'channels']

/** Where each column stands, and the line (from 1) under which the rows begin. */
export interface FoundHeads {
  readonly line: number
  readonly columns: ReadonlyMap<HeadName, number>
}

/**
 * Finds the head, of one line or of several under merged cells; else the names of the columns that no line has together.
 */
export function findHeads(
  rows: readonly (readonly string[])[],
): FoundHeads | { readonly lacking: readonly string[] } {
  const found = rows.slice(0, MOST_ABOVE).map((row) => columnsOf(row))
  const whole = found.findLastIndex((columns) => lackingIn(columns).length === 0)
  const columns = found[whole]
  if (columns !== undefined) return { line: whole + 1, columns }
  const best = found.map(lackingIn).sort((a, b) => a.length - b.length)[0] ?? NEEDED
  return { lacking: best.map((name) => HEADS[name]) }
}

/** A head stands near the top. */
const MOST_ABOVE = 30

function columnsOf(row: readonly string[]): ReadonlyMap<HeadName, number> {
  const columns = new Map<HeadName, number>()
  for (const [place, cell] of row.entries()) {
    const label = withoutSpace(foldWidth(cell)).replace(/[()]/g, '')
    const name = WORDINGS.find(([, wording]) => wording.test(label))?.[0]
    if (name !== undefined && !columns.has(name)) columns.set(name, place)
  }
  return columns
}

function lackingIn(columns: ReadonlyMap<HeadName, number>): readonly HeadName[] {
  return NEEDED.filter((name) => !columns.has(name))
}
