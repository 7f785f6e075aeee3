import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestApplication, SYSTEM } from '../../../../test/support/application.ts'
import type { Staff } from '../../../../test/support/application.ts'
import { PLAN_TEXT, planInHand } from '../../../../test/support/released-plan.ts'
import type { PlanInHand } from '../../../../test/support/released-plan.ts'
import type { Work } from '../../../platform/work/work.ts'
import { takeBackAdoption } from './adopt-plan.ts'
import { importPlan } from './import-plan.ts'
import { openReturn, saveDraft } from './report-progress.ts'
import { correctHead } from './review-plan.ts'
import { getPlan, listSlugs } from './store/plans.ts'
import { listReturns } from './store/returns.ts'

const app = await openTestApplication({ at: '2026-03-10' })
afterAll(() => app.close())

let office: Staff
let arts: Staff

beforeAll(async () => {
  office = await app.addStaff({ functions: ['openness-handler'] })
  arts = await app.addStaff({ division: '艺术处', functions: ['handler'] })
})

/** Runs the second while the first has done its part and has not committed yet. */
async function overlapping(
  first: readonly [Staff, (work: Work) => Promise<unknown>],
  second: readonly [Staff, (work: Work) => Promise<unknown>],
): Promise<readonly PromiseSettledResult<unknown>[]> {
  const later: Promise<unknown>[] = []
  const earlier = app.work(first[0].actor, async (work) => {
    await first[1](work)
    later.push(app.work(second[0].actor, second[1]))
    await setTimeout(300)
  })
  await earlier
  return Promise.allSettled(later)
}

const import2026 = (work: Work) => importPlan(work, { kind: 'pasted', text: PLAN_TEXT })

function returnsOf(plan: PlanInHand) {
  return app.work(SYSTEM, (work) => listReturns(work.db, plan.planId))
}

describe('a form opened in two tabs at once', () => {
  test('is one form', async () => {
    const plan = await planInHand(app)
    const key = { planId: plan.planId, divisionId: await app.division('艺术处'), period: '2026-Q1' }
    const open = (work: Work) => openReturn(work, key)
    expect(await overlapping([arts, open], [arts, open])).toMatchObject([{ status: 'fulfilled' }])
    expect(await returnsOf(plan)).toHaveLength(1)
  })

  test('is one form when both save', async () => {
    const plan = await planInHand(app)
    const key = { planId: plan.planId, divisionId: await app.division('艺术处'), period: '2026-Q1' }
    const save = (work: Work) => saveDraft(work, key, [])
    expect(await overlapping([arts, save], [arts, save])).toMatchObject([{ status: 'fulfilled' }])
    expect(await returnsOf(plan)).toHaveLength(1)
  })

  test('is not begun in a plan whose adoption is taken back meanwhile', async () => {
    const plan = await planInHand(app)
    const key = { planId: plan.planId, divisionId: await app.division('艺术处'), period: '2026-Q1' }
    const takeBack = (work: Work) => takeBackAdoption(work, { planId: plan.planId, reason: '认错了' })
    const [second] = await overlapping([office, takeBack], [arts, (work) => openReturn(work, key)])
    expect(second).toMatchObject({ status: 'rejected', reason: { kind: 'conflict', code: 'not-adopted' } })
    expect(await returnsOf(plan)).toEqual([])
  })
})

describe('the address of a plan', () => {
  test('is free for each of two that are imported at once', async () => {
    expect(await overlapping([office, import2026], [office, import2026])).toMatchObject([
      { status: 'fulfilled' },
    ])
    const slugs = await app.work(SYSTEM, (work) => listSlugs(work.db, 2026))
    expect(new Set(slugs).size).toBe(slugs.length)
  })

  test('is free for a plan whose year is corrected while another of that year is imported', async () => {
    const planId = await app.work(office.actor, (work) =>
      importPlan(work, { kind: 'pasted', text: PLAN_TEXT.replaceAll('2026', '2025') }),
    )
    const correct = (work: Work) => correctHead(work, { planId, title: '改过的标题', year: 2026 })
    expect(await overlapping([office, import2026], [office, correct])).toMatchObject([
      { status: 'fulfilled' },
    ])
    expect((await app.work(SYSTEM, (work) => getPlan(work.db, planId))).slug).toMatch(/^2026-\d+$/)
  })
})
