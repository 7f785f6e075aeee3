import { afterAll, describe, expect, test } from 'vitest'
import { openTestApplication, SYSTEM } from '../../../../test/support/application.ts'
import { civilDate } from '../../../kernel/civil-date.ts'
import { readWorkbook } from '../../../platform/sheets/read-workbook.ts'
import type { Due } from './domain/duty.ts'
import { openDuty } from './keep-duties.ts'

const app = await openTestApplication({ at: '2026-03-10' })
afterAll(() => app.close())
const art = await app.division('艺术处')
const law = await app.division('法制处')
const office = await app.addStaff({ functions: ['openness-handler'] })
const head = await app.addStaff({ division: '艺术处', functions: ['head'] })
const clerk = await app.addStaff({ division: '艺术处' })
const idle = await app.addStaff({ division: '研究室' })

function on(day: string): Due {
  return { kind: 'day', on: civilDate(day) }
}

async function opened(title: string, divisionId: string, due: Due): Promise<void> {
  await app.work(SYSTEM, (work) =>
    openDuty(work, {
      kind: 'work-plan.complete',
      subject: title,
      title,
      action: '完成',
      url: `/workbench/${encodeURIComponent(title)}`,
      divisionId,
      function: 'handler',
      rule: '原文写明',
      clause: '三（二）',
      explanation: '原文',
      due,
    }),
  )
}

await opened('迟了甲', law, on('2026-03-01'))
await opened('迟了乙', law, on('2026-02-01'))
await opened('迟了丙', art, on('2026-03-09'))
await opened('今天的', art, on('2026-03-10'))
await opened('周日的', art, on('2026-03-15'))
await opened('下周的', art, on('2026-03-16'))
await opened('六月的', art, on('2026-06-30'))
await opened('明年的', art, on('2027-03-01'))
await opened('待定的', art, { kind: 'calendar-missing', year: 2027 })
await opened('长效的', law, { kind: 'standing' })

describe('看板', () => {
  test('has the division with most late things on top, months as columns, and sums that are the list', async () => {
    const { text, html } = await (await app.signIn(office)).get('/workbench/board')
    expect(text).toContain('1 件期限待定')
    expect(text).toContain('共 11 件')
    const table = html.slice(html.indexOf('<table class="grid"'), html.indexOf('</table>'))
    const heads = [...table.matchAll(/scope="col"[^>]*>([^<]+)/g)].map((match) => match[1])
    expect(heads).toEqual(['处室', '期限待定', '迟了', '3 月', '6 月', '以后', '长效', '合计'])
    const rows = [...table.matchAll(/<tr><th scope="row">(?:<a[^>]*>)?([^<]+)(.*?)<\/tr>/gs)].map((match) => [
      match[1],
      ...[...(match[2] ?? '').matchAll(/(?<=>)\d+(?=<)/g)].map((cell) => Number(cell[0])),
    ])
    expect(rows).toEqual([
      ['法制处', 0, 2, 0, 0, 0, 1, 3],
      ['艺术处', 1, 1, 3, 1, 1, 0, 7],
      ['局领导、系统管理', 0, 0, 0, 0, 0, 1, 1],
      ['合计', 1, 3, 3, 1, 1, 2, 11],
    ])
  })

  test.each(['0000-01', '9999-12'])('a month no calendar holds (%s) filters nothing', async (month) => {
    const { status, text } = await (await app.signIn(office)).get(`/workbench/board?state=${month}`)
    expect([status, text.includes('共 11 件')]).toEqual([200, true])
  })

  test.each([
    ['state=late', ['迟了乙', '迟了甲', '迟了丙']],
    ['state=undated', ['待定的']],
    [`division=${art}&state=2026-03`, ['今天的', '周日的', '下周的']],
    ['state=later', ['明年的']],
    [`division=${law}&kind=work-plan.complete`, ['迟了乙', '迟了甲', '长效的']],
    ['division=nonsense&state=%27&kind=1&page=-1&state=late', null],
  ])('narrowed by the address: %s', async (query, titles) => {
    const { status, html } = await (await app.signIn(office)).get(`/workbench/board?${query}`)
    expect(status).toBe(200)
    const list = html.slice(html.indexOf('id="h-list"'))
    const shown = [...list.matchAll(/<th scope="row"><a[^>]*>([^<]+)/g)].map((match) => match[1])
    if (titles === null) expect(shown).toHaveLength(11)
    else expect(shown).toEqual(titles)
  })

  test('a head sees his divisions alone, whatever he types into the address', async () => {
    const desk = await app.signIn(head)
    for (const query of ['', `?division=${law}`, '?division=none']) {
      const { text } = await desk.get(`/workbench/board${query}`)
      expect(text).not.toContain('迟了甲')
      expect(text).not.toContain('录入 2027 年放假安排')
    }
    expect((await desk.get('/workbench/board')).text).toContain('迟了丙')
  })

  test('is not for clerks', async () => {
    expect((await (await app.signIn(clerk)).get('/workbench/board')).status).toBe(403)
  })

  test('offers the words to urge with', async () => {
    const { html } = await (await app.signIn(office)).get('/workbench/board?state=late')
    expect(html).toContain('data-copy="#urging"')
    expect(html).toContain(
      '1. 法制处：迟了乙，期限 2026-02-01，迟 37 天。http://127.0.0.1:8080/workbench/duties/',
    )
  })

  test('leaves as a workbook of what is shown', async () => {
    const file = await (await app.signIn(office)).get('/workbench/board/export.xlsx?state=late')
    const book = await readWorkbook(file.bytes)
    const words = JSON.stringify(book)
    expect(words).toContain('迟了甲')
    expect(words).not.toContain('今天的')
  })

  test('and as 通报 on one page: counts by division, late things by name', async () => {
    const { text } = await (await app.signIn(office)).get('/workbench/board/circular')
    expect(text).toContain('有 11 件时限事项没有办结，其中迟了的 3 件，期限待定的 1 件')
    for (const title of ['迟了甲', '迟了乙', '迟了丙']) expect(text).toContain(title)
    expect(text).not.toContain('六月的')
  })
})

describe('本处本周', () => {
  test('is Monday to Sunday of one division, late things first', async () => {
    const { text } = await (await app.signIn(clerk)).get('/workbench/week')
    expect(text).toContain('2026-03-09 至 2026-03-15')
    for (const title of ['迟了丙', '今天的', '周日的', '待定的']) expect(text).toContain(title)
    for (const title of ['下周的', '迟了甲', '六月的']) expect(text).not.toContain(title)
    expect(text.indexOf('迟了丙')).toBeLessThan(text.indexOf('今天的'))
  })

  test('without anything due says so', async () => {
    expect((await (await app.signIn(idle)).get('/workbench/week')).text).toContain('本周没有到期的事')
  })
})
