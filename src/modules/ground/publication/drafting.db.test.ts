import { afterAll, describe, expect, test } from 'vitest'
import { openTestApplication } from '../../../../test/support/application.ts'
import type { Client } from '../../../../test/support/application.ts'

const app = await openTestApplication({ at: '2026-03-10' })
afterAll(() => app.close())

await app.division('艺术处')
const author = await app.addStaff({ name: '王编写', division: '艺术处', functions: ['handler'] })
const head = await app.addStaff({ name: '李处长', division: '艺术处', functions: ['head'] })
const office = await app.addStaff({ name: '赵主任', functions: ['openness-head'] })
const stranger = await app.addStaff({ name: '别处人', division: '产业发展处', functions: ['handler'] })

async function begin(desk: Client, title = '艺术节三月开幕') {
  await desk.get('/workbench/packages/new')
  const answer = await desk.post('/workbench/packages', {
    title,
    place: 'zwdt news',
    divisionId: await app.division('艺术处'),
  })
  expect(answer.status).toBe(303)
  return answer.location ?? ''
}

const TEXT = '艺术节三月十日开幕。\n\n一、演出安排\n共 12 台。\n\n问：要买票吗？\n答：大部分免费。'

describe('a division drafts, its head and the openness office sign, and it is public', () => {
  test('from the first word to the page', async () => {
    const desk = await app.signIn(author)
    const draft = await begin(desk)
    const page = await desk.get(draft)
    const revision = /name="revision" value="(\d+)"/.exec(page.html)?.[1] ?? ''
    const saved = await desk.post(draft, { title: '艺术节三月开幕', body: TEXT, revision, act: 'save' })
    expect(saved.location).toBe(`${draft}?saved=1`)
    const shown = await desk.get(`${draft}?saved=1`)
    expect(shown.text).toContain('可以送审了')
    expect(shown.html).toContain('<h2>一、演出安排</h2>')
    const home = /href="(\/workbench\/packages\/[0-9a-f-]{36})"/.exec(shown.html)?.[1] ?? ''
    await desk.get(home)
    expect((await desk.post(`${home}/submit`)).status).toBe(303)
    expect((await desk.get(home)).text).toContain('这份稿件有您写的内容，由别人审签')

    const first = await app.signIn(head)
    const today = await first.get('/workbench')
    expect(today.text).toContain('处室负责人审核：艺术节三月开幕')
    expect(today.text).toContain('共 12 台')
    const box = await first.get(home)
    const seen = /name="seen" value="([0-9a-f]+)"/.exec(box.html)?.[1] ?? ''
    const items = [...box.html.matchAll(/name="checked" value="([^"]+)"/g)].map(([, item]) => item ?? '')
    expect((await first.post(`${home}/gates/head/pass`, { seen })).status).toBe(422)
    await first.get(home)
    expect((await first.post(`${home}/gates/head/pass`, { seen, checked: items })).status).toBe(303)

    const last = await app.signIn(office)
    const second = await last.get(home)
    const more = [...second.html.matchAll(/name="checked" value="([^"]+)"/g)].map(([, item]) => item ?? '')
    expect((await last.post(`${home}/gates/content/pass`, { seen, checked: more })).status).toBe(303)
    await app.runJobs()
    const path = /href="(\/lm\/zwdt\/2026-\d+)"/.exec((await desk.get(home)).html)?.[1] ?? ''
    const article = await app.visitor().get(path)
    expect(article.text).toContain('共 12 台')
    expect(article.text).toContain('艺术处')
    expect(article.html).toContain('name="ArticleTitle" content="艺术节三月开幕"')
    expect((await app.visitor().get('/lm/zwdt')).html).toContain(path)
    expect((await app.visitor().get(`/search?q=${encodeURIComponent('大部分免费')}`)).html).toContain(path)
  })

  test('two who write at once are told, and neither loses a word', async () => {
    const [one, two] = [await app.signIn(author), await app.signIn(head)]
    const draft = await begin(one, '两人同写')
    await one.get(draft)
    await two.get(draft)
    expect((await one.post(draft, { title: '甲写的', body: '甲的正文', revision: '1' })).status).toBe(303)
    const told = await two.post(draft, { title: '乙写的', body: '乙的正文', revision: '1' })
    expect(told.status).toBe(409)
    for (const text of ['王编写也保存过', '甲的正文', '乙的正文'])
      expect(told.text + told.html).toContain(text)
    expect((await two.post(draft, { title: '合并', body: '甲乙的正文', revision: '2' })).status).toBe(303)
  })

  test('another division neither reads nor writes it, and the public sees nothing of it', async () => {
    const desk = await app.signIn(author)
    const draft = await begin(desk, '未公开的消息')
    const other = await app.signIn(stranger)
    expect((await other.get(draft)).status).toBe(403)
    const home = /href="(\/workbench\/packages\/[0-9a-f-]{36})"/.exec((await desk.get(draft)).html)?.[1] ?? ''
    expect((await other.get(home)).status).toBe(404)
    expect((await other.get('/workbench/packages')).text).not.toContain('未公开的消息')
    expect((await app.visitor().get('/lm/zwdt')).text).not.toContain('未公开的消息')
  })

  test('what is missing is listed with the place, and nothing is sent', async () => {
    const desk = await app.signIn(author)
    const draft = await begin(desk, '空稿')
    const home = /href="(\/workbench\/packages\/[0-9a-f-]{36})"/.exec((await desk.get(draft)).html)?.[1] ?? ''
    const page = await desk.get(home)
    expect(page.text).toContain('正文是空的')
    expect((await desk.post(`${home}/submit`)).status).toBe(422)
  })
})

describe('a text goes back with reasons per place', () => {
  test('half a row is said beside it, and the writer finds each place with what is wrong there', async () => {
    const desk = await app.signIn(author)
    const draft = await begin(desk, '艺术节票务安排')
    const revision = /name="revision" value="(\d+)"/.exec((await desk.get(draft)).html)?.[1] ?? ''
    await desk.post(draft, { title: '艺术节票务安排', body: TEXT, revision, act: 'save' })
    const home = /href="(\/workbench\/packages\/[0-9a-f-]{36})"/.exec((await desk.get(draft)).html)?.[1] ?? ''
    await desk.get(home)
    await desk.post(`${home}/submit`)
    const first = await app.signIn(head)
    const box = await first.get(home)
    const seen = /name="seen" value="([0-9a-f]+)"/.exec(box.html)?.[1] ?? ''
    const place = /<option value="([^"]+)"[^>]*>正文第 3 段：共 12 台。/.exec(box.html)?.[1] ?? ''
    const back = `${home}/gates/head/return`
    const half = await first.post(back, { seen, 'place-1': place, 'why-1': '' })
    expect([half.status, half.text.includes('请写这一处哪里不行、怎么改。')]).toEqual([422, true])
    expect(half.html).toMatch(new RegExp(`<option value="${place}"[^>]* selected`))
    await first.get(home)
    expect((await first.post(back, { seen })).status).toBe(422)
    await first.get(home)
    const sent = await first.post(back, { seen, 'place-1': place, 'why-1': '海报上是 14 台' })
    expect(sent.status).toBe(303)
    for (const page of [draft, home])
      expect((await desk.get(page)).text).toContain('正文第 3 段「共 12 台。」：海报上是 14 台')
    expect((await desk.get('/workbench')).text).toContain('逐处意见 1 条')
  })
})
