import { afterAll, describe, expect, test } from 'vitest'
import { requestChange, termsOf } from '../../src/modules/delivery/work-plan/change-measure.ts'
import { allowedReturnActions } from '../../src/modules/delivery/work-plan/domain/division-return.ts'
import { allowedChangeActions } from '../../src/modules/delivery/work-plan/domain/measure-change.ts'
import { allowedReleaseActions } from '../../src/modules/delivery/work-plan/domain/period-release.ts'
import { allowedPlanActions } from '../../src/modules/delivery/work-plan/domain/plan.ts'
import { getPlan, importPlan } from '../../src/modules/delivery/work-plan/index.ts'
import {
  confirmReturn,
  handToHead,
  saveDraft,
  saveDraftForDivision,
  sendBack,
} from '../../src/modules/delivery/work-plan/report-progress.ts'
import { submitPeriod } from '../../src/modules/delivery/work-plan/prepare-period.ts'
import { returnPeriod } from '../../src/modules/delivery/work-plan/release-period.ts'
import { discardPlan } from '../../src/modules/delivery/work-plan/review-plan.ts'
import { listReleases } from '../../src/modules/delivery/work-plan/store/releases.ts'
import { findReturn } from '../../src/modules/delivery/work-plan/store/returns.ts'
import { openTestApplication } from '../support/application.ts'
import type { Staff } from '../support/application.ts'
import { planInHand, PLAN_TEXT } from '../support/released-plan.ts'
import { triedOut } from './tried-out.ts'
import { decide, planActs, releaseActs, returnActs } from './work-plan-acts.ts'

const app = await openTestApplication({ at: '2026-10-10' })
afterAll(() => app.close())
const { db } = app.workshop.database

const people = {
  办公室经办: await app.addStaff({ functions: ['handler', 'openness-handler'] }),
  办公室负责人: await app.addStaff({ functions: ['head', 'openness-head'] }),
  分管领导: await app.addStaff({ division: null, functions: ['leader'] }),
  艺术处经办: await app.addStaff({ division: '艺术处', functions: ['handler'] }),
  艺术处负责人: await app.addStaff({ division: '艺术处', functions: ['head'] }),
  艺术处另一位负责人: await app.addStaff({ division: '艺术处', functions: ['head'] }),
  公共服务处经办: await app.addStaff({ division: '公共服务处', functions: ['handler'] }),
  公共服务处负责人: await app.addStaff({ division: '公共服务处', functions: ['head'] }),
  法制审核: await app.addStaff({ division: '法制处', functions: ['legal-review'] }),
  系统管理: await app.addStaff({ division: null, functions: ['system-administrator'] }),
  审计: await app.addStaff({ division: null, functions: ['auditor'] }),
} satisfies Record<string, Staff>
const who = Object.entries(people)
const clients = new Map(
  await Promise.all(who.map(async ([name, staff]) => [name, await app.signIn(staff)] as const)),
)

/** The words of the buttons and the addresses of the forms that a person finds on a page; none where it is shut. */
async function drawn(
  name: string,
  path: string,
): Promise<{ readonly buttons: readonly string[]; readonly forms: readonly string[] }> {
  const client = clients.get(name)
  const answer = await client?.get(path)
  if (answer?.status !== 200) return { buttons: [], forms: [] }
  const buttons = [...answer.html.matchAll(/<button\b[^>]*name="act"[^>]*value="([^":]+)"/g)].map(
    ([, value = '']) => value,
  )
  const forms = client?.forms().flatMap((form) => [form.action, ...form.otherActions]) ?? []
  return { buttons, forms }
}

async function expectOutcome(staff: Staff, may: boolean, act: Parameters<typeof triedOut>[2]): Promise<void> {
  const outcome = await triedOut(app, staff.actor, act)
  expect([staff.signInName, outcome.done]).toEqual([staff.signInName, may])
  if (!outcome.done) expect(outcome.sentence).toMatch(/^[^。]{4,}.*。$/)
}

describe('a division’s form', async () => {
  const divisionId = await app.division('艺术处')
  const [first, second] = [await planInHand(app), await planInHand(app)]
  const keyOf = (planId: string, quarter: number) => ({
    planId,
    divisionId,
    period: `2026-Q${String(quarter)}`,
  })
  const { 艺术处经办: clerk, 艺术处负责人: head, 办公室经办: office } = people

  async function fill(staff: Staff, key: ReturnType<typeof keyOf>): Promise<void> {
    const { measures } = key.planId === first.planId ? first : second
    const entries = measures.map(({ id }) => ({
      measureId: id,
      state: 'on-schedule' as const,
      text: '正在办。',
      unchanged: false,
    }))
    await app.work(staff.actor, (work) => saveDraft(work, key, entries))
  }
  async function hand(key: ReturnType<typeof keyOf>): Promise<void> {
    await fill(clerk, key)
    await app.work(clerk.actor, (work) => handToHead(work, key))
  }
  async function confirmed(key: ReturnType<typeof keyOf>): Promise<void> {
    await hand(key)
    await app.work(head.actor, (work) => confirmReturn(work, key))
  }

  const states = {
    'not begun': keyOf(first.planId, 1),
    'a draft of the clerk': keyOf(first.planId, 2),
    'a draft of the head': keyOf(first.planId, 3),
    'handed to the head': keyOf(first.planId, 4),
    confirmed: keyOf(second.planId, 1),
    'sent back by the head': keyOf(second.planId, 2),
    'sent back by 办公室': keyOf(second.planId, 3),
    'a draft that 办公室 enters': keyOf(second.planId, 4),
  }
  await fill(clerk, states['a draft of the clerk'])
  await fill(head, states['a draft of the head'])
  await hand(states['handed to the head'])
  await confirmed(states.confirmed)
  await hand(states['sent back by the head'])
  await app.work(head.actor, (work) =>
    sendBack(work, states['sent back by the head'], { by: 'head', reason: '写具体些' }),
  )
  await confirmed(states['sent back by 办公室'])
  await app.work(office.actor, (work) =>
    sendBack(work, states['sent back by 办公室'], { by: 'office', reason: '数字要核对' }),
  )
  await app.work(office.actor, (work) =>
    saveDraftForDivision(work, states['a draft that 办公室 enters'], { entries: [], source: '电话' }),
  )

  test.each(Object.entries(states))(
    '%s: everybody sees the buttons of what they may do, and no other',
    async (_, key) => {
      const path = `/workbench/plans/${key.planId}/returns/${divisionId}/${key.period}`
      for (const [name, staff] of who) {
        const form = (await findReturn(db, key)) ?? { status: 'draft' as const, savedBy: null, divisionId }
        const allowed = allowedReturnActions(form, staff.actor)
        const seen: string[] = []
        for (const mode of ['', '?do=fill', '?do=enter'])
          seen.push(...(await drawn(name, path + mode)).buttons)
        for (const [action, { button }] of Object.entries(returnActs))
          expect([name, action, seen.includes(button)]).toEqual([name, action, isDrawn(action, allowed)])
      }
    },
  )

  test.each(Object.entries(states))(
    '%s: whatever else somebody tries is refused with a sentence',
    async (_, key) => {
      for (const [, staff] of who) {
        const form = (await findReturn(db, key)) ?? { status: 'draft' as const, savedBy: null, divisionId }
        const allowed = allowedReturnActions(form, staff.actor)
        for (const [action, { act }] of Object.entries(returnActs))
          await expectOutcome(
            staff,
            allowed.some((each) => each === action),
            (work) => act(work, key),
          )
      }
    },
  )
})

/** Who fills in as the division does not enter it as 办公室; who enters it may keep a draft first. */
function isDrawn(action: string, allowed: readonly string[]): boolean {
  if (action === 'enter-for-division' && allowed.includes('save')) return false
  return allowed.includes(action) || (action === 'save' && allowed.includes('enter-for-division'))
}

describe('the release of a period', async () => {
  const [first, second] = [await planInHand(app), await planInHand(app)]
  const keyOf = (planId: string, quarter: number) => ({ planId, period: `2026-Q${String(quarter)}` })
  const { 办公室经办: clerk, 办公室负责人: head, 分管领导: leader } = people
  const states = {
    'not begun': keyOf(first.planId, 4),
    'handed in by the clerk': keyOf(first.planId, 1),
    'handed in by the head': keyOf(first.planId, 2),
    'sent back': keyOf(first.planId, 3),
    released: keyOf(second.planId, 1),
  }
  for (const [key, staff] of [
    [states['handed in by the clerk'], clerk],
    [states['handed in by the head'], head],
    [states['sent back'], clerk],
  ] as const)
    await app.work(staff.actor, (work) => submitPeriod(work, key, { changeNote: null }))
  await app.work(leader.actor, (work) => returnPeriod(work, states['sent back'], '再看看'))
  await second.submit('2026-Q1')
  await second.approve('2026-Q1')

  test.each(Object.entries(states))(
    '%s: everybody sees the buttons of what they may do, and no other',
    async (_, key) => {
      const [newest = null] = await listReleases(db, key.planId, key.period)
      for (const [name, staff] of who) {
        const allowed = allowedReleaseActions(newest, staff.actor)
        const { buttons } = await drawn(name, `/workbench/plans/${key.planId}/releases/${key.period}`)
        for (const [action, { button }] of Object.entries(releaseActs))
          expect([name, action, buttons.includes(button)]).toEqual([
            name,
            action,
            allowed.some((each) => each === action),
          ])
      }
    },
  )

  test.each(Object.entries(states))(
    '%s: whatever else somebody tries is refused with a sentence',
    async (_, key) => {
      const [newest = null] = await listReleases(db, key.planId, key.period)
      for (const [, staff] of who) {
        const allowed = allowedReleaseActions(newest, staff.actor)
        for (const [action, { act }] of Object.entries(releaseActs))
          await expectOutcome(
            staff,
            allowed.some((each) => each === action),
            (work) => act(work, key),
          )
      }
    },
  )
})

describe('a plan', async () => {
  const office = people.办公室经办.actor
  const adopted = await planInHand(app)
  const inReview = await app.work(office, (work) => importPlan(work, { kind: 'pasted', text: PLAN_TEXT }))
  const discarded = await app.work(office, async (work) => {
    const planId = await importPlan(work, { kind: 'pasted', text: PLAN_TEXT })
    await discardPlan(work, { planId, reason: '传错了' })
    return planId
  })
  const states = { 'in review': inReview, adopted: adopted.planId, discarded }

  test.each(Object.entries(states))(
    '%s: everybody finds the forms of what they may do, and no other',
    async (_, planId) => {
      const plan = await getPlan(db, planId)
      const measureId = await firstMeasure(planId)
      for (const [name, staff] of who) {
        const allowed = allowedPlanActions(plan, staff.actor)
        for (const [action, { page, form }] of Object.entries(planActs)) {
          const at = (part: string) => `/workbench/plans/${planId}${part.replace(':measureId', measureId)}`
          const { forms } = await drawn(name, at(page))
          expect([name, action, forms.includes(at(form))]).toEqual([
            name,
            action,
            allowed.some((each) => each === action),
          ])
        }
      }
    },
  )

  test.each(Object.entries(states))(
    '%s: whatever else somebody tries is refused with a sentence',
    async (_, planId) => {
      const plan = await getPlan(db, planId)
      const key = { planId, measureId: await firstMeasure(planId) }
      for (const [, staff] of who) {
        const allowed = allowedPlanActions(plan, staff.actor)
        for (const [action, { act }] of Object.entries(planActs))
          await expectOutcome(
            staff,
            allowed.some((each) => each === action),
            (work) => act(work, key),
          )
      }
    },
  )
})

describe('a change that waits', async () => {
  const plan = await planInHand(app)
  const askers = [people.办公室经办, people.办公室负责人]
  for (const [place, asker] of askers.entries()) {
    const measure = plan.measures[place]
    if (measure === undefined) throw new RangeError('no such measure')
    await app.work(asker.actor, async (work) => {
      const before = await termsOf(work, await getPlan(work.db, plan.planId), measure)
      const after = { ...before, text: '改过的话。' }
      await requestChange(work, { planId: plan.planId, measureId: measure.id }, { after, reason: '会议决定' })
    })
  }

  test.each([0, 1])('is decided by a second person only (%d)', async (place) => {
    const key = { planId: plan.planId, measureId: plan.measures[place]?.id ?? '' }
    const path = `/workbench/plans/${key.planId}/measures/${key.measureId}`
    for (const [name, staff] of who) {
      const may = allowedChangeActions({ requestedBy: askers[place]?.id ?? '' }, staff.actor).includes(
        'decide',
      )
      expect([name, (await drawn(name, path)).forms.includes(`${path}/decide`)]).toEqual([name, may])
      await expectOutcome(staff, may, (work) => decide(work, key))
    }
  })
})

async function firstMeasure(planId: string): Promise<string> {
  const { rows } = await app.workshop.database.pool.query<{ id: string }>(
    'select id from work_plan.measure where plan_id = $1 order by number limit 1',
    [planId],
  )
  return rows[0]?.id ?? ''
}
