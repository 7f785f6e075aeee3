import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestApplication } from '../../../../test/support/application.ts'
import { civilDate } from '../../../kernel/civil-date.ts'
import { changeColumn } from './change-column.ts'
import { keepColumnsFresh } from './keep-columns-fresh.ts'
import { listRelations, relatePublications, releasePublication } from './index.ts'
import { getColumn } from './store/columns.ts'

const app = await openTestApplication({ at: '2026-03-10' })
afterAll(() => app.close())
const { db } = app.workshop.database

const author = await app.addStaff({ division: '艺术处' })
const clerk = await app.addStaff({ division: '办公室', functions: ['openness-handler'] })
const leader = await app.addStaff({ division: null, functions: ['leader'] })

function release(path: string, title: string) {
  return app.work(leader.actor, (work) =>
    releasePublication(work, {
      ...{ path, title, kind: 'test-page', columnId: 'work-plan', divisionId: null, content: {}, parts: [] },
      author: { id: author.id, name: author.name },
      changeNote: null,
    }),
  )
}

const made: { policy: string; reading: string } = { policy: '', reading: '' }
beforeAll(async () => {
  made.policy = (await release('/t/policy', '某办法 <甲> & "乙"')).id
  app.clock.set('2026-03-11')
  made.reading = (await release('/t/reading', '某办法解读')).id
  await app.work(clerk.actor, (work) =>
    relatePublications(work, {
      from: made.reading,
      to: made.policy,
      kind: 'interprets',
      since: civilDate('2026-03-11'),
    }),
  )
})

describe('a relation is said once and read from both sides', () => {
  test('the one interprets, the other is interpreted: no page says otherwise', async () => {
    const both = await listRelations(db, [made.policy, made.reading])
    expect(both.get(made.reading)?.map(({ kind, side, path }) => [kind, side, path])).toEqual([
      ['interprets', 'from', '/t/policy'],
    ])
    expect(both.get(made.policy)?.map(({ kind, side, path }) => [kind, side, path])).toEqual([
      ['interprets', 'to', '/t/reading'],
    ])
    const page = await app.visitor().get('/lm/work-plan')
    expect(page.text).toContain('解读：某办法')
    expect(page.text).toContain('解读见：某办法解读')
  })

  test('what is not visible is on no other page either', async () => {
    await db
      .updateTable('publication.publication')
      .set({ withdrawn_at: app.clock.now() })
      .where('id', '=', made.reading)
      .execute()
    expect((await listRelations(db, [made.policy])).get(made.policy)).toBeUndefined()
    await db
      .updateTable('publication.publication')
      .set({ withdrawn_at: null })
      .where('id', '=', made.reading)
      .execute()
  })
})

describe('a column', () => {
  test('shows what was released there, newest first, and has a feed that says the same', async () => {
    const feed = await app.visitor().get('/lm/work-plan/feed.xml')
    expect(feed.headers['content-type']).toContain('application/atom+xml')
    const xml = feed.bytes.toString()
    const titles = [...xml.matchAll(/<title>([^<]*)<\/title>/g)].map(([, title]) => title)
    expect(titles.slice(1)).toEqual(['某办法解读', '某办法 &lt;甲&gt; &amp; &quot;乙&quot;'])
    expect(xml).toContain(`<id>urn:uuid:${made.policy}</id>`)
    expect((await app.visitor().get('/lm/nowhere')).status).toBe(404)
    expect((await app.visitor().get('/lm/nowhere/feed.xml')).status).toBe(404)
  })

  test('has a keeper whose telephone stands on its page as soon as it is saved', async () => {
    const desk = await app.signIn(clerk)
    await desk.get('/workbench/columns')
    await desk.get('/workbench/columns/work-plan')
    const divisionId = await app.division('办公室')
    const wrong = await desk.post('/workbench/columns/work-plan', {
      divisionId,
      rhythmDays: '几天',
      name: '要点',
    })
    expect(wrong.status).toBe(422)
    expect(wrong.html).toContain('value="几天"')
    const saved = await desk.post('/workbench/columns/work-plan', {
      divisionId,
      rhythmDays: '14',
      name: '要点落实',
    })
    expect(saved.location).toBe('/workbench/columns')
    const page = await app.visitor().get('/lm/work-plan')
    expect(page.text).toContain('要点落实')
    expect(page.text).toContain('由办公室维护，电话 000-55550100')
    expect(page.text).toContain('至少每 14 天更新一次')
    expect(page.html).toContain('name="ColumnName" content="要点落实"')
    expect((await desk.get('/workbench/columns/work-plan')).text).toContain('改栏目')
  })

  test('is changed by the openness office and 系统管理 only', async () => {
    const column = await getColumn(db, 'work-plan')
    await expect(app.work(author.actor, (work) => changeColumn(work, column))).rejects.toThrow(
      '栏目由公开机构',
    )
    const desk = await app.signIn(author)
    expect((await desk.get('/workbench/columns')).status).toBe(403)
    expect((await (await app.signIn(clerk)).get('/workbench/columns/nowhere')).status).toBe(404)
  })
})

describe('adding a column and taking one out of use', () => {
  const typed = {
    ...{ id: 'shys', name: '社会艺术', description: '社会艺术水平考级的消息', keywords: '考级,艺术' },
    ...{ parentId: 'zyhd', types: ['news', 'notice'], routeId: '', rhythmDays: '', position: '21' },
  }

  test('the openness office gives it an address, a place and what it takes; texts are drafted for it at once', async () => {
    const desk = await app.signIn(clerk)
    await desk.get('/workbench/columns/new')
    const wrong = await desk.post('/workbench/columns', { ...typed, id: '社会艺术', name: '' })
    expect([wrong.status, wrong.text]).toEqual([422, expect.stringContaining('请写栏目名称')])
    expect(wrong.html).toContain('value="社会艺术"')
    const lax = await desk.post('/workbench/columns', { ...typed, types: ['policy'], routeId: 'news' })
    expect(lax.text).toContain('栏目只能选一样严或更严的流程')
    const saved = await desk.post('/workbench/columns', {
      ...typed,
      divisionId: await app.division('艺术处'),
    })
    expect(saved.location).toBe('/workbench/columns/shys')
    expect((await desk.get('/workbench/columns')).text).toContain('展演与活动 · 社会艺术')
    expect((await app.visitor().get('/lm/zyhd')).html).toContain('/lm/shys')
    expect((await app.visitor().get('/lm/shys')).text).toContain('由艺术处维护')
    expect((await (await app.signIn(author)).get('/workbench/packages/new')).text).toContain(
      '社会艺术 · 通知公告',
    )
    expect((await desk.post('/workbench/columns', typed)).text).toContain('这个网址已经有栏目')
  })

  test('nobody else adds one', async () => {
    const desk = await app.signIn(author)
    expect((await desk.post('/workbench/columns', { ...typed, id: 'other' })).status).toBe(403)
  })

  test('what it takes is changed later, and an archived one takes nothing and owes nothing', async () => {
    const desk = await app.signIn(clerk)
    await desk.get('/workbench/columns/shys')
    expect((await desk.post('/workbench/columns/shys', { types: ['news'], rhythmDays: '5' })).status).toBe(
      303,
    )
    await app.work(leader.actor, (work) =>
      releasePublication(work, {
        ...{
          path: '/t/shys',
          title: '考级',
          kind: 'test-page',
          columnId: 'shys',
          divisionId: null,
          content: {},
        },
        ...{ parts: [], author: { id: author.id, name: author.name }, changeNote: null },
      }),
    )
    await app.runJobs()
    const keeper = await app.signIn(author)
    expect((await keeper.get('/workbench')).text).toContain('更新栏目「社会艺术」')
    await desk.get('/workbench/columns/shys')
    await desk.post('/workbench/columns/shys/archive')
    await app.work({ kind: 'system', name: '测试' }, keepColumnsFresh)
    expect((await keeper.get('/workbench')).text).not.toContain('更新栏目「社会艺术」')
    expect((await keeper.get('/workbench/packages/new')).text).not.toContain('社会艺术')
    expect((await desk.get('/workbench/columns')).text).toContain('社会艺术 已归档')
    expect((await app.visitor().get('/lm/shys')).text).toContain('已归档')
  })

  test('a column with something public stands on the site map', async () => {
    expect((await app.visitor().get('/sitemap.html')).html).toContain('href="/lm/shys"')
  })

  test('the types are shown with their elements, their gates and who takes them', async () => {
    const page = await (await app.signIn(clerk)).get('/workbench/content-types')
    for (const words of [
      '开始日期（日期，必填）',
      '“年度实施情况”时必填',
      '政策类（作者和四位审签人）',
      '保密审查',
    ])
      expect(page.text).toContain(words)
    expect((await (await app.signIn(author)).get('/workbench/content-types')).status).toBe(403)
  })
})
