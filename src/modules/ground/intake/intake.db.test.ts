import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestApplication, SYSTEM } from '../../../../test/support/application.ts'
import { civilDate } from '../../../kernel/civil-date.ts'
import { releasePublication } from '../publication/index.ts'
import { deleteOldRecordsJob } from './delete-old-records.ts'
import { transferCase } from './handle-case.ts'
import { registerCorrection } from './register-correction.ts'
import type { Slip } from './register-correction.ts'
import { lookUpCase } from './look-up-case.ts'
import { findCase } from './store.ts'

const app = await openTestApplication({ at: '2026-03-10' })
afterAll(() => app.close())
const { db, pool } = app.workshop.database

const art = await app.addStaff({ division: '艺术处', functions: ['handler'] })
const law = await app.addStaff({ division: '法制处', functions: ['handler'] })
const office = await app.addStaff({ division: '办公室', functions: ['openness-handler'] })
const officeHead = await app.addStaff({ division: '办公室', functions: ['openness-head'] })
const leader = await app.addStaff({ division: null, functions: ['leader'] })
const artId = await app.division('艺术处')

await app.work(leader.actor, (work) =>
  releasePublication(work, {
    path: '/gzyd/2026-x/1',
    kind: 'test-page',
    columnId: 'work-plan',
    divisionId: artId,
    title: '惠民演出落实情况',
    content: {},
    parts: [
      { path: '/gzyd/2026-x/1', title: '惠民演出', text: '演出', divisionId: artId, divisionName: '艺术处' },
    ],
    author: { id: art.id, name: art.name },
    changeNote: null,
  }),
)
await app.runJobs()

function handIn(more: { page?: string; phone?: string } = {}): Promise<Slip> {
  return app.work({ kind: 'public' }, (work) =>
    registerCorrection(work, {
      pagePath: more.page ?? '/gzyd/2026-x/1',
      pageLabel: '某页',
      statement: '第三段的电话打不通',
      contact: { name: '张三丰', phone: more.phone ?? '13812345678', email: null },
    }),
  )
}

async function idOf(slip: Slip): Promise<string> {
  return (await lookUp(slip))?.id ?? ''
}

function lookUp(slip: Slip) {
  return app.work({ kind: 'public' }, (work) => lookUpCase(work, slip))
}

async function actsOf(id: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('ledger.entry')
    .select('action')
    .where('subject', '=', `case:${id}`)
    .orderBy('number')
    .execute()
  return rows.map((row) => row.action)
}

describe('我要纠错 is handed in', () => {
  test('on a page of its own, without JavaScript: number and code come back once', async () => {
    const reader = app.visitor()
    const form = await reader.get('/jc?page=/gzyd/2026-x/1')
    expect(form.text).toContain('惠民演出')
    expect(form.text).toContain('3 个工作日内答复')
    expect(form.headers['cache-control']).toBe('no-store')
    const slip = await reader.post('/jc', { statement: '电话打不通' })
    expect(slip.status).toBe(200)
    expect(slip.text).toMatch(/最迟 2026-03-13 答复/)
    expect(slip.text).toMatch(/2026 1\b/)
    expect(slip.text).toMatch(/\d{4} \d{4} \d{4}/)
    expect(slip.text).toContain('艺术处')
  })

  test('twice with the same form is one case, and the second answer shows no code', async () => {
    const reader = app.visitor()
    await reader.get('/jc?page=/')
    const [first] = reader.forms()
    const submissionId = first?.controls.find(({ name }) => name === 'submissionId')?.value ?? ''
    await reader.post('/jc', { statement: '首页有错字', submissionId })
    const again = await reader.post('/jc', { statement: '首页有错字', submissionId })
    expect([again.status, again.location]).toEqual([303, '/jc?again=1&page=%2F'])
    const told = await reader.get(again.location ?? '')
    expect(told.text).toContain('没有重复登记')
    expect(told.text).not.toMatch(/\d{4} \d{4} \d{4}/)
    const { rows } = await pool.query(`select from intake.case_record where page_path = '/'`)
    expect(rows).toHaveLength(1)
  })

  test('with a telephone of ten digits: a clear sentence, and nothing typed is lost', async () => {
    const reader = app.visitor()
    await reader.get('/jc?page=/gzyd/2026-x/1')
    const answer = await reader.post('/jc', { statement: '电话打不通', name: '张三', phone: '1381234567' })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('手机号是 11 位，现在是 10 位。')
    expect(answer.html).toContain('电话打不通</textarea>')
    expect(answer.html).toContain('value="张三"')
    expect(answer.html).toContain('value="1381234567"')
    const fixed = await reader.post('/jc', { phone: '13812345678' })
    expect(fixed.status).toBe(200)
  })

  test.each(['//evil.example/', 'https://evil.example/', '/\\evil', '/a b'])(
    'a page address that is none of ours (%s) means the home page',
    async (page) => {
      const form = await app.visitor().get(`/jc?page=${encodeURIComponent(page)}`)
      expect(form.html).toContain('<input type="hidden" name="page" value="/"/>')
      expect(form.html).not.toMatch(/href="[^"?]*evil/)
      expect(form.text).toContain('首页')
    },
  )

  test('the division of the page owes the answer; of a page that is nobody’s, the openness office (K-29a)', async () => {
    const own = await idOf(await handIn())
    const nobodys = await idOf(await handIn({ page: '/nowhere' }))
    const duties = await db
      .selectFrom('duties.duty')
      .select(['division_id', 'function', 'due_on', 'rule', 'url'])
      .where('subject', 'in', [`case:${own}`, `case:${nobodys}`])
      .orderBy('function')
      .execute()
    expect(duties).toEqual([
      {
        division_id: artId,
        function: 'handler',
        due_on: '2026-03-13',
        rule: '收到后 3 个工作日内',
        url: `/workbench/cases/${own}`,
      },
      {
        division_id: await app.division('办公室'),
        function: 'openness-handler',
        due_on: '2026-03-13',
        rule: '收到后 3 个工作日内',
        url: `/workbench/cases/${nobodys}`,
      },
    ])
  })

  test('numbers run without gap or double, whoever writes at the same time', async () => {
    const slips = await Promise.all(Array.from({ length: 8 }, () => handIn()))
    const numbers = slips.map(({ number }) => number).sort((a, b) => a - b)
    expect(numbers).toEqual(Array.from({ length: 8 }, (_none, place) => (numbers[0] ?? 0) + place))
  })

  test('what a person wrote stands nowhere in clear: not in the tables, not in the 办理记录', async () => {
    const slip = await handIn()
    const id = await idOf(slip)
    const kept = await pool.query<{ text: string }>(
      `select (select row_to_json(c)::text from intake.case_record c where id = $1) ||
              (select row_to_json(s)::text from intake.sealed_record s where case_id = $1) ||
              (select string_agg(row_to_json(e)::text, '') from ledger.entry e where subject = 'case:' || $1::text) as text`,
      [id],
    )
    for (const secret of ['张三丰', '13812345678', '打不通', slip.code])
      expect(kept.rows[0]?.text).not.toContain(secret)
  })
})

describe('the reader looks up where it stands', () => {
  test('with number and code as people type them, the day, the division and its telephone first', async () => {
    const slip = await handIn()
    const reader = app.visitor()
    await reader.get('/cx')
    const code = slip.code.replace(/(\d{4})/g, '$1　')
    const shown = await reader.post('/cx', { number: `２０２６－${String(slip.number)}`, code })
    expect(shown.status).toBe(200)
    expect(shown.text).toMatch(/最迟 2026-03-13 答复您\s*您的纠错 .*艺术处.*000-55550100/)
    expect(shown.text).toContain('正在办')
    expect(shown.text).toContain('还没到')
    expect(shown.text).not.toContain('打不通')
  })

  test('a wrong code opens nothing and does not say which of the two is wrong', async () => {
    const slip = await handIn()
    const reader = app.visitor()
    await reader.get('/cx')
    const wrong = await reader.post('/cx', { number: `2026 ${String(slip.number)}`, code: '000000000000' })
    const absent = await reader.post('/cx', { number: '2026 99999', code: '000000000000' })
    expect([wrong.status, absent.status]).toEqual([422, 422])
    expect(wrong.text).toContain('对不上')
    expect(absent.text).toContain('对不上')
    const short = await reader.post('/cx', { number: '2026 1', code: '1234' })
    expect(short.text).toContain('查询码是 12 位数字，现在是 4 位')
  })

  test('guessing ends after a dozen tries a minute', async () => {
    const reader = app.visitor()
    await reader.get('/cx')
    const tries = []
    for (let time = 0; time < 13; time += 1)
      tries.push((await reader.post('/cx', { number: '2026 1', code: '000000000000' })).status)
    expect(tries.at(-1)).toBe(429)
  })

  test('after the day has passed it says so, and whom to tell', async () => {
    const slip = await handIn()
    app.clock.set('2026-03-20')
    const reader = app.visitor()
    await reader.get('/cx')
    const shown = await reader.post('/cx', { number: slip.label, code: slip.code })
    expect(shown.text).toContain('应在 2026-03-13 前答复您，已经迟了')
    expect(shown.text).toContain('向办公室反映')
    app.clock.set('2026-03-10')
  })
})

describe('the division answers', () => {
  const kept: { slip: Slip | null; id: string } = { slip: null, id: '' }
  beforeAll(async () => {
    kept.slip = await handIn()
    kept.id = await idOf(kept.slip)
  })

  test('sees it in its list with the person masked; another division sees nothing', async () => {
    const desk = await app.signIn(art)
    const list = await desk.get(
      `/workbench/cases?number=${encodeURIComponent(`2026 ${String(kept.slip?.number)}`)}`,
    )
    expect(list.text).toContain('张** · 138****5678')
    expect(list.text).not.toContain('13812345678')
    const other = await app.signIn(law)
    expect((await other.get(`/workbench/cases/${kept.id}`)).status).toBe(404)
    expect((await other.get('/workbench/cases')).text).not.toContain(String(kept.slip?.label))
    expect(
      (await other.post(`/workbench/cases/${kept.id}/answer`, { answer: '不归我们也要试试' })).status,
    ).toBe(404)
  })

  test('shows how to reach the person only for a purpose, and every reading is in the 办理记录', async () => {
    const desk = await app.signIn(art)
    const before = await desk.get(`/workbench/cases/${kept.id}`)
    expect(before.text).toContain('打不通')
    expect(before.text).not.toContain('13812345678')
    const refused = await desk.post(`/workbench/cases/${kept.id}/contact`, { purpose: '' })
    expect(refused.status).toBe(422)
    const shown = await desk.post(`/workbench/cases/${kept.id}/contact`, { purpose: '电话核实' })
    expect(shown.text).toContain('13812345678')
    expect(await actsOf(kept.id)).toContain('contact-read')
  })

  test('acknowledges, hands it on with a reason, and the day stays', async () => {
    const desk = await app.signIn(art)
    await desk.get(`/workbench/cases/${kept.id}`)
    expect((await desk.post(`/workbench/cases/${kept.id}/acknowledge`)).status).toBe(303)
    await desk.get(`/workbench/cases/${kept.id}`)
    expect((await desk.post(`/workbench/cases/${kept.id}/acknowledge`)).status).toBe(409)
    await desk.get(`/workbench/cases/${kept.id}`)
    const to = await app.division('法制处')
    expect((await desk.post(`/workbench/cases/${kept.id}/transfer`, { to, transferReason: '' })).status).toBe(
      422,
    )
    expect(
      (await desk.post(`/workbench/cases/${kept.id}/transfer`, { to, transferReason: '这是法制处的电话' }))
        .location,
    ).toBe('/workbench/cases')
    const [duty] = await db
      .selectFrom('duties.duty')
      .selectAll()
      .where('subject', '=', `case:${kept.id}`)
      .execute()
    expect([duty?.division_id, duty?.due_on, duty?.discharged_on]).toEqual([to, '2026-03-13', null])
    expect((await desk.get(`/workbench/cases/${kept.id}`)).status).toBe(404)
  })

  test('is not handed to a division that was closed: nobody would answer', async () => {
    const closed = await app.division('已经撤并的处室')
    await db
      .updateTable('organisation.division')
      .set({ closed_on: civilDate('2026-03-01'), merged_into: artId })
      .where('id', '=', closed)
      .execute()
    const id = await idOf(await handIn())
    const transfer = { to: closed, reason: '归它管' }
    const attempt = app.work(art.actor, (work) => transferCase(work, id, transfer))
    await expect(attempt).rejects.toThrow('没有这个处室')
    expect((await findCase(db, id))?.divisionId).toBe(artId)
  })

  test('an answer can be read by the reader at once, and meets the duty', async () => {
    const desk = await app.signIn(law)
    await desk.get(`/workbench/cases/${kept.id}`)
    expect((await desk.post(`/workbench/cases/${kept.id}/answer`, { answer: '改' })).status).toBe(422)
    const answer = '电话已经改正，谢谢您。'
    expect((await desk.post(`/workbench/cases/${kept.id}/answer`, { answer })).status).toBe(303)
    const reader = app.visitor()
    await reader.get('/cx')
    const shown = await reader.post('/cx', {
      number: String(kept.slip?.label),
      code: String(kept.slip?.code),
    })
    expect(shown.text).toContain('2026-03-10 已经答复您')
    expect(shown.text).toContain(answer)
    expect(shown.text).toContain('转法制处：这是法制处的电话')
    const [duty] = await db
      .selectFrom('duties.duty')
      .selectAll()
      .where('subject', '=', `case:${kept.id}`)
      .execute()
    expect(duty?.discharged_on).toBe('2026-03-10')
    await desk.get(`/workbench/cases/${kept.id}`)
    expect((await desk.post(`/workbench/cases/${kept.id}/answer`, { answer: '再答一次试试' })).status).toBe(
      409,
    )
  })

  test('the openness office may hand on and give a new code after an identity check, the old code is dead', async () => {
    const desk = await app.signIn(office)
    const slip = await handIn()
    const id = await idOf(slip)
    const page = await desk.get(`/workbench/cases/${id}`)
    expect(page.text).toContain('答复由艺术处的经办或负责人写')
    expect((await desk.post(`/workbench/cases/${id}/answer`, { answer: '办公室代答' })).status).toBe(403)
    await desk.get(`/workbench/cases/${id}`)
    const fresh = await desk.post(`/workbench/cases/${id}/code`, { check: '本人到场，核对留的电话' })
    const code = /(\d{4} \d{4} \d{4})/.exec(fresh.text)?.[1] ?? ''
    expect(await lookUp(slip)).toBeNull()
    expect((await lookUp({ ...slip, code: code.replaceAll(' ', '') }))?.id).toBe(id)
    expect(await actsOf(id)).toContain('code-replaced')
  })

  test('the public and people without such a post have no door to cases', async () => {
    expect((await app.visitor().get('/workbench/cases')).status).toBe(303)
    const desk = await app.signIn(leader)
    expect((await desk.get('/workbench/cases')).status).toBe(403)
  })
})

describe('what a person wrote is deleted', () => {
  test('by 公开机构负责人 after the answer, by deleting the key, which is itself an entry', async () => {
    const slip = await handIn()
    const id = await idOf(slip)
    const clerk = await app.signIn(art)
    const head = await app.signIn(officeHead)
    await head.get(`/workbench/cases/${id}`)
    expect((await head.post(`/workbench/cases/${id}/delete`, { deletionReason: '本人要求' })).status).toBe(
      409,
    )
    await clerk.get(`/workbench/cases/${id}`)
    await clerk.post(`/workbench/cases/${id}/answer`, { answer: '已经改正，谢谢您。' })
    expect((await clerk.post(`/workbench/cases/${id}/delete`, { deletionReason: '本人要求' })).status).toBe(
      403,
    )
    await head.get(`/workbench/cases/${id}`)
    expect((await head.post(`/workbench/cases/${id}/delete`, { deletionReason: '本人要求' })).status).toBe(
      303,
    )
    const page = await head.get(`/workbench/cases/${id}`)
    expect(page.text).toContain('来件内容和联系方式已经删除')
    expect((await head.post(`/workbench/cases/${id}/delete`, { deletionReason: '再删一次' })).status).toBe(
      409,
    )
    expect((await actsOf(id)).filter((act) => act === 'record-deleted')).toHaveLength(1)
    expect((await lookUp(slip))?.answer).toContain('已经改正')
  })

  test('by itself when its time is over, and not a day earlier', async () => {
    const slip = await handIn()
    const id = await idOf(slip)
    const clerk = await app.signIn(art)
    await clerk.get(`/workbench/cases/${id}`)
    await clerk.post(`/workbench/cases/${id}/answer`, { answer: '已经改正，谢谢您。' })
    const deleted = async () => {
      await app.work(SYSTEM, (work) => deleteOldRecordsJob.run(work, {}))
      return (await actsOf(id)).includes('record-deleted')
    }
    app.clock.set('2029-03-09')
    expect(await deleted()).toBe(false)
    app.clock.set('2029-03-10')
    expect(await deleted()).toBe(true)
    app.clock.set('2026-03-10')
  })
})
