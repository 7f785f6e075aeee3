import type { DutyKind } from '../../../../../platform/manifest/duty-kind.ts'
import { changeSigning } from './signing-change.tsx'
import { releaseSigning } from './signing-release.tsx'
import { reportSigning } from './signing-report.tsx'

/** The kinds of duties of the work plan; three of them are signed in 今日. */
export const planDutyKinds: readonly DutyKind[] = [
  { kind: 'work-plan.report', name: '报落实情况', signing: reportSigning },
  { kind: 'work-plan.complete', name: '按期完成' },
  { kind: 'work-plan.rhythm', name: '定期办理' },
  { kind: 'work-plan.standing', name: '每件按时限' },
  { kind: 'work-plan.release', name: '按期公布' },
  { kind: 'work-plan.approve-release', name: '审签公布', signing: releaseSigning },
  { kind: 'work-plan.decide-change', name: '审定调整', signing: changeSigning },
  { kind: 'work-plan.not-concerned', name: '认可不涉及' },
]
