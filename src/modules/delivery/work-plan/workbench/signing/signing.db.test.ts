import { afterAll, describe, expect, test } from 'vitest'
import { openTestApplication, SYSTEM } from '../../../../../../test/support/application.ts'
import type { Client } from '../../../../../../test/support/application.ts'
import { planInHand } from '../../../../../../test/support/released-plan.ts'
import { civilDate } from '../../../../../kernel/civil-date.ts'
import { delegateFunction } from '../../../../ground/organisation/index.ts'
import { requestChange, termsOf } from '../../change-measure.ts'
import { openPeriods } from '../../open-periods.ts'
import { submitPeriod } from '../../prepare-period.ts'
import { approvePeriod } from '../../release-period.ts'
import { handToHead, saveDraft } from '../../report-progress.ts'
import { getMeasure } from '../../store/measures.ts'
import { getPlan } from '../../store/plans.ts'
import { findReturn } from '../../store/returns.ts'

const app = await openTestApplication({ at: '2026-03-20' })
afterAll(() => app.close())
const { db } = app.workshop.database
const plan = await planInHand(app)
const service = await app.division('公共服务处')
const clerk = await app.addStaff({ name: '钱经办', division: '公共服务处' })
const head = await app.addStaff({ name: '孙处长', division: '公共服务处', functions: ['head'] })
const leader = await app.addStaff({ name: '周分管', division: null, functions: ['leader'] })
const office = await app.addStaff({ name: '吴经办', functions: ['openness-handler'] })
const chief = await app.addStaff({ name: '郑主任', functions: ['openness-head'] })
const key = { planId: plan.planId, divisionId: service, period: '2026-Q1' }
const form = `/workbench/plans/${plan.planId}/returns/${service}/2026-Q1`

async function handOver(actor: typeof clerk, words: string): Promise<void> {
  await app.work(actor.actor, async (work) => {
    const own = plan.measures.filter((measure) => [2, 5].includes(measure.number))
    await saveDraft(
      work,
      key,
      own.map(({ id }) => ({ measureId: id, state: 'on-schedule' as const, text: words, unchanged: false })),
    )
    expect(await handToHead(work, key)).toEqual([])
  })
}

async function today(staff: typeof clerk): Promise<{ desk: Client; text: string; html: string }> {
  const desk = await app.signIn(staff)
  const { text, html } = await desk.get('/workbench')
  return { desk, text, html }
}

/** Where the row of 今日 with these words posts to; the page that was seen last. */
function rowOf(html: string, words: string): string {
  const rows = [
    ...html.matchAll(/<form[^>]*action="(\/workbench\/duties\/[^"]+\/sign)"[^>]*aria-label="([^"]*)"/g),
  ]
  return rows.find(([, , label = '']) => label.includes(words))?.[1] ?? ''
}

async function statusOfForm(): Promise<string | undefined> {
  return (await findReturn(db, key))?.status
}

describe('今日 of a head opens on what waits for him', () => {
  test('text and difference in the row; 退回 with a reason goes back to the clerk without leaving the page', async () => {
    await handOver(clerk, '时间表做好了一半。')
    const { desk, text, html } = await today(head)
    expect(text).toContain('待我审签')
    expect(text).toContain('时间表做好了一半。')
    expect(text).toContain('上期没有报')
    expect(text.indexOf('待我审签')).toBeLessThan(text.indexOf('已经迟了'))
    const back = await desk.post(rowOf(html, '公共服务处'), { act: 'send-back', reason: '写明是哪几家馆。' })
    expect(back.location).toBe('/workbench?done=signed')
    expect(await statusOfForm()).toBe('returned')
    expect((await desk.get('/workbench?done=signed')).text).toContain('没有等您审签的了')
  })

  test('退回 without a reason is answered in 今日: the row open, the sentence beside the field, the rest as it was', async () => {
    await handOver(clerk, '三家馆的时间表做好了。')
    const { desk, html } = await today(head)
    const row = rowOf(html, '公共服务处')
    const back = await desk.post(row, { act: 'send-back', reason: '' })
    expect(back.status).toBe(422)
    expect(back.text).toContain('待我审签')
    expect(back.text).toContain('三家馆的时间表做好了。')
    const field = new RegExp(
      `<details open>\\s*<summary>退回</summary>[\\s\\S]*<p class="bad" id="f-(reason-[^"]+)-error">请写明退回的理由`,
    ).exec(back.html)?.[1]
    expect(back.html).toContain(`href="#f-${field ?? ''}"`)
    expect(back.html).toContain(`<textarea id="f-${field ?? ''}" name="reason"`)
    expect(await statusOfForm()).toBe('handed')
    const typed = await desk.post(row, { act: 'send-back', reason: '改' })
    expect([typed.status, /<textarea[^>]*>改<\/textarea>/.test(typed.html)]).toEqual([422, true])
    expect(await statusOfForm()).toBe('handed')
    const neither = await desk.post(row, { act: 'save', reason: '改好' })
    expect([neither.status, neither.text]).toEqual([422, expect.stringContaining('请按「同意」或「退回」')])
  })

  test('同意 is one press', async () => {
    const { desk, html } = await today(head)
    const confirmed = await desk.post(rowOf(html, '公共服务处'), { act: 'confirm' })
    expect(confirmed.location).toBe('/workbench?done=signed')
    expect(await statusOfForm()).toBe('confirmed')
  })

  test('nobody signs what he has not seen: saved again meanwhile, it is shown again', async () => {
    const later = { ...key, period: '2026-Q2' }
    app.clock.set('2026-06-10')
    await app.work(SYSTEM, openPeriods)
    const { id } = plan.measures.find((measure) => measure.number === 2) ?? { id: '' }
    const other = plan.measures.find((measure) => measure.number === 5)?.id ?? ''
    const save = (words: string) =>
      app.work(clerk.actor, (work) =>
        saveDraft(
          work,
          later,
          [id, other].map((measureId) => ({
            measureId,
            state: 'on-schedule' as const,
            text: words,
            unchanged: false,
          })),
        ),
      )
    await save('第一稿。')
    await app.work(clerk.actor, (work) => handToHead(work, later))
    const { desk, html } = await today(head)
    app.clock.set('2026-06-10T10:05:00+08:00')
    await save('第二稿。')
    const answer = await desk.post(rowOf(html, '二季度'), { act: 'confirm' })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('请看过现在的内容再确认')
    expect(answer.text).toContain('第二稿。')
    app.clock.set('2026-03-20')
  })
})

describe('what he wrote himself', () => {
  test('a head does not find in his own 今日 to sign; the leader does', async () => {
    const art = await app.division('艺术处')
    const own = { planId: plan.planId, divisionId: art, period: '2026-Q1' }
    const writer = await app.addStaff({ name: '自写处长', division: '艺术处', functions: ['head'] })
    await app.work(writer.actor, async (work) => {
      const led = plan.measures.filter((measure) => [1, 4].includes(measure.number))
      await saveDraft(
        work,
        own,
        led.map(({ id }) => ({
          measureId: id,
          state: 'on-schedule' as const,
          text: '负责人自己写的。',
          unchanged: false,
        })),
      )
      await handToHead(work, own)
    })
    expect((await today(writer)).text).not.toContain('负责人自己写的。')
    const { desk, text, html } = await today(leader)
    expect(text).toContain('负责人自己写的。')
    const row = rowOf(html, '艺术处')
    expect((await desk.post(row, { act: 'confirm' })).location).toBe('/workbench?done=signed')
    const theirs = await today(head)
    await theirs.desk.get('/workbench/password')
    const stranger = await theirs.desk.post(row, { act: 'confirm' })
    expect([stranger.status, stranger.text]).toEqual([403, expect.stringContaining('不在您的“今日”里')])
  })
})

describe('who acts for the head', () => {
  test('signs what others wrote, and never what he wrote himself', async () => {
    const later = { ...key, period: '2026-Q3' }
    const path = form.replace('Q1', 'Q3')
    app.clock.set('2026-09-10')
    await app.work(SYSTEM, openPeriods)
    const since = civilDate('2026-09-10')
    await app.work(head.actor, async (work) => {
      const errors = await delegateFunction(work, {
        function: 'head',
        divisionId: service,
        toId: clerk.id,
        since,
        until: civilDate('2026-09-20'),
        reason: '出差',
      })
      expect(errors).toEqual([])
    })
    await app.work(clerk.actor, async (work) => {
      const own = plan.measures.filter((measure) => [2, 5].includes(measure.number))
      await saveDraft(
        work,
        later,
        own.map(({ id }) => ({
          measureId: id,
          state: 'on-schedule' as const,
          text: '经办自己写的。',
          unchanged: false,
        })),
      )
      await handToHead(work, later)
    })
    const own = await today(clerk)
    expect(own.text).toContain('公共服务处负责人（代孙处长）')
    expect(own.text).toContain('这份是您自己填的，不能由您确认')
    const refused = await own.desk.post(path, { act: 'confirm' })
    expect([refused.status, refused.text.includes('不能由您确认')]).toEqual([403, true])
    const proper = await today(head)
    expect(proper.text).toContain('经办自己写的。')
    const row = rowOf(proper.html, '三季度')
    expect((await proper.desk.post(row, { act: 'confirm' })).location).toBe('/workbench?done=signed')
    app.clock.set('2026-03-20')
  })
})

describe('a period on its way to the public', () => {
  test('is approved or sent back in 今日; its preparer reads why he cannot', async () => {
    await plan.report('产业发展处', '2026-Q1', [
      { number: 3, state: 'behind', text: '还差两个区。' },
      { number: 4, state: 'on-schedule', text: '按月汇总。' },
    ])
    app.clock.set('2026-04-02')
    await plan.submit('2026-Q1')
    const other = await app.signIn(chief)
    const chiefRow = rowOf((await other.get('/workbench')).html, '一季度')
    const { desk, text, html } = await today(leader)
    expect(text).toContain('还差两个区。')
    expect(text).toContain('这是第一次公布')
    const row = rowOf(html, '一季度')
    const bare = await desk.post(row, { act: 'return', reason: ' ' })
    expect([bare.status, bare.text]).toEqual([422, expect.stringContaining('退回要写明理由')])
    expect(bare.text).toContain('还差两个区。')
    const back = await desk.post(row, { act: 'return', reason: '第三项写明哪两个区。' })
    expect(back.location).toBe('/workbench?done=signed')
    const late = await other.post(chiefRow, { act: 'approve' })
    expect(late.status).toBe(409)
    expect(late.text).toContain('周分管已于 2026-04-02 办过（退回：第三项写明哪两个区。）')
    expect(late.text).toContain('今日')
    await app.work(chief.actor, async (work) => {
      expect(
        await submitPeriod(work, { planId: plan.planId, period: '2026-Q1' }, { changeNote: '' }),
      ).toEqual([])
    })
    const own = await today(chief)
    expect(own.text).toContain('这一期是您送审的，不能由您批准发布')
    await expect(
      app.work(chief.actor, (work) => approvePeriod(work, { planId: plan.planId, period: '2026-Q1' })),
    ).rejects.toThrow('不能由您批准')
    const again = await today(leader)
    const approved = await again.desk.post(rowOf(again.html, '一季度'), { act: 'approve' })
    expect(approved.location).toBe('/workbench?done=signed')
    app.clock.set('2026-03-20')
  })
})

describe('a change of a measure', () => {
  test('shows before and after, and is decided in 今日', async () => {
    const measureId = plan.measures[0]?.id ?? ''
    const measure = { planId: plan.planId, measureId }
    await app.work(office.actor, async (work) => {
      const terms = await termsOf(
        work,
        await getPlan(work.db, plan.planId),
        await getMeasure(work.db, measure),
      )
      const after = { ...terms, text: terms.text.replace('每季度', '每月') }
      expect(await requestChange(work, measure, { after, reason: '局长办公会决定' })).toEqual([])
    })
    const { desk, text, html } = await today(leader)
    expect(text).toContain('局长办公会决定')
    const row = rowOf(html, '调整')
    const bare = await desk.post(row, { decision: 'refuse', decisionReason: '' })
    expect([bare.status, bare.text]).toEqual([422, expect.stringContaining('不同意要写明理由')])
    expect(bare.text).toContain('局长办公会决定')
    expect((await desk.post(row, { decision: 'approve' })).location).toBe('/workbench?done=signed')
    expect((await getMeasure(db, measure)).text).toContain('每月')
  })
})
