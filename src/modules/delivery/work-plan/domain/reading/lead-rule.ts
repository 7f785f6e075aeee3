/** Which of the listed units leads where no notation says 牵头: all, the first, or those before a sign. */
export type LeadRule = 'all' | 'first' | { readonly before: ',' | ';' | '、' }
export const NO_RULE: LeadRule = 'all'

const FIRST =
  /(?:列|排|名列|位列|排名|排列|处于|居|位于)?(?:在)?(?:第一位|首位|首(?=[的者])|第一个|第一(?=[的者单部处])|第一名|最前|首个|首家|前列|第一(?:责任)?(?:单位|部门|处室|科室))[^,;()]{0,10}(?:(?:为|是|系)[^,;()]{0,6}|(?<=单位|部门|[处科]室))(?:牵头|主办|主责)/u
const BEFORE = /(?<sign>逗号|分号|顿号)(?:之|以)?前[^,;()]{0,10}(?:为|是|系)[^,;()]{0,6}(?:牵头|主办|主责)/u
const SIGNS: Readonly<Record<string, ',' | ';' | '、'>> = { 逗号: ',', 分号: ';', 顿号: '、' }
/** A clause that speaks about notations instead of naming a unit. */
const REMARK =
  /下同|以下(?:均|各|任务|同|不再|简称)|不再(?:一一|单独|另行|逐一|重复)?(?:列|重复|赘)|不一一列|均(?:需|须|应|为|由|包括|含)|(?:[的者前]|(?:^|[的者前后其余他一首个位名家面列排上下序粗线])(?:责任)?(?:单位|部门|处室|科室)|其他|其余|首位|第一位?|后面?)为(?:牵头|配合|责任|主办)(?:单位|部门|处室|科室)/u

/** The rule a remark states, null where it states none. */
export function leadRuleIn(text: string): LeadRule | null {
  const sign = BEFORE.exec(text)?.groups?.['sign']
  if (sign !== undefined) return { before: SIGNS[sign] ?? ',' }
  return FIRST.test(text) ? 'first' : null
}

/** A notation with its remarks blank, so that places stay: no units stand in them. */
export function blankRemarks(text: string): { readonly text: string; readonly rule: LeadRule | null } {
  let found = false
  const left = text.replace(/\([^()]*\)|[^,;()。]+/gu, (clause) => {
    if (!REMARK.test(clause) && leadRuleIn(clause) === null) return clause
    found = true
    return ' '.repeat(clause.length)
  })
  return { text: left, rule: found ? leadRuleIn(text) : null }
}
