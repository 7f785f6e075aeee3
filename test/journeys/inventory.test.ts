import type { Page } from 'playwright-core'
import { afterAll, describe, expect, test } from 'vitest'
import { AxeBuilder } from '@axe-core/playwright'
import { HtmlValidate } from 'html-validate'
import {
  getDraft,
  loadPackage,
  passGate,
  readBody,
  saveDraft,
  startPackage,
  submitPackage,
} from '../../src/modules/ground/publication/index.ts'
import { surveyJob } from '../../src/modules/publishing/disclosure-inventory/index.ts'
import { writeWorkbook } from '../../src/platform/sheets/write-workbook.ts'
import { openTestApplication, SYSTEM } from '../support/application.ts'
import { newPage, openBrowser } from '../support/browser.ts'
import { atDesk, follow, listening, overflow, press } from './desk.ts'

const app = await openTestApplication({ at: '2020-08-26' })
const browser = await openBrowser()
const baseURL = await listening(app)
const office = await app.addStaff({ name: '王经办', functions: ['openness-handler'] })
const head = await app.addStaff({ name: '刘主任', functions: ['openness-head'] })
const artist = await app.addStaff({ name: '孙艺术', division: '艺术处', functions: ['handler'] })
const artsHead = await app.addStaff({ name: '李处长', division: '艺术处', functions: ['head'] })
const content = await app.addStaff({ name: '赵审核', division: '宣传处', functions: ['content-review'] })
afterAll(async () => {
  await browser.close()
  await app.close()
})

async function expectSound(page: Page): Promise<void> {
  const report = await new HtmlValidate({ extends: ['html-validate:standard'] }).validateString(
    await page.content(),
  )
  expect(
    report.results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => [ruleId, message])),
  ).toEqual([])
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
  expect(await overflow(page)).toBe(0)
}

/** A table as an office keeps it: a head of two lines, marks, and only the columns of the national tables. */
async function officeTable(): Promise<Uint8Array> {
  const head = [
    '序号',
    ['公开事项', '一级事项'],
    ['公开事项', '二级事项'],
    '公开内容（要素）',
    '公开依据',
    '公开时限',
    '公开主体',
    '公开渠道和载体',
    ['公开对象', '全社会'],
    ['公开方式', '主动'],
    ['公开层级', '市级'],
  ]
  const row = (level2: string, elements: string) => [
    ...['1', '公共服务', level2, elements, '《样例条例》第二十条', '信息形成之日起20个工作日内公开'],
    ...['样例局', '■政府网站 □政府公报', '√', '√', '√'],
  ]
  return writeWorkbook({
    name: '全清单',
    title: '政务公开全清单',
    columns: head.map((each, place) => ({ head: each, width: 6, mergeDown: place === 1 })),
    rows: [row('剧目演出', '1.剧目；2.时间；3.剧场'), row('惠民票价', '1.票价；2.购票办法')],
  })
}

describe('by 2020-08-30, a Sunday, the inventory is adjusted (工作要点三（二）)', () => {
  test('the clerk imports the table of the office, names divisions and columns, and hands it in', async () => {
    const page = await atDesk(browser, office, { baseURL })
    await page.goto('/workbench/inventory')
    await press(page, '开始编新一版')
    await press(page, '导入表格')
    const sheet = {
      name: '全清单.xlsx',
      mimeType: 'application/octet-stream',
      buffer: Buffer.from(await officeTable()),
    }
    await page.getByLabel('全清单表格').setInputFiles(sheet)
    await page.getByLabel('为什么增加或修改').selectOption('上级要求')
    await page.getByLabel('具体理由').fill('按标准指引调整')
    await press(page, '先看会改什么')
    await page.getByText('导入后共 2 个事项：增加 2 个').waitFor()
    await expectSound(page)
    await press(page, '确认导入')
    for (const item of ['剧目演出', '惠民票价']) {
      await follow(page, item)
      await page.getByLabel('责任处室').selectOption('艺术处')
      await page.getByLabel('公开栏目').selectOption('政务动态')
      await expectSound(page)
      await press(page, '保存事项')
    }
    await page.getByLabel('从哪天起施行').fill('2020-08-30')
    await page.getByLabel('这一版为什么调整').fill('按公共文化领域标准指引调整')
    await press(page, '保存')
    await expectSound(page)
    await press(page, '送审')
    await page.getByText('待批准').first().waitFor()
    await page.context().close()
  })

  test('the head finds it in 今日 and approves it; on Friday the public reads when it begins', async () => {
    const page = await atDesk(browser, head, { baseURL })
    await follow(page, '批准政务公开全清单第 1 版')
    await expectSound(page)
    await press(page, '批准并公开')
    await page.getByText('已批准').first().waitFor()
    await page.context().close()
    app.clock.set('2020-08-28')
    const reader = await newPage(browser, { width: 360, baseURL })
    await reader.goto('/qqd')
    await reader.getByText('还没有施行的全清单').waitFor()
    await reader.context().close()
  })

  test('on that Sunday it holds: the public looks an item up, sees whom to ring, and is led to the column', async () => {
    app.clock.set('2020-08-30')
    const page = await newPage(browser, { width: 360, javaScript: false, baseURL })
    await page.goto('/qqd')
    await page.getByText('2020-08-30 起施行').first().waitFor()
    await page.getByLabel('在清单里查').fill('票价')
    await page.getByRole('button', { name: '查清单' }).click()
    await page.getByText('查到 1 个事项').waitFor()
    await page.getByRole('link', { name: '000-55550100' }).first().waitFor()
    await page.getByRole('link', { name: '政务动态' }).first().click()
    await page.getByRole('heading', { name: '政务动态' }).waitFor()
    await page.context().close()
    const wide = await newPage(browser, { baseURL })
    await wide.goto('/')
    await wide.getByRole('link', { name: '全清单' }).first().click()
    await wide.getByText('惠民票价').first().waitFor()
    await expectSound(wide)
    await wide.context().close()
  })
})

describe('a row that goes late and is met', () => {
  test('what was formed and not published is late after its twentieth working day', async () => {
    app.clock.set('2020-09-01')
    const page = await atDesk(browser, artist, { baseURL })
    await page.goto('/workbench/inventory')
    await follow(page, '剧目演出')
    await page.getByLabel('形成或变更了什么').fill('九月演出安排')
    await page.getByLabel('哪天形成的').fill('2020-09-01')
    await press(page, '登记')
    await page.locator('.tag', { hasText: '应公开' }).waitFor()
    await expectSound(page)
    await page.context().close()
    app.clock.set('2020-10-12')
    await app.work(SYSTEM, (work) => surveyJob.run(work, {}))
    const later = await atDesk(browser, artist, { baseURL })
    await later.getByRole('link', { name: '按全清单公开：公共服务 › 剧目演出' }).first().waitFor()
    await later.goto('/workbench/inventory?state=late')
    await later.getByRole('link', { name: '剧目演出' }).waitFor()
    await expectSound(later)
    await later.context().close()
  })

  test('a text released in the column meets it, and it is gone from 今日', async () => {
    await releaseNews()
    await app.runJobs()
    const page = await atDesk(browser, artist, { baseURL })
    expect(await page.getByText('按全清单公开').count()).toBe(0)
    await page.goto('/workbench/inventory')
    await follow(page, '剧目演出')
    await page.locator('.tag', { hasText: '已公开' }).waitFor()
    await page.getByRole('link', { name: '九月演出安排' }).waitFor()
    await page.context().close()
  })
})

/** A 动态 of 艺术处, through both of its gates. */
async function releaseNews(): Promise<void> {
  const divisionId = await app.division('艺术处')
  const packageId = await app.work(artist.actor, async (work) => {
    const news = { typeId: 'news', columnId: 'zwdt', title: '九月演出安排' }
    const started = await startPackage(work, divisionId, news)
    const draft = await getDraft(work.db, started.draftId)
    const text = { ...draft, body: readBody('九月每周六晚在样例剧场演出。') }
    await saveDraft(work, { draftId: draft.id, revision: draft.revision, text, alternatives: new Map() })
    expect(await submitPackage(work, started.packageId, { releaseAt: null })).toEqual([])
    return started.packageId
  })
  for (const [signer, gateId] of [
    [artsHead, 'head'],
    [content, 'content'],
  ] as const)
    await app.work(signer.actor, async (work) => {
      const loaded = await loadPackage(work, packageId)
      const lists = loaded.gates.find(({ id }) => id === gateId)?.checklists ?? []
      const checked = lists.flatMap(({ items }) => items)
      expect(
        await passGate(work, { packageId, gateId, seen: loaded.round?.contentHash ?? '', checked }),
      ).toEqual([])
    })
}
