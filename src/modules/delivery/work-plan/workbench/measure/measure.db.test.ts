import { afterAll, describe, expect, test } from 'vitest'
import { openTestApplication } from '../../../../../../test/support/application.ts'
import type { Client } from '../../../../../../test/support/application.ts'
import { planInHand } from '../../../../../../test/support/released-plan.ts'
import { listOpenDutiesOf } from '../../../../ground/duties/index.ts'
import { listMeasureEvidence } from '../../store/evidence.ts'

const app = await openTestApplication({ at: '2026-03-10' })
afterAll(() => app.close())

const plan = await planInHand(app)
const handler = await app.addStaff({ name: '王经办', functions: ['openness-handler'] })
const head = await app.addStaff({ name: '刘主任', functions: ['openness-head'] })
const leader = await app.addStaff({ name: '周分管', division: null, functions: ['leader'] })
const arts = await app.addStaff({ division: '艺术处', functions: ['handler'] })
const auditor = await app.addStaff({ division: null, functions: ['auditor'] })

function pathOf(number: number): string {
  return `/workbench/plans/${plan.planId}/measures/${idOf(number)}`
}

function idOf(number: number): string {
  return plan.measures.find((measure) => measure.number === number)?.id ?? ''
}

async function asked(
  number: number,
  fields: Parameters<Client['post']>[1],
): Promise<Awaited<ReturnType<Client['post']>>> {
  const client = await app.signIn(handler)
  await client.get(pathOf(number))
  return client.post(`${pathOf(number)}/change`, fields)
}

describe('the page of one measure', () => {
  test('it shows the text, the notation of the document, owners with telephones and what is due', async () => {
    const page = await (await app.signIn(arts)).get(pathOf(3))
    expect(page.text).toContain('按区公布乡村民宿名录和公示电话')
    expect(page.text).toContain('产业发展处牵头，公共服务处配合')
    expect(page.html).toContain('href="tel:00055550100"')
    expect(page.text).toContain('内部期限')
    expect(page.html).not.toContain('申请调整文字')
  })

  test('who takes part is 参加 on every page; only the words of the document are quoted as they are', async () => {
    const client = await app.signIn(handler)
    for (const path of [pathOf(3), `/workbench/plans/${plan.planId}`]) {
      const own = (await client.get(path)).text.replaceAll('产业发展处牵头，公共服务处配合', '')
      expect(own).toContain('参加')
      expect(own).not.toMatch(/配合|参与/)
    }
  })

  test('what each division reported stands there by period, with its evidence and how the form stands', async () => {
    const file = { kind: 'file' as const, name: '场次表.txt', bytes: new TextEncoder().encode('三月：四场') }
    const told = [1, 4].map((number) => ({
      number,
      state: 'on-schedule' as const,
      text: `第 ${String(number)} 项办到三月。`,
      evidence: [{ given: file, public: false }],
    }))
    await plan.report('艺术处', '2026-Q1', told)
    const page = await (await app.signIn(leader)).get(pathOf(1))
    expect(page.text).toContain('第 1 项办到三月。')
    expect(page.text).toMatch(/场次表\.txt/)
    expect(page.text).toContain('内部')
  })

  test('办理记录 is in Chinese; hashes are for those who audit', async () => {
    const staff = await (await app.signIn(handler)).get(pathOf(1))
    expect(staff.text).toContain('添加佐证（内部）')
    expect(staff.html).not.toContain('class="hash"')
    expect((await (await app.signIn(auditor)).get(pathOf(1))).html).toContain('class="hash"')
  })

  test('a measure of another plan or none is answered with a sentence', async () => {
    const client = await app.signIn(handler)
    for (const id of ['x', plan.planId])
      expect((await client.get(`/workbench/plans/${plan.planId}/measures/${id}`)).status).toBe(404)
  })
})

describe('internal evidence stays inside', () => {
  test('staff download it under its own name', async () => {
    const [piece] = await app.work(arts.actor, (work) => listMeasureEvidence(work.db, idOf(1)))
    const answer = await (await app.signIn(leader)).get(`/workbench/evidence/${piece?.id ?? ''}`)
    expect(answer.bytes.toString('utf8')).toBe('三月：四场')
    expect(String(answer.headers['content-disposition'])).toContain(encodeURIComponent('场次表.txt'))
  })

  test('another division and the auditor learn the state, not the text, and get no file', async () => {
    const [piece] = await app.work(arts.actor, (work) => listMeasureEvidence(work.db, idOf(1)))
    for (const stranger of [await app.addStaff({ division: '法制处', functions: ['handler'] }), auditor]) {
      const client = await app.signIn(stranger)
      const page = await client.get(pathOf(1))
      expect(page.text).toContain('按计划')
      expect(page.text).not.toContain('第 1 项办到三月。')
      expect(page.text).not.toContain('场次表')
      expect((await client.get(`/workbench/evidence/${piece?.id ?? ''}`)).status).toBe(403)
    }
  })

  test('the public is sent to sign in, and an address that names none is refused', async () => {
    const [piece] = await app.work(arts.actor, (work) => listMeasureEvidence(work.db, idOf(1)))
    expect((await app.visitor().get(`/workbench/evidence/${piece?.id ?? ''}`)).status).toBe(303)
    const client = await app.signIn(leader)
    for (const id of ['x', plan.planId])
      expect((await client.get(`/workbench/evidence/${id}`)).status).toBe(404)
  })
})

describe('an adopted measure changes only with a reason and a second person', () => {
  test('what is missing is said beside its field and nothing typed is lost', async () => {
    const page = await asked(2, { text: '每天公布开放时间。', deadline: '下个月', reason: '' })
    expect(page.status).toBe(422)
    expect(page.html).toContain('每天公布开放时间。</textarea>')
    expect(page.html).toContain('value="下个月"')
    expect(page.html).toContain('id="f-deadline-error"')
    expect(page.html).toContain('id="f-reason-error"')
    expect(page.html).toMatch(/<details open/)
  })

  test('without a leading division, or without any change, it is not taken', async () => {
    expect((await asked(2, { reason: '试试' })).text).toContain('和现在的一样')
    expect((await asked(2, { leadIds: null, reason: '机构调整' })).text).toContain('至少要有一个牵头处室')
  })

  test('an asked change waits: its asker cannot decide it and nobody asks for a second one', async () => {
    const arts2 = await app.division('艺术处')
    const answer = await asked(2, {
      leadIds: [arts2],
      deadline: '20260731',
      reason: '三月十日局长办公会决定',
    })
    expect([answer.status, answer.location]).toEqual([303, `${pathOf(2)}#change`])
    const client = await app.signIn(handler)
    const page = await client.get(pathOf(2))
    expect(page.text).toContain('审定前不能再提另一条调整')
    expect(page.text).toMatch(/2026-06-30\s*改为\s*2026-07-31/)
    expect(page.html).toContain('<del>公共服务处</del> 改为 <ins>艺术处</ins>')
    expect(
      (await client.post(`${pathOf(2)}/change`, { text: '另一条', leadIds: [arts2], reason: '再改' })).status,
    ).toBe(409)
    expect((await client.post(`${pathOf(2)}/decide`, { decision: 'approve' })).status).toBe(403)
  })

  test('a refusal needs its reason; approval takes effect at once, with the duties', async () => {
    const client = await app.signIn(leader)
    await client.get(pathOf(2))
    const again = await client.post(`${pathOf(2)}/decide`, { decision: 'refuse' })
    expect([again.status, again.html.includes('id="f-decisionReason-error"')]).toEqual([422, true])
    await client.get(pathOf(2))
    expect((await client.post(`${pathOf(2)}/decide`, { decision: 'approve' })).location).toBe(
      `${pathOf(2)}#change`,
    )
    const page = await client.get(pathOf(2))
    expect(page.text).toContain('已同意')
    expect(page.text).toContain('同意调整，即时生效')
    const duties = await app.work(leader.actor, (work) => listOpenDutiesOf(work.db, [`measure:${idOf(2)}`]))
    expect(duties.map((duty) => duty.divisionId)).not.toContain(await app.division('公共服务处'))
    expect(duties.some((duty) => duty.due.kind === 'day' && duty.due.on === '2026-07-31')).toBe(true)
  })

  test('a changed text is shown with what was taken out and put in', async () => {
    const measure = plan.measures.find((m) => m.number === 5)
    await asked(5, { text: `${measure?.text ?? ''}每页写明电话。`, reason: '群众建议' })
    const page = await (await app.signIn(head)).get(pathOf(5))
    expect(page.html).toContain('<ins>每页写明电话。</ins>')
  })

  test('公开机构负责人 cannot decide what he asked for himself, and is told who can', async () => {
    const client = await app.signIn(head)
    await client.get(pathOf(3))
    await client.post(`${pathOf(3)}/change`, { text: '公布民宿名录，逐月更新。', reason: '领导批示' })
    expect((await client.get(pathOf(3))).text).toContain('这条调整是您提出的，不能由您审定')
    const refused = await client.post(`${pathOf(3)}/decide`, { decision: 'approve' })
    expect([refused.status, refused.text.includes('这条调整是您提出的')]).toEqual([403, true])
  })

  test('a division neither asks nor decides', async () => {
    const client = await app.signIn(arts)
    await client.get(pathOf(4))
    for (const act of ['change', 'decide'])
      expect((await client.post(`${pathOf(4)}/${act}`, { text: '改', reason: '改' })).status).toBe(403)
  })
})
