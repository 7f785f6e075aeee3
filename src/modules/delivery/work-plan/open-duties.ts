import type { Period } from '../../../kernel/period.ts'
import type { Work } from '../../../platform/work/work.ts'
import { countedDue, openDuty } from '../../ground/duties/index.ts'
import { findOpennessOffice } from '../../ground/organisation/index.ts'
import { clauseOf, ownDuties, reportDueOn, reportDuty } from './domain/measure-duties.ts'
import type { MeasureDuty } from './domain/measure-duties.ts'
import type { Measure } from './domain/measure.ts'
import { runningPeriod } from './domain/plan.ts'
import type { Plan } from './domain/plan.ts'
import { releaseWorkingDays, reportDay } from './domain/plan-settings.ts'
import { listMeasures, listOwners } from './store/measures.ts'
import { excusedIn } from './store/not-concerned.ts'

type OwnDuties = typeof ownDuties

/**
 * Opens what is due of an adopted plan now: of each measure what `own` names, this period's reports and release. A stated
 * day is opened by adoption and moved by a change only, never by the mere passing of days.
 */
export async function openDutiesOf(work: Work, plan: Plan, own: OwnDuties = ownDuties): Promise<void> {
  const measures = new Map((await listMeasures(work.db, plan.id)).map((measure) => [measure.id, measure]))
  const isExcused = await excusedIn(work.db, plan.id)
  const period = runningPeriod(plan, work.today)
  for (const owner of await listOwners(work.db, plan.id)) {
    const measure = measures.get(owner.measureId)
    if (owner.role !== 'lead' || measure === undefined || isExcused(owner.measureId, owner.divisionId))
      continue
    await openMeasureDuties(work, { plan, measure, divisionId: owner.divisionId, period }, own)
  }
  if (period !== null) await openReleaseDuty(work, plan, period)
}

/** Opens the duties of one measure for one leading division. */
export async function openMeasureDuties(
  work: Work,
  of: {
    readonly plan: Plan
    readonly measure: Measure
    readonly divisionId: string
    readonly period: Period | null
  },
  own: OwnDuties = ownDuties,
): Promise<void> {
  const { plan, measure, period } = of
  const report =
    period === null ? [] : [reportDuty(measure, period, reportDueOn(period, work.rules.read(reportDay)))]
  for (const duty of [...own(measure, { year: plan.year, today: work.today }), ...report])
    await openOne(work, of, duty)
}

async function openOne(
  work: Work,
  of: { readonly plan: Plan; readonly measure: Measure; readonly divisionId: string },
  duty: MeasureDuty,
): Promise<void> {
  const { plan, measure, divisionId } = of
  const isReport = duty.kind === 'work-plan.report'
  const url = isReport
    ? `/workbench/plans/${plan.id}/returns/${divisionId}/${duty.occasion}`
    : `/workbench/plans/${plan.id}/measures/${measure.id}`
  await openDuty(work, {
    ...duty,
    subject: `measure:${measure.id}`,
    url,
    divisionId,
    function: 'handler',
    clause: clauseOf(measure, plan.title),
    ...(isReport
      ? {
          bundle: `return:${plan.id}:${divisionId}:${duty.occasion}`,
          bundleTitle: `《${plan.title}》${duty.rule}`,
        }
      : {}),
  })
}

async function openReleaseDuty(work: Work, plan: Plan, period: Period): Promise<void> {
  const office = await findOpennessOffice(work.db)
  if (office === null) return
  const days = work.rules.read(releaseWorkingDays)
  await openDuty(work, {
    kind: 'work-plan.release',
    subject: `work-plan:${plan.id}`,
    title: `公布${period.name}落实情况`,
    action: '汇总并送审',
    url: `/workbench/plans/${plan.id}/releases/${period.id}`,
    divisionId: office.id,
    function: 'openness-handler',
    rule: `期末后 ${String(days)} 个工作日内`,
    clause: `《${plan.title}》按期公布`,
    explanation: `从 ${period.to} 的次日起数 ${String(days)} 个工作日（本局的设置）。`,
    ...countedDue(work.calendar, { from: period.to, workingDays: days }),
    internal: true,
    occasion: period.id,
  })
}
