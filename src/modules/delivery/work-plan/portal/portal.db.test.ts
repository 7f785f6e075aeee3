import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestApplication } from '../../../../../test/support/application.ts'
import { PLAN_TEXT, planInHand } from '../../../../../test/support/released-plan.ts'
import type { EvidenceGiven } from '../give-evidence.ts'

const app = await openTestApplication({ at: '2026-04-10' })
afterAll(() => app.close())
const visitor = app.visitor()
const plan = await planInHand(app)

const text = (name: string, words: string): EvidenceGiven => ({
  kind: 'file',
  name,
  bytes: Buffer.from(words),
})
const SECRET = '尚未公布的二季度措辞'

beforeAll(async () => {
  await plan.report('艺术处', '2026-Q1', [
    {
      number: 1,
      state: 'on-schedule',
      text: '一季度的 12 场惠民演出安排已经公布。',
      evidence: [
        { given: text('演出安排表.txt', '三月五日，人民剧场'), public: true },
        { given: text('内部底稿.txt', '票务公司联系人'), public: false },
        {
          given: { kind: 'link', title: '政府网站上的安排', url: 'https://www.example.gov.cn/a' },
          public: true,
        },
        {
          given: { kind: 'link', title: '剧场自己的公告', url: 'https://theatre.example.com/b?c=1' },
          public: true,
        },
      ],
    },
    { number: 4, state: 'on-schedule', text: '一至三月的接听记录已汇总。' },
  ])
  await plan.report('产业发展处', '2026-Q1', [
    { number: 3, state: 'behind', text: '两个区的名录没有交齐。已发函催要，四月底补齐。' },
    { number: 4, state: 'on-schedule', text: '问答初稿已编好。' },
  ])
  await plan.submit('2026-Q1')
})

describe('a period that is not released', () => {
  test('is nowhere on the portal', async () => {
    for (const path of ['/gzyd/2026', '/gzyd/2026/2026-Q1', '/gzyd/2026/1']) {
      const page = await visitor.get(path)
      expect(page.status, path).toBe(404)
      expect(page.text).not.toContain('惠民演出')
    }
    expect((await visitor.get('/gzyd')).text).toContain('还没有公布落实情况')
    expect((await visitor.get('/')).text).not.toContain('重点工作落实情况')
  })
})

describe('a released period', () => {
  beforeAll(async () => {
    await plan.approve('2026-Q1')
  })

  test('is found with two plain words, with division, telephone, state and the day it speaks of', async () => {
    const found = await visitor.get(`/search?q=${encodeURIComponent('民宿 名录')}`)
    expect(found.html).toContain('/gzyd/2026/3')
    const page = await visitor.get('/gzyd/2026/3')
    expect(page.text).toMatch(/参加\s*公共服务处/)
    expect(page.status).toBe(200)
    for (const words of ['产业发展处', '000-55550100', '滞后', '截至2026-04-10', '两个区的名录没有交齐']) {
      expect(page.text).toContain(words)
    }
    expect(page.html).toContain('href="tel:00055550100"')
    expect(page.html).toContain('<meta name="PubDate" content="2026-04-10 10:00"')
    expect(page.html).toContain('<meta name="ColumnName" content="工作要点与落实情况"')
  })

  test('lists every measure with its state, late first, and says plainly what was not reported', async () => {
    const page = await visitor.get('/gzyd/2026')
    expect(page.text).toContain('2026 年一季度落实情况')
    expect(page.text).toContain('「未报」2 项')
    expect(numbersOf(page.html)).toEqual([3, 2, 5, 1, 4])
    expect(numbersOf((await visitor.get('/gzyd/2026?order=number')).html)).toEqual([1, 2, 3, 4, 5])
  })

  test('can be narrowed by state and by division, and the numbers count what they lead to', async () => {
    expect(numbersOf((await visitor.get('/gzyd/2026?state=not-reported')).html)).toEqual([2, 5])
    const division = encodeURIComponent('艺术处')
    const page = await visitor.get(`/gzyd/2026/2026-Q1?division=${division}`)
    expect(numbersOf(page.html)).toEqual([1, 4])
    expect(page.html).toContain(`state=on-schedule&amp;division=${division}`)
    expect((await visitor.get(`/gzyd/2026?state=completed&division=${division}`)).text).toContain(
      '没有符合所选条件的事项',
    )
    expect((await visitor.get('/gzyd/2026?state=nonsense&order=%00&division=a&division=b')).status).toBe(200)
  })

  test('stands on the home page: counts by state, what is late with the beginning of why', async () => {
    const page = await visitor.get('/')
    expect(page.text).toContain('重点工作落实情况')
    expect(page.html).toContain('href="/gzyd/2026/2026-Q1?state=behind"')
    expect(page.text).toContain('两个区的名录没有交齐。')
    expect(page.text).not.toContain('已发函催要')
  })

  test('gives its public file with its own name, and links that leave the site with a notice', async () => {
    const page = await visitor.get('/gzyd/2026/1')
    const [file] = /\/gzyd\/2026\/file\/[\w-]+/.exec(page.html) ?? []
    const download = await visitor.get(file ?? '')
    expect(download.bytes.toString('utf8')).toBe('三月五日，人民剧场')
    expect(download.headers['content-disposition']).toContain(encodeURIComponent('演出安排表.txt'))
    expect(page.html).toContain('href="https://www.example.gov.cn/a"')
    const notice = /href="(\/leave\?[^"]+)"/.exec(page.html)?.[1]?.replace(/&amp;/g, '&') ?? ''
    const leaving = await visitor.get(notice)
    expect(leaving.text).toContain('theatre.example.com')
    expect(leaving.html).toContain('href="https://theatre.example.com/b?c=1"')
    expect(leaving.html).toContain('href="/gzyd/2026/1"')
  })

  test('shows nothing internal at any door', async () => {
    const { db } = app.workshop.database
    const internal = await db
      .selectFrom('work_plan.evidence')
      .select('id')
      .where('public', '=', false)
      .execute()
    expect(internal).toHaveLength(1)
    for (const { id } of internal) expect((await visitor.get(`/gzyd/2026/file/${id}`)).status).toBe(404)
    for (const path of [
      '/',
      '/gzyd',
      '/gzyd/2026',
      '/gzyd/2026/1',
      '/sitemap.html',
      `/search?q=${encodeURIComponent('内部底稿')}`,
    ]) {
      expect((await visitor.get(path)).text, path).not.toContain('内部底稿.txt')
    }
  })

  test('stands in the site map with each of its measures', async () => {
    const page = await visitor.get('/sitemap.html')
    for (const path of ['/gzyd', '/gzyd/2026/2026-Q1', '/gzyd/2026/5'])
      expect(page.html).toContain(`href="${path}"`)
  })
})

describe('what comes after a release', () => {
  test('a new period in the making shows nothing until it is approved', async () => {
    app.clock.set('2026-07-06')
    await plan.report('艺术处', '2026-Q2', [
      {
        number: 1,
        state: 'on-schedule',
        text: SECRET,
        evidence: [{ given: text('二季度.txt', '二季度'), public: true }],
      },
      { number: 4, state: 'on-schedule', text: SECRET },
    ])
    await plan.report('公共服务处', '2026-Q2', [
      {
        number: 2,
        state: 'completed',
        text: '开放时间表已上线。',
        evidence: [{ given: text('截图.txt', '表'), public: true }],
      },
      { number: 5, state: 'on-schedule', text: '查找结果已写明处室。' },
    ])
    await plan.submit('2026-Q2')
    const paths = ['/', '/gzyd', '/gzyd/2026', '/gzyd/2026/1', '/sitemap.html']
    for (const path of paths)
      expect((await visitor.get(path)).bytes.toString('utf8'), path).not.toContain('二季度')
    expect((await visitor.get(`/search?q=${encodeURIComponent(SECRET)}`)).html).not.toContain('2026-Q2')
    expect((await visitor.get('/gzyd/2026/2026-Q2')).status).toBe(404)
    const { db } = app.workshop.database
    const held = await db
      .selectFrom('work_plan.evidence')
      .select('id')
      .where('file_name', '=', '二季度.txt')
      .execute()
    for (const { id } of held) expect((await visitor.get(`/gzyd/2026/file/${id}`)).status).toBe(404)
  })

  test('once approved it is the newest; the measure keeps its history, home shows what was newly completed', async () => {
    await plan.approve('2026-Q2')
    const measure = await visitor.get('/gzyd/2026/2')
    expect(measure.text).toContain('2026 年二季度')
    expect(measure.text).toContain('2026 年一季度')
    expect(measure.text).toContain('责任处室本期未报。')
    expect((await visitor.get('/gzyd/2026')).text).toContain('2026 年二季度落实情况')
    expect((await visitor.get('/')).text).toMatch(/新近完成的[\s\S]*开放时间/)
  })

  test('a second version shows what was corrected, and the first is still listed', async () => {
    await plan.sendBack('产业发展处', '2026-Q1')
    await plan.report('产业发展处', '2026-Q1', [
      { number: 3, state: 'behind', text: '三个区的名录没有交齐。' },
      { number: 4, state: 'on-schedule', text: '问答初稿已编好。' },
    ])
    await plan.submit('2026-Q1', '第 3 项少数了一个区，已改正。')
    await plan.approve('2026-Q1')
    const page = await visitor.get('/gzyd/2026/2026-Q1')
    expect(page.text).toContain('更正说明：第 3 项少数了一个区，已改正。')
    expect(page.text).toContain('三个区的名录没有交齐')
    expect(page.text).not.toContain('两个区的名录没有交齐')
    expect(page.text).toMatch(/第 1 版，2026-04-10 10:00：首次公布/)
    const hashes = await app.workshop.database.db
      .selectFrom('publication.visible')
      .select('content_hash')
      .execute()
    expect(hashes.some(({ content_hash: hash }) => hash !== null && page.text.includes(hash))).toBe(true)
    expect((await visitor.get('/gzyd/2026')).text).toContain('2026 年二季度落实情况')
  })
})

describe('a plan of a year that is over', () => {
  test('is said to be 补录 wherever it stands, and does not take the place of the running one', async () => {
    const old = await planInHand(app, PLAN_TEXT.replaceAll('2026', '2025'))
    await old.report('艺术处', '2025-Q4', [
      { number: 1, state: 'on-schedule', text: '当年每季度都公布了。' },
      { number: 4, state: 'on-schedule', text: '接听记录按月汇总。' },
    ])
    await old.submit('2025-Q4')
    await old.approve('2025-Q4')
    for (const path of ['/gzyd', '/gzyd/2025', '/gzyd/2025/1'])
      expect((await visitor.get(path)).text, path).toContain('补录')
    expect((await visitor.get('/gzyd/2026')).text).not.toContain('补录')
    expect((await visitor.get('/')).html).toContain('href="/gzyd/2026/2026-Q2?state=completed"')
  })
})

test('every link of the portal leads to a page that exists', async () => {
  const seen = new Set(['/'])
  for (const path of seen) {
    const answer = await visitor.get(path)
    expect(answer.status, path).toBe(200)
    for (const link of linksOf(answer.html)) seen.add(link)
  }
  expect(seen.size).toBeGreaterThan(30)
})

describe('addresses that lead nowhere', () => {
  test.each([
    '/gzyd/2020',
    '/gzyd/0000',
    '/gzyd/9999',
    '/gzyd/abc',
    '/gzyd/2026/0',
    '/gzyd/2026/99',
    '/gzyd/2026/2026-Q9',
    '/gzyd/2026/0000-Q1',
    '/gzyd/2026/2026-Q3',
    '/gzyd/2026/1e1',
    '/gzyd/%00',
    '/gzyd/2026/%00',
    '/gzyd/2026/%E5%A5%BD',
    '/gzyd/%',
    '/gzyd/2026/%E0%A4%A',
    '/gzyd/2026/file/x',
    '/gzyd/2026/file/%00',
    '/gzyd/2026/file/..%2f..%2fetc',
    '/leave',
    '/leave?to=javascript:alert(1)',
    '/leave?to=https://www.example.gov.cn@evil.example/',
    '/leave?to=%00',
  ])('%s answers 404 with a way on', async (path) => {
    const page = await visitor.get(path)
    expect(page.status).toBe(404)
    expect(page.html).toContain('action="/search"')
  })
})

function numbersOf(html: string): readonly number[] {
  return [...html.matchAll(/第 (\d+) 项 · /g)].map(([, number]) => Number(number))
}

/** Paths of this site a page leads to; the switch of 长者模式 answers with the way back. */
function linksOf(html: string): readonly string[] {
  return [...html.matchAll(/<a [^>]*href="(\/[^"#]*)/g)]
    .map(([, path = '']) => path.replace(/&amp;/g, '&'))
    .filter((path) => !path.startsWith('/mode'))
}
