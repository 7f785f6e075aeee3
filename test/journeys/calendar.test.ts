import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestApplication } from '../support/application.ts'
import { openBrowser } from '../support/browser.ts'
import { atDesk, follow, listening, overflow, press } from './desk.ts'

/** Next year's 放假安排 comes out: it is pasted, looked at, saved, and every waiting day is there (C-13, C-14). */
describe('放假安排公布以后', async () => {
  const app = await openTestApplication({ at: '2026-11-25', demo: true })
  let browser: Browser
  let baseURL: string
  beforeAll(async () => {
    browser = await openBrowser()
    baseURL = await listening(app)
    await app.runJobs()
  })
  afterAll(async () => {
    await browser.close()
    await app.close()
  })

  test('办公室 sees a day that waits for it, and that it is not guessed', async () => {
    const clerk = await atDesk(browser, await app.demonstrationStaff('bangongshi'), { baseURL })
    expect(await clerk.locator('main').innerText()).toContain('期限待定（2027年放假安排未录入）')
  })

  test('系统管理 finds the duty in 今日, pastes the notice, sees what moves and saves', async () => {
    const staff = await app.demonstrationStaff('system')
    const page = await atDesk(browser, staff, { baseURL, width: 360, javaScript: false })
    await follow(page, '录入 2027 年放假安排')
    expect(await overflow(page)).toBe(0)
    await page.fill('[name=documentNumber]', '国办发明电〔2026〕7号')
    await page.fill(
      '[name=off]',
      '一、元旦：1月1日（周五）至3日（周日）放假，共3天。\n二、春节：2月5日至11日放假调休，共7天。1月31日（周日）上班。',
    )
    await press(page, '先看会动哪些期限')
    const preview = await page.locator('main').innerText()
    for (const shown of ['2027-01-31 星期日', '年四季度落实情况', '2026-12-31 起 15 个工作日', '2027-01-22'])
      expect(preview).toContain(shown)
    await press(page, '核对过了，保存并移动')
    expect(await page.locator('.done').innerText()).toContain('2027 年放假安排已录入')
    await page.goto('/workbench')
    expect(await page.locator('main').innerText()).not.toContain('录入 2027 年放假安排')
  })

  test('办公室 has its day', async () => {
    const clerk = await atDesk(browser, await app.demonstrationStaff('bangongshi'), { baseURL })
    const shown = await clerk.locator('main').innerText()
    expect(shown).toContain('2027-01-22')
    expect(shown).not.toContain('放假安排未录入')
  })
})
