import type { CivilDate } from '../../../../kernel/civil-date.ts'
import { daysBetween } from '../../../../kernel/civil-date.ts'
import type { FieldError } from '../../../../kernel/refusal.ts'
import { mustBeFair, mustConsult, stepOutcomes } from './making.ts'
import type { Identified, Making, MakingStep, RecordedStep, StepOutcome } from './making.ts'

/** What a division writes down of a step. */
export type StepToRecord = Omit<
  RecordedStep,
  'number' | 'file' | 'byId' | 'byName' | 'recordedOn' | 'outcome'
> & {
  /** Null where nothing was chosen. */
  readonly outcome: StepOutcome | null
}

/** What a step is held against: the making, what was recorded before, and the days that the rules give. */
export interface Against {
  readonly making: Making
  readonly steps: readonly RecordedStep[]
  readonly today: CivilDate
  /** The day the text came to the public; null while it has not. */
  readonly publishedOn: CivilDate | null
  readonly days: {
    readonly operators: number
    readonly rights: number
    readonly urgent: number
  }
  /** The first day on which an opinion on legality is not too early; null where that year cannot be counted. */
  readonly legalityFrom: CivilDate | null
}

/** What is internal is none: rules for the bureau itself, 方案, 纪要, 人事, 请示报告 (115号（三）). */
const NONE =
  /内部(?:管理|工作|值班)|工作方案|实施方案$|会议纪要|纪要$|人事|任免|请示$|的报告$|表彰|奖惩|应急预案/u

/** What an 认定 lacks, or why the document is no 规范性文件 at all (115号（三）). */
export function faultsOfIdentifying(identified: Identified): readonly FieldError[] {
  const faults: FieldError[] = []
  if (identified.title === '') faults.push({ field: 'title', message: '请写拟定的标题。' })
  else if (NONE.test(identified.title))
    faults.push({
      field: 'title',
      message: '内部管理制度、工作方案、会议纪要、人事、请示报告不是规范性文件，请按一般公文登记。',
    })
  if (identified.identifiedBecause === '')
    faults.push({
      field: 'identifiedBecause',
      message: '请写明涉及谁的什么权利义务、在多大范围内普遍适用、在一定期限内反复适用。',
    })
  return faults
}

/** How many days comments are asked for at least; null where they need not be asked for. */
export function commentDays(making: Identified, days: Against['days']): number | null {
  if (!mustConsult(making)) return null
  if (making.urgentBecause !== null) return days.urgent
  return Math.max(making.operators ? days.operators : 0, making.rights ? days.rights : 0)
}

/** What is wrong with a step as it was typed, beside each field (conventions §10.4). */
export function faultsOfStep(step: StepToRecord, against: Against): readonly FieldError[] {
  const { outcome } = step
  const known = outcome !== null && Object.hasOwn(stepOutcomes[step.step], outcome)
  return [
    ...(known ? [] : [{ field: 'outcome', message: '请选这一步的结论。' }]),
    ...faultsOfDay(step, against),
    ...(step.finding === '' ? [{ field: 'finding', message: '请写清楚这一步的情况和结论。' }] : []),
    ...FAULTS[step.step](step, against),
  ]
}

function faultsOfDay({ on }: StepToRecord, { steps, today }: Against): readonly FieldError[] {
  if (on > today) return [{ field: 'on', message: '这一天还没有到。' }]
  const before = steps.at(-1)?.on ?? null
  return before !== null && on < before ? [{ field: 'on', message: `不能早于上一步的 ${before}。` }] : []
}

type Faults = (step: StepToRecord, against: Against) => readonly FieldError[]

const FAULTS: Readonly<Record<MakingStep, Faults>> = {
  assess: () => [],
  consult: faultsOfConsulting,
  fair: faultsOfFairness,
  legality: faultsOfLegality,
  revise: () => [],
  deliberate: faultsOfDeliberation,
  issue: () => [],
  file: faultsOfFiling,
}

function faultsOfConsulting(step: StepToRecord, { making, days }: Against): readonly FieldError[] {
  if (step.outcome === 'not-needed')
    return mustConsult(making)
      ? [
          {
            field: 'outcome',
            message:
              '和经营主体密切相关、对群众切身利益有重大影响的，必须公开征求意见；紧急的可以缩短，不能省。',
          },
        ]
      : []
  if (step.outcome !== 'held') return []
  const { from, until, place, opinions, on } = step
  const faults: FieldError[] = []
  if (place === null) faults.push({ field: 'place', message: '请写在哪里征求意见：网址、报纸、会议。' })
  if (opinions === null) faults.push({ field: 'opinions', message: '请写收到几条意见，没有的写 0。' })
  if (from === null) faults.push({ field: 'from', message: '请写开始的日期。' })
  if (until === null) faults.push({ field: 'until', message: '请写截止的日期。' })
  if (from === null || until === null) return faults
  const least = commentDays(making, days) ?? 1
  if (daysBetween(from, until) < least)
    faults.push({
      field: 'until',
      message: `公开征求意见要满 ${String(least)} 天，这里是 ${String(daysBetween(from, until))} 天。`,
    })
  if (on < until) faults.push({ field: 'on', message: `征求意见 ${until} 才截止，之后才能登记结果。` })
  return faults
}

function faultsOfFairness(step: StepToRecord, { making }: Against): readonly FieldError[] {
  if (step.outcome === 'not-needed')
    return mustBeFair(making)
      ? [{ field: 'outcome', message: '涉及经营者经济活动的，必须做公平竞争审查，不能选“不涉及”。' }]
      : []
  if (step.outcome === 'unfit' || step.consistency !== null) return []
  return [{ field: 'consistency', message: '请写宏观政策取向一致性评估的结论。' }]
}

function faultsOfLegality(step: StepToRecord, { making, legalityFrom }: Against): readonly FieldError[] {
  const faults: FieldError[] = []
  if (step.reference === null) faults.push({ field: 'reference', message: '请写合法性审核意见书的编号。' })
  if (making.urgentBecause === null && legalityFrom !== null && step.on < legalityFrom)
    faults.push({
      field: 'on',
      message: `合法性审核一般不少于规定的工作日，最早 ${legalityFrom} 出意见；紧急的才可以缩短。`,
    })
  return faults
}

function faultsOfDeliberation(step: StepToRecord, { steps }: Against): readonly FieldError[] {
  const faults: FieldError[] = []
  if (step.reference === null) faults.push({ field: 'reference', message: '请写会议名称和会议纪要的编号。' })
  if (steps.findLast((one) => one.step === 'legality')?.outcome !== 'amend') return faults
  if (step.advice === null)
    faults.push({ field: 'advice', message: '法制机构提了修改意见，请选采纳了没有。' })
  if (step.advice === 'partly' && step.adviceReason === null)
    faults.push({ field: 'adviceReason', message: '没有全部采纳审核意见的，要写明理由，随文提交审议。' })
  return faults
}

function faultsOfFiling(step: StepToRecord, { publishedOn }: Against): readonly FieldError[] {
  const faults: FieldError[] = []
  if (step.reference === null) faults.push({ field: 'reference', message: '请写备案登记或收件回执的编号。' })
  if (publishedOn !== null && step.on < publishedOn)
    faults.push({ field: 'on', message: `不能早于公布的 ${publishedOn}。` })
  return faults
}
