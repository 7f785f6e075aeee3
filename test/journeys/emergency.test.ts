import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestApplication } from '../support/application.ts'
import type { Staff } from '../support/application.ts'
import { newPage, openBrowser } from '../support/browser.ts'
import { atDesk, listening, overflow, press } from './desk.ts'

const app = await openTestApplication({ at: '2026-03-10T10:00:00+08:00' })
const baseURL = await listening(app)
const clerk = await app.addStaff({ name: '陈经办', division: '行业管理处' })
const content = await app.addStaff({ name: '孙处长', division: '宣传处', functions: ['content-review'] })
const secrecy = await app.addStaff({ name: '邓保密', division: '办公室', functions: ['secrecy-review'] })
const leader = await app.addStaff({ name: '周值班', division: null, functions: ['leader'] })
const office = await app.addStaff({ name: '钱主任', division: '办公室', functions: ['openness-head'] })
let browser: Browser

beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(async () => {
  await browser.close()
  await app.close()
})

/** Somebody's desk on a phone. */
async function deskOf(staff: Staff): Promise<Page> {
  return atDesk(browser, staff, { baseURL, width: 360, javaScript: false })
}

async function sign(staff: Staff, address: string): Promise<void> {
  const desk = await deskOf(staff)
  await desk.goto(address)
  for (const box of await desk.locator('[name=checked]').all()) await box.check()
  await press(desk, '通过')
  await desk.context().close()
}

test('应急: a grave event is written down, reviewed by three within hours, public, and followed up', async () => {
  const desk = await deskOf(clerk)
  await desk.goto('/workbench/packages/new')
  await desk.fill('[name=title]', '样本山景区今天临时关闭')
  await desk.selectOption('[name=place]', 'yjxx emergency')
  await press(desk, '开始')
  await desk.fill(
    '[name=body]',
    '样本山景区今天临时关闭。\n\n- 已经购票的全额退\n- 山上的游客请听工作人员安排下山',
  )
  await desk.selectOption('[name=field-level]', '重大')
  await desk.fill('[name=field-happened]', '昨天夜里')
  await desk.fill('[name=field-authorised]', '示例市应急指挥部，2026-03-10 09:40')
  await press(desk, '保存')
  expect(await desk.locator('main').innerText()).toContain('还差')
  expect(await desk.inputValue('[name=field-happened]')).toBe('昨天夜里')
  await desk.fill('[name=field-happened]', '2026-03-10 09:05')
  await press(desk, '保存')
  expect(await overflow(desk)).toBe(0)
  await press(desk, '回到稿件')
  const address = new URL(desk.url()).pathname
  await press(desk, '送审')
  await desk.goto('/workbench')
  const owed = await desk.locator('main').innerText()
  expect(owed).toContain('14:05 前发布：样本山景区今天临时关闭')
  expect(owed).toContain('09:05 前召开新闻发布会：样本山景区今天临时关闭')

  await sign(content, address)
  await sign(secrecy, address)
  await sign(leader, address)
  await app.runJobs()
  const reader = await newPage(browser, { baseURL, width: 320, javaScript: false })
  await reader.goto('/lm/yjxx')
  await reader.getByRole('link', { name: '样本山景区今天临时关闭' }).click()
  const said = await reader.locator('main').innerText()
  for (const words of ['重大', '2026-03-10 09:05', '示例市应急指挥部', '已经购票的全额退'])
    expect(said).toContain(words)
  expect(await overflow(reader)).toBe(0)
  await reader.context().close()

  await desk.goto('/workbench')
  const left = await desk.locator('main').innerText()
  expect(left).not.toContain('14:05 前发布')
  await desk.goto(`${address}/conference`)
  await desk.check('[name=outcome][value=held]')
  await press(desk, '登记')
  await desk.getByText('请写明时间地点').first().waitFor()
  await desk.fill('[name=note]', '3月10日16时在市新闻发布中心')
  await press(desk, '登记')
  expect(await desk.locator('main').innerText()).toContain('已召开：3月10日16时在市新闻发布中心')
  await desk.context().close()
  await sign(office, address)
})
