// npx tsx benchmarks/posts/run.ts [seconds a round]: durable posts a second, against bare inserts into the same database.
import { randomUUID } from 'node:crypto'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { joinEmbedded } from '../../src/platform/database/embedded.ts'
import { startPlatform } from '../kill-drills/platform-process.ts'
import { openBrowser } from './browser.ts'
import type { Browser } from './browser.ts'
import { CLERK, foundBureau } from './bureau.ts'

const SECONDS = Number(process.argv[2] ?? 5)
const ROUNDS = 5
const WRITERS = 8
const STATEMENT = '这一页的联系电话打不通，办公时间打过三次都是空号，请核对以后改过来，谢谢。'

/** One writer's next post; throws when it was not taken in. */
type Write = () => Promise<void>

async function run(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'mingzheng-posts-'))
  await chmod(folder, 0o755)
  const platform = await startPlatform(folder, { MINGZHENG_TRUST_PROXY: 'on' })
  try {
    await foundBureau(folder)
    const server = await joinEmbedded({ directory: join(folder, 'postgres') })
    const owner = new pg.Pool({ connectionString: server.ownerConnectionString, max: WRITERS })
    await describe(owner)
    const inserts = await insertWriters(owner)
    const corrections = Array.from({ length: WRITERS }, () => corrector(openBrowser(platform.url)))
    await compare('我要纠错', corrections, inserts)
    await compare('督办', await urgers(platform.url, owner), inserts)
    await owner.end()
  } finally {
    await platform.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

async function describe(owner: pg.Pool): Promise<void> {
  const { rows } = await owner.query<{ fsync: string; commit: string; method: string }>(
    `select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit,
       current_setting('wal_sync_method') as method`,
  )
  const [{ fsync, commit, method } = { fsync: '?', commit: '?', method: '?' }] = rows
  if (fsync !== 'on' || commit !== 'on') throw new Error('nothing durable would be measured')
  console.log(
    `${String(WRITERS)} writers, ${String(ROUNDS)} rounds of ${String(SECONDS)} s in turns; fsync on, synchronous_commit on, ${method}`,
  )
}

/** The least that is durable: a transaction with one row of the same words. */
async function insertWriters(owner: pg.Pool): Promise<readonly Write[]> {
  await owner.query('create schema bench')
  await owner.query(
    'create table bench.post (id uuid primary key, page text not null, statement text not null, at timestamptz not null)',
  )
  return Array.from({ length: WRITERS }, () => async () => {
    const client = await owner.connect()
    try {
      await client.query('begin')
      await client.query({
        name: 'bare insert',
        text: 'insert into bench.post (id, page, statement, at) values ($1, $2, $3, now())',
        values: [randomUUID(), '/gzyd', STATEMENT],
      })
      await client.query('commit')
    } finally {
      client.release()
    }
  })
}

/** A reader who hands in one 「我要纠错」 after the other. */
function corrector(browser: Browser): Write {
  return async () => {
    const answer = await browser.post('/jc', {
      submissionId: randomUUID(),
      page: '/gzyd',
      statement: STATEMENT,
      name: '王某某',
      phone: '13800000000',
    })
    if (answer.status !== 200) throw new Error(`/jc → ${String(answer.status)} ${answer.html.slice(0, 2000)}`)
  }
}

/** A clerk's sessions, each with duties of its own to send letters about. */
async function urgers(url: string, owner: pg.Pool): Promise<readonly Write[]> {
  const { rows } = await owner.query<{ id: string }>('select id from duties.duty order by id limit 400')
  return Promise.all(
    Array.from({ length: WRITERS }, async (_none, writer) => {
      const own = rows.filter((_row, place) => place % WRITERS === writer).map(({ id }) => id)
      const browser = openBrowser(url)
      const signedIn = await browser.post('/workbench/sign-in', CLERK)
      if (signedIn.status !== 303) throw new Error(`sign-in → ${String(signedIn.status)} ${signedIn.html}`)
      const page = await browser.get(`/workbench/duties/${own[0] ?? ''}`)
      const token = /name="_token" value="([^"]+)"/.exec(page.html)?.[1] ?? ''
      return urger(browser, token, own)
    }),
  )
}

function urger(browser: Browser, token: string, duties: readonly string[]): Write {
  const state = { place: 0 }
  return async () => {
    const duty = duties[state.place++ % duties.length] ?? ''
    const answer = await browser.post(`/workbench/duties/${duty}/urge`, {
      _token: token,
      submissionId: randomUUID(),
      letter: '请在本周五以前核对并答复读者，办完告诉办公室。',
    })
    if (answer.status !== 303) throw new Error(`urge → ${String(answer.status)} ${answer.html}`)
  }
}

/** Posts and inserts take turns, so that whatever else the machine does falls on both. */
async function compare(name: string, posts: readonly Write[], inserts: readonly Write[]): Promise<void> {
  await round(posts)
  await round(inserts)
  const rounds: { readonly ours: number; readonly bare: number }[] = []
  for (let turn = 0; turn < ROUNDS; turn += 1)
    rounds.push({ ours: await round(posts), bare: await round(inserts) })
  const ours = median(rounds.map((turn) => turn.ours))
  const bare = median(rounds.map((turn) => turn.bare))
  console.log(
    `${name}: ${ours.toFixed(0)} posts/s, bare inserts ${bare.toFixed(0)}/s, ratio ${(ours / bare).toFixed(2)}`,
  )
}

/** How many a second all writers together have acknowledged. */
async function round(writers: readonly Write[]): Promise<number> {
  const begun = performance.now()
  const end = begun + SECONDS * 1000
  const counts = await Promise.all(
    writers.map(async (write) => {
      let count = 0
      for (; performance.now() < end; count += 1) await write()
      return count
    }),
  )
  return counts.reduce((sum, count) => sum + count, 0) / ((performance.now() - begun) / 1000)
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}

await run()
