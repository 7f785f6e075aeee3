import { afterAll, expect, test } from 'vitest'
import { openTestApplication } from '../../../../test/support/application.ts'

const app = await openTestApplication({ at: '2026-10-12', demo: true })
await app.runJobs()
afterAll(() => app.close())

test('政策体系 counts every public document once, and each count leads to just as many (一（二）)', async () => {
  const system = await app.visitor().get('/zctx')
  const total = Number(/共 (\d+) 份/.exec(system.text)?.[1])
  const links = [...system.html.matchAll(/href="(\/zcwj\?[^"]+)">[^<\d]*(\d+)/g)]
  expect(total).toBeGreaterThan(1)
  expect(links.reduce((sum, [, , count]) => sum + Number(count), 0)).toBe(total)
  for (const [, href = '', count = ''] of links) {
    const list = await app.visitor().get(href.replaceAll('&amp;', '&'))
    expect([href, list.text]).toEqual([href, expect.stringContaining(`共 ${count} 份`)])
  }
})

test('the column of policies leads to both, and the list leads to the system', async () => {
  const column = await app.visitor().get('/lm/zcwj')
  for (const href of ['/zcwj', '/zctx']) expect(column.html).toContain(`href="${href}"`)
  expect((await app.visitor().get('/zcwj')).html).toContain('href="/zctx"')
})

test('a level that is none, or a field that no document has, finds nothing or all, never a fault', async () => {
  expect((await app.visitor().get('/zcwj?level=town')).status).toBe(200)
  expect((await app.visitor().get('/zcwj?topic=%E6%97%A0')).text).toContain('没有符合的文件')
})
