import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { SEAL_JOB } from '../../src/platform/ledger/seal-ledger.ts'
import { openTestApplication, SYSTEM } from '../support/application.ts'
import { newPage, openBrowser } from '../support/browser.ts'
import { atDesk, listening, overflow, press } from './desk.ts'

const app = await openTestApplication({ at: '2026-03-26' })
const baseURL = await listening(app)
const auditor = await app.addStaff({ name: '丙审计', division: null, functions: ['auditor'] })
const system = await app.addStaff({ name: '甲系统', division: null, functions: ['system-administrator'] })
const clerk = await app.addStaff({ name: '钱经办', division: '公共服务处' })
let browser: Browser

beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(async () => {
  await browser.close()
  await app.close()
})

async function sealToday(): Promise<void> {
  await app.work(SYSTEM, (work) => work.enqueue(SEAL_JOB, {}))
  await app.runJobs()
}

test.each([1280, 360])(
  '审计 opens the timeline of a record, sees the hashes behind 核验 and verifies it all, at %i pixels',
  async (width) => {
    const desk = await atDesk(browser, auditor, { baseURL, width })
    await desk.goto(`/workbench/staff/people/${clerk.id}`)
    const panel = desk.locator('section[aria-labelledby=ledger]')
    expect(await panel.innerText()).toContain('新建账号')
    expect(await panel.locator('.hash').first().isVisible()).toBe(false)
    await panel.locator('summary:has-text("核验")').click()
    expect(await panel.innerText()).toContain('一致')
    expect(await panel.locator('.hash').first().innerText()).toMatch(/^#1 [0-9a-f]{64}$/)
    expect(await overflow(desk)).toBe(0)

    await desk.goto('/workbench/ledger?person=系统·测试')
    expect(await overflow(desk)).toBe(0)
    await Promise.all([
      desk.waitForEvent('load'),
      desk.locator('main tbody tr', { hasText: '新建账号' }).first().locator('a').first().click(),
    ])
    expect(desk.url()).toContain('subject=person')
    expect(await desk.locator('main').innerText()).toContain('新建账号')
    await press(desk, '核验')
    await app.runJobs()
    await desk.goto('/workbench/ledger')
    expect(await desk.locator('main').innerText()).toMatch(/一致：.*核对了 \d+ 条办理记录/)
    await desk.context().close()
  },
)

test('who is not 审计 reads the timeline without hashes', async () => {
  const desk = await atDesk(browser, system, { baseURL })
  await desk.goto(`/workbench/staff/people/${clerk.id}`)
  const panel = desk.locator('section[aria-labelledby=ledger]')
  expect(await panel.innerText()).toContain('新建账号')
  expect(await panel.locator('.hash').count()).toBe(0)
  await desk.context().close()
})

test('anyone reads the day’s seal on the portal, and tomorrow’s beside it', async () => {
  await sealToday()
  const stranger = await newPage(browser, { baseURL, width: 360 })
  await stranger.goto('/seals')
  const rows = stranger.locator('main tbody tr')
  expect(await rows.count()).toBe(1)
  expect(await rows.first().innerText()).toContain('2026-03-26')
  const hash = await rows.first().locator('.hash').innerText()
  expect(hash).toMatch(/^[0-9a-f]{64}$/)
  expect(await overflow(stranger)).toBe(0)

  app.clock.set('2026-03-27')
  await sealToday()
  await stranger.reload()
  expect(await rows.count()).toBe(2)
  expect(await rows.first().innerText()).toContain('2026-03-27')
  expect(await rows.nth(1).locator('.hash').innerText()).toBe(hash)
  await stranger.context().close()
})
