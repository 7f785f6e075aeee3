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

test('a head reads and agrees in the row; 办公室 finds what is late on the board, urges, and is answered', async () => {
  const clerk = await app.addStaff({ name: '钱经办', division: '公共服务处' })
  const head = await app.addStaff({ name: '孙处长', division: '公共服务处', functions: ['head'] })
  const artist = await app.addStaff({ name: '李经办', division: '艺术处' })
  const office = await app.addStaff({ name: '吴经办', functions: ['openness-handler'] })
  const key = {
    planId: plan.planId,
    divisionId: await app.division('公共服务处'),
    period: '2026-Q1',
  }
  await app.work(clerk.actor, async (work) => {
    const own = plan.measures.filter((measure) => [2, 5].includes(measure.number))
    await saveDraft(
      work,
      key,
      own.map(({ id }) => ({
        measureId: id,
        state: 'on-schedule' as const,
        text: '三家馆的时间表做好了。',
        unchanged: false,
      })),
    )
    await handToHead(work, key)
  })

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
