import { sql } from 'kysely'
import { afterAll, describe, expect, test } from 'vitest'
import { openTestApplication, SYSTEM } from '../../../test/support/application.ts'
import { inWork } from './work.ts'

const app = await openTestApplication({ at: '2026-03-09T23:59:00+08:00' })
afterAll(() => app.close())
const { db } = app.workshop.database

async function traces(subject: string, task: string) {
  const counted = await sql<{ entries: number; heads: number; events: number; jobs: number }>`select
    (select count(*)::int from ledger.entry where subject = ${subject}) as entries,
    (select count(*)::int from ledger.head where subject = ${subject}) as heads,
    (select count(*)::int from platform.outbox_event where type = ${task}) as events,
    (select count(*)::int from graphile_worker.jobs where task_identifier = ${task}) as jobs`.execute(db)
  return counted.rows[0]
}

async function waitingJobs(): Promise<number> {
  const counted = await sql<{
    count: number
  }>`select count(*)::int as count from graphile_worker.jobs`.execute(db)
  return counted.rows[0]?.count ?? 0
}

test('a piece of work that fails leaves no entry, no event, no job and no row', async () => {
  const before = await waitingJobs()
  const attempt = app.work(SYSTEM, async (work) => {
    await work.record({ subject: 'case:undone', action: 'opened' })
    await work.announce({ type: 'case.undone' })
    await work.enqueue('case.undone', { id: 1 })
    await work.touchPublic()
    throw new Error('后来出错')
  })
  await expect(attempt).rejects.toThrow('后来出错')
  expect(await traces('case:undone', 'case.undone')).toEqual({ entries: 0, heads: 0, events: 0, jobs: 0 })
  expect(await waitingJobs()).toBe(before)
})

test('one that succeeds leaves all of them', async () => {
  await app.work(SYSTEM, async (work) => {
    await work.record({ subject: 'case:done', action: 'opened' })
    await work.announce({ type: 'case.done' })
    await work.enqueue('case.done', { id: 1 })
  })
  expect(await traces('case:done', 'case.done')).toEqual({ entries: 1, heads: 1, events: 1, jobs: 1 })
})

describe('the moment of a piece of work', () => {
  test('today is the day in Shanghai, and does not move while the work lasts', async () => {
    await app.work(SYSTEM, (work) => {
      expect(work.today).toBe('2026-03-09')
      app.clock.set('2026-03-10T00:01:00+08:00')
      expect(work.today).toBe('2026-03-09')
      return Promise.resolve()
    })
    await app.work(SYSTEM, (work) => {
      expect(work.today).toBe('2026-03-10')
      return Promise.resolve()
    })
  })

  test('the actor is found inside the transaction where he is not known beforehand', async () => {
    const clerk = await app.addStaff()
    const name = await inWork(
      app.workshop,
      async (moment) => {
        const row = await moment.db
          .selectFrom('organisation.person')
          .select('name')
          .where('id', '=', clerk.id)
          .executeTakeFirstOrThrow()
        return { kind: 'system', name: row.name }
      },
      (work) => Promise.resolve(work.actor.kind === 'system' ? work.actor.name : ''),
    )
    expect(name).toBe(clerk.name)
  })
})

test('the release stamp rises with what a public page reads', async () => {
  const stamp = async () =>
    (await db.selectFrom('platform.release_stamp').select('stamp').executeTakeFirstOrThrow()).stamp
  const before = await stamp()
  await app.work(SYSTEM, (work) => work.touchPublic())
  expect(await stamp()).toBe(before + 1)
})
