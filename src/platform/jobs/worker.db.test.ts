import { sql } from 'kysely'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { openTestApplication, SYSTEM } from '../../../test/support/application.ts'
import { runWaitingJobs } from '../../../test/support/waiting-jobs.ts'
import { startWorker } from './worker.ts'
import type { Job, Subscription } from './worker.ts'

const app = await openTestApplication()
afterAll(() => app.close())
const { db } = app.workshop.database

const heard: string[] = []
beforeEach(() => {
  heard.length = 0
})

function listens(subscriber: string, refuses: () => boolean = () => false): Subscription {
  return {
    event: 'case.opened',
    subscriber,
    run: async (work, event) => {
      heard.push(`${subscriber} ${String(event.number)}`)
      await work.record({ subject: `heard:${subscriber}:${String(event.number)}`, action: 'heard' })
      if (refuses()) throw new Error(`${subscriber} 没有办成`)
    },
  }
}

async function runWaiting(subscriptions: readonly Subscription[], jobs: readonly Job[] = []): Promise<void> {
  await runWaitingJobs(app.workshop, { jobs, subscriptions })
}

/** A failed job waits some seconds by the database's clock before its next try; here it does not. */
async function becomeDue(): Promise<void> {
  const waiting = await sql`
    select graphile_worker.reschedule_jobs(array(select id from graphile_worker.jobs), now() - interval '1 minute')`.execute(
    db,
  )
  expect(waiting.rows).toHaveLength(1)
}

async function entriesOf(subject: string): Promise<number> {
  return (await db.selectFrom('ledger.entry').select('number').where('subject', '=', subject).execute())
    .length
}

describe('what was announced is delivered', () => {
  test('to everyone who listens, and to nobody else', async () => {
    await app.work(SYSTEM, (work) => work.announce({ type: 'case.opened', number: 1 }))
    await app.work(SYSTEM, (work) => work.announce({ type: 'case.closed', number: 1 }))
    await runWaiting([listens('board'), listens('mail')])
    expect(heard.toSorted()).toEqual(['board 1', 'mail 1'])
  })

  test('again to the one who failed, and not twice to the others', async () => {
    let broken = true
    const subscriptions = [listens('first'), listens('broken', () => broken), listens('last')]
    await app.work(SYSTEM, (work) => work.announce({ type: 'case.opened', number: 2 }))
    await runWaiting(subscriptions)
    expect(await entriesOf('heard:first:2')).toBe(1)
    expect(await entriesOf('heard:broken:2')).toBe(0)
    broken = false
    await becomeDue()
    await runWaiting(subscriptions)
    expect(await entriesOf('heard:first:2')).toBe(1)
    expect(await entriesOf('heard:broken:2')).toBe(1)
    expect(await entriesOf('heard:last:2')).toBe(1)
    expect(heard.filter((line) => line === 'first 2')).toHaveLength(1)
    expect(heard.filter((line) => line === 'last 2')).toHaveLength(1)
  })

  test('one who listens well does not wait for one who fails', async () => {
    await app.work(SYSTEM, (work) => work.announce({ type: 'case.opened', number: 3 }))
    await runWaiting([listens('fails', () => true), listens('works')])
    expect(heard).toContain('works 3')
    await sql`select graphile_worker.complete_jobs(array(select id from graphile_worker.jobs))`.execute(db)
  })

  test('only when the work that announced it was done', async () => {
    const attempt = app.work(SYSTEM, async (work) => {
      await work.announce({ type: 'case.opened', number: 4 })
      throw new Error('后来出错')
    })
    await expect(attempt).rejects.toThrow('后来出错')
    await runWaiting([listens('board')])
    expect(heard).toEqual([])
  })

  test('once, when the same delivery runs twice at the same moment', async () => {
    await app.work(SYSTEM, (work) => work.announce({ type: 'case.opened', number: 5 }))
    const { id } = await db
      .selectFrom('platform.outbox_event')
      .select('id')
      .orderBy('announced_at', 'desc')
      .where(sql<boolean>`payload ->> 'number' = '5'`)
      .executeTakeFirstOrThrow()
    await app.work(SYSTEM, (work) => work.enqueue('deliver-event', { id }))
    await runWaiting([listens('twice')])
    expect(await entriesOf('heard:twice:5')).toBe(1)
  })
})

describe('a job', () => {
  const remind: Job = {
    name: 'test.remind',
    actor: '提醒',
    run: async (work, payload) => work.record({ subject: 'job:remind', action: 'reminded', after: payload }),
  }

  test('runs as the named actor of the system', async () => {
    await app.work(SYSTEM, (work) => work.enqueue('test.remind', { id: 'a' }))
    await runWaiting([], [remind])
    const entry = await db
      .selectFrom('ledger.entry')
      .select(['actor_name', 'after'])
      .where('subject', '=', 'job:remind')
      .executeTakeFirstOrThrow()
    expect(entry).toEqual({ actor_name: '系统·提醒', after: { id: 'a' } })
  })

  test('that fails leaves no trace of its work and is tried again', async () => {
    let tries = 0
    const fails: Job = {
      name: 'test.fails',
      actor: '提醒',
      run: async (work) => {
        tries += 1
        await work.record({ subject: 'job:fails', action: 'tried' })
        if (tries === 1) throw new Error('第一次不成')
      },
    }
    await app.work(SYSTEM, (work) => work.enqueue('test.fails', {}))
    await runWaiting([], [fails])
    expect(await entriesOf('job:fails')).toBe(0)
    await becomeDue()
    await runWaiting([], [fails])
    expect(await entriesOf('job:fails')).toBe(1)
  })

  test('that a killed worker held is taken up by the next one at once', async () => {
    const { promise: done, resolve: ran } = Promise.withResolvers<undefined>()
    const held: Job = { name: 'test.held', actor: '提醒', run: () => Promise.resolve(ran(undefined)) }
    await app.work(SYSTEM, (work) => work.enqueue('test.held', {}))
    await sql`update graphile_worker._private_jobs set locked_at = now(), locked_by = 'killed', attempts = 1`.execute(
      db,
    )
    const runner = await startWorker(app.workshop, { jobs: [held], subscriptions: [] })
    try {
      await done
    } finally {
      await runner.stop()
    }
  })

  test('is picked up by the worker as soon as the work commits', async () => {
    let woken: () => void = () => undefined
    const done = new Promise<void>((resolve) => {
      woken = resolve
    })
    const wake: Job = {
      name: 'test.wake',
      actor: '提醒',
      every: '0 3 * * *',
      run: () => Promise.resolve(woken()),
    }
    const runner = await startWorker(app.workshop, { jobs: [wake], subscriptions: [] })
    try {
      await app.work(SYSTEM, (work) => work.enqueue('test.wake', {}))
      await done
    } finally {
      await runner.stop()
    }
  })
})
