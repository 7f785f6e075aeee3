import { afterAll, describe, expect, test } from 'vitest'
import { openTestApplication, SYSTEM } from '../../../../test/support/application.ts'
import { withClient } from '../../../platform/database/embedded-roles.ts'
import { readWorkbook } from '../../../platform/sheets/read-workbook.ts'
import { sealLedger } from '../../../platform/ledger/seal-ledger.ts'

const app = await openTestApplication({ demo: 'empty', at: '2026-03-10' })
afterAll(() => app.close())
const auditor = await app.addStaff({ name: '审计员', division: null, functions: ['auditor'] })
const clerk = await app.addStaff({ name: '李经办', functions: ['openness-handler'] })

describe('办理记录 is looked through by 审计 alone', () => {
  test.each(['/workbench/ledger', '/workbench/ledger/export.csv', '/workbench/ledger/export.xlsx'])(
    'a clerk may not open %s',
    async (path) => {
      expect((await (await app.signIn(clerk)).get(path)).status).toBe(403)
    },
  )

  test('by subject, by person, by day, all in the address', async () => {
    await app.work(clerk.actor, (work) =>
      work.record({ subject: 'case:1', action: 'opened', reason: '群众来电', clause: '第三十条' }),
    )
    app.clock.set('2026-03-11')
    await app.work(clerk.actor, (work) => work.record({ subject: 'case:2', action: 'closed' }))
    const client = await app.signIn(auditor)
    expect((await client.get('/workbench/ledger?subject=case%3A1')).text).toContain('查到 1 条')
    expect((await client.get('/workbench/ledger?subject=case')).text).toContain('查到 2 条')
    expect((await client.get('/workbench/ledger?subject=case%25')).text).toContain('没有查到')
    const mine = await client.get('/workbench/ledger?person=李经办&from=2026-03-11&to=2026-03-11')
    expect(mine.text).toContain('查到 1 条')
    expect(mine.text).toContain('closed')
    const first = await client.get('/workbench/ledger?person=李经办&to=2026-03-10')
    expect(first.text).toContain('群众来电；第三十条')
  })

  test('a day that is none is said beside its field, and what was typed stays', async () => {
    const answer = await (await app.signIn(auditor)).get('/workbench/ledger?from=2026-02-30&person=李')
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('日期请写成 2026-03-31 这样。')
    expect(answer.html).toContain('value="2026-02-30"')
  })

  test('a page beyond the last shows the last', async () => {
    const answer = await (await app.signIn(auditor)).get('/workbench/ledger?subject=case&page=99')
    expect([answer.status, answer.text.includes('查到 2 条')]).toEqual([200, true])
  })

  test('what was found leaves as CSV and as a workbook, and is no formula anywhere', async () => {
    await app.work(SYSTEM, (work) => work.record({ subject: 'sheet:1', action: 'x', reason: '=1+1,"甲"' }))
    const client = await app.signIn(auditor)
    const csv = (await client.get('/workbench/ledger/export.csv?subject=sheet')).bytes.toString('utf8')
    expect(csv.startsWith('\uFEFF日期,时间,对象,')).toBe(true)
    expect(csv).toContain(`"'=1+1,""甲"""`)
    const [sheet] = await readWorkbook(
      (await client.get('/workbench/ledger/export.xlsx?subject=sheet')).bytes,
    )
    expect(JSON.stringify(sheet)).toContain('=1+1')
  })
})

describe('a verification that 审计 asks for', () => {
  test('runs as a job, and says what agreed', async () => {
    const client = await app.signIn(auditor)
    await client.get('/workbench/ledger')
    expect((await client.post('/workbench/ledger/verify', {})).status).toBe(303)
    expect((await client.get('/workbench/ledger')).text).toContain('正在逐条核对')
    await app.runJobs()
    expect((await client.get('/workbench/ledger')).text).toMatch(
      /(?<!不)一致：.*核对了 \d+ 条办理记录、\d+ 个对象、0 次封存。/,
    )
  })

  test('names what was changed behind its back', async () => {
    app.clock.set('2026-03-11T11:00:00+08:00')
    await withClient(app.database.ownerConnectionString, async (client) => {
      await client.query('alter table ledger.entry disable trigger append_only')
      await client.query(`update ledger.entry set reason = '群众来信' where subject = 'case:1'`)
      await client.query('alter table ledger.entry enable trigger append_only')
    })
    const client = await app.signIn(auditor)
    await client.get('/workbench/ledger')
    await client.post('/workbench/ledger/verify', {})
    await app.runJobs()
    const page = await client.get('/workbench/ledger')
    expect(page.text).toContain('不一致')
    expect(page.text).toMatch(/case:1 第 1 条：内容与哈希不符，应为 [0-9a-f]{64}，实为 [0-9a-f]{64}。/)
  })
})

describe('the daily seals are public', () => {
  test('before the first one the page says when it comes', async () => {
    expect((await app.visitor().get('/seals')).text).toContain('还没有封存')
  })

  test('each day with its number and its hash, for anyone', async () => {
    await app.work(SYSTEM, sealLedger)
    const { hash } = await app.workshop.database.db
      .selectFrom('ledger.seal')
      .select('hash')
      .executeTakeFirstOrThrow()
    const page = await app.visitor().get('/seals')
    expect(page.status).toBe(200)
    expect(page.html).toContain(hash)
    expect((await app.visitor().get('/sitemap.html')).html).toContain('href="/seals"')
  })
})
