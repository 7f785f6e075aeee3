import { withoutSpace } from '../../../../../kernel/chinese-text.ts'
import { withBlank, type Line, type Page } from './page.ts'
import type { Span } from './plan-reading.ts'
import { cellsOf, columnRoles } from './table-columns.ts'
import { looksLikeUnit } from './unit-names.ts'

/** The surnames of nearly everyone; with a space, a bracket or a stroke before it a name may have another one. */
const SURNAME =
  '[王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文]'
const UNIT_END = '(?<=[局委厅部办处科室院所站队会]|中心|政府|公司|银行)'
const LISTED_END = '(?=\\s{0,4}(?:[、,;。|()\\s]|$))'
const PERSON = new RegExp(
  `${UNIT_END}(?:(?:\\s{1,4}|\\s{0,4}[(:/]\\s{0,4})(?<apart>\\p{Script=Han}{2,4})\\)?|(?<close>${SURNAME}\\p{Script=Han}{1,2}))${LISTED_END}`,
  'gu',
)

/** 责任单位及责任人, 责任单位/责任人: a column of units, each with a person. */
const UNITS_AND_PERSONS = /(?:单位|部门|[处科股]室)\S{0,2}(?:责任人|负责人|联系人)$/u

/**
 * The page without the persons behind the units of a table (市甲局 张三), where the heading of the column says that it
 * names both. Elsewhere nothing is taken from a name: it may be one.
 */
export function withoutPersons(page: Page): Page {
  const persons: Span[] = []
  let isNamed = false
  for (const line of page.lines) {
    if (!/[|\t]/.test(line.text)) continue
    const cells = cellsOf(page.plain, line)
    if (columnRoles(cells)) isNamed = cells.some(({ text }) => UNITS_AND_PERSONS.test(withoutSpace(text)))
    else if (isNamed) persons.push(...personsIn(line))
  }
  return withBlank(page, persons)
}

function personsIn({ start, text }: Line): readonly Span[] {
  return Array.from(text.matchAll(PERSON)).flatMap(({ groups = {}, index, 0: words }) =>
    looksLikeUnit(groups['apart'] ?? groups['close'] ?? '')
      ? []
      : [{ start: start + index, end: start + index + words.length }],
  )
}
