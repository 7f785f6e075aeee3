import { AxeBuilder } from '@axe-core/playwright'
import { HtmlValidate } from 'html-validate'
import type { Page } from 'playwright-core'
import { afterAll, describe, expect, test } from 'vitest'
import { openTestApplication } from '../support/application.ts'
import { newPage, openBrowser } from '../support/browser.ts'

const app = await openTestApplication({ at: '2026-03-10' })
const browser = await openBrowser()
const baseURL = await app.server.listen({ host: '127.0.0.1', port: 0 })
const clerk = await app.addStaff({ division: '办公室', functions: ['openness-handler'] })
afterAll(async () => {
  await browser.close()
  await app.close()
})

const kept = { number: '', code: '' }

/** Valid for whoever reads the source; with script also without a barrier and within its width. */
async function expectSound(page: Page): Promise<void> {
  const report = await new HtmlValidate({ extends: ['html-validate:standard'] }).validateString(
    await page.content(),
  )
  const faults = report.results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message }) => `${ruleId} ${message}`),
  )
  expect(faults).toEqual([])
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
  const overflow = await page.evaluate(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  )
  expect(overflow).toBe(0)
}

test.each([
  { width: 1280, elder: false },
  { width: 320, elder: false },
  { width: 360, elder: true },
])(
  'form, mistake, slip and progress have no barrier at $width pixels, 长者模式 $elder',
  async ({ width, elder }) => {
    const page = await newPage(browser, { width, baseURL })
    page.setDefaultTimeout(10_000)
    await page.goto(`/mode?to=${elder ? 'elder' : 'normal'}&back=/jc`)
    await expectSound(page)
    await page.getByLabel('电话', { exact: true }).fill('1381234567')
    await page.getByRole('button', { name: '交给本局' }).click()
    await page.locator('.wrong').waitFor()
    await expectSound(page)
    await page.getByLabel('哪里不对').fill('首页有一个错字')
    await page.getByLabel('电话', { exact: true }).fill('')
    await page.getByRole('button', { name: '交给本局' }).click()
    await page.locator('.done').first().waitFor()
    await expectSound(page)
    const [number = '', code = ''] = await page.locator('.done .big').allTextContents()
    await page.getByRole('link', { name: '去查办到哪一步' }).click()
    await expectSound(page)
    await page.getByLabel('编号').fill(number)
    await page.getByLabel('查询码').fill(code)
    await page.locator('main').getByRole('button', { name: '查' }).click()
    await page.getByRole('heading', { name: '最迟 2026-03-13 答复您' }).waitFor()
    await expectSound(page)
    await page.context().close()
  },
)

describe('a reader with an old phone and no JavaScript', () => {
  test('says what is wrong on a page, mistypes his number, loses nothing, and takes away number and code', async () => {
    const page = await newPage(browser, { width: 320, javaScript: false, baseURL })
    page.setDefaultTimeout(10_000)
    await page.goto('/gzyd')
    await page.getByRole('link', { name: '我要纠错' }).click()
    await page.getByLabel('哪里不对').fill('办公室的电话打不通')
    await page.getByLabel('电话', { exact: true }).fill('1381234567')
    await page.getByRole('button', { name: '交给本局' }).click()
    await page.getByText('手机号是 11 位，现在是 10 位。').first().waitFor()
    expect(await page.getByLabel('哪里不对').inputValue()).toBe('办公室的电话打不通')
    await page.getByLabel('电话', { exact: true }).fill('13812345678')
    await page.getByRole('button', { name: '交给本局' }).click()
    await page.getByRole('heading', { name: '最迟 2026-03-13 答复' }).waitFor()
    const [number = '', code = ''] = await page.locator('.done .big').allTextContents()
    expect([number, code]).toEqual([
      expect.stringMatching(/^2026 \d+$/),
      expect.stringMatching(/^\d{4} \d{4} \d{4}$/),
    ])
    Object.assign(kept, { number, code })
    await page.context().close()
  })

  test('the clerk finds it in 今日, answers it, and it is gone from there', async () => {
    const page = await newPage(browser, { baseURL })
    page.setDefaultTimeout(10_000)
    await page.goto('/workbench')
    await page.getByLabel('登录名').fill(clerk.signInName)
    await page.getByLabel('口令').fill(clerk.password)
    await page.getByRole('button', { name: '登录' }).click()
    const [, number = ''] = kept.number.split(' ')
    await page.getByRole('link', { name: `答复纠错 纠〔2026〕${number}号` }).click()
    await page.getByText('办公室的电话打不通').waitFor()
    await expectSound(page)
    await page.getByRole('textbox', { name: '答复' }).fill('电话已改为 000-55550100，谢谢您。')
    await page.getByRole('button', { name: '答复读者' }).click()
    await page.getByText('已答复').first().waitFor()
    await page.goto('/workbench')
    expect(await page.getByText(`纠〔2026〕${number}号`).count()).toBe(0)
    await page.goto('/workbench/cases')
    await page.getByText('138****5678').waitFor()
    await expectSound(page)
    await page.context().close()
  })

  test('the reader looks it up with number and code, and hears the day and the answer first', async () => {
    const page = await newPage(browser, { width: 360, javaScript: false, baseURL })
    page.setDefaultTimeout(10_000)
    await page.goto('/cx')
    await page.getByLabel('编号').fill(kept.number)
    await page.getByLabel('查询码').fill(kept.code)
    await page.locator('main').getByRole('button', { name: '查' }).click()
    await page.getByRole('heading', { name: '2026-03-10 已经答复您' }).waitFor()
    await page.getByText('电话已改为 000-55550100').waitFor()
    await page.context().close()
  })
})
