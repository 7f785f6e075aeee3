import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestApplication, SYSTEM } from '../../../../test/support/application.ts'
import { runWaitingJobs } from '../../../../test/support/waiting-jobs.ts'
import type { Job } from '../../../platform/jobs/worker.ts'

const app = await openTestApplication()
afterAll(() => app.close())
const { db } = app.workshop.database
const PAGE = '/workbench/jobs'
const admin = await app.addStaff({ division: null, functions: ['system-administrator'] })
const clerk = await app.addStaff()

let broken = true
const sealing: Job = {
  name: 'ledger.seal',
  actor: '每日封存',
  run: () => (broken ? Promise.reject(new Error('封存没有办成：磁盘已满。')) : Promise.resolve()),
}

async function runWaiting(): Promise<void> {
  await runWaitingJobs(app.workshop, { jobs: [sealing], subscriptions: [] })
}

async function idOfFailed(): Promise<string> {
  const { rows } = await sql<{ id: string }>`select id::text as id from graphile_worker.jobs`.execute(db)
  return rows[0]?.id ?? ''
}

/** As it stands after its last try. */
async function runOutOfTries(): Promise<void> {
  await sql`update graphile_worker._private_jobs set attempts = max_attempts`.execute(db)
}

describe('a job that failed is seen and retried', () => {
  beforeAll(async () => {
    await app.work(SYSTEM, (work) => work.enqueue(sealing.name, {}))
    await runWaiting()
  })

  test('while it is still tried by itself, the page says so and 今日 is quiet', async () => {
    const client = await app.signIn(admin)
    expect((await client.get('/workbench')).text).not.toContain('后台作业没有办成')
    const { text } = await client.get(PAGE)
    for (const words of ['封存没有办成：磁盘已满。', '还会自动再试']) expect(text).toContain(words)
  })

  test('out of tries, it stands in 今日 of 系统管理 with the way to it, and in nobody else’s', async () => {
    await runOutOfTries()
    const client = await app.signIn(admin)
    const today = await client.get('/workbench')
    expect(today.text).toContain('1 个后台作业没有办成')
    expect(today.html).toContain(`href="${PAGE}"`)
    expect((await client.get(PAGE)).text).toContain('不再自动试')
    const other = await app.signIn(clerk)
    expect((await other.get('/workbench')).text).not.toContain('后台作业没有办成')
    expect((await other.get(PAGE)).status).toBe(403)
    expect((await other.post(`${PAGE}/${await idOfFailed()}/retry`)).status).toBe(403)
  })

  test('再试一次 runs it again, with an entry; what has succeeded is no longer there to be retried', async () => {
    broken = false
    const id = await idOfFailed()
    const client = await app.signIn(admin)
    await client.get(PAGE)
    expect((await client.post(`${PAGE}/${id}/retry`)).location).toBe(`${PAGE}?done=retried`)
    expect((await client.get('/workbench')).text).not.toContain('后台作业没有办成')
    const entry = await db
      .selectFrom('ledger.entry')
      .select(['action', 'after'])
      .where('subject', '=', `job:${id}`)
      .executeTakeFirstOrThrow()
    expect(entry).toEqual({ action: 'job-retried', after: { name: 'ledger.seal' } })
    await runWaiting()
    expect((await client.get(PAGE)).text).toContain('没有失败的作业')
    const again = await client.post(`${PAGE}/${id}/retry`)
    expect([again.status, again.text]).toEqual([409, expect.stringContaining('已经办成')])
    expect((await client.post(`${PAGE}/nonsense/retry`)).status).toBe(409)
  })
})
