import type { CivilDate } from '../../../../kernel/civil-date.ts'

/** A rule of 政府信息公开制度 as its page has it. */
export interface OpennessRule {
  readonly path: string
  readonly title: string
  readonly docNo: string
  readonly issuer: string
  readonly written: string
  readonly effective: string
  readonly expires: string
  /** Done away with by a later rule. */
  readonly isRepealed: boolean
  readonly files: readonly { readonly name: string; readonly href: string }[]
}

/** Whether a rule holds on a day: in effect, not run out, not repealed or replaced. */
export function isInForce(rule: OpennessRule, on: CivilDate): boolean {
  if (rule.isRepealed || rule.effective > on) return false
  return rule.expires === '' || rule.expires >= on
}
