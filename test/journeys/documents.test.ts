import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestApplication, SYSTEM } from '../support/application.ts'
import type { Staff } from '../support/application.ts'
import {
  loadPackage,
  passGate,
  readBody,
  startPackage,
  submitPackage,
} from '../../src/modules/ground/publication/index.ts'
import { watchDocuments } from '../../src/modules/publishing/documents/index.ts'
import { askExemption, decideExemption } from '../../src/modules/publishing/policies/index.ts'
import { newPage, openBrowser } from '../support/browser.ts'
import { writeWorkbook } from '../../src/platform/sheets/write-workbook.ts'
import { atDesk, listening, overflow, press } from './desk.ts'

const app = await openTestApplication({ at: '2026-03-10' })
const baseURL = await listening(app)
const clerk = await app.addStaff({ name: '周经办', division: '艺术处' })
const head = await app.addStaff({ name: '周处长', division: '艺术处', functions: ['head'] })
const secrecy = await app.addStaff({ name: '邓保密', division: '办公室', functions: ['secrecy-review'] })
const content = await app.addStaff({ name: '孙处长', division: '宣传处', functions: ['content-review'] })
const leader = await app.addStaff({ name: '周分管', division: null, functions: ['leader'] })
let browser: Browser

beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(async () => {
  await browser.close()
  await app.close()
})

const desks = new Map<string, Page>()
/** The desk of somebody, signed in once. */
async function deskOf(staff: Staff): Promise<Page> {
  const known = desks.get(staff.id)
  if (known !== undefined) return known
  const page = await atDesk(browser, staff, { baseURL, width: 360 })
  page.setDefaultTimeout(10_000)
  desks.set(staff.id, page)
  return page
}

/** Another day: everybody signs in anew. */
async function dayComes(day: string): Promise<void> {
  app.clock.set(day)
  for (const page of desks.values()) await page.context().close()
  desks.clear()
}

interface Line {
  readonly number: string
  readonly title: string
  readonly attribute: 'open' | 'on-request'
  readonly normative?: boolean
}

/** The clerk registers a document; gives the address of its page. */
async function register({ number, title, attribute, normative }: Line): Promise<string> {
  const page = await deskOf(clerk)
  await page.goto('/workbench/documents')
  await press(page, '登记公文')
  expect(await overflow(page)).toBe(0)
  await page.fill('[name=title]', title)
  await page.fill('[name=number]', number)
  await page.selectOption('[name=divisionId]', { label: '艺术处' })
  await page.fill('[name=writtenOn]', '2026-03-02')
  await page.check('[name=policy]')
  if (normative === true) {
    await page.check('[name=normative]')
    await page.fill('[name=printedOn]', '2026-03-04')
  }
  await page.check(`[name=attribute][value=${attribute}]`)
  await press(page, '登记')
  expect(await overflow(page)).toBe(0)
  return new URL(page.url()).pathname
}

/** The leader finds it in 今日 and agrees there. */
async function decideToday(title: string): Promise<void> {
  const page = await deskOf(leader)
  await page.goto('/workbench')
  const form = page.locator(`form[aria-label*="${title}"]`).first()
  await form.evaluate((node) => node.closest('details')?.setAttribute('open', ''))
  await Promise.all([page.waitForEvent('load'), form.getByRole('button', { name: '同意' }).click()])
}

/** What goes with a policy is a journey of its own (policies.test.ts): here one without 解读, as its head agreed. */
async function exempt(packageId: string): Promise<void> {
  await app.work(clerk.actor, (work) => askExemption(work, packageId, '条文只有一条，写明了由谁做、怎么做。'))
  await app.work(head.actor, (work) => decideExemption(work, packageId, 'signed'))
}

/** From the page of a document to the public: drafted, written, through its four gates. */
async function publish(document: string): Promise<void> {
  const page = await deskOf(clerk)
  await page.goto(document)
  await press(page, '起草')
  await page.fill('[name=body]', '第一条 支持小剧场演出。')
  await page.fill('[name=field-issuer]', '示例市文化和旅游局')
  await page.fill('[name=field-effective]', '2026-03-02')
  await page.fill('[name=field-topic]', '文化')
  await page.fill('[name=field-hotline]', '000-55550100')
  await press(page, '保存')
  await page.goto(document)
  await page.getByRole('link', { name: '打开稿件' }).click()
  await page.waitForURL(/\/packages\//)
  const address = new URL(page.url()).pathname
  await exempt(address.split('/').at(-1) ?? '')
  await page.goto(address)
  await press(page, '送审')
  for (const signer of [head, secrecy, content, leader]) {
    const desk = await deskOf(signer)
    await desk.goto(address)
    for (const box of await desk.locator('[name=checked]').all()) await box.check()
    await press(desk, '通过')
  }
  await app.runJobs()
}

/** A 动态 of the same division, written and signed without a word about documents. */
async function bringOutNews({ title, words }: { readonly title: string; readonly words: string }) {
  const packageId = await app.work(clerk.actor, async (work) => {
    const place = { typeId: 'news', columnId: 'zwdt', title }
    const started = await startPackage(work, await app.division('艺术处'), {
      ...place,
      body: readBody(words),
    })
    await submitPackage(work, started.packageId, { releaseAt: null })
    return started.packageId
  })
  for (const [signer, gateId] of [
    [head, 'head'],
    [content, 'content'],
  ] as const)
    await app.work(signer.actor, async (work) => {
      const { gates, round } = await loadPackage(work, packageId)
      const lists = gates.find(({ id }) => id === gateId)?.checklists ?? []
      const checked = lists.flatMap(({ items }) => items)
      await passGate(work, { packageId, gateId, seen: round?.contentHash ?? '', checked })
    })
}

describe('a document from its register to the public, and its end', () => {
  const NUMBER = '示例文旅发〔2026〕3号'
  let old = ''

  test('register, attribute, draft, gates, public', async () => {
    old = await register({ number: NUMBER, title: '小剧场扶持办法', attribute: 'open' })
    await decideToday('小剧场扶持办法')
    const page = await deskOf(clerk)
    await page.goto('/workbench')
    expect(await page.locator('main').innerText()).toContain('主动公开：《小剧场扶持办法》')
    await publish(old)
    await page.goto('/workbench')
    expect(await page.locator('main').innerText()).not.toContain('主动公开：《小剧场扶持办法》')
    const reader = await newPage(browser, { baseURL, width: 320, javaScript: false })
    await reader.goto('/zcwj')
    await reader.fill('form[action="/zcwj"] [name=q]', '[2026]3号')
    await reader.locator('form[action="/zcwj"] button').click()
    await reader.getByRole('link', { name: '小剧场扶持办法' }).click()
    await reader.getByText('第一条').first().waitFor()
    expect(await overflow(reader)).toBe(0)
    await reader.context().close()
  })

  test('a later document amends it: the old page is marked, the page that names it owes a look', async () => {
    await bringOutNews({ title: '小剧场补贴开始申报', words: '按《小剧场扶持办法》申报补贴。' })
    const amending = await register({
      ...{ number: '示例文旅发〔2026〕8号', title: '修改一部分办法的决定', attribute: 'open' },
    })
    const page = await deskOf(clerk)
    await page.goto(amending)
    await page.check('[name=kind][value=amends]')
    await page.fill('[name=otherNumber]', NUMBER)
    await page.fill('[name=since]', '2026-03-10')
    const form = page.locator('form[aria-label="登记修改、废止"]')
    await Promise.all([page.waitForEvent('load'), form.getByRole('button').click()])
    await page.goto('/workbench')
    expect(await page.locator('main').innerText()).toContain('核对引用的页面：小剧场补贴开始申报')
    const reader = await newPage(browser, { baseURL, width: 320, javaScript: false })
    await reader.goto('/zcwj')
    await reader.getByRole('link', { name: '小剧场扶持办法' }).click()
    await reader.getByText('已修改').first().waitFor()
    await reader.context().close()
  })

  test('a later document repeals it: the old page is marked and stays, the list moves it', async () => {
    const later = await register({
      ...{ number: '示例文旅发〔2026〕9号', title: '小剧场管理办法', attribute: 'open' },
    })
    const page = await deskOf(clerk)
    await page.goto(later)
    await page.check('[name=kind][value=repeals]')
    await page.fill('[name=otherNumber]', '示例文旅发〔2026〕300号')
    await page.fill('[name=since]', '2026-03-10')
    const form = page.locator('form[aria-label="登记修改、废止"]')
    await Promise.all([page.waitForEvent('load'), form.getByRole('button').click()])
    await page.getByText('登记簿里没有这个文号').first().waitFor()
    expect(await page.inputValue('[name=since]')).toBe('2026-03-10')
    await page.fill('[name=otherNumber]', NUMBER)
    await Promise.all([page.waitForEvent('load'), form.getByRole('button').click()])
    const reader = await newPage(browser, { baseURL, width: 320, javaScript: false })
    await reader.goto('/zcwj?state=repealed')
    await reader.getByRole('link', { name: '小剧场扶持办法' }).click()
    await reader.getByText('本文件已于 2026-03-10 废止').waitFor()
    await reader.context().close()
  })
})

describe('the gazette', () => {
  test.each([
    { number: '示例文旅发〔2026〕11号', title: '按时转送的办法', on: '2026-03-13', word: '按时' },
    { number: '示例文旅发〔2026〕12号', title: '超期转送的办法', on: '2026-03-16', word: '超期' },
  ])('$title', async ({ number, title, on, word }) => {
    await dayComes('2026-03-10')
    const document = await register({ number, title, attribute: 'open', normative: true })
    const page = await deskOf(clerk)
    expect(await page.locator('main').innerText()).toContain('最迟 2026-03-13')
    const buffer = Buffer.from(
      await writeWorkbook({ name: '表', title: '表', columns: [{ head: '项', width: 8 }], rows: [['甲']] }),
    )
    const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
    await page.setInputFiles('[name=file]', { name: '正文.xlsx', mimeType, buffer })
    await page.check('[name=cleared]')
    await press(page, '上传')
    await dayComes('2026-03-16')
    const later = await deskOf(clerk)
    await later.goto(document)
    await later.fill('[name=handedOn]', on)
    await later.fill('[name=paperCopies]', '3')
    await later.fill('[name=receivedBy]', '公报室')
    await press(later, '登记转送')
    expect(await later.locator('section[aria-labelledby=h-gazette]').innerText()).toContain(word)
    await later.goto('/workbench')
    expect(await later.locator('main').innerText()).not.toContain(`转送政府公报：《${title}》`)
  })
})

test('a re-examination opens a document, which may then be drafted', async () => {
  await dayComes('2026-03-10')
  const page = await deskOf(clerk)
  await page.goto('/workbench/documents/new')
  await page.fill('[name=title]', '排练厅借用规定')
  await page.fill('[name=writtenOn]', '2026-03-02')
  await page.selectOption('[name=divisionId]', { label: '艺术处' })
  await page.check('[name=attribute][value=on-request]')
  await press(page, '登记')
  await page.getByText('请写明为什么不属于').first().waitFor()
  await page.fill('[name=reason]', '只涉及三家院团')
  await press(page, '登记')
  const document = new URL(page.url()).pathname
  const desk = await deskOf(head)
  await desk.goto(document)
  await press(desk, '同意')
  await dayComes('2027-03-01')
  await app.work(SYSTEM, watchDocuments)
  const again = await deskOf(head)
  await again.goto('/workbench')
  await again.getByRole('link', { name: '复审：《排练厅借用规定》' }).first().click()
  await again.check('[name=outcome][value=opened]')
  await again.fill('[name=lookReason]', '现在向社会开放借用')
  await press(again, '记下复审')
  expect(await again.locator('main').innerText()).toContain('等审定属性的人确认')
  await decideToday('排练厅借用规定')
  await again.goto(document)
  await press(again, '起草')
  expect(await again.inputValue('[name=title]')).toBe('排练厅借用规定')
})
