import { afterAll, describe, expect, test } from 'vitest'
import { openTestApplication, SYSTEM } from '../../../../test/support/application.ts'
import { civilDate } from '../../../kernel/civil-date.ts'
import { countedDue, openDuty } from './keep-duties.ts'
import { listOpenDutiesOf, listOpenDutiesOfKind } from './store.ts'

const app = await openTestApplication({ at: '2026-11-25' })
afterAll(() => app.close())
const { db } = app.workshop.database
const system = await app.addStaff({ name: '系统员', division: null, functions: ['system-administrator'] })
const clerk = await app.addStaff({ name: '李经办', division: '艺术处' })
const art = await app.division('艺术处')
const PATH = '/workbench/calendar'
/** An invented notice for 2027, in the manner of the real ones. */
const NOTICE = {
  year: '2027',
  documentNumber: '国办发明电〔2026〕7号',
  off: '一、元旦：1月1日（周五）至3日（周日）放假，共3天。1月9日（周六）上班。\n春节 02-05~02-11',
  working: '01-31',
}

async function open(subject: string, from: string, workingDays: number): Promise<void> {
  await app.work(SYSTEM, (work) =>
    openDuty(work, {
      kind: 'test.reply',
      subject,
      title: `${subject}的答复`,
      action: '答复',
      url: '/workbench',
      divisionId: art,
      function: 'handler',
      rule: `${String(workingDays)} 个工作日`,
      clause: '条例第三十三条',
      explanation: `自 ${from} 起`,
      ...countedDue(work.calendar, { from: civilDate(from), workingDays }),
    }),
  )
}

async function dueOf(subject: string) {
  return (await listOpenDutiesOf(db, [subject]))[0]?.due
}

await open('甲件', '2026-12-04', 20)
await open('乙件', '2026-12-14', 20)
await open('丙件', '2026-11-25', 5)

describe('before the notice', () => {
  test('what reaches into 2027 is 期限待定, and 系统管理 owes the notice', async () => {
    expect(await dueOf('甲件')).toEqual({ kind: 'calendar-missing', year: 2027 })
    expect(await listOpenDutiesOfKind(db, 'rules.load-calendar')).toHaveLength(1)
    const { text } = await (await app.signIn(system)).get(PATH)
    for (const shown of ['放假安排录到 2026 年', '12 月 20 日以后的日期标「暂定」', '现有 2 件'])
      expect(text).toContain(shown)
  })

  test('a day counted beyond 20 December is marked 暂定, one before is not', async () => {
    await open('丁件', '2026-12-01', 18)
    expect(await dueOf('丁件')).toEqual({ kind: 'day', on: '2026-12-25' })
    const { text } = await (await app.signIn(clerk)).get('/workbench')
    expect(text).toMatch(/2026-12-25 暂定/)
    expect(text).not.toMatch(/2026-12-02 暂定/)
  })

  test('anyone at work looks at the calendar, only 系统管理 enters a notice', async () => {
    const client = await app.signIn(clerk)
    const page = await client.get(PATH)
    expect(page.status).toBe(200)
    expect(page.html).not.toContain('name="documentNumber"')
    expect((await client.post(PATH, { ...NOTICE, step: 'save' })).status).toBe(403)
  })

  test('the preview shows days and moves and saves nothing', async () => {
    const client = await app.signIn(system)
    await client.get(PATH)
    const { status, text, html } = await client.post(PATH, { ...NOTICE, step: 'preview' })
    expect(status).toBe(200)
    for (const shown of [
      '2027-01-01 星期五 至 2027-01-03 星期日',
      '2027-01-09 星期六',
      '会移动的期限（2 件）',
      '艺术处',
      '甲件的答复',
      '2026-12-04 起 20 个工作日',
      '期限待定（2027年放假安排未录入）',
      '2027-01-04',
      '核对过了，保存并移动 2 件',
    ])
      expect(text).toContain(shown)
    expect(text).not.toContain('丙件')
    expect(html).toContain('name="off"')
    expect(await dueOf('甲件')).toEqual({ kind: 'calendar-missing', year: 2027 })
  })

  test('going back keeps what was typed', async () => {
    const client = await app.signIn(system)
    await client.get(PATH)
    await client.post(PATH, { ...NOTICE, step: 'preview' })
    const { html } = await client.post(PATH, { step: 'edit' })
    expect(html).toContain('国办发明电〔2026〕7号')
    expect(html).toContain('春节 02-05~02-11')
  })

  test.each([
    [{ year: '2029' }, '2029 年的通知现在不会有'],
    [{ year: '二七' }, '请写四位数的年份'],
    [{ documentNumber: '' }, '请写通知的文号'],
    [{ off: '' }, '请写放假的日子'],
    [{ off: '02-30' }, '看不懂「02-30」'],
    [{ working: '01-04' }, '2027-01-04 是星期一，本来就上班'],
    [{ working: '01-02' }, '2027-01-02 既写了放假又写了上班'],
    [{ off: '2026年11月4日\n01-01' }, '2026-11-04 不在 2027 年里'],
  ])('a notice with %o is not taken', async (wrong, sentence) => {
    const client = await app.signIn(system)
    await client.get(PATH)
    const answer = await client.post(PATH, { ...NOTICE, ...wrong, step: 'save' })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain(sentence)
    expect(await dueOf('甲件')).toEqual({ kind: 'calendar-missing', year: 2027 })
  })
})

describe('the notice', () => {
  test('is saved with its document number, moves what was counted, and discharges the duty to load it', async () => {
    const client = await app.signIn(system)
    await client.get(PATH)
    await client.post(PATH, { ...NOTICE, step: 'preview' })
    const done = await client.post(PATH, { step: 'save' })
    expect(done.location).toBe(`${PATH}?saved=2027&moved=2`)
    const page = await client.get(done.location ?? '')
    for (const shown of [
      '2027 年放假安排已录入',
      '移动了 2 件事项的期限',
      '放假安排录到 2027 年',
      '现有 0 件',
    ])
      expect(page.text).toContain(shown)
    expect(await dueOf('甲件')).toEqual({ kind: 'day', on: '2027-01-04' })
    expect(await dueOf('乙件')).toEqual({ kind: 'day', on: '2027-01-11' })
    expect(await dueOf('丙件')).toEqual({ kind: 'day', on: '2026-12-02' })
    expect(await listOpenDutiesOfKind(db, 'rules.load-calendar')).toEqual([])
  })

  test('stands in the history of each moved duty and in the 办理记录', async () => {
    const moved = await db
      .selectFrom('duties.duty_event as e')
      .innerJoin('duties.duty as d', 'd.id', 'e.duty_id')
      .select([
        'd.subject',
        'e.reason',
        'e.due_before as before',
        'e.due_after as after',
        'e.actor_name as by',
      ])
      .where('e.type', '=', 'moved')
      .orderBy('e.due_after')
      .execute()
    const by = { by: '系统员', reason: '按国办发明电〔2026〕7号重新计算' }
    expect(moved).toEqual([
      { subject: '甲件', before: null, after: '2027-01-04', ...by },
      { subject: '乙件', before: null, after: '2027-01-11', ...by },
    ])
    const entries = await db
      .selectFrom('ledger.entry')
      .select(['action', 'clause'])
      .where('subject', '=', 'calendar:2027')
      .orderBy('number')
      .execute()
    expect(entries.map((entry) => entry.action)).toEqual(['arrangement-loaded', 'duties-recounted'])
  })

  test('corrected replaces the days of that year, and logs old and new day', async () => {
    const client = await app.signIn(system)
    const form = await client.get(`${PATH}?year=2027`)
    expect(form.html).toContain('元旦 2027-01-01~2027-01-03')
    const preview = await client.post(PATH, {
      documentNumber: '国办发明电〔2026〕8号',
      off: '元旦 01-01~01-04\n春节 02-05~02-11',
      working: '01-31',
      step: 'preview',
    })
    expect(preview.text).toContain('以这一份代替原来录入的 2027 年安排')
    await client.post(PATH, { step: 'save' })
    expect(await dueOf('甲件')).toEqual({ kind: 'day', on: '2027-01-05' })
    expect(await dueOf('乙件')).toEqual({ kind: 'day', on: '2027-01-13' })
    const last = await db
      .selectFrom('duties.duty_event')
      .select(['due_before as before', 'due_after as after'])
      .where('reason', '=', '按国办发明电〔2026〕8号重新计算')
      .orderBy('due_after')
      .execute()
    expect(last).toEqual([
      { before: '2027-01-04', after: '2027-01-05' },
      { before: '2027-01-11', after: '2027-01-13' },
    ])
    expect((await client.get(PATH)).text).toContain('更正 1 次')
  })

  test('days of the December before belong to the notice that names them, and go with it', async () => {
    const client = await app.signIn(system)
    const enter = async (off: string) => {
      await client.get(`${PATH}?year=2027`)
      await client.post(PATH, { documentNumber: '更正', off, working: '', step: 'save' })
      return app.work(SYSTEM, (work) => Promise.resolve(work.calendar.isWorkingDay(civilDate('2026-12-31'))))
    }
    expect(await enter('元旦 12-31~01-03')).toBe(false)
    expect(await enter('元旦 01-01~01-03')).toBe(true)
  })
})
