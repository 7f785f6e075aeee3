import { afterAll, expect, test } from 'vitest'
import { openTestApplication } from '../../../../test/support/application.ts'
import { addText, saveDraft, startPackage, submitPackage } from './index.ts'
import { getDraft } from './store/drafts.ts'

const app = await openTestApplication({ at: '2026-10-12', demo: true })
await app.runJobs()
afterAll(() => app.close())

const linkIn = (html: string, title: string) =>
  new RegExp(`href="(/lm/[^"]+)">${title}`).exec(html)?.[1] ?? ''

test('a list of events says when and where, and the page has every element (一（一）)', async () => {
  const list = await app.visitor().get('/lm/zyhd')
  expect(list.text).toMatch(/开始日期 \d{4}-\d{2}-\d{2}，结束日期 \d{4}-\d{2}-\d{2}，地点 示例市样本剧场/)
  const article = await app.visitor().get(linkIn(list.html, '话剧'))
  for (const words of ['票务', '公益票 80 元', '主办单位', '怎样参加']) expect(article.text).toContain(words)
})

test('a route says days, stops and length with their units', async () => {
  const list = await app.visitor().get('/lm/xllu')
  expect(list.text).toContain('天数 1 天，经过哪里 样本山、示例河、虚构湖，全程 86 公里')
})

test('figures of another agency are linked at their source, with the mark of an outside link (R-5)', async () => {
  const list = await app.visitor().get('/lm/fgfc')
  expect(list.text).toContain('发布机关 示例市卫生健康委员会')
  const article = await app.visitor().get(linkIn(list.html, '疫情数据'))
  expect(article.html).toContain('https://wjw.example.gov.cn/yqtb')
  expect(article.text).toContain('站外链接')
})

test('what a type wants is asked for before review, and an impossible day or number is named', async () => {
  const clerk = await app.demonstrationStaff('yishu')
  const divisionId = await app.division('艺术处')
  const lacks = await app.work(clerk.actor, async (work) => {
    const { packageId, draftId } = await startPackage(work, divisionId, {
      ...{ typeId: 'show', columnId: 'zyhd', title: '虚构音乐会' },
      fields: { starts: '2026-11-02', ends: '2026-11-01' },
    })
    const second = await addText(work, packageId, { typeId: 'tour', columnId: 'xllu', title: '两日线' })
    const draft = await getDraft(work.db, second)
    const text = { ...draft, fields: { days: '两', stops: '样本山', travel: '地铁', updated: '2026-10-01' } }
    await saveDraft(work, { draftId: second, revision: draft.revision, text, alternatives: new Map() })
    expect((await getDraft(work.db, draftId)).fields.ends).toBe('2026-11-01')
    return submitPackage(work, packageId, { releaseAt: null })
  })
  const messages = lacks.flatMap((each) => each.lacks.map(({ message }) => message))
  for (const words of ['结束日期在开始日期（2026-11-02', '请填地点。', '天数只写数字'])
    expect(messages.some((message) => message.includes(words))).toBe(true)
})
