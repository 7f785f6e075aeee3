import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestApplication } from '../support/application.ts'
import { newPage, openBrowser } from '../support/browser.ts'
import { atDesk, follow, listening, overflow, press } from './desk.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

test('a citizen finds the four labels one step from the home page, the rule with its file and the policy by its index', async () => {
  const app = await openTestApplication({ at: '2026-10-12', demo: true })
  try {
    await app.runJobs()
    const baseURL = await listening(app)
    const citizen = await newPage(browser, { baseURL })
    await citizen.goto('/')
    await follow(citizen, '政府信息公开')
    expect(await citizen.locator('nav[aria-label=政府信息公开专栏] a').allInnerTexts()).toEqual([
      '政府信息公开指南',
      '政府信息公开制度',
      '法定主动公开内容',
      '政府信息公开年报',
    ])
    await follow(citizen, '政府信息公开指南')
    for (const text of ['工作机构名称', '办公地址', '办公时间', '联系电话', '获取方式'])
      expect(await citizen.locator('main').innerText()).toContain(text)
    await follow(citizen, '政府信息公开制度')
    expect(await citizen.locator('main').innerText()).toMatch(/政府信息公开审查办法[\s\S]*2025-04-01 起施行/)
    expect(await citizen.locator('main a[href*="/files/"]').count()).toBe(1)
    await follow(citizen, '政府信息公开年报')
    expect(await citizen.locator('main').innerText()).toContain('2025 年度')
    await follow(citizen, '法定主动公开内容')
    await follow(citizen, '政府信息公开目录')
    await citizen.fill('#catalogue-words', '小剧场演出扶持')
    await press(citizen, '查目录')
    expect(await citizen.locator('main').innerText()).toContain('000000000/2026-00001')
    await press(citizen, '依申请公开')
    expect(await citizen.locator('main').innerText()).toContain('政府信息公开申请表')
    const phone = await newPage(browser, { baseURL, width: 320 })
    for (const path of ['', '/zn', '/zd', '/fdzdgknr', '/fdzdgknr/ml', '/nb', '/ysqgk']) {
      await phone.goto(`/zfxxgk${path}`)
      expect([path, await overflow(phone)]).toEqual([path, 0])
    }
    expect(app.defects).toEqual([])
  } finally {
    await app.close()
  }
})

test('办公室 changes the guide, the checker says so, and its head releases it with a note', async () => {
  const app = await openTestApplication({ at: '2026-10-12', demo: true })
  try {
    const baseURL = await listening(app)
    const clerk = await atDesk(browser, await app.demonstrationStaff('bangongshi'), { baseURL })
    await follow(clerk, '公开专栏')
    expect(await clerk.locator('main').innerText()).toContain('公开指南里没有传真号码')
    await clerk.fill('[name=arrangement]', '按主题和时间两种方式编排。')
    await press(clerk, '存指南')
    expect(await clerk.locator('main').innerText()).toContain('公开指南有 2 处和现在的资料不同')
    expect(await overflow(clerk)).toBe(0)
    const head = await atDesk(browser, await app.demonstrationStaff('zhuren'), { baseURL })
    await follow(head, '公开专栏')
    await head.fill('[name=changeNote]', '写清编排体系')
    await press(head, '批准发布指南')
    const citizen = await newPage(browser, { baseURL })
    await citizen.goto('/zfxxgk/zn')
    expect(await citizen.locator('main').innerText()).toContain('按主题和时间两种方式编排')
    expect(app.defects).toEqual([])
  } finally {
    await app.close()
  }
})
