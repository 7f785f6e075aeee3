import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { writeWorkbook } from '../../src/platform/sheets/write-workbook.ts'
import { openTestApplication } from '../support/application.ts'
import { newPage, openBrowser } from '../support/browser.ts'
import { atDesk, follow, listening, overflow, press } from './desk.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const HEADS = ['类别', '名称', '等级', '文号', '评定日期', '有效期至']
const table = (level: string) =>
  writeWorkbook({
    ...{ name: '等级评定', title: '等级评定' },
    columns: HEADS.map((head) => ({ head, width: 10 })),
    rows: [['旅游民宿', '望湖的院子', level, '示例旅评〔2026〕21号', '2026-02-01', '2026-06-30']],
  })

test('a list is imported, a second person releases it, the public finds it as on a day, it runs out, and its keeper is asked', async () => {
  const app = await openTestApplication({ at: '2026-03-10', demo: true })
  try {
    await app.runJobs()
    const baseURL = await listening(app)
    const clerk = await atDesk(browser, await app.demonstrationStaff('hangye'), { baseURL })
    await follow(clerk, '等级评定')
    await press(clerk, '从表格导入')
    const sheet = { name: '评定.xlsx', mimeType: 'application/vnd.ms-excel' }
    await clerk.setInputFiles('[name=sheet]', { ...sheet, buffer: Buffer.from(await table('特级')) })
    await press(clerk, '先看会改什么')
    expect(await clerk.locator('main').innerText()).toContain('旅游民宿的等级要写甲级、乙级、丙级之一')
    await clerk.setInputFiles('[name=sheet]', { ...sheet, buffer: Buffer.from(await table('甲级')) })
    await press(clerk, '先看会改什么')
    expect(await clerk.locator('main').innerText()).toContain('新登记 1 条')
    await press(clerk, '确认导入')
    expect(await clerk.locator('main').innerText()).toContain('新登记 1 条，改了 0 条')
    await follow(clerk, '核对公布')
    expect(await clerk.locator('main').innerText()).toContain('由维护处室的负责人')

    const head = await atDesk(browser, await app.demonstrationStaff('zhuren'), { baseURL })
    expect(await head.locator('main').innerText()).toContain('望湖的院子')
    await head.goto('/workbench/ratings/release')
    await head.fill('[name=changeNote]', '公布一季度民宿评定结果')
    await press(head, '核对无误，公布')
    expect(await head.locator('main').innerText()).toContain('已公布')
    await app.runJobs()

    const citizen = await newPage(browser, { baseURL, width: 320 })
    await citizen.goto('/lm/djpd')
    await follow(citizen, '旅游民宿')
    await citizen.fill('form[action^="/djpd"] [name=q]', '望湖')
    await press(citizen, '找')
    expect(await citizen.locator('main').innerText()).toMatch(/望湖的院子[\s\S]*甲级[\s\S]*有效/)
    expect(await overflow(citizen)).toBe(0)
    await citizen.fill('[name=on]', '2026-01-31')
    await press(citizen, '找')
    expect(await citizen.locator('main').innerText()).toContain('没有符合的评定结果')
    await citizen.fill('[name=on]', '2026-07-01')
    await press(citizen, '找')
    expect(await citizen.locator('main').innerText()).toMatch(/望湖的院子[\s\S]*已到期/)

    app.clock.set('2026-04-02')
    await app.runJobs()
    const later = await atDesk(browser, await app.demonstrationStaff('hangye'), { baseURL })
    await later.goto('/workbench/ratings')
    await follow(later, '望湖的院子')
    await later.fill('[name=validUntil]', '2026-06-29')
    await press(later, '保存')
    await later.goto('/workbench')
    expect(await later.locator('main').innerText()).toContain('等级 2026-06-29 到期，复核')
    await follow(later, '等级 2026-06-29 到期')
    expect(await overflow(later)).toBe(0)
    expect(app.defects).toEqual([])
  } finally {
    await app.close()
  }
})

test('a plan is recorded, its first stage is drafted from the line, and the public sees where the other one stands', async () => {
  const app = await openTestApplication({ at: '2026-03-10', demo: true })
  try {
    await app.runJobs()
    const baseURL = await listening(app)
    const clerk = await atDesk(browser, await app.demonstrationStaff('yanjiu'), { baseURL })
    await follow(clerk, '公开《示例市文化和旅游发展五年规划》2025 年实施情况')
    await clerk.goto('/workbench/long-term-plans')
    await clerk.fill('[name=name]', '虚构三年文化规划')
    await clerk.fill('[name=fromYear]', '2027')
    await clerk.fill('[name=toYear]', '2029')
    await clerk.selectOption('[name=divisionId]', { label: '研究室' })
    await press(clerk, '登记')
    expect(await clerk.locator('main').innerText()).toContain('公众看不到这个规划')
    await press(clerk, '起草')
    expect(await clerk.locator('[name=field-plan]').inputValue()).toBe('虚构三年文化规划')
    expect(await clerk.locator('[name=field-stage]').inputValue()).toBe('编制')
    const citizen = await newPage(browser, { baseURL, width: 320 })
    await citizen.goto('/lm/ghjh')
    await follow(citizen, '示例市文化和旅游发展五年规划')
    expect(await citizen.locator('main').innerText()).toMatch(/发布\s+已办[\s\S]*年度实施情况\s+正在办/)
    expect(await overflow(citizen)).toBe(0)
    expect(app.defects).toEqual([])
  } finally {
    await app.close()
  }
})
