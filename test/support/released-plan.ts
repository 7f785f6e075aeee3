import type { FunctionName } from '../../src/kernel/actor.ts'
import { adoptPlan } from '../../src/modules/delivery/work-plan/adopt-plan.ts'
import type { Measure, ReportState } from '../../src/modules/delivery/work-plan/domain/measure.ts'
import { giveEvidence, markPublic } from '../../src/modules/delivery/work-plan/give-evidence.ts'
import type { EvidenceGiven } from '../../src/modules/delivery/work-plan/give-evidence.ts'
import { importPlan } from '../../src/modules/delivery/work-plan/import-plan.ts'
import { submitPeriod, wordPeriod } from '../../src/modules/delivery/work-plan/prepare-period.ts'
import { approvePeriod } from '../../src/modules/delivery/work-plan/release-period.ts'
import {
  confirmReturn,
  handToHead,
  saveDraft,
  sendBack,
} from '../../src/modules/delivery/work-plan/report-progress.ts'
import { listMeasures } from '../../src/modules/delivery/work-plan/store/measures.ts'
import { listEvidence } from '../../src/modules/delivery/work-plan/store/evidence.ts'
import { findReturn } from '../../src/modules/delivery/work-plan/store/returns.ts'
import type { Staff, TestApplication } from './application.ts'

/** A small plan of work points, written for the tests. */
export const PLAN_TEXT = `示例市文化和旅游局2026年政务公开工作要点

一、把群众常问的事公开好
（一）公开惠民演出安排。每季度公布惠民演出的场次、地点和领票办法，有变动当天更正。（艺术处负责落实）
（二）公开场馆开放时间。把图书馆、文化馆的开放时间和闭馆公告集中到一张表里，2026年6月30日前完成。（公共服务处负责落实）
（三）公开民宿名录。按区公布乡村民宿名录和公示电话，逐季更新。（产业发展处牵头，公共服务处配合）
二、把答应的事做完
（一）办好咨询答复。把咨询电话接听记录按月汇总，常见问题编成问答公布。（艺术处、产业发展处牵头）
（二）改进网站查找。让查找结果写明责任处室和公开日期。（公共服务处负责落实）
`

/** What one division says of one measure. */
export interface Told {
  readonly number: number
  readonly state: ReportState
  readonly text: string
  readonly evidence?: readonly { readonly given: EvidenceGiven; readonly public: boolean }[]
}

/** An adopted plan with the people who report on it and release it. */
export interface PlanInHand {
  readonly planId: string
  readonly measures: readonly Measure[]
  /** A division reports what it is told; it is confirmed by its head. */
  report(division: string, period: string, told: readonly Told[]): Promise<void>
  /** 办公室 sends a confirmed report back, so that it can be corrected. */
  sendBack(division: string, period: string): Promise<void>
  /** 办公室 words the measures of several leads and hands the period in; nothing is public yet. */
  submit(period: string, changeNote?: string): Promise<void>
  /** A second person approves; the search index is brought up to date. Answers with the public path. */
  approve(period: string): Promise<string>
}

/** Imports and adopts a plan in January of the year of the test's clock, so that every quarter is reported. */
export async function planInHand(app: TestApplication, text: string = PLAN_TEXT): Promise<PlanInHand> {
  const people = new Map<string, { readonly clerk: Staff; readonly head: Staff }>()
  for (const name of ['办公室', '艺术处', '公共服务处', '产业发展处'])
    people.set(name, await staffOf(app, name))
  const { clerk, head } = of(people, '办公室')
  const now = app.clock.now().toISOString()
  app.clock.set(`${now.slice(0, 4)}-01-15`)
  const planId = await app.work(clerk.actor, (work) => importPlan(work, { kind: 'pasted', text }))
  await app.work(clerk.actor, (work) => adoptPlan(work, { planId }))
  app.clock.set(now)
  const measures = await app.work(clerk.actor, (work) => listMeasures(work.db, planId))

  async function keyOf(division: string, period: string) {
    return { planId, divisionId: await app.division(division), period }
  }

  return {
    planId,
    measures,
    report: async (division, period, told) => {
      const key = await keyOf(division, period)
      await report(app, { key, measures, told, ...of(people, division) })
    },
    sendBack: async (division, period) => {
      const key = await keyOf(division, period)
      await app.work(clerk.actor, (work) => sendBack(work, key, { by: 'office', reason: '数字要核对' }))
    },
    submit: async (period, changeNote) => {
      await app.work(clerk.actor, async (work) => {
        const shared = measures.filter((measure) => measure.leadNames.length > 1)
        const wordings = shared.map(({ id }) => ({
          measureId: id,
          sentence: '两个处室都在推进。',
          state: 'on-schedule' as const,
          stateReason: '按牵头处室口径',
        }))
        await wordPeriod(work, { planId, period }, wordings)
        refuseLacks(await submitPeriod(work, { planId, period }, { changeNote: changeNote ?? null }))
      })
    },
    approve: async (period) => {
      const path = await app.work(head.actor, (work) => approvePeriod(work, { planId, period }))
      await app.runJobs()
      return path
    },
  }
}

async function staffOf(app: TestApplication, division: string) {
  const office: readonly FunctionName[] = division === '办公室' ? ['openness-handler'] : []
  const head: readonly FunctionName[] = division === '办公室' ? ['openness-head'] : []
  return {
    clerk: await app.addStaff({ division, functions: ['handler', ...office] }),
    head: await app.addStaff({ division, functions: ['head', ...head] }),
  }
}

interface Reporting {
  readonly key: { readonly planId: string; readonly divisionId: string; readonly period: string }
  readonly measures: readonly Measure[]
  readonly told: readonly Told[]
  readonly clerk: Staff
  readonly head: Staff
}

async function report(app: TestApplication, { key, measures, told, clerk, head }: Reporting): Promise<void> {
  const idOf = (number: number) => measures.find((measure) => measure.number === number)?.id ?? ''
  await app.work(clerk.actor, async (work) => {
    const entries = told.map(({ number, state, text }) => ({
      measureId: idOf(number),
      state,
      text,
      unchanged: false,
    }))
    await saveDraft(work, key, entries)
    for (const { number, evidence = [] } of told)
      for (const piece of evidence)
        refuseLacks(await giveEvidence(work, { ...key, measureId: idOf(number) }, piece.given))
    const form = await findReturn(work.db, key)
    const open = told
      .flatMap(({ evidence = [] }) => evidence)
      .filter((piece) => piece.public)
      .map(({ given }) => titleOf(given))
    const given = await listEvidence(work.db, form?.id ?? '')
    await markPublic(
      work,
      key,
      given.filter(({ title, url }) => open.includes(title) || open.includes(url ?? '')).map(({ id }) => id),
    )
    refuseLacks(await handToHead(work, key))
  })
  await app.work(head.actor, async (work) => refuseLacks(await confirmReturn(work, key)))
}

function titleOf(given: EvidenceGiven): string {
  switch (given.kind) {
    case 'file':
      return given.name
    case 'link':
      return given.title
    case 'release':
      return given.path
    case 'statement':
      return given.text
  }
}

function refuseLacks(lacks: readonly { readonly message: string }[]): void {
  if (lacks.length > 0) throw new Error(lacks.map(({ message }) => message).join('；'))
}

function of<T>(people: ReadonlyMap<string, T>, division: string): T {
  const found = people.get(division)
  if (found === undefined) throw new RangeError(`no such division in the test: ${division}`)
  return found
}
