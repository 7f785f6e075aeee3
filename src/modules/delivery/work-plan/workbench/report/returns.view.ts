import { divisionsWhere, personOf } from '../../../../../kernel/actor.ts'
import type { CivilDate } from '../../../../../kernel/civil-date.ts'
import type { Period } from '../../../../../kernel/period.ts'
import { Refusal } from '../../../../../kernel/refusal.ts'
import type { Work } from '../../../../../platform/work/work.ts'
import { getDivision } from '../../../../ground/organisation/index.ts'
import type { Division } from '../../../../ground/organisation/index.ts'
import { allowedReturnActions, mayReadReturn } from '../../domain/division-return.ts'
import type { DivisionReturn, Evidence, ReportEntry, ReturnAction } from '../../domain/division-return.ts'
import { reportDueOn } from '../../domain/measure-duties.ts'
import type { Measure } from '../../domain/measure.ts'
import type { Plan } from '../../domain/plan.ts'
import { reportDay } from '../../domain/plan-settings.ts'
import { openReturn, returnScope } from '../../report-progress.ts'
import { listEvidence } from '../../store/evidence.ts'
import { listNotConcerned } from '../../store/not-concerned.ts'
import { findReturn, listEarlierEntries, listEntries, listReturns } from '../../store/returns.ts'
import type { NotConcerned } from '../../store/not-concerned.ts'
import type { ReturnKey } from '../../store/returns.ts'
import { differenceSince } from './returns.difference.ts'
import type { Difference } from './returns.difference.ts'

/** One measure of a form with everything that stands beside it. */
export interface ReturnLine {
  readonly measure: Measure
  readonly leads: boolean
  readonly entry: ReportEntry | null
  /** What was confirmed last, to be carried forward. */
  readonly earlier: ReportEntry | null
  readonly difference: Difference
  readonly evidence: readonly Evidence[]
  /** 本处本年不涉及: asked and waiting, or refused. */
  readonly excuse: NotConcerned | null
}

/** A form that waits for the same head in another of his divisions. */
export interface WaitingReturn {
  readonly division: Division
  readonly form: DivisionReturn
  readonly lines: readonly ReturnLine[]
}

/** Everything the form of one division and period shows. */
export interface ReturnView {
  readonly key: ReturnKey
  readonly path: string
  readonly plan: Plan
  readonly period: Period
  readonly division: Division
  readonly dueOn: CivilDate
  readonly today: CivilDate
  /** Null while nobody has begun. */
  readonly form: DivisionReturn | null
  readonly lines: readonly ReturnLine[]
  /** Measures of which 办公室 has accepted that they do not concern the division this year. */
  readonly excused: readonly NotConcerned[]
  readonly actions: readonly ReturnAction[]
  /** The person who looks has filled it in himself. */
  readonly own: boolean
}

/** Fill it in, sign it, enter it for the division, or read it. */
export type ReturnMode = 'fill' | 'sign' | 'enter' | 'read'

/** Reads a form for someone of the division, a leader or 办公室; refuses anyone else. */
export async function loadReturn(work: Work, key: ReturnKey): Promise<ReturnView> {
  refuseStranger(work, key)
  const { plan, period, led, joined } = await returnScope(work, key)
  const form = await findReturn(work.db, key)
  const notConcerned = (await listNotConcerned(work.db, plan.id)).filter(
    (n) => n.divisionId === key.divisionId,
  )
  const entries = form === null ? [] : await listEntries(work.db, form.id)
  const evidence = form === null ? [] : await listEvidence(work.db, form.id)
  const earlier = await listEarlierEntries(work.db, key)
  const line = (leads: boolean) => (measure: Measure) => {
    const said = { entry: entryOf(entries, measure.id), earlier: entryOf(earlier, measure.id) }
    const excuse = notConcerned.find((n) => n.measureId === measure.id) ?? null
    return {
      measure,
      leads,
      ...said,
      difference: differenceSince(said.earlier, said.entry),
      evidence: evidence.filter((e) => e.measureId === measure.id),
      excuse,
    }
  }
  return {
    key,
    path: returnPath(key),
    plan,
    period,
    division: await getDivision(work.db, key.divisionId),
    dueOn: reportDueOn(period, work.rules.read(reportDay)),
    today: work.today,
    form,
    lines: [...led.map(line(true)), ...joined.map(line(false))],
    excused: notConcerned.filter((n) => n.acceptedBy !== null),
    actions: allowedReturnActions(
      form ?? { status: 'draft', savedBy: null, divisionId: key.divisionId },
      work.actor,
    ),
    own: form?.savedBy !== undefined && form.savedBy !== null && form.savedBy === personOf(work.actor)?.id,
  }
}

/** A form that has been begun and is locked for writing. */
export type OpenReturnView = ReturnView & { readonly form: DivisionReturn }

/** Reads a form for writing: begun when need be, locked first, so that what is read is what will be written over. */
export async function loadReturnForWriting(work: Work, key: ReturnKey): Promise<OpenReturnView> {
  refuseStranger(work, key)
  const { form } = await openReturn(work, key)
  return { ...(await loadReturn(work, key)), form }
}

/** Where a form stands. */
export function returnPath(key: ReturnKey): string {
  return `/workbench/plans/${key.planId}/returns/${key.divisionId}/${key.period}`
}

/** What the page opens as: who may sign reads first; who fills in finds the fields; `wanted` is what the person pressed. */
export function modeOf(view: Pick<ReturnView, 'actions' | 'form'>, wanted: unknown): ReturnMode {
  const may = (action: ReturnAction) => view.actions.includes(action)
  if (wanted === 'fill' && may('save')) return 'fill'
  if (wanted === 'enter' && may('enter-for-division') && !may('save')) return 'enter'
  if (may('confirm')) return 'sign'
  return may('save') && view.form?.status !== 'handed' ? 'fill' : 'read'
}

/** The other forms of the period that wait for this head, where he heads several divisions. */
export async function listWaitingReturns(work: Work, view: ReturnView): Promise<readonly WaitingReturn[]> {
  const headed = divisionsWhere(work.actor, ['head']).filter((id) => id !== view.key.divisionId)
  if (headed.length === 0) return []
  const forms = (await listReturns(work.db, view.plan.id)).filter(
    (form) =>
      form.period === view.period.id &&
      form.status === 'handed' &&
      headed.includes(form.divisionId) &&
      allowedReturnActions(form, work.actor).includes('confirm'),
  )
  const waiting: WaitingReturn[] = []
  for (const form of forms) {
    const other = await loadReturn(work, { ...view.key, divisionId: form.divisionId })
    waiting.push({ division: other.division, form, lines: other.lines })
  }
  return waiting
}

function refuseStranger(work: Work, key: ReturnKey): void {
  if (mayReadReturn(work.actor, key.divisionId)) return
  throw new Refusal(
    'forbidden',
    'not-your-division',
    '这张表只给本处的经办、负责人和分管领导、办公室看。您的处室的表在「今日」里。',
  )
}

function entryOf(entries: readonly ReportEntry[], measureId: string): ReportEntry | null {
  return entries.find((entry) => entry.measureId === measureId) ?? null
}
