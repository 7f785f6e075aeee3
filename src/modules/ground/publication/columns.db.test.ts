import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestApplication } from '../../../../test/support/application.ts'
import { civilDate } from '../../../kernel/civil-date.ts'
import { changeColumn } from './change-column.ts'
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
