import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { civilDateOf } from '../../../kernel/civil-date.ts'
import { openTestApplication, SYSTEM } from '../../../../test/support/application.ts'
import type { Staff } from '../../../../test/support/application.ts'
import { PLAN_TEXT, planInHand } from '../../../../test/support/released-plan.ts'
import type { PlanInHand } from '../../../../test/support/released-plan.ts'
import { listOpenDutiesOf } from '../../ground/duties/index.ts'
import { adoptPlan, takeBackAdoption } from './adopt-plan.ts'
import { decideChange, requestChange, termsOf } from './change-measure.ts'
import { giveEvidence, markPublic } from './give-evidence.ts'
import { importPlan } from './import-plan.ts'
import { askNotConcerned, decideNotConcernedRequest } from './not-concerned.ts'
import { openPeriods } from './open-periods.ts'
import { submitPeriod } from './prepare-period.ts'
import { approvePeriod, returnPeriod } from './release-period.ts'
import type { Measure } from './domain/measure.ts'
import { mergeIntoPrevious } from './edit-measure.ts'
import { matchUnit, settleDoubt } from './review-plan.ts'
import type { MeasureTerms } from './store/changes.ts'
import { insertDoubt, listDoubts } from './store/doubts.ts'
import { getPlan } from './store/plans.ts'
import { listMatches } from './store/unit-matches.ts'
import { getMeasure, listMeasures } from './store/measures.ts'

const app = await openTestApplication({ at: '2026-03-10' })
afterAll(() => app.close())

let office: Staff
let leader: Staff
let arts: Staff

beforeAll(async () => {
  office = await app.addStaff({ functions: ['openness-handler'] })
  leader = await app.addStaff({ division: null, functions: ['leader'] })
  arts = await app.addStaff({ division: '艺术处', functions: ['handler'] })
})

function idOf(plan: PlanInHand, number: number): string {
  return plan.measures.find((measure) => measure.number === number)?.id ?? ''
}

async function imported(): Promise<string> {
  return app.work(office.actor, (work) => importPlan(work, { kind: 'pasted', text: PLAN_TEXT }))
}

async function artsForm(plan: PlanInHand) {
  return { planId: plan.planId, divisionId: await app.division('艺术处'), period: '2026-Q1' }
}

async function moveDay(plan: PlanInHand, number: number, deadline: MeasureTerms['deadline']): Promise<void> {
  const key = { planId: plan.planId, measureId: idOf(plan, number) }
  await app.work(office.actor, async (work) => {
    const before = await termsOf(work, await getPlan(work.db, key.planId), await getMeasure(work.db, key))
    const change = {
      after: { ...before, deadline },
      reason: '办公会决定',
    }
    expect(await requestChange(work, key, change)).toEqual([])
  })
  await app.work(leader.actor, (work) => decideChange(work, key, { approved: true, reason: '' }))
}

async function statedDays(plan: PlanInHand, number: number) {
  const open = await app.work(SYSTEM, (work) => listOpenDutiesOf(work.db, [`measure:${idOf(plan, number)}`]))
  return open.filter((duty) => duty.kind === 'work-plan.complete').map((duty) => duty.due)
}

describe('adoption', () => {
  test('two who adopt at the same moment adopt once', async () => {
    await planInHand(app)
    const planId = await imported()
    const adopt = () => app.work(office.actor, (work) => adoptPlan(work, { planId }))
    const second: Promise<readonly PromiseSettledResult<void>[]>[] = []
    await app.work(office.actor, async (work) => {
      await adoptPlan(work, { planId })
      second.push(Promise.allSettled([adopt()]))
      await setTimeout(300)
    })
    expect((await Promise.all(second)).flat()).toMatchObject([
      { status: 'rejected', reason: { kind: 'forbidden' } },
    ])
  })

  test('it is not taken back once a division handed in evidence', async () => {
    const plan = await planInHand(app)
    const key = { ...(await artsForm(plan)), measureId: idOf(plan, 1) }
    await app.work(arts.actor, (work) =>
      giveEvidence(work, key, { kind: 'statement', text: '演出安排已在官网公布。' }),
    )
    await expect(takenBack(plan)).rejects.toMatchObject({ kind: 'conflict' })
  })

  test('it is not taken back once a change was asked for', async () => {
    const plan = await planInHand(app)
    const key = { planId: plan.planId, measureId: idOf(plan, 2) }
    await app.work(office.actor, async (work) => {
      const before = await termsOf(work, await getPlan(work.db, key.planId), await getMeasure(work.db, key))
      await requestChange(work, key, { after: { ...before, text: '改过的话。' }, reason: '办公会决定' })
    })
    await expect(takenBack(plan)).rejects.toMatchObject({ kind: 'conflict' })
  })

  test('it is not taken back once a period was handed in, though no division reported', async () => {
    const plan = await planInHand(app)
    await plan.submit('2026-Q1')
    await expect(takenBack(plan)).rejects.toMatchObject({ kind: 'conflict' })
  })

  test('before the year of the plan, no round of a rhythm is due until the year begins', async () => {
    app.clock.set('2025-12-20')
    const planId = await app.work(office.actor, async (work) => {
      const id = await importPlan(work, { kind: 'pasted', text: NEXT_YEAR })
      await adoptPlan(work, { planId: id })
      return id
    })
    const rounds = () =>
      app.work(SYSTEM, async (work) => {
        const subjects = (await listMeasures(work.db, planId)).map((measure) => `measure:${measure.id}`)
        const open = await listOpenDutiesOf(work.db, subjects)
        return open.filter((duty) => duty.kind === 'work-plan.rhythm').map((duty) => duty.due)
      })
    await app.work(SYSTEM, openPeriods)
    expect(await rounds()).toEqual([])
    app.clock.set('2026-01-01')
    await app.work(SYSTEM, openPeriods)
    expect(await rounds()).toEqual([{ kind: 'day', on: '2026-03-31' }])
    app.clock.set('2026-03-10')
  })

  const NEXT_YEAR = `示例局2026年政务公开工作要点
一、公开
（一）公布演出安排。每季度发布演出安排。（艺术处负责落实）
`

  test('nothing begun, it is taken back', async () => {
    const plan = await planInHand(app)
    await takenBack(plan)
    expect(await app.work(SYSTEM, (work) => getPlan(work.db, plan.planId))).toMatchObject({
      status: 'in-review',
    })
  })

  function takenBack(plan: PlanInHand): Promise<void> {
    return app.work(office.actor, (work) => takeBackAdoption(work, { planId: plan.planId, reason: '认错了' }))
  }
})

describe('the stated day of a measure', () => {
  test('moved, it is still one duty after the next daily opening', async () => {
    const plan = await planInHand(app)
    await moveDay(plan, 2, civilDateOf(2026, 7, 31))
    await app.work(SYSTEM, openPeriods)
    expect(await statedDays(plan, 2)).toEqual([{ kind: 'day', on: '2026-07-31' }])
  })

  test('cancelled and set again, it is due again', async () => {
    const plan = await planInHand(app)
    await moveDay(plan, 2, null)
    expect(await statedDays(plan, 2)).toEqual([])
    await moveDay(plan, 2, civilDateOf(2026, 6, 30))
    expect(await statedDays(plan, 2)).toEqual([{ kind: 'day', on: '2026-06-30' }])
  })
})

describe('a period on its way to the public', () => {
  const told = {
    state: 'on-schedule' as const,
    text: '办到三月。',
    evidence: [{ given: { kind: 'statement' as const, text: '演出安排已在官网公布。' }, public: true }],
  }

  test('evidence that its division took back to 内部 meanwhile does not go out', async () => {
    const plan = await planInHand(app)
    const both = [1, 4].map((number) => ({ number, ...told }))
    await plan.report('艺术处', '2026-Q1', both)
    await plan.submit('2026-Q1')
    await plan.sendBack('艺术处', '2026-Q1')
    const key = await artsForm(plan)
    await app.work(arts.actor, (work) => markPublic(work, key, []))
    await expect(
      app.work(leader.actor, (work) => approvePeriod(work, { planId: plan.planId, period: '2026-Q1' })),
    ).rejects.toMatchObject({ kind: 'conflict', code: 'evidence-no-longer-public' })
  })

  test('a state that 办公室 wrote before the divisions said another is looked at again', async () => {
    const plan = await planInHand(app)
    const both = [1, 4].map((number) => ({ number, ...told }))
    await plan.report('艺术处', '2026-Q1', both)
    await plan.report(
      '产业发展处',
      '2026-Q1',
      [3, 4].map((number) => ({ number, ...told })),
    )
    await plan.submit('2026-Q1')
    const period = { planId: plan.planId, period: '2026-Q1' }
    await app.work(leader.actor, async (work) => {
      await returnPeriod(work, period, '再核对')
    })
    await plan.sendBack('艺术处', '2026-Q1')
    await plan.report(
      '艺术处',
      '2026-Q1',
      both.map((line) => ({ ...line, state: 'behind' as const })),
    )
    const lacks = await app.work(office.actor, (work) => submitPeriod(work, period, { changeNote: null }))
    expect(lacks.map((lack) => lack.field)).toEqual([`sentence-${idOf(plan, 4)}`])
  })
})

describe('a decision is made once', () => {
  test('本处本年不涉及', async () => {
    const plan = await planInHand(app)
    const key = { ...(await artsForm(plan)), measureId: idOf(plan, 1) }
    await app.work(arts.actor, (work) => askNotConcerned(work, key, '今年没有演出任务'))
    const decide = (accepted: boolean) =>
      app.work(office.actor, (work) => decideNotConcernedRequest(work, key, { accepted, reason: '看过了' }))
    await decide(true)
    await expect(decide(false)).rejects.toMatchObject({ kind: 'conflict' })
  })

  test('a doubt', async () => {
    const planId = await imported()
    const doubtId = await app.work(office.actor, async (work) => {
      const id = work.newId()
      await insertDoubt(work.db, { id, planId, measureId: null, kind: 'other', text: '看不清' })
      return id
    })
    const settle = () =>
      app.work(office.actor, (work) => settleDoubt(work, { planId, doubtId, resolution: '照原文' }))
    await settle()
    await expect(settle()).rejects.toMatchObject({ kind: 'absent' })
  })
})

describe('a measure joined to the one before it', () => {
  test('keeps its doubts, and what they were settled with', async () => {
    const planId = await imported()
    const [first, second] = await measuresOf(planId)
    await app.work(office.actor, async (work) => {
      const doubt = { planId, measureId: second?.id ?? '', kind: 'other' }
      await insertDoubt(work.db, { ...doubt, id: work.newId(), text: '日期看不清' })
      await insertDoubt(work.db, {
        ...doubt,
        id: work.newId(),
        text: '处室看不清',
        settledBy: '办公室',
        resolution: '照原文',
      })
    })
    await merged(planId, second)
    expect(await doubtsOf(planId, first)).toMatchObject([
      { text: '处室看不清', settled: true, resolution: '照原文' },
      { text: '日期看不清', settled: false },
    ])
  })

  test('keeps what its names were settled with; a name settled otherwise for each is asked again', async () => {
    const planId = await imported()
    const [first, second] = await measuresOf(planId)
    const artsId = await app.division('艺术处')
    const settle = (measureId: string, name: string, divisionIds: readonly string[]) =>
      app.work(office.actor, (work) =>
        matchUnit(work, { planId, name, meaning: 'divisions', divisionIds, measureId }),
      )
    await settle(second?.id ?? '', '相关处室', [artsId])
    await settle(first?.id ?? '', '有关处室', [artsId])
    await settle(second?.id ?? '', '有关处室', [await app.division('公共服务处')])
    await merged(planId, second)
    const matches = await app.work(SYSTEM, (work) => listMatches(work.db, planId))
    expect(matches).toMatchObject([{ name: '相关处室', measureId: first?.id, divisionIds: [artsId] }])
  })

  function measuresOf(planId: string) {
    return app.work(SYSTEM, (work) => listMeasures(work.db, planId))
  }

  function merged(planId: string, measure: Measure | undefined) {
    return app.work(office.actor, (work) => mergeIntoPrevious(work, { planId, measureId: measure?.id ?? '' }))
  }

  async function doubtsOf(planId: string, measure: Measure | undefined) {
    const all = await app.work(SYSTEM, (work) => listDoubts(work.db, planId))
    return all
      .filter((doubt) => doubt.measureId === measure?.id)
      .toSorted((a, b) => a.text.localeCompare(b.text, 'zh'))
  }
})

test('a name is settled for a measure of the same plan only', async () => {
  const plan = await planInHand(app)
  const planId = await imported()
  await expect(
    app.work(office.actor, (work) =>
      matchUnit(work, {
        planId,
        name: '艺术处',
        meaning: 'outside',
        divisionIds: [],
        measureId: idOf(plan, 1),
      }),
    ),
  ).rejects.toMatchObject({ kind: 'absent' })
})
