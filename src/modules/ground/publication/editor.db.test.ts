import { afterAll, describe, expect, test } from 'vitest'
import { openTestApplication } from '../../../../test/support/application.ts'
import type { Client } from '../../../../test/support/application.ts'
import {
  item,
  level,
  list,
  numberingOf,
  p,
  run,
  table,
  wordPackage,
} from '../../../platform/extract/fixtures/word-package.ts'

const app = await openTestApplication({ at: '2026-03-10' })
afterAll(() => app.close())

await app.division('艺术处')
const author = await app.addStaff({ name: '王编写', division: '艺术处', functions: ['handler'] })
const head = await app.addStaff({ name: '李处长', division: '艺术处', functions: ['head'] })
const stranger = await app.addStaff({ name: '别处人', division: '产业发展处', functions: ['handler'] })

async function begin(desk: Client, title = '艺术节三月开幕') {
  await desk.get('/workbench/packages/new')
  const answer = await desk.post('/workbench/packages', {
    title,
    place: 'zwdt news',
    divisionId: await app.division('艺术处'),
  })
  const draft = answer.location ?? ''
  await desk.get(draft)
  return draft
}

function boxOf(html: string): string {
  const found = /<textarea[^>]*name="body"[^>]*>([\s\S]*?)<\/textarea>/.exec(html)?.[1] ?? ''
  return found.replaceAll('&lt;', '<').replaceAll('&quot;', '"').replaceAll('&amp;', '&')
}

describe('what is posted is read into blocks and nothing else', () => {
  test('an address that no page may link to is refused with a sentence, and everything typed stays', async () => {
    const desk = await app.signIn(author)
    const draft = await begin(desk)
    const typed = '看[这里](javascript:alert)。\n第二段。'
    const answer = await desk.post(draft, { title: '改过的标题', body: typed, act: 'save' })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('链接「这里」的网址不能用')
    expect(boxOf(answer.html)).toBe(typed)
    expect(answer.html).toContain('改过的标题')
    expect(boxOf((await desk.get(draft)).html)).toBe('')
  })

  test('markup is words', async () => {
    const desk = await app.signIn(author)
    const draft = await begin(desk)
    const typed = '<script>alert(1)</script><img src=x onerror=alert(1)>'
    await desk.post(draft, { title: '标记', body: typed, act: 'save' })
    const page = await desk.get(draft)
    expect(boxOf(page.html)).toBe(typed)
    expect(page.html).not.toContain('<script>alert')
    expect(page.html).not.toContain('<img src=x')
  })

  test('Enter in a line of the form saves, and takes no file away', async () => {
    const desk = await app.signIn(author)
    const draft = await begin(desk)
    const file = { fileName: '名单.docx', bytes: wordPackage({ body: p('名单') }) }
    expect((await desk.post(draft, { title: '有附件', body: '见附件。', act: 'save', file })).status).toBe(
      303,
    )
    const { html } = await desk.get(draft)
    expect(html).toContain('value="remove:1"')
    const form = html.slice(html.indexOf(`action="${draft}"`))
    expect(/<(button|input)[^>]*type="submit"[^>]*>/.exec(form)?.[0]).toContain('value="save"')
  })
})

describe('从 Word 文件导入', () => {
  const numbering = numberingOf([list(1, [level('0 bullet', '•')])])
  const picture = '<w:r><w:drawing><pic:pic/></w:drawing></w:r>'
  const body = [
    p('一、总体要求'),
    p('办好艺术节。'),
    p('送戏下乡', item(1)),
    table([
      [p('剧目'), p('场次')],
      [p('白蛇传'), p('3')],
    ]),
    `<w:p>${picture}${run('见图。')}</w:p>`,
  ].join('')
  const document = { fileName: '通知.docx', bytes: wordPackage({ body, numbering }) }

  test('the text stands in the box after what was typed, says what is missing, and is not saved', async () => {
    const desk = await app.signIn(author)
    const draft = await begin(desk)
    const answer = await desk.post(draft, { title: '改过', body: '导语。', act: 'import', document })
    expect(answer.status).toBe(200)
    expect(boxOf(answer.html)).toBe(
      '导语。\n\n一、总体要求\n办好艺术节。\n- 送戏下乡\n剧目|场次\n白蛇传|3\n见图。',
    )
    expect(answer.text).toContain('还没有保存')
    expect(answer.text).toContain('文件里有 1 张图片，图片里的文字没有读入。')
    expect(answer.html).toContain('value="改过"')
    expect(boxOf((await desk.get(draft)).html)).toBe('')
    await desk.post(draft, { title: '改过', body: boxOf(answer.html), act: 'save' })
    const saved = await desk.get(draft)
    expect(saved.html).toContain('<h2>一、总体要求</h2>')
    expect(saved.html).toContain('<ul class="dots"><li>送戏下乡</li></ul>')
    expect(saved.html).toContain('<td>白蛇传</td>')
  })

  test('without a file, with one that bears a mark of secrecy, is of another kind or broken, it says so and keeps what was typed', async () => {
    const desk = await app.signIn(author)
    const draft = await begin(desk)
    for (const [given, sentence] of [
      [null, '请先选一个 Word 或 WPS 文件。'],
      [{ fileName: '密.docx', bytes: wordPackage({ body: p('机密★5年') + p('各处室：') }) }, '有密级'],
      [{ fileName: '表.xlsx', bytes: Buffer.from('x') }, '只能上传'],
      [{ fileName: '坏.docx', bytes: Buffer.from('PK\u0003\u0004坏') }, '认不出来'],
    ] as const) {
      await desk.get(draft)
      const answer = await desk.post(draft, { title: '题', body: '写了的', act: 'import', document: given })
      expect(answer.status).toBe(422)
      expect(answer.text).toContain(sentence)
      expect(boxOf(answer.html)).toBe('写了的')
    }
  })

  test('a chosen file that was not imported is not passed over in silence', async () => {
    const desk = await app.signIn(author)
    const draft = await begin(desk)
    const answer = await desk.post(draft, { title: '题', body: '写了的', act: 'save', document })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('选好的文件还没有导入')
    expect(boxOf(answer.html)).toBe('写了的')
  })

  test('nobody of another division has a file read for this text', async () => {
    const draft = await begin(await app.signIn(author))
    const other = await app.signIn(stranger)
    await other.get('/workbench')
    expect((await other.post(draft, { title: '题', act: 'import', document })).status).toBe(403)
  })
})

describe('a session that ran out takes nothing away', () => {
  test('without script the answer carries what was typed, and after signing in it is sent again', async () => {
    const desk = await app.signIn(author)
    const draft = await begin(desk)
    app.clock.set('2026-03-10T12:00:00+08:00')
    const typed = { title: '过期也不丢', body: '第一段\n\n问：丢了吗？\n答：“没有”。', act: 'save' }
    const lost = await desk.post(draft, typed)
    expect(lost.status).toBe(403)
    expect(lost.text).toContain('登录已过期，您写的还在')
    expect(lost.html).toContain('/workbench/sign-in?back=')
    const [form] = desk.forms().filter(({ action }) => action === draft)
    const again = await app.signIn(author)
    const fields = Object.fromEntries(form?.controls.map(({ name, value }) => [name, value]) ?? [])
    const asked = await again.post(draft, fields)
    expect(asked.status).toBe(409)
    expect(asked.text).toContain('请看一下内容对不对，再提交一次')
    expect((await again.post(draft)).location).toBe(`${draft}?saved=1`)
    const saved = await again.get(draft)
    expect(saved.html).toContain('过期也不丢')
    expect(boxOf(saved.html)).toBe('第一段\n\n问：丢了吗？\n答：“没有”。')
    app.clock.set('2026-03-10')
  })

  test('files have to be chosen again, and are named', async () => {
    const desk = await app.signIn(author)
    const draft = await begin(desk)
    app.clock.set('2026-03-10T12:00:00+08:00')
    const file = { fileName: '名单.docx', bytes: wordPackage({ body: p('名单') }) }
    const lost = await desk.post(draft, { title: '附件', body: '字', act: 'save', file })
    app.clock.set('2026-03-10')
    expect(lost.text).toContain('选过的文件没有留下来，保存以后请重新选：名单.docx。')
  })
})

test('who is overtaken sees who saved when, and both texts; nothing is overwritten', async () => {
  const [one, two] = [await app.signIn(author), await app.signIn(head)]
  const draft = await begin(one, '两人同写')
  await two.get(draft)
  app.clock.set('2026-03-10T10:05:00+08:00')
  await one.post(draft, { title: '甲的标题', body: '甲的正文', act: 'save' })
  const told = await two.post(draft, { title: '乙的标题', body: '乙的正文', act: 'save' })
  expect(told.status).toBe(409)
  expect(told.text).toContain('王编写于 2026-03-10 10:05 保存')
  for (const words of ['甲的标题', '乙的标题', '<p>甲的正文</p>', '<p>乙的正文</p>'])
    expect(told.html).toContain(words)
  expect(boxOf(told.html)).toBe('乙的正文')
  expect(boxOf((await one.get(draft)).html)).toBe('甲的正文')
})
