import type { Browser, Page } from 'playwright-core'
import type { Staff, TestApplication } from '../support/application.ts'
import { newPage } from '../support/browser.ts'
import type { PageOptions } from '../support/browser.ts'

/** A browser page of a member of staff who has just signed in, by typing name and password. */
export async function atDesk(browser: Browser, staff: Staff, options: PageOptions): Promise<Page> {
  const page = await newPage(browser, options)
  await page.goto('/workbench')
  await page.fill('[name=signInName]', staff.signInName)
  await page.fill('[name=password]', staff.password)
  await press(page, '登录')
  return page
}

/** Presses the button or link that says so, and waits for the page it leads to. */
export async function press(page: Page, words: string): Promise<void> {
  const button = page.locator(`button:has-text("${words}"), a.btn:has-text("${words}")`).first()
  await button.scrollIntoViewIfNeeded()
  await Promise.all([page.waitForEvent('load'), button.click()])
}

/** Follows the first link with these words. */
export async function follow(page: Page, words: string): Promise<void> {
  const link = page.locator(`a:has-text("${words}")`).first()
  await link.scrollIntoViewIfNeeded()
  await Promise.all([page.waitForEvent('load'), link.click()])
}

/** The page needs no sideways scrolling. */
export async function overflow(page: Page): Promise<number> {
  const widest = await page.locator('html').evaluate((html) => html.scrollWidth - html.clientWidth)
  return widest
}

/** The address at which the application listens for a browser. */
export async function listening(app: TestApplication): Promise<string> {
  return app.server.listen({ host: '127.0.0.1', port: 0 })
}
