import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestApplication, SYSTEM } from '../../../../../../test/support/application.ts'
import type { Staff } from '../../../../../../test/support/application.ts'
import type { Client } from '../../../../../../test/support/client.ts'
import { adoptPlan } from '../../adopt-plan.ts'
import { giveEvidence } from '../../give-evidence.ts'
import { importPlan } from '../../import-plan.ts'
import { approvePeriod } from '../../release-period.ts'
import { confirmReturn, handToHead, saveDraft } from '../../report-progress.ts'
import { listMeasures } from '../../store/measures.ts'

const app = await openTestApplication({ at: '2026-03-20' })
afterAll(() => app.close())

const PLAN = `示例局2026年政务公开工作要点
一、公开
（一）公布演出安排和领票办法。（艺术处负责落实）
（二）公布场馆开放时间。（艺术处、公共服务处负责落实）
`

let planId = ''
let clerk: Staff
let head: Staff
let officeStaff: Staff
let office: Client
let leader: Client
let bothHats: Client
const here = () => `/workbench/plans/${planId}/releases/2026-Q1`

beforeAll(async () => {
  officeStaff = await app.addStaff({ division: '办公室', functions: ['openness-handler', 'openness-head'] })
  office = await app.signIn(officeStaff)
  leader = await app.signIn(await app.addStaff({ division: null, functions: ['leader'] }))
  bothHats = office
  clerk = await app.addStaff({ division: '艺术处', functions: ['handler'] })
  head = await app.addStaff({ division: '艺术处', functions: ['head'] })
  await app.division('公共服务处', 'office')
  planId = await app.work(officeStaff.actor, async (work) => {
    const id = await importPlan(work, { kind: 'pasted', text: PLAN })
    await adoptPlan(work, { planId: id })
    return id
  })
  await report()
})

async function report(): Promise<void> {
  const key = { planId, divisionId: await app.division('艺术处'), period: '2026-Q1' }
  await app.work(clerk.actor, async (work) => {
    const measures = await listMeasures(work.db, planId)
    await saveDraft(
      work,
      key,
      measures.map((m) => ({
        measureId: m.id,
        state: m.number === 1 ? 'completed' : 'on-schedule',
        text: `第${String(m.number)}项的一句话`,
        unchanged: false,
      })),
    )
    await giveEvidence(
      work,
      { ...key, measureId: measures[0]?.id ?? '' },
      { kind: 'statement', text: '演出安排已在官网公布，共十二场。' },
    )
    await handToHead(work, key)
  })
  await app.work(head.actor, (work) => confirmReturn(work, key))
}

describe('preparing a period', () => {
  test('a measure that several divisions lead needs a sentence of 办公室', async () => {
    await office.get(here())
    const answer = await office.post(here(), { act: 'submit' })
    expect(answer.status).toBe(422)
    expect(answer.html).toContain('请办公室写一句公开的话')
  })

  test('已完成 on a mere statement waits until 办公室 accepts it', async () => {
    const page = await office.get(here())
    expect(page.html).toContain('佐证是一句说明，请先认可')
    await office.get(`/workbench/plans/${planId}`)
    const accept = office.forms().find((form) => form.action.includes('statement'))
    if (accept === undefined) throw new Error('no form to accept the statement')
    expect((await office.post(accept.action, {})).status).toBe(303)
    expect((await office.get(here())).html).not.toContain('佐证是一句说明，请先认可')
  })

  test('a state other than what the divisions reported needs a reason, and what was written stays', async () => {
    await office.get(here())
    const fields = wordings({ sentence: '艺术处按计划，公共服务处未报。', state: 'completed', reason: '' })
    const answer = await office.post(here(), { ...fields, act: 'submit' })
    expect(answer.status).toBe(422)
    expect(answer.html).toContain('要写明理由')
    expect(answer.html).toContain('艺术处按计划，公共服务处未报。')
  })

  test('a state that is none is refused beside its field', async () => {
    await office.get(here())
    const fields = wordings({ sentence: '艺术处按计划。', state: 'whatever', reason: '' })
    const answer = await office.post(here(), { ...fields, act: 'save' })
    expect(answer.status).toBe(422)
    expect(answer.html.split('请选一个状态')).toHaveLength(3)
  })

  test('Enter in a field hands nothing in', async () => {
    expect(pressedByEnter((await office.get(here())).html)).not.toContain('submit')
  })

  test('is handed in and frozen', async () => {
    await office.get(here())
    const fields = wordings({ sentence: '艺术处按计划，公共服务处未报。', state: 'not-reported', reason: '' })
    expect((await office.post(here(), { ...fields, act: 'submit' })).status).toBe(303)
    expect((await leader.get('/workbench')).html).toContain('审签：批准发布或退回')
  })
})

/** The buttons that a browser presses when Enter is typed in a line of text: the first of each form that has one. */
function pressedByEnter(html: string): readonly string[] {
  return [...html.matchAll(/<form\b[\s\S]*?<\/form>/g)]
    .filter(([form]) => form.includes('type="text"'))
    .map(([form]) => /<button[^>]*value="([^"]*)"/.exec(form)?.[1] ?? '')
}

function wordings(values: {
  readonly sentence: string
  readonly state: string
  readonly reason: string
}): Record<string, string> {
  const form = office
    .forms()
    .find((f) => f.action === here() && f.controls.some((c) => c.name.startsWith('sentence-')))
  const id = form?.controls.find((c) => c.name.startsWith('sentence-'))?.name.slice('sentence-'.length) ?? ''
  return {
    [`sentence-${id}`]: values.sentence,
    [`state-${id}`]: values.state,
    [`reason-${id}`]: values.reason,
  }
}

describe('approving a period', () => {
  test('the preparer is refused with the sentence who can, though he also holds 公开机构负责人', async () => {
    const page = await bothHats.get(here())
    expect(page.html).toContain('不能由您批准发布')
    const answer = await bothHats.post(here(), { act: 'approve' })
    expect(answer.status).toBe(403)
    expect(answer.html).toContain('公开机构负责人或分管领导')
  })

  test('nothing is public before it is approved', async () => {
    const visitor = app.visitor()
    expect((await visitor.get('/gzyd/2026/2026-Q1')).status).toBe(404)
    await app.runJobs()
    expect((await visitor.get('/search?q=演出')).html).toContain('没有查到')
  })

  test('Enter in the reason of a return never approves', async () => {
    expect(pressedByEnter((await leader.get(here())).html)).not.toContain('approve')
  })

  test('a return needs a reason and goes back to the preparer', async () => {
    await leader.get(here())
    expect((await leader.post(here(), { act: 'return' })).status).toBe(422)
    await leader.get(here())
    expect((await leader.post(here(), { act: 'return', reason: '第 2 项说清楚' })).status).toBe(303)
    expect((await office.get(here())).html).toContain('第 2 项说清楚')
    expect((await office.post(here(), { act: 'submit' })).status).toBe(303)
  })

  test('by a second person it is released: page, search, hash', async () => {
    await leader.get(here())
    expect((await leader.post(here(), { act: 'approve' })).status).toBe(303)
    await app.runJobs()
    const visitor = app.visitor()
    const page = await visitor.get('/gzyd/2026/2026-Q1')
    expect(page.status).toBe(200)
    expect(page.html).toContain('艺术处')
    expect((await visitor.get('/search?q=领票 演出')).html).toContain('/gzyd/2026/1')
    expect((await visitor.get('/search?q=开放 公共服务处')).html).toContain('/gzyd/2026/2')
  })

  test('a second approval of the same is refused', async () => {
    await leader.get(here())
    const answer = await leader.post(here(), { act: 'approve' })
    expect(answer.status).toBe(409)
  })

  test('the database refuses an author who approves, whatever the code does', async () => {
    await expect(
      app.work(officeStaff.actor, (work) => approvePeriod(work, { planId, period: '2026-Q1' })),
    ).rejects.toThrow()
    await expect(
      app.work(SYSTEM, (work) =>
        work.db
          .insertInto('work_plan.period_release')
          .values({
            id: work.newId(),
            plan_id: planId,
            period: '2026-Q2',
            version: 1,
            status: 'released',
            prepared_by: officeStaff.id,
            prepared_by_name: 'x',
            approved_by: officeStaff.id,
            approved_by_name: 'x',
          })
          .execute(),
      ),
    ).rejects.toThrow('preparer_is_not_approver')
  })
})

describe('correcting a released period', () => {
  test('needs a note and shows it as a correction; the earlier version stays', async () => {
    await office.get(here())
    expect((await office.post(here(), { act: 'submit' })).html).toContain('再发布算更正')
    await office.get(here())
    expect(
      (await office.post(here(), { act: 'submit', changeNote: '第 2 项补上了公共服务处的说明' })).status,
    ).toBe(303)
    await leader.get(here())
    await leader.post(here(), { act: 'approve' })
    const page = await app.visitor().get('/gzyd/2026/2026-Q1')
    expect(page.html).toContain('第 2 项补上了公共服务处的说明')
  })

  test('keeps the note that is typed by 先保存; what is out stays out, and whoever opens the page next goes on', async () => {
    const note = '第 1 项改了时间'
    await office.get(here())
    const saved = await office.post(here(), { act: 'save', changeNote: note })
    expect([saved.status, saved.location]).toEqual([303, here()])
    const page = await office.get(here())
    const form = office.forms().find((f) => f.controls.some((c) => c.name === 'changeNote'))
    expect(form?.controls.find((c) => c.name === 'changeNote')?.value).toBe(note)
    expect(page.text).toContain('第 2 版已发布')
    expect((await app.visitor().get('/gzyd/2026/2026-Q1')).html).not.toContain(note)
    const overview = await office.get(`/workbench/plans/${planId}`)
    expect(overview.text).toContain('更正第 3 版在准备')
    expect(overview.html).toContain('href="/gzyd/2026/2026-Q1"')
  })

  test('whose note is changed by 先保存 keeps the newer one', async () => {
    for (const changeNote of ['第 1 项改了地点', '第 1 项改了地点和时间']) {
      await office.get(here())
      expect((await office.post(here(), { act: 'save', changeNote })).status).toBe(303)
    }
    expect((await office.get(here())).html).toContain('第 1 项改了地点和时间')
  })

  test('that is returned keeps its note for whoever hands it in again', async () => {
    const note = '第 1 项改了场次'
    await office.get(here())
    expect((await office.post(here(), { act: 'submit', changeNote: note })).status).toBe(303)
    await leader.get(here())
    expect((await leader.post(here(), { act: 'return', reason: '写明哪一场' })).status).toBe(303)
    await office.get(here())
    const form = office.forms().find((f) => f.controls.some((c) => c.name === 'changeNote'))
    expect(form?.controls.find((c) => c.name === 'changeNote')?.value).toBe(note)
  })
})
