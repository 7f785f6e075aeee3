import { holds } from '../../../kernel/actor.ts'
import type { Period } from '../../../kernel/period.ts'
import type { Work } from '../../../platform/work/work.ts'
import { dischargeDuty, listOpenDutiesOf, openDuty, transferDuty } from '../../ground/duties/index.ts'
import type { OpenDuty } from '../../ground/duties/index.ts'
import type { DivisionReturn } from './domain/division-return.ts'
import { clauseOf, reportDueOn } from './domain/measure-duties.ts'
import type { Measure } from './domain/measure.ts'
import type { Plan } from './domain/plan.ts'
import { reportDay } from './domain/plan-settings.ts'
import { listEntries } from './store/returns.ts'

/** A division's form with what it must and may report. */
export interface OpenReturn {
  readonly plan: Plan
  readonly period: Period
  readonly form: DivisionReturn
  /** Measures the division leads and is not excused from: each needs an entry. */
  readonly led: readonly Measure[]
  /** Measures it takes part in: it may add an entry. */
  readonly joined: readonly Measure[]
}

/** The report waits for whoever may confirm it: the head of the division, or the leader when the head wrote it himself. */
export async function showToSigner(work: Work, open: OpenReturn): Promise<void> {
  const { divisionId } = open.form
  const own = holds(work.actor, ['head'], divisionId)
  const signer = own
    ? ({
        divisionId: null,
        function: 'leader',
        reason: '负责人自己填的，请分管领导或另一位负责人确认',
      } as const)
    : ({ divisionId, function: 'head', reason: '已填好，交负责人确认' } as const)
  for (const duty of await reportDutiesOf(work, open))
    if (duty.function !== signer.function) await transferDuty(work, duty, signer)
}

/** The report goes back to the clerk who writes it. */
export async function showToClerk(work: Work, open: OpenReturn, reason: string): Promise<void> {
  for (const duty of await reportDutiesOf(work, open))
    await transferDuty(work, duty, {
      divisionId: open.form.divisionId,
      function: 'handler',
      reason: `负责人退回：${reason}`,
    })
}

/** A form that 办公室 sends back after it was confirmed is due anew, also where the division only takes part. */
export async function reopenReportDuty(work: Work, open: OpenReturn, reason: string): Promise<void> {
  const [first] = reported(open)
  if (first === undefined) return
  await openDuty(work, {
    kind: 'work-plan.report',
    subject: `measure:${first.id}`,
    title: `${open.period.name}落实情况被办公室退回`,
    action: '改好再交负责人确认',
    url: `/workbench/plans/${open.plan.id}/returns/${open.form.divisionId}/${open.period.id}`,
    divisionId: open.form.divisionId,
    function: 'handler',
    rule: `${open.period.name}落实情况`,
    clause: clauseOf(first, open.plan.title),
    explanation: `办公室退回：${reason}`,
    due: { kind: 'day', on: laterOf(work.today, reportDueOn(open.period, work.rules.read(reportDay))) },
    internal: true,
    occasion: `${open.period.id} 退回 ${String(open.form.rounds + 1)}`,
    bundle: bundleOf(open),
    bundleTitle: `${open.period.name}落实情况（办公室退回）`,
  })
}

/** A confirmed form meets its report duties, and what its entries meet beyond them. */
export async function meetReportDuties(work: Work, open: OpenReturn, how: string): Promise<void> {
  for (const duty of await reportDutiesOf(work, open)) await dischargeDuty(work, duty, how)
  await dischargeCompleted(work, open)
}

/** A measure reported 已完成 and confirmed meets its stated day and its rhythm for this division. */
async function dischargeCompleted(work: Work, open: OpenReturn): Promise<void> {
  const entries = await listEntries(work.db, open.form.id)
  const done = open.led
    .filter((m) => entries.some((e) => e.measureId === m.id && e.state === 'completed'))
    .map((m) => `measure:${m.id}`)
  for (const duty of await listOpenDutiesOf(work.db, done))
    if (duty.divisionId === open.form.divisionId && duty.kind === 'work-plan.complete')
      await dischargeDuty(work, duty, `${open.period.name}报已完成并确认`)
  const told = open.led
    .filter((m) => entries.some((e) => e.measureId === m.id && e.state !== null))
    .map((m) => `measure:${m.id}`)
  for (const duty of await listOpenDutiesOf(work.db, told))
    if (
      duty.divisionId === open.form.divisionId &&
      duty.kind === 'work-plan.rhythm' &&
      duty.due.kind === 'day' &&
      duty.due.on <= open.period.to
    )
      await dischargeDuty(work, duty, `${open.period.name}已报`)
}

async function reportDutiesOf(work: Work, open: OpenReturn): Promise<readonly OpenDuty[]> {
  const subjects = reported(open).map((m) => `measure:${m.id}`)
  const bundle = bundleOf(open)
  return (await listOpenDutiesOf(work.db, subjects)).filter((duty) => duty.bundle === bundle)
}

/** What the form is about: what the division leads, then what it takes part in. */
function reported({ led, joined }: OpenReturn): readonly Measure[] {
  return [...led, ...joined]
}

function bundleOf(open: OpenReturn): string {
  return `return:${open.plan.id}:${open.form.divisionId}:${open.period.id}`
}

function laterOf<T extends string>(a: T, b: T): T {
  return a > b ? a : b
}
