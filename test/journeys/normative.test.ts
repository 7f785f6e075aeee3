import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { askExemption, decideExemption } from '../../src/modules/publishing/policies/index.ts'
import { openTestApplication } from '../support/application.ts'
import type { Staff } from '../support/application.ts'
import { newPage, openBrowser } from '../support/browser.ts'
import { atDesk, listening, overflow, press } from './desk.ts'

const app = await openTestApplication({ at: '2026-03-10' })
const baseURL = await listening(app)
const clerk = await app.addStaff({ name: '周经办', division: '艺术处' })
const head = await app.addStaff({ name: '周处长', division: '艺术处', functions: ['head'] })
const law = await app.addStaff({ name: '陈法制', division: '法制处', functions: ['legal-review'] })
const office = await app.addStaff({ name: '王办公', division: '办公室', functions: ['openness-handler'] })
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
async function deskOf(staff: Staff): Promise<Page> {
  const known = desks.get(staff.id)
  if (known !== undefined) return known
  const page = await atDesk(browser, staff, { baseURL, width: 360 })
  page.setDefaultTimeout(10_000)
  desks.set(staff.id, page)
  return page
}

async function dayComes(day: string): Promise<void> {
  app.clock.set(day)
  for (const page of desks.values()) await page.context().close()
  desks.clear()
}

/** What is typed into the form of a step; a choice is named with its value. */
interface Typed {
  readonly fields: Readonly<Record<string, string>>
  readonly outcome?: string
  readonly advice?: string
}

/** Somebody opens the making and records the step that waits for him. */
async function record(making: string, by: Staff, ...[step, typed]: readonly [step: string, typed: Typed]) {
  const { fields, outcome, advice } = typed
  const page = await deskOf(by)
  await page.goto(making)
  for (const [name, value] of Object.entries({ finding: '写明了情况和结论', ...fields }))
    await page.fill(`[name=${step}-${name}]`, value)
  if (outcome !== undefined) await page.check(`[name=${step}-outcome][value=${outcome}]`)
  if (advice !== undefined) await page.check(`[name=${step}-advice][value=${advice}]`)
  await press(page, '登记')
  expect(await overflow(page)).toBe(0)
  return page
}

async function begin(title: string, urgentBecause = ''): Promise<string> {
  const page = await deskOf(clerk)
  await page.goto('/workbench/documents')
  await press(page, '规范性文件')
  await press(page, '认定一件')
  await page.fill('[name=title]', title)
  await page.fill('[name=identifiedBecause]', '规定扶持资金的申请条件，在全市反复适用')
  await page.check('[name=operators]')
  await page.fill('[name=urgentBecause]', urgentBecause)
  await press(page, '认定')
  expect(await overflow(page)).toBe(0)
  return new URL(page.url()).pathname
}

const main = async (page: Page) => page.locator('main').innerText()

describe('a 规范性文件 from 认定 to 公布', () => {
  const made = { making: '', number: '示例文旅发〔2026〕7号' }

  test('is begun, and its text opens a package that cannot be sent to review yet', async () => {
    made.making = await begin('小剧场扶持办法')
    const page = await deskOf(clerk)
    await press(page, '起草稿件')
    await page.fill('[name=body]', '第一条 支持小剧场演出。')
    await press(page, '保存')
    await page.goto(made.making)
    await page.getByRole('link', { name: '打开稿件' }).click()
    await page.waitForURL(/\/packages\//)
    expect(await main(page)).toContain('规范性文件还差：起草、评估论证')
  })

  test('comments shorter than thirty days are sent back beside the field, with everything kept', async () => {
    await record(made.making, clerk, 'assess', { fields: { on: '2026-03-10' } })
    await dayComes('2026-04-13')
    const consulted = { on: '2026-04-13', from: '2026-03-11', place: '门户网站', opinions: '2' }
    const page = await record(made.making, clerk, 'consult', {
      ...{ outcome: 'held', fields: { ...consulted, until: '2026-04-01' } },
    })
    expect(await main(page)).toContain('公开征求意见要满 30 天，这里是 21 天。')
    expect(await page.inputValue('[name=consult-place]')).toBe('门户网站')
    await record(made.making, clerk, 'consult', {
      ...{ outcome: 'held', fields: { ...consulted, until: '2026-04-10' } },
    })
    await record(made.making, clerk, 'fair', {
      ...{ outcome: 'fits', fields: { on: '2026-04-13', consistency: '一致' } },
    })
  })

  test('legality is not skipped: 办公室 has no form for 集体审议, and one made up by hand is refused', async () => {
    const page = await deskOf(office)
    await page.goto(made.making)
    expect(await main(page)).toContain('会签、征求意见、参加会议都不能代替')
    expect(await page.locator('[name=deliberate-finding]').count()).toBe(0)
    const body = await page.evaluate(async (address) => {
      const token = document.querySelector<HTMLInputElement>('[name=_token]')?.value ?? ''
      const typed = new URLSearchParams({
        ...{ _token: token, submissionId: crypto.randomUUID(), step: 'deliberate' },
        ...{ 'deliberate-outcome': 'passed', 'deliberate-on': '2026-04-13' },
        ...{ 'deliberate-reference': '纪要', 'deliberate-finding': '先上会' },
      })
      const answer = await fetch(address, { method: 'POST', body: typed })
      return `${String(answer.status)} ${await answer.text()}`
    }, `${made.making}/steps`)
    expect(body).toMatch(/^409 /)
    await page.goto(made.making)
    expect(await main(page)).not.toContain('先上会')
  })

  test('法制 gives its opinion after five working days, the meeting says what became of it', async () => {
    const opinion = { on: '2026-04-13', reference: '法审〔2026〕1号' }
    const early = await record(made.making, law, 'legality', { outcome: 'amend', fields: opinion })
    expect(await main(early)).toContain('最早 2026-04-20 出意见')
    await dayComes('2026-04-20')
    await record(made.making, law, 'legality', {
      ...{ outcome: 'amend', fields: { ...opinion, on: '2026-04-20' } },
    })
    await record(made.making, office, 'deliberate', {
      ...{ outcome: 'passed', advice: 'all' },
      fields: { on: '2026-04-20', reference: '局长办公会纪要〔2026〕9号' },
    })
  })

  test('what OA numbered is registered, decided, and linked as issued', async () => {
    const page = await deskOf(clerk)
    await page.goto('/workbench/documents/new')
    await page.fill('[name=title]', '小剧场扶持办法')
    await page.fill('[name=number]', made.number)
    await page.selectOption('[name=divisionId]', { label: '艺术处' })
    for (const field of ['writtenOn', 'printedOn', 'effectiveOn'])
      await page.fill(`[name=${field}]`, '2026-04-20')
    await page.check('[name=policy]')
    await page.check('[name=normative]')
    await page.check('[name=attribute][value=open]')
    await press(page, '登记')
    const document = new URL(page.url()).pathname
    const early = await record(made.making, clerk, 'issue', { fields: { documentNumber: made.number } })
    expect(await main(early)).toContain('公开属性还没有审定')
    const signing = await deskOf(leader)
    await signing.goto(document)
    await press(signing, '同意')
    const done = await record(made.making, clerk, 'issue', { fields: { documentNumber: made.number } })
    expect(await main(done)).toContain('已经印发，等公布')
  })

  test('now it goes through its gates, and the public reads it; 备案 is owed by 法制', async () => {
    const page = await deskOf(clerk)
    await page.getByRole('link', { name: '打开稿件' }).click()
    await page.waitForURL(/\/packages\//)
    const address = new URL(page.url()).pathname
    const packageId = address.split('/').at(-1) ?? ''
    await app.work(clerk.actor, (work) => askExemption(work, packageId, '条文只有一条，写明了怎么做。'))
    await app.work(head.actor, (work) => decideExemption(work, packageId, 'signed'))
    await page.locator('main a[href^="/workbench/drafts/"]').first().click()
    await page.waitForURL(/\/drafts\//)
    expect(await page.inputValue('[name=field-docNo]')).toBe(made.number)
    await page.fill('[name=field-issuer]', '示例市文化和旅游局')
    await page.fill('[name=field-topic]', '文化')
    await page.fill('[name=field-hotline]', '000-55550100')
    await press(page, '保存')
    await page.goto(address)
    expect(await main(page)).not.toContain('规范性文件还差')
    await press(page, '送审')
    for (const signer of [head, secrecy, content, leader]) {
      const desk = await deskOf(signer)
      await desk.goto(address)
      for (const box of await desk.locator('[name=checked]').all()) await box.check()
      await press(desk, '通过')
    }
    await app.runJobs()
    const reader = await newPage(browser, { baseURL, width: 320, javaScript: false })
    await reader.goto('/zcwj')
    await reader.getByRole('link', { name: '小剧场扶持办法' }).click()
    await reader.getByText('第一条').first().waitFor()
    await reader.context().close()
    const desk = await deskOf(law)
    await desk.goto('/workbench')
    expect(await main(desk)).toContain('备案：《小剧场扶持办法》')
    await record(made.making, law, 'file', { fields: { on: '2026-04-20', reference: '备〔2026〕3号' } })
    expect(await main(desk)).toContain('备〔2026〕3号')
  })
})

test('an urgent one is shortened, and still goes past 法制 and the meeting', async () => {
  await dayComes('2026-06-01')
  const making = await begin('汛期场所临时关闭规定', '汛情红色预警')
  await record(making, clerk, 'assess', { fields: { on: '2026-06-01' } })
  await dayComes('2026-06-04')
  await record(making, clerk, 'consult', {
    outcome: 'held',
    fields: { on: '2026-06-04', from: '2026-06-01', until: '2026-06-04', place: '门户网站', opinions: '0' },
  })
  await record(making, clerk, 'fair', {
    ...{ outcome: 'exempt', fields: { on: '2026-06-04', consistency: '一致' } },
  })
  const clerks = await deskOf(clerk)
  await clerks.goto(making)
  expect(await main(clerks)).toContain('合法性审核和集体审议不能省')
  expect(await clerks.locator('[name=step]').count()).toBe(0)
  await record(making, law, 'legality', {
    ...{ outcome: 'lawful', fields: { on: '2026-06-04', reference: '法审〔2026〕2号（紧急）' } },
  })
  const page = await record(making, office, 'deliberate', {
    ...{ outcome: 'passed', fields: { on: '2026-06-04', reference: '局长办公会纪要〔2026〕12号' } },
  })
  expect(await main(page)).toContain('现在等：签发、编号、印发')
})

test('a statute of others is entered, confirmed, looked at again in time, and never the bureau’s own', async () => {
  await dayComes('2026-06-04')
  const page = await deskOf(clerk)
  await page.goto('/workbench/documents')
  await press(page, '外部法规')
  await press(page, '登记外部法规')
  await page.fill('[name=title]', '《政府信息公开条例》')
  await page.fill('[name=issuer]', '国务院')
  await page.fill('[name=edition]', '2019修订')
  await page.fill('[name=officialUrl]', '官网')
  await press(page, '登记')
  expect(await main(page)).toContain('以 https:// 开头')
  await page.fill('[name=officialUrl]', 'https://flk.npc.gov.cn/')
  await press(page, '登记')
  const statute = new URL(page.url()).pathname
  const second = await deskOf(head)
  await second.goto(statute)
  await press(second, '同意')
  const reader = await newPage(browser, { baseURL, width: 320, javaScript: false })
  await reader.goto('/zcwj')
  await reader.getByRole('link', { name: '引用的法律法规' }).click()
  expect(await main(reader)).toMatch(/政府信息公开条例[\s\S]*国务院[\s\S]*2026-06-04/)
  expect(await overflow(reader)).toBe(0)
  await dayComes('2026-12-04')
  const again = await deskOf(clerk)
  await again.goto('/workbench')
  await again.getByRole('link', { name: '核对外部法规：《政府信息公开条例》' }).first().click()
  await again.check('[name=outcome][value=unchanged]')
  await press(again, '登记核对')
  expect(await main(again)).toContain('等另一个人确认')
  await reader.context().close()
})
