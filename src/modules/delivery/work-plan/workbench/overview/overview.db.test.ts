import { afterAll, describe, expect, test } from 'vitest'
import { openTestApplication } from '../../../../../../test/support/application.ts'
import { planInHand } from '../../../../../../test/support/released-plan.ts'
import { importPlan } from '../../import-plan.ts'
import { askNotConcerned } from '../../not-concerned.ts'

const app = await openTestApplication({ at: '2026-03-10' })
afterAll(() => app.close())

const plan = await planInHand(app)
const path = `/workbench/plans/${plan.planId}`
const office = await app.addStaff({ functions: ['openness-handler'] })
const leader = await app.addStaff({ division: null, functions: ['leader'] })
const arts = await app.addStaff({ division: '艺术处', functions: ['handler'] })
const auditor = await app.addStaff({ division: null, functions: ['auditor'] })

async function newPlan(title: string): Promise<string> {
  const text = `${title}\n一、公开\n（一）公开目录。逐项核对目录。（艺术处负责落实）\n`
  return app.work(office.actor, (work) => importPlan(work, { kind: 'pasted', text }))
}

/** Asks on behalf of 艺术处 to be excused from its first measure. */
async function askedForFirst(reason: string): Promise<string> {
  const divisionId = await app.division('艺术处')
  const measureId = plan.measures[0]?.id ?? ''
  await app.work(arts.actor, (work) =>
    askNotConcerned(work, { planId: plan.planId, divisionId, period: '2026-Q1', measureId }, reason),
  )
  return `reason-${measureId}-${divisionId}`
}

describe('the page of an adopted plan', () => {
  test('it says who adopted it, lists its periods and every measure with owner and limit', async () => {
    const page = await (await app.signIn(office)).get(path)
    expect(page.status).toBe(200)
    expect(page.text).toMatch(/已采纳/)
    for (const measure of plan.measures) expect(page.html).toContain(`${path}/measures/${measure.id}`)
    expect(page.html).toContain(`${path}/missing/2026-Q1`)
    expect(page.html).toContain(`${path}/releases/2026-Q1`)
    expect(page.text).toContain('2026 年二季度')
    expect(page.html).not.toContain(`${path}/missing/2026-Q2`)
  })

  test('a limit the document does not give is marked as internal', async () => {
    expect((await (await app.signIn(office)).get(path)).text).toContain('原文未写 · 按季报告（内部期限）')
  })

  test('whoever fills in for a division sees its measures first, with the way to its form', async () => {
    const page = await (await app.signIn(arts)).get(path)
    expect(page.text.indexOf('本处的任务')).toBeLessThan(page.text.indexOf('其他任务'))
    expect(page.html).toContain(`${path}/returns/${await app.division('艺术处')}/2026-Q1`)
  })

  test('the division and the state of the filter stand in the address', async () => {
    const client = await app.signIn(office)
    const own = await client.get(`${path}?division=${await app.division('艺术处')}`)
    expect(own.text).toContain('共 5 项，选出 2 项')
    expect((await client.get(`${path}?state=behind`)).text).toContain('没有符合的任务')
    expect((await client.get(`${path}?state=nonsense&division=x`)).text).toContain('共 5 项')
  })

  test('before adoption it leads to review, and only 办公室 is asked to', async () => {
    const id = await newPlan('示例市文化和旅游局2026年试行工作要点')
    expect((await (await app.signIn(office)).get(`/workbench/plans/${id}`)).html).toContain(
      `/workbench/plans/${id}/review`,
    )
    const other = await (await app.signIn(arts)).get(`/workbench/plans/${id}`)
    expect(other.html).not.toContain('/review"')
    expect(other.text).toContain('由办公室')
  })

  test('an address that names no plan is answered with a sentence', async () => {
    const client = await app.signIn(office)
    for (const id of ['nothing', '00000000-0000-4000-8000-000000000000'])
      expect((await client.get(`/workbench/plans/${id}`)).status).toBe(404)
  })

  test('the public is sent to sign in', async () => {
    const answer = await app.visitor().get(path)
    expect([answer.status, answer.location?.startsWith('/workbench/sign-in')]).toEqual([303, true])
  })
})

describe('本处本年不涉及 is decided by 办公室', () => {
  test('a refusal without a reason is asked again, beside its field', async () => {
    const field = await askedForFirst('本处不组织演出')
    const client = await app.signIn(office)
    expect((await client.get(path)).text).toContain('本处不组织演出')
    const measureId = plan.measures[0]?.id ?? ''
    const again = await client.post(`${path}/not-concerned`, {
      measureId,
      divisionId: await app.division('艺术处'),
      decision: 'refuse',
    })
    expect(again.status).toBe(422)
    expect(again.html).toContain(`id="f-${field}-error"`)
  })

  test('a refusal with its reason, then an acceptance', async () => {
    const client = await app.signIn(office)
    const measureId = plan.measures[0]?.id ?? ''
    const divisionId = await app.division('艺术处')
    await client.get(path)
    const refused = await client.post(`${path}/not-concerned`, {
      measureId,
      divisionId,
      decision: 'refuse',
      [`reason-${measureId}-${divisionId}`]: '上半年有演出',
    })
    expect([refused.status, refused.location]).toEqual([303, `${path}#not-concerned`])
    expect((await client.get(path)).text).not.toContain('称本年不涉及的')
    await askedForFirst('演出已划出')
    await client.get(path)
    expect(
      (await client.post(`${path}/not-concerned`, { measureId, divisionId, decision: 'accept' })).status,
    ).toBe(303)
    expect((await client.get(path)).text).toContain('不涉及')
  })

  test('nobody else decides it', async () => {
    for (const person of [arts, leader]) {
      const client = await app.signIn(person)
      await client.get(path)
      expect((await client.post(`${path}/not-concerned`, { decision: 'accept' })).status).toBe(403)
    }
  })
})

describe('a statement in place of a document is accepted by 办公室', () => {
  test('it stands on the page until it is accepted', async () => {
    const given = { kind: 'statement' as const, text: '名录已在区里三处公示栏张贴。' }
    await plan.report(
      '产业发展处',
      '2026-Q1',
      [3, 4].map((number) => ({
        number,
        state: 'completed' as const,
        text: '做完了。',
        evidence: [{ given, public: false }],
      })),
    )
    const client = await app.signIn(office)
    const page = await client.get(path)
    expect(page.text).toContain('名录已在区里三处公示栏张贴')
    expect(page.text).toContain('已完成')
    for (const piece of [1, 2]) {
      const form = client.forms().find((candidate) => candidate.action.endsWith('/statements'))
      expect(form, `statement ${String(piece)}`).toBeDefined()
      expect((await client.post(`${path}/statements`)).location).toBe(`${path}#statements`)
      await client.get(path)
    }
    expect((await client.get(path)).text).not.toContain('等认可的说明')
  })

  test('a statement that is not there is refused with a sentence', async () => {
    const client = await app.signIn(office)
    await client.get(path)
    expect((await client.post(`${path}/statements`, { evidenceId: 'x' })).status).toBe(404)
  })
})

describe('撤回采纳', () => {
  test('once a division has saved a report, the page says why it is too late', async () => {
    const client = await app.signIn(office)
    const page = await client.get(path)
    expect(page.text).toContain('不能整份撤回采纳')
    expect((await client.post(`${path}/withdraw-adoption`, { reason: '认错了' })).status).toBe(409)
  })

  test('it needs a reason, keeps the page, and leads back to review', async () => {
    const client = await app.signIn(office)
    const path = `/workbench/plans/${await newPlan('示例市文化和旅游局2026年补充工作要点')}`
    await client.get(`${path}/adopt`)
    expect((await client.post(`${path}/adopt`)).status).toBe(303)
    expect((await client.get(path)).text).toContain('撤回采纳')
    const again = await client.post(`${path}/withdraw-adoption`, { reason: '  ' })
    expect([again.status, again.html.includes('id="f-reason-error"')]).toEqual([422, true])
    expect((await client.post(`${path}/withdraw-adoption`, { reason: '处室认错了' })).location).toBe(
      `${path}/review`,
    )
    expect((await client.get(path)).text).toContain('核对中')
  })

  test('nobody but 办公室 takes an adoption back', async () => {
    for (const person of [arts, auditor]) {
      const client = await app.signIn(person)
      expect((await client.get(path)).text).not.toContain('撤回采纳')
      expect((await client.post(`${path}/withdraw-adoption`, { reason: '试试' })).status).toBe(403)
    }
  })
})
