import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { atDesk, listening } from '../journeys/desk.ts'
import { openTestApplication } from '../support/application.ts'
import { newPage, openBrowser } from '../support/browser.ts'

const app = await openTestApplication({ at: '2026-10-10', demo: true })
const browser = await openBrowser()
const baseURL = await listening(app)
afterAll(async () => {
  await browser.close()
  await app.close()
})

const DIVISION = '文化和旅游公共服务与资源开发综合协调'.repeat(3)
const TITLE = '并按有关规定及时做好政务公开各项工作的落实'.repeat(9)
const PERSON = '·买买提艾力阿卜杜热合曼诺夫斯基示例者'

/** Divisions of 60 characters, people of 20, titles of 200: as long as a bureau may write them. */
beforeAll(async () => {
  const { db } = app.workshop.database
  await sql`update organisation.division set name = left(name || ${DIVISION}, 60)`.execute(db)
  await sql`update organisation.person set name = left(name || ${PERSON}, 20)`.execute(db)
  await sql`update organisation.bureau set name = left(name || ${DIVISION}, 60)`.execute(db)
  await sql`update work_plan.measure set heading = left(coalesce(heading, '') || ${TITLE}, 200)`.execute(db)
  await sql`update duties.duty set title = left(title || ${TITLE}, 200)`.execute(db)
  await sql`update search.entry set title = left(title || ${TITLE}, 200)`.execute(db)
})

const PORTAL = ['/', '/gzyd', '/jgzn', `/search?q=${encodeURIComponent('公开')}`, '/sitemap.html']
const DESK = ['', '/week', '/board', '/board/circular', '/plans', '/our-people', '/delegations', '/columns']

describe.each(['normal', 'elder'])('with names as long as they may be, %s', (mode) => {
  test('no page of the portal runs over the edge', async () => {
    const page = await newPage(browser, { baseURL })
    expect(await overflowing(page, { paths: PORTAL, mode })).toEqual([])
    await page.context().close()
  })

  test.each(['zhuren', 'yishu.head'])('no page of the workbench of %s runs over the edge', async (who) => {
    const page = await atDesk(browser, await app.demonstrationStaff(who), { baseURL })
    await page.goto('/workbench/plans')
    const plan = await page.locator('main th a').first().getAttribute('href')
    const paths = [...DESK.map((path) => `/workbench${path}`), plan ?? '']
    expect(await overflowing(page, { paths, mode })).toEqual([])
    await page.context().close()
  })
})

/** The pages, with the width of the window, that would have to be pushed sideways. */
async function overflowing(
  page: Page,
  { paths, mode }: { readonly paths: readonly string[]; readonly mode: string },
): Promise<readonly string[]> {
  const findings: string[] = []
  await page.context().addCookies([{ name: 'mz-mode', value: mode, url: baseURL }])
  for (const path of paths)
    for (const width of [1280, 360, 320]) {
      await page.setViewportSize({ width, height: 800 })
      await page.goto(path)
      const over = await page.locator('html').evaluate((html) => html.scrollWidth - html.clientWidth)
      if (over > 0) findings.push(`${path} ${String(width)}: ${String(over)}`)
    }
  return findings
}

test('the board still shows its figures on a phone', async () => {
  const page = await atDesk(browser, await app.demonstrationStaff('zhuren'), { baseURL, width: 360 })
  await page.goto('/workbench/board')
  const room = await page.locator('.scroll').evaluate((box) => {
    const name = box.querySelector('tbody th')
    return box.clientWidth - (name?.getBoundingClientRect().width ?? 0)
  })
  expect(room).toBeGreaterThan(120)
  await page.context().close()
})
