import { readFile } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { planText } from '../../demo/plan-text.ts'
import { openTestApplication } from '../support/application.ts'
import type { Staff } from '../support/application.ts'
import { newPage, openBrowser } from '../support/browser.ts'
import type { PageOptions } from '../support/browser.ts'
import { referenceFile, REFERENCE_ABSENT } from '../support/reference.ts'
import { atDesk, follow, listening, overflow, press } from './desk.ts'

const OFFICES = [
  '办公室',
  '法制处',
  '宣传处',
  '研究室',
  '艺术处',
  '公共服务处',
  '资源开发处',
  '产业发展处',
  '区域合作处',
  '行业管理处',
  '行政审批处',
]
const AFFILIATES = ['信息中心', '旅游执法大队', '质监所']

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

interface Story {
  readonly text: string
  /** The day on which it is played; a test sets the clock, nobody else can. */
  readonly at: string
  readonly year: number
  readonly measures: number
  readonly questions: number
  readonly period: string
  /** Two plain words of a measure that 艺术处 leads. */
  readonly words: string
  readonly page: Pick<PageOptions, 'width' | 'javaScript'>
}

/** import → review → adopt → a division reports with evidence → 办公室 releases → a citizen finds it. */
async function play(story: Story): Promise<void> {
  const app = await openTestApplication({ at: story.at })
  try {
    for (const name of OFFICES) await app.division(name, 'office')
    for (const name of AFFILIATES) await app.division(name, 'affiliate')
    const clerk = await app.addStaff({
      name: '王样本',
      division: '办公室',
      functions: ['handler', 'openness-handler'],
    })
    const leader = await app.addStaff({ name: '周分管', division: null, functions: ['leader'] })
    const artsClerk = await app.addStaff({ name: '李经办', division: '艺术处', functions: ['handler'] })
    const artsHead = await app.addStaff({ name: '李处长', division: '艺术处', functions: ['head'] })
    const options = { ...story.page, baseURL: await listening(app) }
    const office = await atDesk(browser, clerk, options)
    await importAndAdopt(office, story)
    await report(options, artsClerk)
    await confirm(options, artsHead)
    const publicPath = await release(office, story)
    await nothingPublic(options, story)
    await approve(options, leader, publicPath)
    await app.runJobs()
    await citizenFinds(options, story)
    expect(app.defects).toEqual([])
  } finally {
    await app.close()
  }
}

async function importAndAdopt(office: Page, story: Story): Promise<void> {
  await office.goto('/workbench/plans')
  await press(office, '导入工作要点')
  await office.fill('[name=text]', story.text)
  const began = performance.now()
  await press(office, '读出措施')
  expect(performance.now() - began).toBeLessThan(5000)
  expect(await office.locator('main').innerText()).toContain(`读出 ${String(story.measures)} 项措施`)
  expect(await office.locator('#questions').innerText()).toBe(`还有 ${String(story.questions)} 项要您定`)
  expect(await overflow(office)).toBe(0)
  while ((await office.locator('#questions').count()) > 0) {
    const card = office.locator('.measure.ask').first()
    const all = card.locator('button:has-text("全部内设机构")')
    const button = (await all.count()) > 0 ? all : card.locator('button.main')
    await Promise.all([office.waitForEvent('load'), button.first().click()])
  }
  await press(office, '项都对')
  await press(office, '看分给谁')
  expect(await office.locator('main').innerText()).toContain('艺术处')
  expect(await overflow(office)).toBe(0)
  await press(office, '采纳，分给各处室')
  expect(await office.locator('main').innerText()).toContain('已采纳')
}

async function report(options: PageOptions, staff: Staff): Promise<void> {
  const page = await atDesk(browser, staff, options)
  expect(await overflow(page)).toBe(0)
  await follow(page, '落实情况')
  const count = await page.locator('textarea[name^="text-"]').count()
  for (let at = 0; at < count; at += 1) {
    const box = page.locator('textarea[name^="text-"]').nth(at)
    if (!(await box.isVisible())) continue
    await box.fill(`第 ${String(at + 1)} 件正在办，已发布安排。`)
    const id = (await box.getAttribute('name'))?.slice('text-'.length) ?? ''
    await page.check(`[name="state-${id}"][value="on-schedule"]`)
  }
  const first =
    (await page.locator('textarea[name^="text-"]').first().getAttribute('name'))?.slice('text-'.length) ?? ''
  await page.check(`[name="state-${first}"][value="completed"]`)
  await openAdder(page, first)
  await page.fill(`[name="url-${first}"]`, 'https://www.example.gov.cn/anpai.html')
  await page.fill(`[name="title-${first}"]`, '演出安排公开页')
  await press(page, '加上佐证并保存')
  await page.locator('[name=public]').first().check()
  await openAdder(page, first)
  await page.fill(`[name="statement-${first}"]`, '内部说明：票数台账在本处。')
  await press(page, '加上佐证并保存')
  expect(await page.locator('main').innerText()).toContain('演出安排公开页')
  await press(page, '保存并交负责人')
  await page.context().close()
}

/** Opens the place where evidence of a measure is added; long forms open it with a save. */
async function openAdder(page: Page, measureId: string): Promise<void> {
  const card = page.locator(`#m-${measureId}`)
  if (await card.locator(`[name="url-${measureId}"]`).isVisible()) return
  const summary = card.locator('summary:has-text("加佐证")')
  if ((await summary.count()) > 0) await summary.click()
  else await Promise.all([page.waitForEvent('load'), card.locator('button:has-text("保存并加佐证")').click()])
}

async function confirm(options: PageOptions, staff: Staff): Promise<void> {
  const page = await atDesk(browser, staff, options)
  await follow(page, '落实情况')
  expect(await page.locator('main').innerText()).toContain('第 1 件正在办')
  expect(await overflow(page)).toBe(0)
  await press(page, '确认')
  expect(await page.locator('main').innerText()).toContain('已确认')
  await page.context().close()
}

async function release(office: Page, story: Story): Promise<string> {
  const plan = office.url()
  await accept(office)
  await office.goto(`${plan.split('?')[0] ?? ''}/releases/${story.period}`)
  const sentences = office.locator('textarea[name^="sentence-"]')
  for (let at = 0; at < (await sentences.count()); at += 1)
    await sentences.nth(at).fill('艺术处正在办，其余处室本期未报。')
  expect(await office.locator('main').innerText()).toContain('演出安排公开页')
  await press(office, '送审')
  expect(await office.locator('main').innerText()).toContain('不能由您批准发布')
  return office.url()
}

/** 办公室 accepts the one-sentence statement. */
async function accept(office: Page): Promise<void> {
  await office.reload()
  await press(office, '认可')
}

async function nothingPublic(options: PageOptions, story: Story): Promise<void> {
  const citizen = await newPage(browser, options)
  const answer = await citizen.goto(`/gzyd/${String(story.year)}/${story.period}`)
  expect(answer?.status()).toBe(404)
  await citizen.context().close()
}

async function approve(options: PageOptions, leader: Staff, path: string): Promise<void> {
  const page = await atDesk(browser, leader, options)
  await follow(page, '送审')
  expect(page.url()).toBe(path)
  await press(page, '批准发布')
  expect(await page.locator('main').innerText()).toContain('第 1 版已发布')
  await page.context().close()
}

async function citizenFinds(options: PageOptions, story: Story): Promise<void> {
  const citizen = await newPage(browser, options)
  await citizen.goto('/')
  await citizen.locator('form[role=search] input[name=q]').first().fill(story.words)
  await Promise.all([
    citizen.waitForEvent('load'),
    citizen.locator('form[role=search] button').first().click(),
  ])
  await citizen.locator('main ul.rows a').first().click()
  await citizen.waitForLoadState()
  const text = await citizen.locator('main').innerText()
  expect(text).toContain('艺术处')
  expect(text).toContain('已完成')
  expect(text).toContain('第 1 件正在办')
  expect(text).toContain('演出安排公开页')
  expect(text).not.toContain('票数台账')
  expect(await overflow(citizen)).toBe(0)
  await citizen.context().close()
}

const demonstration = {
  text: planText(2026),
  at: '2026-03-10',
  year: 2026,
  measures: 16,
  questions: 3,
  period: '2026-Q1',
  words: '惠民演出 领票',
}

describe('工作要点：从文件到公众查得到', () => {
  test(
    'the demonstration plan, in a browser',
    () => play({ ...demonstration, page: { width: 1280 } }),
    120_000,
  )

  test(
    'without JavaScript, at 320 px',
    () => play({ ...demonstration, page: { width: 320, javaScript: false } }),
    120_000,
  )

  const seed = referenceFile('data/keypoints/bj_wlj_2020_seed.txt')
  test.skipIf(seed === null)(
    `the seed, with the clock at 2020${seed === null ? `（${REFERENCE_ABSENT}）` : ''}`,
    async () => {
      const text = await readFile(seed ?? '', 'utf8')
      await play({
        text,
        at: '2020-03-20',
        year: 2020,
        measures: 29,
        questions: 5,
        period: '2020-Q1',
        words: '文艺舞台 精品剧目',
        page: { width: 1280 },
      })
    },
    120_000,
  )
})
