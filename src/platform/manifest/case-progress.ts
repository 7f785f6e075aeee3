import type { ComponentChildren } from 'preact'
import type { Work } from '../work/work.ts'

/** How a kind of case shows itself on the one progress page; number, code, division and day are the page's own. */
export interface CaseProgress {
  readonly kind: string
  /** What people call it: 纠错. */
  readonly name: string
  /** What it is about and, once there is one, the answer. */
  readonly show: (work: Work, caseId: string) => Promise<ComponentChildren>
}
