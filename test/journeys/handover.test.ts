import { createServer } from 'node:http'
import { buffer } from 'node:stream/consumers'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { gatherLinksJob } from '../../src/modules/ground/publication/check-links.ts'
import { ordinaryLimits } from '../../src/platform/extract/extract-limits.ts'
import { openZip } from '../../src/platform/extract/zip-archive.ts'
import { NOTHING_OUTWARD } from '../../src/platform/outward/outward.ts'
import { probeAddress } from '../../src/platform/outward/probe-address.ts'
import { openTestApplication, SYSTEM } from '../support/application.ts'
import type { Staff } from '../support/application.ts'
import { newPage, openBrowser } from '../support/browser.ts'
import { openNewsroom } from '../support/newsroom.ts'
import { atDesk, follow, listening, overflow, press } from './desk.ts'

const app = await openTestApplication({
  at: '2026-03-10',
  outward: { ...NOTHING_OUTWARD, probe: probeAddress },
})
const baseURL = await listening(app)
const room = await openNewsroom(app)
const keeper = await app.addStaff({ name: '何维护', division: '宣传处' })
let browser: Browser

/** The city's platform, as far as this bureau sees it: it answers, or it does not. */
const platform = { status: 200, base: '' }
const server = createServer((_request, response) => response.writeHead(platform.status).end('一页'))

beforeAll(async () => {
  await new Promise<void>((listening) => {
    server.listen(0, '127.0.0.1', listening)
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  platform.base = `http://127.0.0.1:${String(address.port)}`
  browser = await openBrowser()
})
afterAll(async () => {
  await browser.close()
  server.close()
  await app.close()
})

/** The desk of somebody on the day it is; whoever signed in on another day does so anew. */
async function desk(staff: Staff): Promise<Page> {
  const page = await atDesk(browser, staff, { baseURL, width: 360 })
  page.setDefaultTimeout(10_000)
  return page
}

async function chooseSetting(page: Page, id: string, value: string): Promise<void> {
  await page.goto(`/workbench/settings/${id}`)
  await page.check(`[name=value][value="${value}"]`)
  await page.fill('[name=reason]', '市集约化平台在同一个网里')
  await press(page, '保存')
}

test('a column goes to both places: released, copied, its official address entered, and found dead later', async () => {
  const office = await desk(room.officeClerk)
  await office.goto('/workbench/columns/zwdt')
  await office.selectOption('[name=divisionId]', { label: '宣传处' })
  await office.check('[name=delivery][value=both]')
  expect(await overflow(office)).toBe(0)
  await press(office, '保存栏目')
  await office.getByText('本站和市集约化平台').first().waitFor()

  await room.bringOut({
    title: '音乐节开票',
    words: '本周五开票。',
    attachment: { name: '节目单.pdf', content: '节目' },
  })
  await app.runJobs()

  const page = await desk(keeper)
  await page.goto('/workbench')
  await follow(page, '交市集约化平台：音乐节开票')
  expect(await overflow(page)).toBe(0)
  await page.getByRole('button', { name: '复制标题' }).click()
  await page.getByText('已复制').waitFor()
  expect(await page.inputValue('#copy-html')).toBe('<p>本周五开票。</p>')
  const [download] = await Promise.all([page.waitForEvent('download'), page.click('a:has-text("ZIP")')])
  const archive = await openZip(await buffer(await download.createReadStream()), ordinaryLimits)
  expect(archive.names).toContain('附件/1 节目单.pdf')

  await page.fill('[name=officialUrl]', 'www.example.gov.cn')
  await press(page, '填好，办完')
  await page.getByText('请从浏览器的地址栏整个复制').first().waitFor()
  expect(await page.inputValue('[name=officialUrl]')).toBe('www.example.gov.cn')
  await page.fill('[name=officialUrl]', `${platform.base}/art/1.html`)
  await press(page, '填好，办完')
  await page.getByText('已交').first().waitFor()
  await page.goto('/workbench')
  expect(await page.locator('main').innerText()).not.toContain('交市集约化平台：音乐节开票')
  await page.context().close()
  await office.context().close()

  const administrator = await desk(room.administrator)
  await chooseSetting(administrator, 'publication.link-check', 'on')
  await chooseSetting(administrator, 'publication.link-check-inside', 'allow')
  await administrator.context().close()
  platform.status = 404
  for (const day of ['2026-03-11', '2026-03-12', '2026-03-13']) {
    app.clock.set(day)
    await app.work(SYSTEM, (work) => gatherLinksJob.run(work, {}))
    await app.runJobs()
  }
  const later = await desk(keeper)
  await later.goto('/workbench')
  await follow(later, '核对正式网址：音乐节开票')
  await later.getByText('没有这一页（404）').first().waitFor()
  expect(await overflow(later)).toBe(0)
  await later.goto('/workbench/links')
  await later.locator('main .tag', { hasText: '失效' }).waitFor()
  expect(await overflow(later)).toBe(0)
  await later.context().close()
})

test('a column goes to the platform only: nothing here until its address is known, then a title that leads there', async () => {
  platform.status = 200
  const office = await desk(room.officeClerk)
  await office.goto('/workbench/columns/wqhd')
  await office.check('[name=delivery][value=handover]')
  await press(office, '保存栏目')
  const out = await room.bringOut({ title: '合唱周回顾', columnId: 'wqhd', words: '共有二十场。' })
  await app.runJobs()
  const reader = await newPage(browser, { baseURL, width: 320, javaScript: false })
  expect((await reader.goto(out.path))?.status()).toBe(404)
  await reader.goto('/lm/wqhd')
  expect(await reader.locator('main').innerText()).not.toContain('合唱周回顾')

  await office.goto('/workbench/handovers')
  await follow(office, '合唱周回顾')
  await office.fill('[name=officialUrl]', `${platform.base}/art/2.html`)
  await press(office, '填好，办完')
  await app.runJobs()
  await reader.goto('/lm/wqhd')
  await reader.getByRole('link', { name: '合唱周回顾' }).waitFor()
  expect(await overflow(reader)).toBe(0)
  await reader.goto(out.path)
  expect(reader.url()).toBe(`${platform.base}/art/2.html`)
  await reader.context().close()
  await office.context().close()
})
