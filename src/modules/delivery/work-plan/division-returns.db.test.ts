import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestApplication, SYSTEM } from '../../../../test/support/application.ts'
import type { Staff } from '../../../../test/support/application.ts'
import { planInHand } from '../../../../test/support/released-plan.ts'
import type { PlanInHand } from '../../../../test/support/released-plan.ts'
import { listOpenDutiesOf } from '../../ground/duties/index.ts'
import { adoptPlan } from './adopt-plan.ts'
import { acceptStatement, giveEvidence } from './give-evidence.ts'
import type { EvidenceGiven } from './give-evidence.ts'
import { importPlan } from './import-plan.ts'
import { askNotConcerned, decideNotConcernedRequest } from './not-concerned.ts'
import { confirmReturn, handToHead, saveDraft, sendBack } from './report-progress.ts'
import { listEvidence, listPlanEvidence } from './store/evidence.ts'
import { listMeasures } from './store/measures.ts'
import { findReturn } from './store/returns.ts'

const app = await openTestApplication({ at: '2026-03-10' })
afterAll(() => app.close())

let office: Staff
let arts: Staff
let helper: Staff
let helpersHead: Staff

beforeAll(async () => {
  office = await app.addStaff({ functions: ['openness-handler'] })
  arts = await app.addStaff({ division: '艺术处', functions: ['handler'] })
  helper = await app.addStaff({ division: '信息中心', functions: ['handler'] })
  helpersHead = await app.addStaff({ division: '信息中心', functions: ['head'] })
})

async function artsMeasure(plan: PlanInHand, number = 1) {
  const measureId = plan.measures.find((measure) => measure.number === number)?.id ?? ''
  return { planId: plan.planId, divisionId: await app.division('艺术处'), period: '2026-Q1', measureId }
}

describe('a form that 办公室 sends back after it was confirmed', () => {
  const TEXT = `示例局2026年政务公开工作要点
一、公开
（一）办好网上查询。把查询入口放到首页。（艺术处牵头，信息中心配合）
`

  test('is due anew for a division that only takes part, until its head confirms it again', async () => {
    const planId = await app.work(office.actor, async (work) => {
      const id = await importPlan(work, { kind: 'pasted', text: TEXT })
      await adoptPlan(work, { planId: id })
      return id
    })
    const [measure] = await app.work(SYSTEM, (work) => listMeasures(work.db, planId))
    const measureId = measure?.id ?? ''
    const key = { planId, divisionId: await app.division('信息中心'), period: '2026-Q1' }
    const confirm = () => app.work(helpersHead.actor, (work) => confirmReturn(work, key))
    const due = async () =>
      (await app.work(SYSTEM, (work) => listOpenDutiesOf(work.db, [`measure:${measureId}`]))).filter(
        (duty) => duty.divisionId === key.divisionId,
      )
    const entry = { measureId, state: 'on-schedule' as const, text: '入口已做好。', unchanged: false }
    await app.work(helper.actor, async (work) => {
      await saveDraft(work, key, [entry])
      await handToHead(work, key)
    })
    expect(await confirm()).toEqual([])
    await app.work(office.actor, (work) => sendBack(work, key, { by: 'office', reason: '数字要核对' }))
    expect(await due()).toMatchObject([{ kind: 'work-plan.report', function: 'handler' }])
    await app.work(helper.actor, (work) => handToHead(work, key))
    expect(await due()).toMatchObject([{ function: 'head' }])
    await confirm()
    expect(await due()).toEqual([])
  })
})

describe('本处本年不涉及', () => {
  test('asked again while it waits is answered with a sentence and opens no second duty', async () => {
    const key = await artsMeasure(await planInHand(app))
    const ask = (reason: string) => app.work(arts.actor, (work) => askNotConcerned(work, key, reason))
    expect(await ask('今年没有演出任务')).toEqual([])
    expect(await ask('还是没有演出任务')).toMatchObject([{ field: `reason-${key.measureId}` }])
    expect(await waiting(key)).toHaveLength(1)
    expect((await waiting(key))[0]?.explanation).toContain('今年没有演出任务')
  })

  test('asked anew after a refusal waits again', async () => {
    const key = await artsMeasure(await planInHand(app))
    const ask = () => app.work(arts.actor, (work) => askNotConcerned(work, key, '今年没有演出任务'))
    await ask()
    await app.work(office.actor, (work) =>
      decideNotConcernedRequest(work, key, { accepted: false, reason: '上半年有演出' }),
    )
    app.clock.set('2026-03-11')
    expect(await ask()).toEqual([])
    expect(await waiting(key)).toHaveLength(1)
  })

  function waiting(key: { readonly measureId: string; readonly divisionId: string }) {
    return app.work(SYSTEM, (work) =>
      listOpenDutiesOf(work.db, [`not-concerned:${key.measureId}:${key.divisionId}`]),
    )
  }
})

describe('evidence', () => {
  test.each<readonly [string, EvidenceGiven, string]>([
    [
      'title',
      { kind: 'link', title: '长'.repeat(101), url: 'https://www.example.gov.cn/a' },
      '链接的标题最多',
    ],
    ['url', { kind: 'link', title: '页', url: `https://www.example.gov.cn/${'a'.repeat(500)}` }, '链接最多'],
    ['statement', { kind: 'statement', text: '说'.repeat(201) }, '一句说明最多'],
  ])(
    'with too long a %s is not taken; the sentence stands beside that field',
    async (field, given, words) => {
      const key = await artsMeasure(await planInHand(app))
      const errors = await app.work(arts.actor, (work) => giveEvidence(work, key, given))
      expect(errors).toMatchObject([{ field: `${field}-${key.measureId}` }])
      expect(errors[0]?.message).toContain(words)
      expect(await app.work(SYSTEM, (work) => listPlanEvidence(work.db, key.planId))).toEqual([])
    },
  )

  test('a statement is accepted on the page of its own plan only', async () => {
    const key = await artsMeasure(await planInHand(app))
    const other = await planInHand(app)
    await app.work(arts.actor, (work) =>
      giveEvidence(work, key, { kind: 'statement', text: '演出安排已在官网公布。' }),
    )
    const [piece] = await app.work(SYSTEM, async (work) =>
      listEvidence(work.db, (await findReturn(work.db, key))?.id ?? ''),
    )
    const accept = (planId: string) =>
      app.work(office.actor, (work) => acceptStatement(work, { planId, evidenceId: piece?.id ?? '' }))
    await expect(accept(other.planId)).rejects.toMatchObject({ kind: 'absent', code: 'no-statement' })
    await accept(key.planId)
    await expect(accept(key.planId)).rejects.toMatchObject({ kind: 'conflict', code: 'already-accepted' })
  })
})
