import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { handToHead, saveDraft } from '../../src/modules/delivery/work-plan/index.ts'
import { openTestApplication } from '../support/application.ts'
import { openBrowser } from '../support/browser.ts'
import { planInHand } from '../support/released-plan.ts'
import { atDesk, follow, listening, overflow, press } from './desk.ts'

const app = await openTestApplication({ at: '2026-03-26' })
const plan = await planInHand(app)
const baseURL = await listening(app)
let browser: Browser

beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(async () => {
  await browser.close()
  await app.close()
})

const service = await app.division('公共服务处')
const clerk = await app.addStaff({ name: '钱经办', division: '公共服务处' })
const head = await app.addStaff({ name: '孙处长', division: '公共服务处', functions: ['head'] })
const key = { planId: plan.planId, divisionId: service, period: '2026-Q1' }

/** The clerk fills in the form and hands it up. */
async function handUp(words: string): Promise<void> {
  await app.work(clerk.actor, async (work) => {
    const own = plan.measures.filter((measure) => [2, 5].includes(measure.number))
    await saveDraft(
      work,
      key,
      own.map(({ id }) => ({
        measureId: id,
        state: 'on-schedule' as const,
        text: words,
        unchanged: false,
      })),
    )
    await handToHead(work, key)
  })
}

test.each([{ javaScript: true }, { javaScript: false }])(
  'a head sends back from 今日, javaScript $javaScript: without a reason the row asks for it, with one it is with the clerk again',
  async ({ javaScript }) => {
    await handUp('三家馆的时间表还在做。')
    const desk = await atDesk(browser, head, { baseURL, javaScript })
    await desk.locator('#waiting summary:has-text("退回")').click()
    await press(desk, '退回')
    expect(await desk.locator('h1').textContent()).toBe('今日')
    expect(await desk.locator('.wrong').textContent()).toContain('请写明退回的理由')
    const field = desk.locator('#waiting details[open] textarea[name=reason]')
    expect(await field.isVisible()).toBe(true)
    expect(await desk.locator('#waiting details[open] .bad').textContent()).toContain('请写明退回的理由')
    expect(await desk.locator('#waiting').textContent()).toContain('三家馆的时间表还在做。')
    await desk.locator('.wrong a').click()
    expect(await desk.evaluate(() => document.activeElement?.getAttribute('name') ?? '')).toBe('reason')
    await field.fill('改')
    await press(desk, '退回')
    expect(await desk.locator('#waiting details[open] textarea[name=reason]').inputValue()).toBe('改')
    await desk.locator('#waiting details[open] textarea[name=reason]').fill('写明是哪三家馆。')
    await press(desk, '退回')
    expect(await desk.locator('.done').textContent()).toContain('没有等您审签的了')
    await desk.context().close()

    const back = await atDesk(browser, clerk, { baseURL, javaScript })
    await follow(back, '一季度落实情况')
    expect(await back.locator('main').textContent()).toContain('写明是哪三家馆。')
    await back.context().close()
  },
)

test('a head reads and agrees in the row; 办公室 finds what is late on the board, urges, and is answered', async () => {
  const artist = await app.addStaff({ name: '李经办', division: '艺术处' })
  const office = await app.addStaff({ name: '吴经办', functions: ['openness-handler'] })
  await handUp('三家馆的时间表做好了。')

  const desk = await atDesk(browser, head, { width: 360, baseURL })
  expect(await desk.locator('#h-waiting').textContent()).toBe('待我审签')
  expect(await desk.locator('#waiting').textContent()).toContain('三家馆的时间表做好了。')
  expect(await overflow(desk)).toBe(0)
  await press(desk, '同意')
  expect(await desk.locator('.done').textContent()).toContain('没有等您审签的了')
  expect(await desk.locator('#waiting').count()).toBe(0)
  await desk.context().close()

  const board = await atDesk(browser, office, { baseURL })
  await follow(board, '看板')
  await board.locator('table.grid .late').first().click()
  await board.waitForLoadState()
  expect(board.url()).toContain('state=late')
  await follow(board, '期限和督办')
  await board.locator('summary:has-text("发督办函")').click()
  await board.fill('[name=letter]', '请今天报齐，并说明迟了的原因。')
  await press(board, '发出')
  expect(await board.locator('#urges').textContent()).toContain('待答复')

  const answering = await atDesk(browser, artist, { baseURL })
  await follow(answering, '督办待答复')
  await answering.fill('[name=answer]', '下班前报齐。')
  await press(answering, '答复')
  await board.reload()
  expect(await board.locator('#urges').textContent()).toContain('李经办答复：下班前报齐。')
  await board.context().close()
  await answering.context().close()
})
