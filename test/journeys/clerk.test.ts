import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { planText } from '../../demo/plan-text.ts'
import {
  confirmReturn,
  giveEvidence,
  handToHead,
  markPublic,
  returnScope,
  saveDraft,
} from '../../src/modules/delivery/work-plan/index.ts'
import { readWorkbook } from '../../src/platform/sheets/read-workbook.ts'
import { openTestApplication } from '../support/application.ts'
import type { Staff } from '../support/application.ts'
import { newPage, openBrowser } from '../support/browser.ts'
import { atDesk, follow, listening, press } from './desk.ts'

/** The five moments in which 办公室's clerk decides whether to believe (product §6), on the living demonstration. */
describe('办公室经办的头十分钟', async () => {
  const app = await openTestApplication({ at: '2026-05-12', demo: true })
  let browser: Browser
  let baseURL: string
  let clerk: Page
  let leader: Staff
  beforeAll(async () => {
    browser = await openBrowser()
    baseURL = await listening(app)
    await app.runJobs()
    clerk = await atDesk(browser, await app.demonstrationStaff('bangongshi'), { baseURL })
    leader = await app.demonstrationStaff('fenguan')
  })
  afterAll(async () => {
    await browser.close()
    await app.close()
  })

  test('pastes the work points: within five seconds every character is marked and only real questions are asked', async () => {
    await clerk.goto('/workbench/plans/import')
    await clerk.fill('[name=text]', planText(2026).replaceAll('艺术处', '艺术科'))
    const began = performance.now()
    await press(clerk, '读出措施')
    expect(performance.now() - began).toBeLessThan(5000)
    const shown = await clerk.locator('.src').innerText()
    const letters = (text: string) => text.replace(/[\s\d]/gu, '').length
    expect(letters(shown)).toBe(letters(planText(2026)))
    expect(await clerk.locator('#questions ~ .measure.ask h3').allInnerTexts()).toEqual([
      '「艺术科」是哪个处室？',
      '「相关处室」指哪些处室？',
      '“定期”多久一次？',
      '“定期”多久一次？',
    ])
  })

  test('settles them and adopts with a preview of who gets what; nothing is red', async () => {
    await clerk.selectOption('.measure.ask select', { label: '艺术处' })
    await press(clerk, '就是它')
    await press(clerk, '就这些')
    await press(clerk, '定了')
    await press(clerk, '定了')
    await press(clerk, '项都对')
    await press(clerk, '看分给谁')
    expect(await clerk.locator('.late, .tag.over, .wrong').count()).toBe(0)
    expect(await clerk.locator('table').first().innerText()).toContain('艺术处')
    await press(clerk, '采纳，分给各处室')
    expect(await clerk.locator('main').innerText()).toContain('已采纳')
  })

  test('takes the 任务分解表 away as a workbook of the office’s own shape', async () => {
    const [download] = await Promise.all([
      clerk.waitForEvent('download'),
      clerk.click('a:has-text("任务分解表（Excel）")'),
    ])
    expect(download.suggestedFilename()).toMatch(/任务分解表.*\.xlsx$/)
    const chunks: Buffer[] = []
    for await (const chunk of await download.createReadStream())
      if (Buffer.isBuffer(chunk)) chunks.push(chunk)
    const [sheet] = await readWorkbook(new Uint8Array(Buffer.concat(chunks)))
    const text = sheet?.rows.flat().join('\n') ?? ''
    expect(text).toContain('任务分解表')
    expect(text).toContain('演示数据')
    expect(text).toContain('牵头')
  })

  test('copies who has not reported, with days and link, and without any person', async () => {
    await follow(clerk, '还没报的')
    const words = await clerk.inputValue('#urging')
    expect(words).toContain('艺术处')
    expect(words).toContain('2026-06-25')
    expect(words).toContain(`${baseURL}/workbench`)
    expect(words).not.toContain('经办员')
    await clerk.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin: baseURL })
    await clerk.click('button:has-text("复制催办文字")')
    await clerk.locator('text=已复制').waitFor()
  })

  /** 艺术处 reports one measure as done: with a link that may go out and a statement that may not. */
  async function reported(planId: string): Promise<void> {
    const key = { planId, divisionId: await app.division('艺术处'), period: '2026-Q2' }
    const { actor } = await app.demonstrationStaff('yishu')
    await app.work(actor, async (work) => {
      const { led } = await returnScope(work, key)
      await saveDraft(
        work,
        key,
        led.map((measure) => ({
          measureId: measure.id,
          state: 'completed',
          text: '二季度安排已发布。',
          unchanged: false,
        })),
      )
      for (const measure of led) {
        await giveEvidence(
          work,
          { ...key, measureId: measure.id },
          { kind: 'link', title: '艺术处演出安排', url: 'https://www.example.gov.cn/anpai.html' },
        )
        await markPublic(work, key, 'all')
        await giveEvidence(
          work,
          { ...key, measureId: measure.id },
          { kind: 'link', title: '票数台账', url: 'https://oa.example.gov.cn/taizhang' },
        )
      }
      await handToHead(work, key)
    })
    await app.work((await app.demonstrationStaff('yishu.head')).actor, (work) => confirmReturn(work, key))
  }

  test('has a quarter released by a second person: the public page shows it, internal evidence does not', async () => {
    await clerk.goto('/workbench/plans')
    await follow(clerk, '示例市文化和旅游局2026年政务公开工作要点')
    const plan = clerk.url().split('?')[0] ?? ''
    await reported(plan.split('/').at(-1) ?? '')
    await clerk.goto(`${plan}/releases/2026-Q2`)
    for (const box of await clerk.locator('textarea[name^="sentence-"]').all())
      await box.fill('本季度正在办，下期报齐。')
    await press(clerk, '送审')
    expect(await clerk.locator('main').innerText()).toContain('不能由您批准发布')
    const second = await atDesk(browser, leader, { baseURL })
    await second.goto(clerk.url())
    await press(second, '批准发布')
    await follow(second, '看公开页')
    const text = await second.locator('main').innerText()
    expect(text).toContain('未报')
    const stranger = await newPage(browser, { baseURL })
    expect((await stranger.goto(second.url()))?.status()).toBe(200)
    await follow(stranger, '公开群众关心的文旅信息')
    const seen = await stranger.locator('main').innerText()
    expect(seen).toContain('艺术处演出安排')
    expect(seen).not.toContain('票数台账')
  })
})
