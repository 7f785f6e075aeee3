import { afterAll, describe, expect, test } from 'vitest'
import { openTestApplication, SYSTEM } from '../../../../test/support/application.ts'
import { withClient } from '../../../platform/database/embedded-roles.ts'
import { contentHash, releasePublication } from './release-publication.ts'
import type { Release } from './release-publication.ts'
import { getColumn } from './store/columns.ts'
import { insertVersion, listVersions } from './store/versions.ts'
import { findVisible, listVisible, listVisibleParts } from './store/visible.ts'

const app = await openTestApplication({ at: '2026-04-10' })
afterAll(() => app.close())
const { db } = app.workshop.database
const author = await app.addStaff({ name: '王编写', functions: ['openness-handler'] })
const approver = await app.addStaff({ name: '周批准', division: null, functions: ['leader'] })

function release(path: string, more: Partial<Release> = {}): Release {
  return {
    path,
    kind: 'test-page',
    columnId: 'work-plan',
    divisionId: null,
    title: '一季度落实情况',
    content: { period: '2026-Q1', measures: [{ number: 1, text: '推进文创产品开发', state: 'on-schedule' }] },
    parts: [
      {
        path: `${path}/1`,
        title: '第 1 项',
        text: '推进文创产品开发',
        divisionId: null,
        divisionName: '艺术处',
      },
    ],
    author: { id: author.id, name: author.name },
    changeNote: null,
    ...more,
  }
}

function released(path: string, more: Partial<Release> = {}) {
  return app.work(approver.actor, (work) => releasePublication(work, release(path, more)))
}

describe('先审后发: nothing is visible that a second person did not release', () => {
  test('the author may not approve his own text', async () => {
    const attempt = app.work(author.actor, (work) => releasePublication(work, release('/gzyd/own')))
    await expect(attempt).rejects.toThrow(
      '这是您自己编的稿件，不能由您批准发布。请分管领导或公开机构负责人批准。',
    )
    expect(await findVisible(db, '/gzyd/own')).toBeNull()
  })

  test('the database refuses it too, whatever code asks', async () => {
    await released('/gzyd/by-hand')
    const page = await findVisible(db, '/gzyd/by-hand')
    const attempt = insertVersion(db, {
      publicationId: page?.id ?? '',
      number: 2,
      title: '改',
      content: {},
      parts: [],
      contentHash: 'x',
      author: { id: author.id, name: author.name },
      approver: { id: author.id, name: author.name },
      at: app.clock.now(),
      changeNote: '改',
    })
    await expect(attempt).rejects.toThrow('author_is_not_approver')
  })

  test.each([SYSTEM, { kind: 'public' } as const])(
    'no job and no visitor releases anything: %o',
    async (actor) => {
      const attempt = app.work(actor, (work) => releasePublication(work, release('/gzyd/nobody')))
      await expect(attempt).rejects.toThrow('发布要由人批准。')
    },
  )

  test('a release whose work failed was none', async () => {
    const attempt = app.work(approver.actor, async (work) => {
      await releasePublication(work, release('/gzyd/undone'))
      throw new Error('后来出错')
    })
    await expect(attempt).rejects.toThrow('后来出错')
    expect(await findVisible(db, '/gzyd/undone')).toBeNull()
  })
})

describe('a released version', () => {
  test('is visible with its text, its day and its hash', async () => {
    const { hash } = await released('/gzyd/first')
    expect(await findVisible(db, '/gzyd/first')).toMatchObject({
      version: 1,
      title: '一季度落实情况',
      contentHash: hash,
      releasedAt: app.clock.now(),
      firstReleasedAt: app.clock.now(),
      changeNote: null,
    })
  })

  test('stands in the 办理记录 with author, hash and approver, and is announced', async () => {
    const { id, hash } = await released('/gzyd/recorded')
    const entry = await db
      .selectFrom('ledger.entry')
      .select(['actor_name', 'after'])
      .where('subject', '=', `publication:${id}`)
      .executeTakeFirstOrThrow()
    expect(entry).toEqual({
      actor_name: '周批准',
      after: { path: '/gzyd/recorded', version: 1, hash, author: author.id },
    })
    const events = await db
      .selectFrom('platform.outbox_event')
      .select('payload')
      .where('type', '=', 'publication.released')
      .execute()
    expect(events.map((event) => event.payload)).toContainEqual({
      type: 'publication.released',
      publicationId: id,
      version: 1,
    })
  })

  test('raises the release stamp, so that no page keeps the old text', async () => {
    const stamp = async () =>
      (await db.selectFrom('platform.release_stamp').select('stamp').executeTakeFirstOrThrow()).stamp
    const before = await stamp()
    await released('/gzyd/stamped')
    expect(await stamp()).toBeGreaterThan(before)
  })

  test.each([
    "update publication.version set title = '改'",
    'delete from publication.version',
    'truncate publication.version',
  ])('never changes: %s is refused to the application and to the owner', async (statement) => {
    for (const url of [app.database.connectionString, app.database.ownerConnectionString])
      await expect(withClient(url, (client) => client.query(statement))).rejects.toThrow(
        /permission denied|已发布的版本不可改/,
      )
  })

  test('has a hash that anyone can compute again from what the database keeps', async () => {
    const { hash } = await released('/gzyd/hashed')
    const page = await findVisible(db, '/gzyd/hashed')
    const parts = (await listVisibleParts(db, page?.id ?? '')).map(
      ({ path, title, text, divisionId, divisionName }) => ({ path, title, text, divisionId, divisionName }),
    )
    expect(contentHash({ title: page?.title ?? '', content: page?.content, parts })).toBe(hash)
    expect(
      contentHash({ title: page?.title ?? '', content: { ...release('/x'), period: '2026-Q2' }, parts }),
    ).not.toBe(hash)
  })
})

describe('a correction is a new version', () => {
  test.each([null, '', '  '])(
    'it needs a note that says what was changed and why (“%s” is none)',
    async (changeNote) => {
      const path = `/gzyd/noted-${String(changeNote?.length)}`
      await released(path)
      await expect(released(path, { title: '改', changeNote })).rejects.toThrow(
        '这一页已经发布过。再发布算更正，请写明改了什么、为什么。',
      )
      expect((await findVisible(db, path))?.version).toBe(1)
    },
  )

  test('the new one is shown, the old one stays, the day of the first release too', async () => {
    app.clock.set('2026-04-10')
    const { id } = await released('/gzyd/corrected')
    const first = app.clock.now()
    app.clock.set('2026-04-20')
    const second = await released('/gzyd/corrected', {
      title: '一季度落实情况（更正）',
      changeNote: '第 1 项状态误填',
    })
    expect(second).toMatchObject({ id, version: 2 })
    expect(await findVisible(db, '/gzyd/corrected')).toMatchObject({
      version: 2,
      title: '一季度落实情况（更正）',
      changeNote: '第 1 项状态误填',
      firstReleasedAt: first,
      releasedAt: app.clock.now(),
    })
    expect((await listVersions(db, id)).map((version) => [version.number, version.title])).toEqual([
      [2, '一季度落实情况（更正）'],
      [1, '一季度落实情况'],
    ])
  })

  test('two at the same moment make two versions, none is lost', async () => {
    const { id } = await released('/gzyd/busy')
    await Promise.all(['一', '二', '三'].map((changeNote) => released('/gzyd/busy', { changeNote })))
    expect((await listVersions(db, id)).map((version) => version.number)).toEqual([4, 3, 2, 1])
  })

  test('the database asks for the note as well', async () => {
    const page = await findVisible(db, '/gzyd/first')
    const who = { id: approver.id, name: approver.name }
    const version = {
      publicationId: page?.id ?? '',
      number: 9,
      title: 'x',
      content: {},
      parts: [],
      contentHash: 'x',
      at: app.clock.now(),
      changeNote: null,
    }
    await expect(
      insertVersion(db, { ...version, author: { id: author.id, name: author.name }, approver: who }),
    ).rejects.toThrow('correction_has_a_note')
  })
})

describe('what was withdrawn', () => {
  test('is visible at no door, until it is released anew', async () => {
    const { id } = await released('/gzyd/withdrawn', { kind: 'withdrawn-page' })
    await db
      .updateTable('publication.publication')
      .set({ withdrawn_at: app.clock.now() })
      .where('id', '=', id)
      .execute()
    expect(await findVisible(db, '/gzyd/withdrawn')).toBeNull()
    expect(await listVisible(db, { kinds: ['withdrawn-page'], limit: 10 })).toEqual([])
    expect(await listVisibleParts(db, id)).toEqual([])
    await released('/gzyd/withdrawn', { kind: 'withdrawn-page', changeNote: '重新发布' })
    expect((await findVisible(db, '/gzyd/withdrawn'))?.version).toBe(2)
  })
})

test('lists are newest first and have an end', async () => {
  for (const day of ['2026-05-01', '2026-05-03', '2026-05-02']) {
    app.clock.set(day)
    await released(`/gzyd/${day}`, { kind: 'listed' })
  }
  const listed = await listVisible(db, { kinds: ['listed'], limit: 2 })
  expect(listed.map((page) => page.path)).toEqual(['/gzyd/2026-05-03', '/gzyd/2026-05-02'])
})

test('a column has a name; one that does not exist is refused', async () => {
  expect((await getColumn(db, 'work-plan')).name).toBe('工作要点与落实情况')
  await expect(getColumn(db, 'none')).rejects.toThrow('没有这个栏目。')
})
