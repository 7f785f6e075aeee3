import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestApplication } from '../support/application.ts'
import type { Staff } from '../support/application.ts'
import { newPage, openBrowser } from '../support/browser.ts'
import { atDesk, follow, listening, overflow, press } from './desk.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const FIELDS = {
  docNo: '示例文旅发〔2026〕1号',
  issuer: '示例市文化和旅游局',
  written: '2026-03-01',
  effective: '2026-04-01',
  topic: '文化、广电、新闻出版',
  hotline: '000-55550102',
}

async function draftPolicy(page: Page): Promise<void> {
  await page.goto('/workbench/packages/new')
  await page.fill('[name=title]', '小剧场扶持办法')
  await page.selectOption('[name=place]', 'zcwj policy')
  await press(page, '开始写')
  for (const [key, value] of Object.entries(FIELDS)) await page.fill(`[name=field-${key}]`, value)
  await page.fill('[name=body]', '第一条 在本市登记、一年演出不少于八十场的小剧场，可以申请扶持。')
  await press(page, '保存')
  await page.goto('/workbench/policies')
  await follow(page, '小剧场扶持办法')
}

async function writePlan(page: Page): Promise<void> {
  await page.check('[name=forms][value=简明问答]')
  await page.check('[name=channels][value=本网站]')
  await page.fill('[name=interpreter]', '艺术处')
  await page.fill('[name=firstInterpreter]', '梁样本，局长')
  await page.check('[name=firstAct][value=interview]')
  await page.fill('[name=firstActNote]', '发布当周在线访谈')
  await page.fill('[name=outline]', '谁能申请')
  await page.fill('[name=risk]', '往年补不补：不补')
  await page.check('[name=briefing][value=not-needed]')
  await page.fill('[name=briefingNote]', '已逐家走访')
  await press(page, '存解读方案')
}

async function addInterpretation(page: Page): Promise<void> {
  await press(page, '加一份解读')
  await page.selectOption('[name=field-form]', '问答')
  await page.fill('[name=field-interpreter]', '艺术处')
  await page.fill('[name=body]', '问：我的剧场只有两百个座位，能拿到钱吗？\n答：能，一年演满八十场就行。')
  await press(page, '保存')
  await page.goto('/workbench/policies')
  await follow(page, '小剧场扶持办法')
  await page.locator('input[value=own]').check()
  await press(page, '存声明')
  await page.selectOption('[name=firstActPiece]', { label: '稿件：解读：小剧场扶持办法' })
  await press(page, '存解读方案')
}

async function passGate(staff: Staff, options: { readonly baseURL: string }, path: string): Promise<void> {
  const page = await atDesk(browser, staff, options)
  await page.goto(path)
  for (const box of await page.locator('[name=checked]').all()) await box.check()
  await press(page, '通过')
  await page.context().close()
}

test('a policy without its 解读 goes nowhere; with it both come out in the same minute, linked both ways', async () => {
  const app = await openTestApplication({ at: '2026-03-10' })
  try {
    await app.division('艺术处', 'office')
    const author = await app.addStaff({ name: '王编写', division: '艺术处', functions: ['handler'] })
    const signers = [
      await app.addStaff({ name: '李处长', division: '艺术处', functions: ['head'] }),
      await app.addStaff({ name: '邓保密', functions: ['secrecy-review'] }),
      await app.addStaff({ name: '赵审核', functions: ['content-review'] }),
      await app.addStaff({ name: '周分管', division: null, functions: ['leader'] }),
    ]
    const baseURL = await listening(app)
    const page = await atDesk(browser, author, { baseURL })
    await draftPolicy(page)
    expect(await page.locator('main').innerText()).toContain('《小剧场扶持办法》还没有解读')
    await press(page, '回稿件')
    expect(await page.locator('button:has-text("送审")').count()).toBe(0)
    expect(await page.locator('main').innerText()).toContain('还差这些才能送审')
    await press(page, '解读方案和解读')
    await writePlan(page)
    await addInterpretation(page)
    expect(await page.locator('main').innerText()).toContain('解读方案和解读都齐了')
    expect(await overflow(page)).toBe(0)
    await press(page, '回稿件')
    await press(page, '送审')
    const path = new URL(page.url()).pathname
    for (const signer of signers) await passGate(signer, { baseURL }, path)
    await app.runJobs()
    await citizenReads(baseURL)
    expect(app.defects).toEqual([])
  } finally {
    await app.close()
  }
})

async function citizenReads(baseURL: string): Promise<void> {
  const citizen = await newPage(browser, { baseURL, width: 320 })
  await citizen.goto('/lm/zcwj')
  await follow(citizen, '小剧场扶持办法')
  const released = await citizen.locator('article .meta time').first().innerText()
  expect(await overflow(citizen)).toBe(0)
  await follow(citizen, '解读：小剧场扶持办法')
  expect(await citizen.locator('article .meta time').first().innerText()).toBe(released)
  expect(await citizen.locator('aside').innerText()).toContain('政策咨询电话：000-55550102')
  await citizen.locator('aside a', { hasText: '小剧场扶持办法' }).click()
  expect(await citizen.locator('h1').innerText()).toBe('小剧场扶持办法')
}
