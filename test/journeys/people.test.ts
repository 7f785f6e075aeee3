import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { civilDate } from '../../src/kernel/civil-date.ts'
import { listOpenDutiesOf, openDuty } from '../../src/modules/ground/duties/index.ts'
import { shareDuty } from '../../src/modules/ground/duties/share-duty.ts'
import { staffSheet } from '../../src/modules/ground/organisation/workbench/staff-list.sheet.ts'
import { writeWorkbook } from '../../src/platform/sheets/write-workbook.ts'
import { openTestApplication, SYSTEM } from '../support/application.ts'
import type { Staff } from '../support/application.ts'
import { newPage, openBrowser } from '../support/browser.ts'
import { atDesk, follow, listening, overflow, press } from './desk.ts'

const OWN = 'Qiutian-2026-Juhua'

const app = await openTestApplication()
const baseURL = await listening(app)
await app.division('法制处')
const system = await app.addStaff({ name: '甲系统', division: null, functions: ['system-administrator'] })
const security = await app.addStaff({ name: '乙安全', division: null, functions: ['security-administrator'] })
const head = await app.addStaff({ name: '李处长', division: '艺术处', functions: ['head'] })
const clerk = await app.addStaff({ name: '孙经办', signInName: 'sun.yishu', division: '艺术处' })
let browser: Browser

beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(async () => {
  await browser.close()
  await app.close()
})

function main(page: Page): Promise<string> {
  return page.locator('main').innerText()
}

/** The one-time password that a page shows, large. */
async function shownPassword(page: Page): Promise<string> {
  return page.locator('.done .big').innerText()
}

async function typeIn(signInName: string, password: string): Promise<Page> {
  const page = await newPage(browser, { baseURL, width: 360 })
  await page.goto('/workbench')
  await page.fill('[name=signInName]', signInName)
  await page.fill('[name=password]', password)
  await press(page, '登录')
  return page
}

/** Signs in with a one-time password and puts an own one in its place; the page is then where that leads. */
async function begin(signInName: string, password: string): Promise<Page> {
  const page = await typeIn(signInName, password)
  expect(page.url()).toContain('/workbench/password')
  expect(await overflow(page)).toBe(0)
  await page.fill('[name=current]', password)
  await page.fill('[name=next]', OWN)
  await page.fill('[name=again]', OWN)
  await press(page, '换口令')
  return page
}

async function at(staff: Staff, path: string, width = 1280): Promise<Page> {
  const page = await atDesk(browser, staff, { baseURL, width })
  await page.goto(path)
  return page
}

/** 系统管理 admits somebody as 负责人 of 法制处; gives the one-time password that he sees. */
async function admit(signInName: string): Promise<string> {
  const desk = await at(system, '/workbench/staff')
  await desk.click('summary:has-text("添加人员")')
  await desk.fill('[name=personName]', '钱法制')
  await desk.fill('#f-signInName', signInName)
  await desk.selectOption('[name=divisionId]', { label: '法制处' })
  await desk.check('[name=function][value=head]')
  await press(desk, '添加人员并发一次性口令')
  const password = await shownPassword(desk)
  await desk.context().close()
  return password
}

describe('入职', () => {
  test('系统管理 admits and proposes, 安全管理 confirms and hands over a password nobody else has seen, the person begins', async () => {
    const seen = await admit('qian.fazhi')
    const desk = await at(security, '/workbench/grants')
    expect(await main(desk)).toContain('由您当面交给本人')
    await desk.locator('tr', { hasText: '钱法制' }).locator('[name=proposal]').check()
    await press(desk, '确认勾选的职能')
    expect(await main(desk)).toContain('已确认 1 项职能，立即生效')
    expect(await main(desk)).toContain('登录名 qian.fazhi')
    const handed = await shownPassword(desk)
    expect(handed).not.toBe(seen)
    await desk.reload()
    expect(await main(desk)).not.toContain(handed)
    await desk.context().close()

    const refused = await typeIn('qian.fazhi', seen)
    expect(await main(refused)).toContain('登录名或口令不对')
    await refused.context().close()

    const own = await begin('qian.fazhi', handed)
    expect(await own.locator('h1').innerText()).toContain('今日')
    expect(await overflow(own)).toBe(0)
    await own.context().close()
  })
})

describe('人员名单', () => {
  async function upload(desk: Page, rows: readonly (readonly string[])[]): Promise<void> {
    const bytes = await writeWorkbook({ ...staffSheet(['艺术处', '法制处'], false), rows })
    await desk.setInputFiles('[name=sheet]', {
      name: '人员名单.xlsx',
      mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      buffer: Buffer.from(bytes),
    })
    await press(desk, '先看会改什么')
  }

  test('one faulty row is named with its line and nothing is taken; mended, the list is looked at and then taken', async () => {
    const desk = await at(system, '/workbench/staff/import')
    await upload(desk, [
      ['周新来', 'zhou.xin', '艺术处', '经办'],
      ['吴新来', 'wu.xin', '艺术科', '经办'],
    ])
    expect(await main(desk)).toMatch(/第 \d+ 行：没有“艺术科”这个处室。/)
    expect(await desk.locator('button:has-text("确认导入")').count()).toBe(0)

    await upload(desk, [
      ['周新来', 'zhou.xin', '艺术处', '经办'],
      ['吴新来', 'wu.xin', '艺术处', '经办'],
    ])
    expect(await main(desk)).toContain('新增 2 人，调整 0 人，离职 0 人')
    expect(await main(desk)).toContain('还没有导入')
    await press(desk, '确认导入')
    expect(await main(desk)).toContain('已导入，2 人有变动')
    await desk.context().close()
  })
})

describe('本处人员', () => {
  test('a head hands a one-time password to his own clerk, who puts his own in its place', async () => {
    const desk = await at(head, '/workbench/our-people', 360)
    expect(await overflow(desk)).toBe(0)
    const row = desk.locator('tr', { hasText: clerk.name })
    await Promise.all([desk.waitForEvent('load'), row.locator('button').click()])
    const handed = await shownPassword(desk)
    expect(await main(desk)).toContain('72 小时内登录并换成自己的')
    await desk.context().close()
    const own = await begin(clerk.signInName, handed)
    expect(await own.locator('h1').innerText()).toContain('今日')
    await own.context().close()
  })
})

describe('离职', () => {
  /** Something that 法制处 owes, and of 艺术处 this person alone with it. */
  async function sharedWith(person: Staff): Promise<void> {
    const divisionId = await app.division('法制处')
    const office = await app.addStaff({ functions: ['openness-head'] })
    const subject = 'test:handed-on'
    await app.work(SYSTEM, (work) =>
      openDuty(work, {
        kind: 'test.handed-on',
        subject,
        title: '规章清理的进展',
        action: '报送',
        url: '/workbench',
        divisionId,
        function: 'handler',
        rule: '局里要求',
        clause: '',
        explanation: '请艺术处一个人一起办。',
        due: { kind: 'day', on: civilDate('2026-03-31') },
        internal: true,
        occasion: '2026',
      }),
    )
    await app.work(office.actor, async (work) => {
      const [duty] = await listOpenDutiesOf(work.db, [subject])
      await shareDuty(work, duty?.id ?? '', { kind: 'person', personId: person.id })
    })
  }

  test('what was owned in person is in the successor’s 今日, and the leaver signs in no more', async () => {
    const leaver = await app.addStaff({ name: '郑调出', division: '艺术处' })
    const successor = await app.addStaff({ name: '王接手', division: '艺术处' })
    await sharedWith(leaver)
    const own = await atDesk(browser, leaver, { baseURL })
    expect(await main(own)).toContain('规章清理的进展')
    const desk = await at(system, '/workbench/staff')
    await desk.fill('#staff-search', '郑调出')
    await press(desk, '找')
    await follow(desk, '郑调出')
    await desk.selectOption('[name=successorId]', { label: '王接手' })
    await desk.fill('[name=leaveReason]', '调出')
    await press(desk, '办理离职')
    expect(await main(desk)).toContain('已办离职，账号不再能登录')
    await app.runJobs()
    await own.reload()
    expect(own.url()).toContain('/workbench/sign-in')
    const next = await atDesk(browser, successor, { baseURL, width: 360 })
    expect(await main(next)).toContain('规章清理的进展')
    expect(await overflow(next)).toBe(0)
  })
})
