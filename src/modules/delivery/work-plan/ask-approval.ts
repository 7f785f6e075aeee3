import type { Work } from '../../../platform/work/work.ts'
import { countedDue, openDuty } from '../../ground/duties/index.ts'
import type { DutyToOpen } from '../../ground/duties/index.ts'
import { findOpennessOffice } from '../../ground/organisation/index.ts'

/** What waits for a second person. */
type Question = Pick<
  DutyToOpen,
  'kind' | 'subject' | 'title' | 'action' | 'url' | 'rule' | 'clause' | 'explanation'
>

/** Lays a question before 分管领导 and 公开机构负责人 alike, to be decided within so many working days; either decides. */
export async function askApproval(work: Work, question: Question, workingDays: number): Promise<void> {
  const duty = {
    ...question,
    ...countedDue(work.calendar, { from: work.today, workingDays }),
    internal: true,
  }
  await openDuty(work, { ...duty, divisionId: null, function: 'leader', occasion: 'leader' })
  const office = await findOpennessOffice(work.db)
  if (office !== null)
    await openDuty(work, { ...duty, divisionId: office.id, function: 'openness-head', occasion: 'head' })
}
