import type { CivilDate } from '../../../../kernel/civil-date.ts'
import { yearOf } from '../../../../kernel/civil-date.ts'
import { OFFICE_ELEMENTS } from './guide.ts'
import type { GuideContent } from './guide.ts'
import type { FilledPlace } from './statutory-tree.ts'

/** Something that the law wants in the 专栏 and that is not there: what, which article, where it is mended. */
export interface ColumnGap {
  readonly what: string
  readonly article: string
  readonly href: string
}

/** The 专栏 as the public sees it now, and what the bureau would release. */
export interface ColumnState {
  readonly today: CivilDate
  readonly guide: GuideContent | null
  readonly differences: number
  readonly rulesInForce: number
  readonly rulesWithoutFile: readonly string[]
  readonly tree: readonly FilledPlace[]
  readonly reportYears: readonly string[]
  readonly agencyCode: string
}

const DESK = '/workbench/openness-column'
const NEW_TEXT = '/workbench/packages/new'

/** What the 专栏 lacks, each with the article that wants it (条例; 国办公开办函〔2019〕61号). */
export function gapsOf(state: ColumnState): readonly ColumnGap[] {
  return [
    ...guideGaps(state),
    ...ruleGaps(state),
    ...state.tree
      .filter(({ count }) => count === 0)
      .map(({ name, article, columnIds }) => ({
        what: `「${name}」还没有公开的内容`,
        article,
        href: columnIds.length === 0 ? '/workbench/columns' : NEW_TEXT,
      })),
    ...reportGaps(state),
    ...(state.agencyCode === ''
      ? [
          {
            what: '没有填机构代码，目录里的文件没有索引号',
            article: '条例第十二条',
            href: '/workbench/settings',
          },
        ]
      : []),
  ]
}

function guideGaps({ guide, differences }: ColumnState): readonly ColumnGap[] {
  const article = '条例第十二条'
  if (guide === null) return [{ what: '公开指南还没有发布', article, href: DESK }]
  const missing = OFFICE_ELEMENTS.filter((name) => !guide.office.some(({ label }) => label === name))
  return [
    ...missing.map((name) => ({ what: `公开指南里没有${name}`, article, href: '/workbench/staff' })),
    ...(differences === 0
      ? []
      : [{ what: `公开指南有 ${String(differences)} 处和现在的资料不同，还没有更新`, article, href: DESK }]),
  ]
}

function ruleGaps({ rulesInForce, rulesWithoutFile }: ColumnState): readonly ColumnGap[] {
  const article = '国办公开办函〔2019〕61号'
  return [
    ...(rulesInForce === 0 ? [{ what: '公开制度里没有一份现行有效的制度', article, href: NEW_TEXT }] : []),
    ...rulesWithoutFile.map((title) => ({
      what: `《${title}》没有可下载的文件`,
      article: '条例第二十四条',
      href: NEW_TEXT,
    })),
  ]
}

/** The report of a year is due by 31 January of the next. */
function reportGaps({ today, reportYears }: ColumnState): readonly ColumnGap[] {
  const year = String(yearOf(today) - (today.slice(5) > '01-31' ? 1 : 2))
  if (reportYears.some((known) => known.startsWith(year))) return []
  return [{ what: `没有 ${year} 年的年度报告`, article: '条例第四十九条、第五十条', href: NEW_TEXT }]
}
