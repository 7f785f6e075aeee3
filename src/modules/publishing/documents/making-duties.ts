import type { FunctionName } from '../../../kernel/actor.ts'
import { addDays } from '../../../kernel/civil-date.ts'
import type { CivilDate } from '../../../kernel/civil-date.ts'
import type { Work } from '../../../platform/work/work.ts'
import { countedDue, dischargeWhere, openDuty } from '../../ground/duties/index.ts'
import type { Counted, Due } from '../../ground/duties/index.ts'
import { findOpennessOffice, listHolders } from '../../ground/organisation/index.ts'
import type { DocumentDuty } from './document-duties.ts'
import { documentName } from './domain/document.ts'
import { commentDays } from './domain/making-checks.ts'
import {
  filingDays,
  legalityMostDays,
  makingStepDays,
  operatorCommentDays,
  rightsCommentDays,
  urgentCommentDays,
} from './domain/making-settings.ts'
import { makingStepNames, waitingStep } from './domain/making.ts'
import type { Making, MakingStep, RecordedStep } from './domain/making.ts'

export const NORMATIVE = '/workbench/normative'

const STEP_DUTIES: readonly DocumentDuty[] = [
  'documents.make',
  'documents.legality',
  'documents.deliberate',
  'documents.file',
]

/** Opens the duty of the step that a making waits for, with its clock; the one before has ended. */
export async function oweWaitingStep(
  work: Work,
  making: Making,
  steps: readonly RecordedStep[],
): Promise<void> {
  const waiting = waitingStep(steps)
  if (waiting === null || waiting === 'publish') return
  await openStepDuty(work, making, {
    step: waiting,
    occasion: String(steps.length),
    ...(await deskAndClock(work, making, waiting)),
  })
}

/** 备案 is due within so many days after 公布, on the next working day where people are off (K-13). */
export async function oweFiling(work: Work, making: Making, publishedOn: CivilDate): Promise<void> {
  const days = work.rules.read(filingDays)
  await openStepDuty(work, making, {
    step: 'file',
    occasion: publishedOn,
    ...(await legalDesk(work)),
    kind: 'documents.file',
    explanation: `${publishedOn} 公布，${String(days)} 天内报送备案：正式文本、电子文本、备案说明。`,
    clause: '规范性文件备案',
    due: { due: { kind: 'day', on: workingDayFrom(work, addDays(publishedOn, days)) } },
    internal: false,
  })
}

/** Ends whatever step of a making is owed. */
export async function endStepDuties(work: Work, { id }: Pick<Making, 'id'>, how: string): Promise<void> {
  const kinds: readonly string[] = STEP_DUTIES
  await dischargeWhere(work, [`making:${id}`], { fits: ({ kind }) => kinds.includes(kind), how })
}

/** The days that comments are asked for, by the settings in force. */
export function commentDaysIn({ rules }: Pick<Work, 'rules'>) {
  return {
    operators: rules.read(operatorCommentDays),
    rights: rules.read(rightsCommentDays),
    urgent: rules.read(urgentCommentDays),
  }
}

interface StepDuty {
  readonly step: MakingStep
  readonly occasion: string
  readonly kind: DocumentDuty
  readonly divisionId: string | null
  readonly function: FunctionName
  readonly explanation: string
  readonly clause: string
  readonly due: { readonly due: Due; readonly counted?: Counted }
  readonly internal: boolean
}

async function openStepDuty(work: Work, making: Making, { step, due, ...duty }: StepDuty): Promise<void> {
  await openDuty(work, {
    subject: `making:${making.id}`,
    url: `${NORMATIVE}/${making.id}`,
    rule: duty.kind,
    title: `${makingStepNames[step]}：${nameOf(making)}`,
    action: '登记这一步',
    ...duty,
    ...due,
  })
}

/** A making in sentences; an urgent one says so. */
function nameOf({ title, urgentBecause }: Making): string {
  return `${documentName({ title, number: null })}${urgentBecause === null ? '' : '（紧急）'}`
}

type Desk = Omit<StepDuty, 'step' | 'occasion'>

async function deskAndClock(work: Work, making: Making, step: MakingStep): Promise<Desk> {
  const stepDays = work.rules.read(makingStepDays)
  const own = {
    kind: 'documents.make',
    divisionId: making.divisionId,
    function: 'handler',
    clause: '规范性文件制定程序',
    internal: true,
  } as const
  if (step === 'legality') {
    const workingDays = work.rules.read(legalityMostDays)
    return {
      ...(await legalDesk(work)),
      kind: 'documents.legality',
      explanation: `${work.today} 送审，${String(workingDays)} 个工作日内出书面审核意见；不能用会签代替。`,
      clause: '国办发〔2018〕115号（五）',
      due: countedDue(work.calendar, { from: work.today, workingDays }),
      internal: false,
    }
  }
  if (step === 'deliberate')
    return {
      ...own,
      kind: 'documents.deliberate',
      divisionId: (await findOpennessOffice(work.db))?.id ?? null,
      function: 'openness-handler',
      explanation: '合法性审核做完了，提请局长办公会集体审议，按会议纪要登记。',
      due: countedDue(work.calendar, { from: work.today, workingDays: stepDays }),
    }
  const comments = step === 'consult' ? (commentDays(making, commentDaysIn(work)) ?? 0) : 0
  return {
    ...own,
    explanation:
      comments > 0
        ? `公开征求意见要满 ${String(comments)} 天，截止后登记结果。`
        : `上一步做完后 ${String(stepDays)} 个工作日内办；日子是本局自己定的。`,
    due: countedDue(work.calendar, { from: addDays(work.today, comments), workingDays: stepDays }),
  }
}

/** 法制: whoever holds that function, with the division it is held in. */
async function legalDesk(work: Work): Promise<Pick<Desk, 'divisionId' | 'function'>> {
  const [holder] = await listHolders(work.db, 'legal-review', work.today)
  return { divisionId: holder?.divisionId ?? null, function: 'legal-review' }
}

/** The day itself, or the next on which people work; a year without an arrangement leaves it as counted. */
function workingDayFrom({ calendar }: Pick<Work, 'calendar'>, day: CivilDate): CivilDate {
  return calendar.isWorkingDay(day) === false ? workingDayFrom({ calendar }, addDays(day, 1)) : day
}
