import { sql } from 'kysely'
import { afterAll, describe, expect, test } from 'vitest'
import { openTestApplication, SYSTEM } from '../../../../test/support/application.ts'
import { wordsOf } from '../../../platform/words/words.ts'
import { releasePublication } from '../publication/index.ts'
import type { PublicationPart, Release } from '../publication/index.ts'
import { indexPublication, rebuildIndex } from './keep-index.ts'
import { search } from './module.ts'
import { takeOffline } from '../publication/withdraw-publication.ts'
import { searchReleased } from './search-released.ts'

const app = await openTestApplication({ at: '2026-04-10' })
afterAll(() => app.close())
const { db } = app.workshop.database
const author = await app.addStaff({ functions: ['openness-handler'] })
const approver = await app.addStaff({ division: null, functions: ['leader'] })

const ART = '加强文艺院团改革信息公开，推进文化惠民演出，做好京剧、话剧等精品剧目的宣传推广。'
const INDUSTRY = '推进文创产品开发，公布文化产业园区名单，ＡＰＰ 上线 12345 热线咨询入口。'
const LAW = '做好行政规范性文件公开，自印发之日起10日内转送公报编辑部门。'

function part(path: string, text: string, more: Partial<PublicationPart> = {}): PublicationPart {
  return {
    path,
    title: `工作要点：${text.slice(0, 8)}`,
    text,
    divisionId: null,
    divisionName: '艺术处',
    ...more,
  }
}

function releaseOf(path: string, parts: readonly PublicationPart[], more: Partial<Release> = {}): Release {
  return {
    path,
    kind: 'test-page',
    columnId: 'work-plan',
    divisionId: null,
    title: '落实情况',
    content: {},
    parts,
    author: { id: author.id, name: author.name },
    changeNote: null,
    ...more,
  }
}

async function publish(path: string, parts: readonly PublicationPart[], more: Partial<Release> = {}) {
  const release = releaseOf(path, parts, more)
  const done = await app.work(approver.actor, (work) => releasePublication(work, release))
  await app.runJobs()
  return done
}

async function withdraw(id: string): Promise<void> {
  await db
    .updateTable('publication.publication')
    .set({ withdrawn_at: app.clock.now() })
    .where('id', '=', id)
    .execute()
}

/** Keeps whoever writes this entry waiting until then, and leaves nothing. */
async function holdEntry(path: string, until: Promise<unknown>): Promise<void> {
  const done = app.workshop.database.db.transaction().execute(async (held) => {
    await sql`insert into search.entry (path, publication_id, kind, column_id, title, body, division_name, released_on, tokens)
      values (${path}, gen_random_uuid(), '', '', '', '', '', '2026-01-01', '')`.execute(held)
    await until
    throw new RangeError('let go')
  })
  await expect(done).rejects.toThrow('let go')
}

async function countWaiting(): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`.execute(db)
  return rows[0]?.count ?? 0
}

const ANY = { column: null, division: null, year: null }

async function pathsFor(text: string, division: string | null = null): Promise<readonly string[]> {
  return (await searchReleased(db, { text, filters: { ...ANY, division }, page: 1 })).hits.map(
    (hit) => hit.path,
  )
}

await publish('/gzyd/2026', [
  part('/gzyd/2026/1', ART, { divisionName: '艺术处、宣传处' }),
  part('/gzyd/2026/2', INDUSTRY, { divisionName: '产业发展处' }),
  part('/gzyd/2026/3', LAW, { divisionName: '法制处' }),
])

describe('what was released can be found', () => {
  test.each([
    ['文创 公布', '/gzyd/2026/2'],
    ['京剧 演出', '/gzyd/2026/1'],
    ['话剧，剧目', '/gzyd/2026/1'],
    ['公报 转送', '/gzyd/2026/3'],
    ['规范性文件', '/gzyd/2026/3'],
    ['app 热线', '/gzyd/2026/2'],
    ['１２３４５', '/gzyd/2026/2'],
    ['文创产品开发', '/gzyd/2026/2'],
    ['法制处', '/gzyd/2026/3'],
  ])('by words of its text: %s', async (query, path) => {
    expect(await pathsFor(query)).toEqual([path])
  })

  test('by any two words of any of its texts', async () => {
    for (const [path, text] of [
      ['/gzyd/2026/1', ART],
      ['/gzyd/2026/2', INDUSTRY],
      ['/gzyd/2026/3', LAW],
    ] as const) {
      const words = wordsOf(text).filter((word) => word.length > 1)
      for (const [place, word] of words.entries()) {
        const other = words[(place * 7 + 3) % words.length] ?? word
        expect([word, other, await pathsFor(`${word} ${other}`)]).toEqual([
          word,
          other,
          expect.arrayContaining([path]),
        ])
      }
    }
  })

  test('what has all the words comes alone; where nothing has, what has some is shown and said', async () => {
    const all = await searchReleased(db, { text: '文创 热线', filters: ANY, page: 1 })
    expect([all.facets.count, all.loosened]).toEqual([1, false])
    const some = await searchReleased(db, { text: '文创 公报', filters: ANY, page: 1 })
    expect([some.facets.count, some.loosened]).toEqual([2, true])
  })

  test('by division, also where several are responsible', async () => {
    expect(await pathsFor('推进', '艺术处')).toEqual(['/gzyd/2026/1'])
    expect(await pathsFor('推进', '宣传处')).toEqual(['/gzyd/2026/1'])
    expect(await pathsFor('推进', '产业发展处')).toEqual(['/gzyd/2026/2'])
    expect(await pathsFor('推进', '产业')).toEqual([])
  })

  test.each(['(', '[', '.*', '\\', "'", '%', '艺术处|产业发展处', '、'])(
    'a strange division (%s) finds nothing and breaks nothing',
    async (division) => {
      expect(await pathsFor('推进', division)).toEqual([])
      expect(
        (
          await app
            .visitor()
            .get(`/search?q=${encodeURIComponent('推进')}&division=${encodeURIComponent(division)}`)
        ).status,
      ).toBe(200)
    },
  )

  test.each([
    '',
    '   ',
    '，。！',
    '的'.repeat(3000),
    '& | ! ( ) <-> :*',
    "' or 1=1 --",
    '\\',
    '𠮷',
    '\ud800',
  ])('a strange query breaks nothing: %s', async (query) => {
    const url = `/search?q=${encodeURIComponent(query.toWellFormed())}`
    expect((await app.visitor().get(url)).status).toBe(200)
  })
})

describe('only what was released is found', () => {
  test('a text that is not released is not', async () => {
    expect(await pathsFor('尚未发布')).toEqual([])
    const attempt = app.work(approver.actor, async (work) => {
      await releasePublication(work, {
        path: '/gzyd/later',
        kind: 'test-page',
        columnId: 'work-plan',
        divisionId: null,
        title: 'x',
        content: {},
        parts: [part('/gzyd/later/1', '尚未发布')],
        author: { id: author.id, name: author.name },
        changeNote: null,
      })
      throw new Error('后来出错')
    })
    await expect(attempt).rejects.toThrow('后来出错')
    await app.runJobs()
    expect(await pathsFor('尚未发布')).toEqual([])
  })

  test('what a correction left out is found no more, what it brought is', async () => {
    await publish('/gzyd/corrected', [
      part('/gzyd/corrected/1', '误写的熊猫展览'),
      part('/gzyd/corrected/2', '留下的灯会'),
    ])
    expect(await pathsFor('熊猫')).toEqual(['/gzyd/corrected/1'])
    await publish('/gzyd/corrected', [part('/gzyd/corrected/2', '留下的灯会和新加的庙会')], {
      changeNote: '更正',
    })
    expect(await pathsFor('熊猫')).toEqual([])
    expect(await pathsFor('灯会 庙会')).toEqual(['/gzyd/corrected/2'])
  })

  test('not by notices that come at the same moment either: the text that was left out stays out', async () => {
    const path = '/gzyd/at-once'
    const { id } = await app.work(approver.actor, (work) =>
      releasePublication(
        work,
        releaseOf(path, [part(`${path}/1`, '第一部分'), part(`${path}/2`, '误写的河马')]),
      ),
    )
    const gate = Promise.withResolvers<undefined>()
    const holding = holdEntry(`${path}/2`, gate.promise)
    const first = app.work(SYSTEM, (work) => indexPublication(work, id))
    await expect.poll(countWaiting).toBe(1)
    await app.work(approver.actor, (work) =>
      releasePublication(
        work,
        releaseOf(path, [part(`${path}/1`, '改过的第一部分')], { changeNote: '更正' }),
      ),
    )
    const second = app.work(SYSTEM, (work) => indexPublication(work, id))
    await expect.poll(countWaiting).toBe(2)
    gate.resolve(undefined)
    await holding
    await Promise.all([first, second])
    expect(await pathsFor('河马')).toEqual([])
    expect(await pathsFor('改过的第一部分')).toEqual([`${path}/1`])
    await withdraw(id)
    await db.deleteFrom('search.entry').where('publication_id', '=', id).execute()
  })

  test('what was withdrawn is found no more at once, before any job has run', async () => {
    const { id } = await publish('/gzyd/withdrawn', [part('/gzyd/withdrawn/1', '撤回的长颈鹿')])
    expect(await pathsFor('长颈鹿')).toEqual(['/gzyd/withdrawn/1'])
    await withdraw(id)
    expect(await pathsFor('长颈鹿')).toEqual([])
    expect((await searchReleased(db, { text: '长颈鹿', filters: ANY, page: 1 })).facets.count).toBe(0)
  })

  test('what stands beside it with the same word stays, alone', async () => {
    expect(await pathsFor('撤回 灯会')).toEqual(['/gzyd/corrected/2'])
    await publish('/gzyd/beside', [part('/gzyd/beside/1', '长颈鹿还在')])
    expect(await pathsFor('长颈鹿')).toEqual(['/gzyd/beside/1'])
  })
})

describe('the index can be built anew', () => {
  async function indexed() {
    const rows = await db.selectFrom('search.entry').selectAll().orderBy('path').execute()
    return rows.map((row) => ({ ...row, tokens: String(row.tokens) }))
  }

  test('and equals what grew release by release, in whatever order their notices arrived', async () => {
    app.clock.set('2026-05-01')
    const earlier = await publish('/gzyd/shared-a', [part('/gzyd/shared', '共用一页，先发布的')])
    app.clock.set('2026-05-02')
    await publish('/gzyd/shared-b', [part('/gzyd/shared', '共用一页，后发布的')])
    await app.work(SYSTEM, (work) => indexPublication(work, earlier.id))
    const { hits } = await searchReleased(db, { text: '共用一页', filters: ANY, page: 1 })
    expect(hits.map((hit) => hit.body)).toEqual(['共用一页，后发布的'])
    await db.deleteFrom('search.entry').where('path', '=', '/gzyd/withdrawn/1').execute()
    const grown = await indexed()
    const count = await app.work(SYSTEM, rebuildIndex)
    expect(count).toBe(5)
    expect(await indexed()).toEqual(grown)
  })

  test('by a command that says how much it did', async () => {
    const told: string[] = []
    const command = (search.commands ?? []).find((candidate) => candidate.name === 'search:rebuild')
    if (command?.needsDatabase !== true) throw new RangeError('no such command')
    const code = await command.run(
      { args: [], print: () => undefined, tell: (line) => told.push(line) },
      app.workshop,
    )
    expect([code, told]).toEqual([0, ['已重新编入 5 件发布内容。']])
  })

  test('a delivery that comes twice changes nothing', async () => {
    const before = await indexed()
    const event = await db.selectFrom('platform.outbox_event').select('id').limit(1).executeTakeFirstOrThrow()
    await app.work(SYSTEM, (work) => work.enqueue('deliver-event', { id: event.id }))
    await app.runJobs()
    expect(await indexed()).toEqual(before)
  })
})

describe('the results page', () => {
  test('marks the words in title and text, says how many there are, and leads to the pages', async () => {
    const page = await app.visitor().get(`/search?q=${encodeURIComponent('文创 热线')}`)
    expect(page.text).toContain('查到 1 条。')
    expect(page.html).toContain('<mark>文创</mark>')
    expect(page.html).toContain('<mark>热线</mark>')
    expect(page.html).toContain('href="/gzyd/2026/2"')
  })

  test('where nothing is found it says what else to try, and keeps the query', async () => {
    const page = await app.visitor().get(`/search?q=${encodeURIComponent('<script>犀牛')}`)
    expect(page.text).toContain('没有查到「<script>犀牛」')
    expect(page.html).not.toContain('<script>犀牛')
    expect(page.html).toContain('value="&lt;script>犀牛"')
  })

  test('goes on to further pages, the last one included, and a page beyond is no fault', async () => {
    await publish(
      '/gzyd/many',
      Array.from({ length: 45 }, (_none, place) =>
        part(`/gzyd/many/${String(place + 1)}`, `冰雪项目第${String(place + 1)}处`),
      ),
    )
    const found = await Promise.all(
      [1, 2, 3, 4].map((page) => searchReleased(db, { text: '冰雪', filters: ANY, page })),
    )
    expect(found.map((page) => [page.facets.count, page.hits.length])).toEqual([
      [45, 20],
      [45, 20],
      [45, 5],
      [45, 0],
    ])
    expect(new Set(found.flatMap((page) => page.hits.map((hit) => hit.path))).size).toBe(45)
    expect((await app.visitor().get(`/search?q=${encodeURIComponent('冰雪')}&page=4`)).status).toBe(200)
  })
})

describe('narrowing a search', () => {
  const NUMBERED = '关于印发办法的通知（示文旅发〔2026〕7号）'

  test('counts by column, division and year are exact, each with the other filters as they are', async () => {
    await publish('/gzyd/narrow', [
      part('/gzyd/narrow/1', '骆驼展览一', { divisionName: '艺术处、宣传处' }),
      part('/gzyd/narrow/2', '骆驼展览二', { divisionName: '艺术处' }),
      part('/gzyd/narrow/3', '骆驼展览三', { divisionName: '法制处' }),
    ])
    const all = await searchReleased(db, { text: '骆驼', filters: ANY, page: 1 })
    expect(all.facets.divisions).toEqual([
      { value: '艺术处', count: 2 },
      { value: '宣传处', count: 1 },
      { value: '法制处', count: 1 },
    ])
    const art = await searchReleased(db, { text: '骆驼', filters: { ...ANY, division: '艺术处' }, page: 1 })
    expect([art.facets.count, art.hits.length, art.facets.divisions.length]).toEqual([2, 2, 3])
    const never = await searchReleased(db, { text: '骆驼', filters: { ...ANY, year: 1999 }, page: 1 })
    expect([never.facets.count, never.hits.length, never.facets.years.length]).toEqual([0, 0, 1])
    const page = await app.visitor().get(`/search?q=${encodeURIComponent('骆驼')}&year=1999`)
    expect(page.text).toContain('在这个范围里没有')
  })

  test('of a word found everywhere the pages still hold each hit once, the newest first', async () => {
    await sql`
      insert into search.entry (path, publication_id, kind, column_id, title, body, division_name, released_on, tokens)
      select '/everywhere/' || n, gen_random_uuid(), 'test-page', 'work-plan', '公园', '公园', case n % 2 when 0 then '法制处' else '艺术处' end,
        date '2021-01-01' + n, setweight(to_tsvector('simple', '公园'), 'A') from generate_series(1, 1400) n`.execute(
      db,
    )
    const filters = { ...ANY, division: '法制处' }
    const paths: string[] = []
    for (let page = 1; page <= 35; page += 1) {
      const { hits, facets } = await searchReleased(db, { text: '公园', filters, page })
      expect(facets.count).toBe(700)
      paths.push(...hits.map((hit) => hit.path))
    }
    expect(paths).toEqual(
      Array.from({ length: 700 }, (_none, place) => `/everywhere/${String(1400 - place * 2)}`),
    )
    await sql`delete from search.entry where path like '/everywhere/%'`.execute(db)
  })

  test('a division without words lists what is its own', async () => {
    const page = await app.visitor().get(`/search?q=&division=${encodeURIComponent('法制处')}`)
    expect(page.text).toContain('骆驼展览三')
    expect(page.text).not.toContain('骆驼展览二')
    expect(page.text).toContain('限法制处')
  })

  test.each(['示文旅发〔2026〕7号', '示文旅发[2026]7号', '示文旅发（２０２６）第７号', '文旅发〔2026〕7号'])(
    'a document number is one token however it is written: %s',
    async (typed) => {
      if ((await pathsFor('骆驼通知')).length === 0 || !(await pathsFor(typed)).includes('/gzyd/numbered/1'))
        await publish('/gzyd/numbered', [part('/gzyd/numbered/1', NUMBERED)], { changeNote: '重发' })
      expect(await pathsFor(typed)).toEqual(['/gzyd/numbered/1'])
    },
  )

  test('another number of the same year is not found by it', async () => {
    expect((await searchReleased(db, { text: '示文旅发〔2026〕8号', filters: ANY, page: 1 })).hits).toEqual(
      [],
    )
  })

  test('a quoted phrase stands in the text as it is', async () => {
    await publish('/gzyd/phrases', [
      part('/gzyd/phrases/1', '犀鸟公园开放时间'),
      part('/gzyd/phrases/2', '开放犀鸟公园的时间'),
    ])
    expect([...(await pathsFor('犀鸟公园开放'))].sort()).toEqual(['/gzyd/phrases/1', '/gzyd/phrases/2'])
    for (const quoted of ['"犀鸟公园开放"', '“犀鸟公园开放”', '「犀鸟公园开放」'])
      expect(await pathsFor(quoted)).toEqual(['/gzyd/phrases/1'])
  })

  test('nonsense is answered with words of the site that are much like it, and with the columns', async () => {
    const page = await app.visitor().get(`/search?q=${encodeURIComponent('骆舵')}`)
    expect(page.text).toContain('没有查到「骆舵」')
    expect(page.text).toContain('骆驼')
    expect(page.html).toContain('href="/lm/work-plan"')
  })
})

describe('the bureau’s own words', () => {
  test('what else a word means is found with it, and only the openness office says so', async () => {
    await publish('/gzyd/words', [part('/gzyd/words/1', '行政许可指南')])
    expect(await pathsFor('办执照儿')).toEqual([])
    const clerk = await app.addStaff({ division: '办公室', functions: ['openness-handler'] })
    const desk = await app.signIn(clerk)
    await desk.get('/workbench/search-words')
    const wrong = await desk.post('/workbench/search-words', { word: '办 执照', means: '行政许可' })
    expect(wrong.status).toBe(422)
    expect(wrong.html).toContain('value="行政许可"')
    expect((await desk.post('/workbench/search-words', { word: '办执照儿', means: '行政许可' })).status).toBe(
      303,
    )
    await app.runJobs()
    expect(await pathsFor('办执照儿')).toEqual(['/gzyd/words/1'])
    await desk.get('/workbench/search-words')
    expect((await desk.post('/workbench/search-words/remove', { removed: '办执照儿' })).status).toBe(303)
    await app.runJobs()
    expect(await pathsFor('办执照儿')).toEqual([])
    const other = await app.signIn(await app.addStaff({ division: '艺术处' }))
    expect((await other.get('/workbench/search-words')).status).toBe(403)
  })
})

test('a page that an older release carries too is that release’s again', async () => {
  app.clock.set('2026-12-01')
  await publish('/gzyd/older', [part('/gzyd/shared/1', '鸵鸟第一季度的情况')])
  app.clock.set('2026-12-02')
  const { id } = await publish('/gzyd/newer', [part('/gzyd/shared/1', '鸵鸟第二季度的情况')])
  expect((await searchReleased(db, { text: '鸵鸟', filters: ANY, page: 1 })).hits).toMatchObject([
    { path: '/gzyd/shared/1', title: '工作要点：鸵鸟第二季度的情' },
  ])
  await app.work(SYSTEM, (work) => takeOffline(work, { id }))
  await app.runJobs()
  expect((await searchReleased(db, { text: '鸵鸟', filters: ANY, page: 1 })).hits).toMatchObject([
    { path: '/gzyd/shared/1', title: '工作要点：鸵鸟第一季度的情' },
  ])
})
