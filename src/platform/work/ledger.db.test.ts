import { createHash } from 'node:crypto'
import { afterAll, describe, expect, test } from 'vitest'
import { openTestApplication, SYSTEM } from '../../../test/support/application.ts'
import { withClient } from '../database/embedded-roles.ts'
import { canonical, listEntries } from './ledger.ts'

const app = await openTestApplication()
afterAll(() => app.close())

const START = '0'.repeat(64)

async function entriesOf(subject: string) {
  return app.workshop.database.db
    .selectFrom('ledger.entry')
    .select([
      'subject',
      'number',
      'at',
      'actor_id',
      'actor_name',
      'action',
      'reason',
      'clause',
      'before',
      'after',
      'previous_hash',
      'hash',
    ])
    .where('subject', '=', subject)
    .orderBy('number')
    .execute()
}

/** The hash of an entry, computed again from what the database keeps. */
function hashAgain({ hash: _hash, ...entry }: Awaited<ReturnType<typeof entriesOf>>[number]): string {
  const json = (value: unknown) => (value === null ? null : canonical(value))
  const fields = {
    ...entry,
    at: entry.at.toISOString(),
    before: json(entry.before),
    after: json(entry.after),
  }
  return createHash('sha256').update(canonical(fields)).digest('hex')
}

describe('办理记录 is append-only', () => {
  test.each([`update ledger.entry set reason = '改'`, 'delete from ledger.entry', 'truncate ledger.entry'])(
    'the application may not: %s',
    async (statement) => {
      const attempt = withClient(app.database.connectionString, (client) => client.query(statement))
      await expect(attempt).rejects.toThrow('permission denied')
    },
  )

  test.each([`update ledger.entry set reason = '改'`, 'delete from ledger.entry', 'truncate ledger.entry'])(
    'the owner of the tables may not either: %s',
    async (statement) => {
      const attempt = withClient(app.database.ownerConnectionString, (client) => client.query(statement))
      await expect(attempt).rejects.toThrow('办理记录只增不改')
    },
  )
})

describe('the entries of a subject form one hash chain', () => {
  test('each hash covers the entry before it and everything the entry says', async () => {
    const clerk = await app.addStaff({ name: '李经办' })
    const subject = 'case:chain'
    await app.work(clerk.actor, (work) =>
      work.record({ subject, action: 'opened', after: { b: [1, { z: null, a: '甲' }], a: true } }),
    )
    await app.work(SYSTEM, (work) =>
      work.record({
        subject,
        action: 'moved',
        reason: '补正',
        clause: '第三十条',
        before: { a: 1 },
        after: { a: 2 },
      }),
    )
    await app.work({ kind: 'public' }, (work) => work.record({ subject, action: 'withdrawn' }))
    const entries = await entriesOf(subject)
    expect(entries.map((entry) => [entry.number, entry.actor_name, entry.actor_id])).toEqual([
      [1, '李经办', clerk.id],
      [2, '系统·测试', null],
      [3, '公众', null],
    ])
    expect(entries.map((entry) => entry.previous_hash)).toEqual([START, entries[0]?.hash, entries[1]?.hash])
    for (const entry of entries) expect(hashAgain(entry)).toBe(entry.hash)
    const head = await app.workshop.database.db
      .selectFrom('ledger.head')
      .select(['number', 'hash'])
      .where('subject', '=', subject)
      .executeTakeFirstOrThrow()
    expect(head).toEqual({ number: 3, hash: entries[2]?.hash })
  })

  test('the chain of another subject is its own', async () => {
    await app.work(SYSTEM, (work) => work.record({ subject: 'case:other', action: 'opened' }))
    expect((await entriesOf('case:other')).map((entry) => [entry.number, entry.previous_hash])).toEqual([
      [1, START],
    ])
  })

  test('writers of one subject at the same moment do not fork it', async () => {
    const subject = 'case:busy'
    const write = (place: number) =>
      app.work(SYSTEM, (work) => work.record({ subject, action: 'written', after: { place } }))
    await Promise.all(Array.from({ length: 12 }, (_none, place) => write(place)))
    const entries = await entriesOf(subject)
    expect(entries.map((entry) => entry.number)).toEqual(
      Array.from({ length: 12 }, (_none, place) => place + 1),
    )
    entries.forEach((entry, place) => {
      expect(entry.previous_hash).toBe(place === 0 ? START : entries[place - 1]?.hash)
      expect(hashAgain(entry)).toBe(entry.hash)
    })
  })

  test('two entries of one piece of work stand in their order', async () => {
    await app.work(SYSTEM, async (work) => {
      await work.record({ subject: 'case:two', action: 'first' })
      await work.record({ subject: 'case:two', action: 'second' })
    })
    const listed = await listEntries(app.workshop.database.db, 'case:two')
    expect(listed.map((entry) => entry.action)).toEqual(['first', 'second'])
  })
})

test('the same content has the same hash, in whatever order it was written', () => {
  expect(canonical({ b: 1, a: [{ d: 1, c: 2 }] })).toBe(canonical({ a: [{ c: 2, d: 1 }], b: 1 }))
  expect(canonical([1, 2])).not.toBe(canonical([2, 1]))
})
