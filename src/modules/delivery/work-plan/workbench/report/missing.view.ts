import { daysBetween } from '../../../../../kernel/civil-date.ts'
import type { CivilDate } from '../../../../../kernel/civil-date.ts'
import type { Period } from '../../../../../kernel/period.ts'
import { Refusal } from '../../../../../kernel/refusal.ts'
import type { Work } from '../../../../../platform/work/work.ts'
import { listDivisions } from '../../../../ground/organisation/index.ts'
import type { Division } from '../../../../ground/organisation/index.ts'
import type { DivisionReturn } from '../../domain/division-return.ts'
import { reportDueOn } from '../../domain/measure-duties.ts'
import { begunPeriod, NO_PERIOD } from '../../domain/plan.ts'
import type { Plan } from '../../domain/plan.ts'
import { reportDay } from '../../domain/plan-settings.ts'
import { listOwners } from '../../store/measures.ts'
import { getPlan } from '../../store/plans.ts'
import { excusedIn } from '../../store/not-concerned.ts'
import { listReturns } from '../../store/returns.ts'
import { returnStatusNames, returnStatusOf } from './returns.words.tsx'

/** A leading division that has not confirmed its report. */
export interface MissingReturn {
  readonly division: Division
  readonly form: DivisionReturn | null
  /** How many measures it leads and has to report. */
  readonly count: number
}

/** 「还没报的」 of a period. */
export interface MissingView {
  readonly plan: Plan
  readonly period: Period
  readonly dueOn: CivilDate
  readonly today: CivilDate
  readonly missing: readonly MissingReturn[]
  /** How many divisions report in this period. */
  readonly reporting: number
}

/** Reads which leading divisions have not confirmed a period that has begun. */
export async function loadMissing(
  work: Work,
  key: { readonly planId: string; readonly period: string },
): Promise<MissingView> {
  const plan = await getPlan(work.db, key.planId)
  const period = begunPeriod(plan, key.period, work.today)
  if (period === null) throw new Refusal('absent', 'no-period', NO_PERIOD)
  const isExcused = await excusedIn(work.db, plan.id)
  const led = (await listOwners(work.db, plan.id)).filter(
    (owner) => owner.role === 'lead' && !isExcused(owner.measureId, owner.divisionId),
  )
  const forms = (await listReturns(work.db, plan.id)).filter((form) => form.period === period.id)
  const all = (await listDivisions(work.db)).flatMap((division): readonly MissingReturn[] => {
    const count = led.filter((owner) => owner.divisionId === division.id).length
    return count === 0
      ? []
      : [{ division, count, form: forms.find((form) => form.divisionId === division.id) ?? null }]
  })
  return {
    plan,
    period,
    dueOn: reportDueOn(period, work.rules.read(reportDay)),
    today: work.today,
    missing: all.filter(({ form }) => form?.status !== 'confirmed'),
    reporting: all.length,
  }
}

/** How late, or how long still: 还有 5 天, 今天, 迟 3 天. */
export function lateness({ dueOn, today }: Pick<MissingView, 'dueOn' | 'today'>): string {
  const days = daysBetween(today, dueOn)
  if (days < 0) return `迟 ${String(-days)} 天`
  return days === 0 ? '今天' : `还有 ${String(days)} 天`
}

/** The words with which 办公室 urges in a chat group: names of divisions, days and the link, no person. */
export function urgingWords(view: MissingView, link: string): string {
  const late = view.today > view.dueOn
  const names = view.missing
    .map(({ division, form }) => `${division.name}（${returnStatusNames[returnStatusOf(form)]}）`)
    .join('、')
  const when = late
    ? `报告日 ${view.dueOn} 已过，${lateness(view).replace('迟 ', '迟了 ')}`
    : `请在 ${view.dueOn} 前报，${lateness(view)}`
  return [
    `《${view.plan.title}》${view.period.name}落实情况，${when}。`,
    `到 ${view.today} 还没有报齐的 ${String(view.missing.length)} 个处室：${names}。`,
    '请经办填好交负责人，负责人确认后才算报了。登录工作台，“今日”里点这一件就能填：',
    link,
  ].join('\n')
}
