import type { Work } from '../../../platform/work/work.ts'
import { countedDue, openDuty } from '../../ground/duties/index.ts'
import type { DutyToOpen } from '../../ground/duties/index.ts'
import { findOpennessOffice } from '../../ground/organisation/index.ts'
import { approvalWorkingDays } from './domain/plan-settings.ts'

/** What waits for a second person, and how it came before him: 提出 or 送审. */
interface Question extends Pick<
  DutyToOpen,
  'kind' | 'subject' | 'title' | 'action' | 'url' | 'clause' | 'explanation'
> {
  readonly after: '提出' | '送审'
}

/** Lays a question before 分管领导 and 公开机构负责人 alike, to be decided within the bureau's working days; either decides. */
export async function askApproval(work: Work, { after, ...question }: Question): Promise<void> {
  const workingDays = work.rules.read(approvalWorkingDays)
  const duty = {
    ...question,
    ...countedDue(work.calendar, { from: work.today, workingDays }),
    rule: `${after}后 ${String(workingDays)} 个工作日内`,
    explanation: `${question.explanation}从 ${work.today} 的次日起数 ${String(workingDays)} 个工作日（本局的设置）。`,
    internal: true,
  }
  await openDuty(work, { ...duty, divisionId: null, function: 'leader', occasion: 'leader' })
  const office = await findOpennessOffice(work.db)
  if (office !== null)
    await openDuty(work, { ...duty, divisionId: office.id, function: 'openness-head', occasion: 'head' })
}
