import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestApplication } from '../support/application.ts'
import type { Staff } from '../support/application.ts'
import { newPage, openBrowser } from '../support/browser.ts'
import { atDesk, listening, overflow, press } from './desk.ts'
import { enter, focused, tabTo, tool, typeInto } from './keyboard.ts'

const app = await openTestApplication({ at: '2026-03-10' })
await app.division('艺术处')
const author = await app.addStaff({ name: '王编写', division: '艺术处', functions: ['handler'] })
const head = await app.addStaff({ name: '李处长', division: '艺术处', functions: ['head'] })

let browser: Browser
let baseURL: string
beforeAll(async () => {
  browser = await openBrowser()
  baseURL = await listening(app)
})
afterAll(async () => {
  await browser.close()
  await app.close()
})

/** A draft of the author, just begun. */
async function begin(title: string): Promise<string> {
  const desk = await app.signIn(author)
  await desk.get('/workbench/packages/new')
  const divisionId = await app.division('艺术处')
  const begun = await desk.post('/workbench/packages', { title, place: 'zwdt news', divisionId })
  return begun.location ?? ''
}

async function addPicture(draft: string): Promise<void> {
  const bytes = await sharp({ create: { width: 320, height: 180, channels: 3, background: '#9bb' } })
    .png()
    .toBuffer()
  const desk = await app.signIn(author)
  await desk.get(draft)
  expect((await desk.post(draft, { act: 'save', file: { fileName: '剧照.png', bytes } })).status).toBe(303)
}

async function signInByKeyboard(staff: Staff): Promise<Page> {
  const page = await newPage(browser, { baseURL })
  await page.goto('/workbench')
  await typeInto(page, '登录名', staff.signInName)
  await typeInto(page, '口令', staff.password)
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')])
  return page
}

const box = (page: Page) => page.locator('textarea[name=body]').inputValue()
const editorOf = (page: Page) => page.locator('.draft-editor [role=textbox]')

async function findings(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
}

test('with the keyboard alone a text is begun, written, sent to review, and its first gate signed', async () => {
  const desk = await signInByKeyboard(author)
  await enter(desk, '稿件')
  await enter(desk, '起草')
  await typeInto(desk, '标题', '艺术节三月开幕')
  await tabTo(desk, '发在哪个栏目')
  for (let step = 0; step < 60 && (await desk.locator('[name=place]').inputValue()) !== 'zwdt news'; step++)
    await desk.keyboard.press('ArrowDown')
  await enter(desk, '开始写')

  await tabTo(desk, '正文')
  await tabTo(desk, '正文')
  await desk.keyboard.insertText('艺术节三月十日开幕。')
  await desk.keyboard.press('Enter')
  await tool(desk, '一级标题')
  await desk.keyboard.insertText('演出安排')
  await desk.keyboard.press('Enter')
  await tool(desk, '列表')
  await desk.keyboard.insertText('开幕演出')
  await desk.keyboard.press('Enter')
  await desk.keyboard.insertText('闭幕演出')
  await desk.keyboard.press('Enter')
  await desk.keyboard.press('Enter')
  await tool(desk, '问答')
  await desk.keyboard.insertText('要买票吗？')
  await desk.keyboard.press('Enter')
  await desk.keyboard.insertText('大部分演出免费。')
  expect(await box(desk)).toBe(
    '艺术节三月十日开幕。\n\n# 演出安排\n\n- 开幕演出\n- 闭幕演出\n\n问：要买票吗？\n答：大部分演出免费。',
  )
  await enter(desk, '保存')
  expect(await desk.locator('.done').innerText()).toContain('可以送审了')
  await enter(desk, '回到稿件')
  await enter(desk, '送审')
  expect(await desk.locator('main').innerText()).toContain('由别人审签')

  const second = await signInByKeyboard(head)
  const items = await second.locator('[name=checked]').count()
  expect(items).toBeGreaterThan(0)
  for (const item of await second.locator('[name=checked]').all()) {
    await tabTo(second, (await item.getAttribute('value')) ?? '')
    await second.keyboard.press('Space')
  }
  await enter(second, '通过')
  await second.goto('/workbench')
  expect(await second.locator('[name=checked]').count()).toBe(0)
})

test('without script the same blocks are written as plain lines, and a Word file is a way in', async () => {
  const draft = await begin('不用脚本写')
  const page = await atDesk(browser, author, { baseURL, javaScript: false })
  await page.goto(draft)
  const written =
    '导语。\n\n# 安排\n\n- 开幕\n\n+ 预约\n\n| 剧目 | 场次 |\n| 白蛇传 | 3 |\n\n问：收费吗？\n答：**不收费**。'
  await page.fill('[name=body]', written)
  await press(page, '保存')
  expect(await box(page)).toBe(written)
  for (const part of ['.prose h2', '.prose ul.dots', '.prose ol.dots', '.prose thead', '.prose .qa b'])
    expect(await page.locator(part).count()).toBe(1)
  expect(await page.locator('summary:has-text("从 Word 文件导入")').count()).toBe(1)
})

describe('the editor', () => {
  test('has no accessibility findings and no sideways scrolling, in a table and with a panel open', async () => {
    const draft = await begin('看一看编辑')
    await addPicture(draft)
    for (const width of [1280, 320]) {
      const page = await atDesk(browser, author, { baseURL, width })
      const faults: string[] = []
      page.on('console', (message) => {
        if (message.type() === 'error') faults.push(message.text())
      })
      await page.goto(draft)
      await page.fill('[name=body]', '# 安排\n\n甲|乙\n丙|丁\n\n+ 一\n\n［图1］\n\n问：要票吗？\n答：不要。')
      await editorOf(page).locator('td').first().click()
      await page.click('button:has-text("图片")')
      expect(await findings(page)).toEqual([])
      expect(await overflow(page)).toBe(0)
      expect(faults).toEqual([])
      await page.context().close()
    }
  })

  test('cleans what comes from Word and WPS', async () => {
    const page = await atDesk(browser, author, { baseURL })
    await page.goto(await begin('粘贴'))
    await editorOf(page).focus()
    const html = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal{mso-style-parent:""}</style></head><body>
      <!--[if gte mso 9]><xml><o:p>x</o:p></xml><![endif]-->
      <p class=MsoNormal style='text-indent:32pt;mso-char-indent-count:2'><b><span style='font-family:黑体'>一、总体要求</span></b><o:p></o:p></p>
      <p class=MsoNormal>办好<b style='mso-bidi-font-weight:normal'>艺术节</b>，见<a href="https://a.example/b" style="color:red">办法</a>和<a href="javascript:alert(1)">附件</a>。<br>另起一行。</p>
      <p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp;</span></span><![endif]>送戏下乡</p>
      <p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>1.<span>&nbsp;</span></span>先报名</p>
      <table class=MsoTableGrid style='border-collapse:collapse'><tr><td colspan=2><p class=MsoNormal>合计</p></td></tr>
      <tr><td rowspan=2><p>甲</p></td><td><p>乙</p><p>丙</p></td></tr><tr><td>丁</td></tr></table>
      <p>第三条 应当公开。</p><p>问：收费吗？</p><p>答：不收费。</p>
      <p><img src="file:///C:/Users/a/x.png"></p></body></html>`
    await page.evaluate(`(() => {
      const data = new DataTransfer()
      data.setData('text/html', ${JSON.stringify(html)})
      document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
    })()`)
    expect(await box(page)).toBe(
      [
        '一、总体要求',
        '办好**艺术节**，见[办法](https://a.example/b)和附件。',
        '另起一行。',
        '- 送戏下乡',
        '1.先报名',
        '| --- | --- |\n| 合计 |  |\n| 甲 | 乙 丙 |\n|  | 丁 |',
        '第三条\u3000应当公开。',
        '问：收费吗？\n答：不收费。',
      ].join('\n\n'),
    )
    expect(await page.locator('.draft-editor [role=status]').innerText()).toContain('1 张图片，没有带进来')
    expect(await editorOf(page).locator('img, [class^=Mso], span[style]').count()).toBe(0)
  })

  test('puts a picture into the text only with words for those who cannot see it', async () => {
    const draft = await begin('放图')
    await addPicture(draft)
    const page = await atDesk(browser, author, { baseURL })
    await page.goto(draft)
    await editorOf(page).focus()
    await page.keyboard.insertText('剧照：')
    await tool(page, '图片')
    await tabTo(page, '替代文字')
    await page.keyboard.press('Enter')
    expect(await page.locator('.draft-panel .bad:not(:empty)').innerText()).toBe(
      '请写替代文字：这张图讲什么。',
    )
    await page.keyboard.insertText('演员在台上谢幕')
    await page.keyboard.press('Enter')
    expect(await box(page)).toBe('剧照：\n\n［图1］')
    expect(await page.locator('[name=alternative-1]').inputValue()).toBe('演员在台上谢幕')
    await press(page, '保存')
    expect(await page.locator('section .prose img').getAttribute('alt')).toBe('演员在台上谢幕')
  })

  test('takes 一、 at the beginning of a line for a heading, links only where a link may lead, and undoes both', async () => {
    const page = await atDesk(browser, author, { baseURL })
    await page.goto(await begin('标题和链接'))
    await editorOf(page).focus()
    await page.keyboard.insertText('一、总体要求')
    await page.keyboard.press('Enter')
    await tool(page, '链接')
    await page.keyboard.insertText('办法')
    await page.keyboard.press('Tab')
    await page.keyboard.insertText('javascript:alert(1)')
    await page.keyboard.press('Enter')
    expect(await page.locator('.draft-panel .bad:not(:empty)').innerText()).toContain('网址要以 https://')
    await page.keyboard.press('Control+a')
    await page.keyboard.insertText('/lm/zcwj')
    await page.keyboard.press('Enter')
    expect(await box(page)).toBe('一、总体要求\n\n[办法](/lm/zcwj)')
    expect(await editorOf(page).locator('h2').innerText()).toBe('一、总体要求')
    for (let step = 0; step < 5; step++) await tool(page, '撤销')
    expect(await box(page)).toBe('')
  })

  test('leaves no one caught: Tab goes through the cells of a table and out of the text', async () => {
    const page = await atDesk(browser, author, { baseURL })
    await page.goto(await begin('表格里'))
    await editorOf(page).focus()
    await tool(page, '表格')
    for (let cell = 1; cell <= 9; cell++) {
      await page.keyboard.insertText(String(cell))
      await page.keyboard.press('Tab')
    }
    expect(await box(page)).toBe('| 1 | 2 | 3 |\n| 4 | 5 | 6 |\n| 7 | 8 | 9 |')
    expect(await focused(page)).toBe('改用纯文字')
    await page.keyboard.press('Enter')
    expect(await focused(page)).toBe('正文（纯文字）')
    await page.keyboard.insertText('乙')
    await page.click('button:has-text("改用带格式的编辑")')
    expect(await editorOf(page).innerText()).toContain('乙')
  })
})

describe('what was not saved', () => {
  test('comes back after the session ran out, and is forgotten once it is saved', async () => {
    const draft = await begin('写到一半')
    await addPicture(draft)
    const page = await atDesk(browser, author, { baseURL })
    await page.goto(draft)
    await editorOf(page).focus()
    await page.keyboard.insertText('写了很久的一段。')
    await page.check('[name=restricted-1]')
    app.clock.set('2026-03-10T12:00:00+08:00')
    await press(page, '保存')
    expect(await page.locator('h1').innerText()).toContain('登录已过期，您写的还在')
    expect(await page.inputValue('#kept')).toContain('写了很久的一段。')

    await page.goto(draft)
    await page.fill('[name=signInName]', author.signInName)
    await page.fill('[name=password]', author.password)
    await press(page, '登录')
    await page.click('button:has-text("恢复未保存的内容")')
    expect(await editorOf(page).innerText()).toContain('写了很久的一段。')
    expect(await page.isChecked('[name=restricted-1]')).toBe(true)
    await press(page, '保存')
    expect(await box(page)).toBe('写了很久的一段。')
    await page.goto(draft)
    expect(await page.locator('button:has-text("恢复未保存的内容")').count()).toBe(0)
    app.clock.set('2026-03-10')
  })

  test('is forgotten by signing out', async () => {
    const draft = await begin('退出')
    const page = await atDesk(browser, author, { baseURL })
    await page.goto(draft)
    await editorOf(page).focus()
    await page.keyboard.insertText('没保存的话。')
    await expect.poll(() => page.evaluate('sessionStorage.length')).toBe(1)
    page.on('dialog', (dialog) => void dialog.accept())
    await page.goto('/workbench')
    await press(page, '退出')
    expect(await page.evaluate('sessionStorage.length')).toBe(0)
  })
})
