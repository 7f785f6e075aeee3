import { AxeBuilder } from '@axe-core/playwright'
import { HtmlValidate } from 'html-validate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestApplication } from '../support/application.ts'
import { newPage, openBrowser } from '../support/browser.ts'
import { planInHand } from '../support/released-plan.ts'

const app = await openTestApplication({ at: '2026-04-10' })
const browser = await openBrowser()
const baseURL = await app.server.listen({ host: '127.0.0.1', port: 0 })
afterAll(async () => {
  await browser.close()
  await app.close()
})

const LEAVE = `/leave?to=${encodeURIComponent('https://theatre.example.com/a')}&from=/gzyd/2026/1`
const SEARCH = `/search?q=${encodeURIComponent('民宿 名录')}`
const PAGES = [
  '/',
  '/gzyd',
  '/gzyd/2026',
  '/gzyd/2026?state=behind',
  '/gzyd/2026/1',
  '/gzyd/2026/3',
  SEARCH,
  '/sitemap.html',
  '/nowhere',
  LEAVE,
]

beforeAll(async () => {
  await releaseFirstQuarter()
  await correctFirstQuarter()
  await releaseSecondQuarter()
})

const plan = await planInHand(app)

async function releaseFirstQuarter(): Promise<void> {
  const schedule = { kind: 'file', name: '演出安排表.txt', bytes: Buffer.from('三月五日') } as const
  const notice = { kind: 'link', title: '剧场的公告', url: 'https://theatre.example.com/a' } as const
  await plan.report('艺术处', '2026-Q1', [
    {
      number: 1,
      state: 'on-schedule',
      text: '一季度的 12 场惠民演出安排已经公布。',
      evidence: [
        { given: schedule, public: true },
        { given: notice, public: true },
      ],
    },
    { number: 4, state: 'on-schedule', text: '一至三月的接听记录已汇总。' },
  ])
  await plan.report('产业发展处', '2026-Q1', [
    { number: 3, state: 'behind', text: '两个区的名录没有交齐。四月底补齐。' },
    { number: 4, state: 'on-schedule', text: '问答初稿已编好。' },
  ])
  await plan.submit('2026-Q1')
  await plan.approve('2026-Q1')
}

async function correctFirstQuarter(): Promise<void> {
  await plan.submit('2026-Q1', '第 4 项的话写错了一个字，已改正。')
  await plan.approve('2026-Q1')
}

async function releaseSecondQuarter(): Promise<void> {
  app.clock.set('2026-07-08')
  await plan.report('公共服务处', '2026-Q2', [
    {
      number: 2,
      state: 'completed',
      text: '开放时间表已上线。',
      evidence: [
        { given: { kind: 'link', title: '开放时间表', url: 'https://www.example.gov.cn/t' }, public: true },
      ],
    },
    { number: 5, state: 'behind', text: '查找结果还没有写明处室，八月补上。' },
  ])
  await plan.submit('2026-Q2')
  await plan.approve('2026-Q2')
}

describe.each([
  { width: 1280, elder: false },
  { width: 360, elder: true },
  { width: 320, elder: false },
])('at $width pixels, 长者模式 $elder', ({ width, elder }) => {
  test.each(PAGES)('%s has no barrier and does not run over the edge', async (path) => {
    const page = await newPage(browser, { width, baseURL })
    if (elder) await page.goto('/mode?to=elder')
    await page.goto(path)
    expect(await page.locator('html').getAttribute('data-mode')).toBe(elder ? 'elder' : null)
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual(
      [],
    )
    const over = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    expect(over).toBe(0)
    await page.context().close()
  })
})

test.each(PAGES)('%s is valid HTML', async (path) => {
  const { html } = await app.visitor().get(path)
  const report = await new HtmlValidate({ extends: ['html-validate:standard'] }).validateString(html)
  const findings = report.results.flatMap(({ messages }) =>
    messages.map(
      ({ ruleId, message, line, column }) => `${ruleId} ${String(line)}:${String(column)} ${message}`,
    ),
  )
  expect(findings).toEqual([])
})

test('a citizen on an old phone without script finds a measure, its division and its telephone, and gets back from 长者模式', async () => {
  const page = await newPage(browser, { width: 360, javaScript: false, baseURL })
  await page.goto('/')
  await page.getByRole('searchbox').fill('民宿 名录')
  await page.getByRole('button', { name: '查' }).click()
  await page.getByRole('link', { name: '民宿名录' }).first().click()
  await page.getByRole('link', { name: '长者模式' }).click()
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toContain('民宿名录')
  expect(await page.getByRole('link', { name: '000-55550100' }).first().getAttribute('href')).toBe(
    'tel:00055550100',
  )
  await page.getByRole('link', { name: '退出长者模式' }).click()
  expect(await page.locator('html').getAttribute('data-mode')).toBeNull()
  await page.context().close()
})
