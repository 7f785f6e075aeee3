import { afterAll, describe, expect, test } from 'vitest'
import { openTestApplication, SYSTEM } from '../../../../test/support/application.ts'
import { civilDate } from '../../../kernel/civil-date.ts'
import { escalateDuties } from './escalate-duties.ts'
import { countedDue, moveDuty, openDuty } from './keep-duties.ts'
import type { DutyToOpen } from './keep-duties.ts'
import type { OpenDuty } from './domain/duty.ts'
import { shareDuty } from './share-duty.ts'
import { listOpenDutiesOf } from './store.ts'
import { listCoOwners } from './store/co-owners.ts'
import { listInbox } from './store/inbox.ts'

const app = await openTestApplication({ at: '2026-03-10' })
afterAll(() => app.close())
const { db } = app.workshop.database
const art = await app.division('艺术处')
const law = await app.division('法制处')
await app.division('办公室')
const clerk = await app.addStaff({ name: '李经办', division: '艺术处' })
const head = await app.addStaff({ name: '王处长', division: '艺术处', functions: ['head'] })
const office = await app.addStaff({ name: '赵主任', functions: ['openness-handler'] })
const stranger = await app.addStaff({ name: '孙法制', division: '法制处' })

async function opened(subject: string, more: Partial<DutyToOpen> = {}): Promise<OpenDuty> {
  await app.work(SYSTEM, (work) =>
    openDuty(work, {
      kind: 'test.report',
      subject,
      title: `${subject} 的进展`,
      action: '填报进展',
      url: '/workbench',
      divisionId: art,
      function: 'handler',
      rule: '按季度公开',
      clause: '二（二）',
      explanation: '季度末',
      due: { kind: 'day', on: civilDate('2026-03-06') },
      ...more,
    }),
  )
  const [found] = await listOpenDutiesOf(db, [subject])
  if (!found) throw new RangeError(`not open: ${subject}`)
  return found
}

async function acts(id: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('ledger.entry')
    .select('action')
    .where('subject', '=', `duty:${id}`)
    .orderBy('number')
    .execute()
  return rows.map((row) => row.action)
}

describe('督办 is a letter about a duty, answered by those who owe it', () => {
  test('from the letter in 今日 to the answer on the page, both in the 办理记录', async () => {
    const duty = await opened('艺术节方案')
    const page = `/workbench/duties/${duty.id}`
    const desk = await app.signIn(office)
    await desk.get(page)
    const sent = await desk.post(`${page}/urge`, { letter: '请在三月十二日前报送，并说明迟了的原因。' })
    expect([sent.status, sent.location]).toEqual([303, page])

    const mine = await app.signIn(clerk)
    expect((await mine.get('/workbench')).text).toContain('督办待答复')
    expect((await mine.get(page)).text).toContain('请在三月十二日前报送')
    const answered = await mine.post(`${page}/answer`, { answer: '材料今天下班前报齐。' })
    expect(answered.status).toBe(303)
    expect((await mine.get('/workbench')).text).not.toContain('督办待答复')

    const read = (await desk.get(page)).text
    expect(read).toContain('李经办答复：')
    expect(read).toContain('材料今天下班前报齐。')
    expect(await acts(duty.id)).toEqual(['duty-urged', 'duty-answered'])
  })

  test('an empty letter comes back with the sentence what to write, and nothing is sent', async () => {
    const duty = await opened('空督办')
    const desk = await app.signIn(office)
    await desk.get(`/workbench/duties/${duty.id}`)
    const answer = await desk.post(`/workbench/duties/${duty.id}/urge`, { letter: '快' })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('请写清楚要办什么、什么时候答复')
    expect(answer.html).toContain('>快</textarea>')
    expect(await acts(duty.id)).toEqual([])
  })

  test('an answered letter cannot be answered again, and nobody answers his own', async () => {
    const duty = await opened('再答')
    const page = `/workbench/duties/${duty.id}`
    const chief = await app.signIn(head)
    await chief.get(page)
    await chief.post(`${page}/urge`, { letter: '请今天交来给我看。' })
    await chief.get(page)
    const { id } = await db
      .selectFrom('duties.urge')
      .select('id')
      .where('duty_id', '=', duty.id)
      .executeTakeFirstOrThrow()
    const own = await chief.post(`${page}/answer`, { answer: '我自己答', urgeId: id })
    expect([own.status, own.text.includes('这封督办函是您发的')]).toEqual([403, true])
    const mine = await app.signIn(clerk)
    await mine.get(page)
    expect((await mine.post(`${page}/answer`, { answer: '已交。' })).status).toBe(303)
    await mine.get(page)
    expect((await mine.post(`${page}/answer`, { answer: '又交。', urgeId: id })).status).toBe(409)
  })

  test('a clerk cannot urge, and another division sees nothing of it', async () => {
    const duty = await opened('别处')
    const page = `/workbench/duties/${duty.id}`
    const mine = await app.signIn(clerk)
    await mine.get(page)
    const refused = await mine.post(`${page}/urge`, { letter: '自己催自己办' })
    expect([refused.status, refused.text.includes('督办由办公室、分管领导或本处负责人发')]).toEqual([
      403,
      true,
    ])
    const other = await app.signIn(stranger)
    expect((await other.get(page)).status).toBe(403)
    expect((await other.post(`${page}/answer`, { answer: '替别人答' })).status).toBe(403)
  })

  test('an id that names nothing is a page that says so', async () => {
    const desk = await app.signIn(office)
    for (const id of ['nonsense', 'a0000000-0000-4000-8000-00000000ffff'])
      expect((await desk.get(`/workbench/duties/${id}`)).status).toBe(404)
  })
})

describe('a duty may be shared', () => {
  test('with a division or a person, in whose 今日 it then stands; taken out, it is gone', async () => {
    const duty = await opened('共办')
    const page = `/workbench/duties/${duty.id}`
    const desk = await app.signIn(office)
    await desk.get(page)
    expect((await desk.post(`${page}/share`, { with: `division:${law}` })).status).toBe(303)
    const other = await app.signIn(stranger)
    const today = await other.get('/workbench')
    expect(today.text).toContain('共办 的进展')
    expect(today.text).toContain('共同责任')
    expect(today.html).toContain(`href="${page}"`)
    expect((await other.get(page)).status).toBe(200)

    await desk.get(page)
    const twice = await desk.post(`${page}/share`, { with: `division:${law}` })
    expect([twice.status, twice.text.includes('法制处已经在共同责任里了')]).toEqual([422, true])
    await desk.get(page)
    expect((await desk.post(`${page}/unshare`)).status).toBe(303)
    expect((await other.get('/workbench')).text).not.toContain('共办 的进展')
    expect(await acts(duty.id)).toEqual(['duty-shared', 'duty-unshared'])
  })

  test('with one person, and not with the division that owes it anyway', async () => {
    const duty = await opened('给一个人')
    const page = `/workbench/duties/${duty.id}`
    const chief = await app.signIn(head)
    await chief.get(page)
    expect((await chief.post(`${page}/share`, { with: `person:${stranger.id}` })).status).toBe(303)
    const { posts } = stranger.actor
    const shared = await listInbox(db, { personId: stranger.id, posts })
    expect(shared.find((found) => found.id === duty.id)?.share).toBe('co-owner')
    await chief.get(page)
    const own = await chief.post(`${page}/share`, { with: `division:${art}` })
    expect([own.status, own.text.includes('本来就由这个处室承办')]).toEqual([422, true])
  })
})

describe('a person with whom a duty is shared', () => {
  test('can be taken out when he holds no function any more', async () => {
    const duty = await opened('调走的人')
    const page = `/workbench/duties/${duty.id}`
    const gone = await app.addStaff({ name: '吴调走', division: '法制处' })
    await app.work(office.actor, (work) => shareDuty(work, duty.id, { kind: 'person', personId: gone.id }))
    await db.deleteFrom('organisation.post').where('person_id', '=', gone.id).execute()
    const desk = await app.signIn(office)
    await desk.get(page)
    expect((await desk.post(`${page}/unshare`)).status).toBe(303)
    expect(await listCoOwners(db, [duty.id])).toEqual([])
  })
})

describe('lateness is carried up, once a step', () => {
  test('first to the head of the division, then to 办公室, and no further', async () => {
    const duty = await opened('迟了的事', { due: { kind: 'day', on: civilDate('2026-04-01') } })
    const inboxOf = async (staff: typeof head) =>
      (await listInbox(db, { personId: staff.id, posts: staff.actor.posts })).find(
        (found) => found.id === duty.id,
      )?.share ?? null
    app.clock.set('2026-04-03')
    await app.work(SYSTEM, escalateDuties)
    expect(await inboxOf(head)).toBeNull()
    app.clock.set('2026-04-04')
    await app.work(SYSTEM, escalateDuties)
    await app.work(SYSTEM, escalateDuties)
    expect(await inboxOf(head)).toBe('escalated')
    expect(await inboxOf(office)).toBeNull()
    app.clock.set('2026-04-08')
    await app.work(SYSTEM, escalateDuties)
    app.clock.set('2026-05-20')
    await app.work(SYSTEM, escalateDuties)
    expect(await inboxOf(office)).toBe('escalated')
    expect(await acts(duty.id)).toEqual(['duty-escalated', 'duty-escalated'])
    app.clock.set('2026-03-10')
  })

  test('who was called in by lateness is not taken out by the head of the late division', async () => {
    const duty = await opened('迟了的人', { due: { kind: 'day', on: civilDate('2026-02-01') } })
    await app.work(SYSTEM, escalateDuties)
    const page = `/workbench/duties/${duty.id}`
    const called = await listCoOwners(db, [duty.id])
    expect(called.map((owner) => owner.byEscalation)).toEqual([true, true])
    const chief = await app.signIn(head)
    expect((await chief.get(page)).html).not.toContain('/unshare')
    const refused = await chief.post(`${page}/unshare`, { coOwnerId: called[1]?.id ?? '' })
    expect([refused.status, refused.text.includes('迟了升级')]).toEqual([409, true])
    expect(await listCoOwners(db, [duty.id])).toHaveLength(2)
  })

  test('a duty that gets another day is late no more', async () => {
    const duty = await opened('改期', { due: { kind: 'day', on: civilDate('2026-03-01') } })
    await app.work(SYSTEM, escalateDuties)
    await app.work(SYSTEM, (work) =>
      moveDuty(work, duty, { due: { kind: 'day', on: civilDate('2026-06-01') }, reason: '批准延期' }),
    )
    const inbox = await listInbox(db, { personId: head.id, posts: head.actor.posts })
    expect(inbox.map((found) => found.id)).not.toContain(duty.id)
  })
})

describe('the page of a duty explains its day', () => {
  test('each counted and excluded day with its article, and the ruler', async () => {
    const duty = await app.work(SYSTEM, (work) =>
      opened('数工作日', {
        ...countedDue(work.calendar, { from: civilDate('2026-09-24'), workingDays: 5 }),
      }),
    )
    const { text, html } = await (await app.signIn(clerk)).get(`/workbench/duties/${duty.id}`)
    expect(html).toContain('class="ruler"')
    for (const words of [
      '《民法典》第二百零一条：开始的当日不计入',
      '第 5 个工作日',
      '《全国年节及纪念日放假办法》',
      '最迟 2026-10-09',
    ])
      expect(text).toContain(words)
  })

  test('a fixed day is said to be one, a missing year is said to be missing', async () => {
    const fixed = await opened('固定日')
    const missing = await opened('跨年', { due: { kind: 'calendar-missing', year: 2027 } })
    const mine = await app.signIn(clerk)
    expect((await mine.get(`/workbench/duties/${fixed.id}`)).text).toContain('不因节假日顺延')
    expect((await mine.get(`/workbench/duties/${missing.id}`)).text).toContain(
      '要数到 2027 年，那一年的放假安排还没有录入',
    )
  })
})
