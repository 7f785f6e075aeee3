import { actorName, holds, personOf } from '../../../../kernel/actor.ts'
import type { Actor } from '../../../../kernel/actor.ts'
import type { CivilDate } from '../../../../kernel/civil-date.ts'
import { mayRegisterFor } from './document-actions.ts'

/** What is written down on the way of a 规范性文件; 公布, 公报 and 评估 follow from the register (conventions §10.4). */
export type MakingStep =
  'assess' | 'consult' | 'fair' | 'legality' | 'revise' | 'deliberate' | 'issue' | 'file'

export type StepOutcome =
  | 'done'
  | 'held'
  | 'not-needed'
  | 'fits'
  | 'exempt'
  | 'unfit'
  | 'lawful'
  | 'unlawful'
  | 'amend'
  | 'resubmitted'
  | 'passed'
  | 'not-passed'

export const makingStepNames: Readonly<Record<MakingStep, string>> = {
  assess: '起草、评估论证',
  consult: '公开征求意见',
  fair: '公平竞争审查和一致性评估',
  legality: '合法性审核',
  revise: '修改后重新送审',
  deliberate: '集体审议',
  issue: '签发、编号、印发',
  file: '备案',
}

/** What a step may come to, in the words of the rules; the first is the ordinary one. */
export const stepOutcomes: Readonly<Record<MakingStep, Readonly<Partial<Record<StepOutcome, string>>>>> = {
  assess: { done: '有必要、可行' },
  consult: { held: '已公开征求意见', 'not-needed': '不需要公开征求意见' },
  fair: {
    fits: '符合公平竞争审查标准，和宏观政策取向一致',
    exempt: '适用例外规定',
    unfit: '不符合，要修改',
    'not-needed': '不涉及经营者的经济活动',
  },
  legality: { lawful: '合法', amend: '应当予以修改', unlawful: '不合法' },
  revise: { resubmitted: '已按意见修改，重新送审' },
  deliberate: { passed: '审议通过', 'not-passed': '没有通过，退回修改' },
  issue: { done: '已签发印发' },
  file: { done: '已报送备案' },
}

/** What 认定 says of a document that is going to be made: which of the steps are demanded, and whether it is urgent. */
export interface Identified {
  readonly title: string
  readonly identifiedBecause: string
  /** Closely tied to what 经营主体 do (优化营商环境条例第六十二条). */
  readonly operators: boolean
  /** Touches the economic activity of 经营者 (公平竞争审查条例). */
  readonly economic: boolean
  /** Bears heavily on people's interests or rights. */
  readonly rights: boolean
  readonly urgentBecause: string | null
}

/** A 规范性文件 that is being made. */
export interface Making extends Identified {
  readonly id: string
  readonly divisionId: string
  readonly startedBy: string
  readonly startedByName: string
  readonly startedOn: CivilDate
  readonly packageId: string | null
  readonly draftId: string | null
  readonly documentId: string | null
  readonly endedBecause: string | null
}

/** A step as its division recorded it. */
export interface RecordedStep {
  readonly number: number
  readonly step: MakingStep
  readonly outcome: StepOutcome
  readonly on: CivilDate
  readonly finding: string
  readonly from: CivilDate | null
  readonly until: CivilDate | null
  readonly place: string | null
  readonly opinions: number | null
  readonly consistency: string | null
  readonly advice: 'all' | 'partly' | null
  readonly adviceReason: string | null
  readonly reference: string | null
  readonly file: { readonly name: string; readonly hash: string; readonly type: string } | null
  readonly byId: string
  readonly byName: string
  readonly recordedOn: CivilDate
}

/** The step a making waits for: recorded by somebody, or 公布, which the release itself records; null where nothing is left. */
export function waitingStep(
  steps: readonly Pick<RecordedStep, 'step' | 'outcome'>[],
): MakingStep | 'publish' | null {
  const last = steps.at(-1)
  return last === undefined ? 'assess' : after(last)
}

function after({ step, outcome }: Pick<RecordedStep, 'step' | 'outcome'>): MakingStep | 'publish' | null {
  switch (step) {
    case 'assess':
      return 'consult'
    case 'consult':
      return 'fair'
    case 'fair':
      return outcome === 'unfit' ? 'fair' : 'legality'
    case 'legality':
      return outcome === 'unlawful' ? 'revise' : 'deliberate'
    case 'revise':
      return 'legality'
    case 'deliberate':
      return outcome === 'passed' ? 'issue' : 'revise'
    case 'issue':
      return 'publish'
    case 'file':
      return null
  }
}

/** The steps that block publication and are not done: everything up to 印发. */
export function stepsBeforePublication(
  steps: readonly Pick<RecordedStep, 'step' | 'outcome'>[],
): readonly MakingStep[] {
  const waiting = waitingStep(steps)
  if (waiting === null || waiting === 'publish') return []
  const from = BLOCKING.indexOf(waiting === 'revise' ? 'legality' : waiting)
  return from === -1 ? [] : [...(waiting === 'revise' ? [waiting] : []), ...BLOCKING.slice(from)]
}

const BLOCKING: readonly MakingStep[] = ['assess', 'consult', 'fair', 'legality', 'deliberate', 'issue']

/** Whether comments must be asked for (优化营商环境条例第六十二条). */
export function mustConsult({ operators, rights }: Identified): boolean {
  return operators || rights
}

/** Whether 公平竞争审查 and 宏观政策取向一致性评估 must be done. */
export function mustBeFair({ operators, economic }: Identified): boolean {
  return operators || economic
}

/** The steps that somebody may record now, and giving the making up; the page draws its forms from it, the use cases enforce it. */
export function allowedMakingSteps(
  actor: Actor,
  making: Making,
  { steps, writers, isPublic }: Progress,
): readonly MakingStep[] {
  if (making.endedBecause !== null) return []
  const waiting = waitingStep(steps)
  const isAmended = waiting === 'deliberate' && steps.at(-1)?.outcome === 'amend'
  const open: readonly MakingStep[] =
    waiting === 'publish' ? (isPublic ? ['file'] : []) : waiting === null ? [] : [waiting]
  return [...open, ...(isAmended ? (['revise'] as const) : [])].filter((step) =>
    mayRecord(actor, step, { making, steps, writers }),
  )
}

/** How far a making has come, and who wrote its text. */
export interface Progress {
  readonly steps: readonly RecordedStep[]
  readonly writers: readonly string[]
  readonly isPublic: boolean
}

/** Whose step it is: legality and 备案 are 法制's, 集体审议 is written down by 办公室, the rest by the drafting division. */
function mayRecord(
  actor: Actor,
  step: MakingStep,
  { making, steps, writers }: { readonly making: Making } & Pick<Progress, 'steps' | 'writers'>,
): boolean {
  switch (step) {
    case 'legality':
      return holds(actor, ['legal-review']) && !hasDrafted(actor, { making, steps, writers })
    case 'file':
      return holds(actor, ['legal-review'])
    case 'deliberate':
      return holds(actor, ['openness-handler', 'openness-head'])
    case 'assess':
    case 'consult':
    case 'fair':
    case 'revise':
    case 'issue':
      return mayMakeFor(actor, making.divisionId)
  }
}

/** Whether somebody drafts for a division. */
export function mayMakeFor(actor: Actor, divisionId: string): boolean {
  return holds(actor, ['handler', 'head'], divisionId)
}

/** Whether somebody sees a making: its division, and who works for the whole bureau. */
export function maySeeMaking(actor: Actor, { divisionId }: Pick<Making, 'divisionId'>): boolean {
  return mayRegisterFor(actor, divisionId) || holds(actor, SEES_ALL)
}

const SEES_ALL = ['leader', 'signer', 'secrecy-review', 'legal-review', 'auditor'] as const

/** Nobody reviews the legality of what he began, wrote or recorded as its drafter. */
function hasDrafted(
  actor: Actor,
  { making, steps, writers }: { readonly making: Making } & Pick<Progress, 'steps' | 'writers'>,
): boolean {
  const id = personOf(actor)?.id
  if (id === undefined) return true
  return (
    making.startedBy === id ||
    writers.includes(id) ||
    steps.some(({ step, byId }) => byId === id && DRAFTERS_STEPS.includes(step))
  )
}

const DRAFTERS_STEPS: readonly MakingStep[] = ['assess', 'consult', 'fair', 'revise']

/** Why a step is not this person's, in a sentence that names the rule. */
export function refusalOfStep(actor: Actor, step: MakingStep): string {
  if (step === 'legality')
    return holds(actor, ['legal-review'])
      ? '自己起草的文件不能自己做合法性审核，请法制机构的另一个人审。'
      : '合法性审核由法制机构出书面意见；会签、征求意见、参加会议都不能代替。'
  if (step === 'deliberate') return `集体审议由办公室按会议纪要登记，${actorName(actor)}不能登记。`
  if (step === 'file') return '备案由法制机构报送、登记。'
  return '这一步由起草处室登记。'
}
