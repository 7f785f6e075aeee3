// npx tsx benchmarks/documents/run.ts [documents] [rounds]: past documents from a JSONL into the register, against plain inserts.
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import { z } from 'zod'
import type { Actor } from '../../src/kernel/actor.ts'
import { openWorkshop } from '../../src/main/application.ts'
import { modules } from '../../src/main/modules.ts'
import { addDivision, addPerson, identify } from '../../src/modules/ground/organisation/index.ts'
import {
  getHistoryBatch,
  prepareHistory,
  releaseHistory,
  startHistory,
} from '../../src/modules/publishing/documents/index.ts'
import { machineClock } from '../../src/platform/clock.ts'
import { sealsUnder } from '../../src/platform/crypto/sealed.ts'
import { openDatabase } from '../../src/platform/database/database.ts'
import { startEmbedded } from '../../src/platform/database/embedded.ts'
import { APP_ROLE, withClient } from '../../src/platform/database/embedded-roles.ts'
import { migrate } from '../../src/platform/database/migrate.ts'
import { openFileStore } from '../../src/platform/files/file-store.ts'
import { settleInstance } from '../../src/platform/instance/instance.ts'
import { startWorker } from '../../src/platform/jobs/worker.ts'
import { inWork } from '../../src/platform/work/work.ts'
import type { Workshop } from '../../src/platform/work/work.ts'
import { historyLine } from './history-lines.ts'

const DOCUMENTS = Number(process.argv[2] ?? 10_000)
const ROUNDS = Number(process.argv[3] ?? 3)
const AT_ONCE = 250
const SYSTEM = { kind: 'system', name: '测量' } as const

async function run(): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'mingzheng-documents-'))
  const embedded = await startEmbedded({ directory: join(directory, 'postgres') })
  try {
    await migrate(embedded.ownerConnectionString, APP_ROLE)
    const database = openDatabase(embedded.connectionString)
    const workshop = openWorkshop({
      database,
      files: await openFileStore(join(directory, 'files')),
      seals: sealsUnder(new Uint8Array(32).fill(1)),
      clock: machineClock,
    })
    await settleInstance(database.db, { wanted: 'off', outsideDatabase: false, at: workshop.clock() })
    const people = await staff(workshop)
    const times: Round[] = []
    for (let round = 0; round <= ROUNDS; round += 1) {
      const path = join(directory, `list-${String(round)}.jsonl`)
      await writeList(path, round)
      const plain = await withClient(embedded.ownerConnectionString, (client) => plainInserts(client, round))
      times.push({
        ...(await measure(workshop, people, path)),
        plain,
        megabytes: (await stat(path)).size / 1_048_576,
      })
      await rm(path)
    }
    report(times.slice(1))
    await database.close()
  } finally {
    await embedded.stop()
    await rm(directory, { recursive: true, force: true })
  }
}

interface Round {
  readonly megabytes: number
  readonly reading: number
  readonly importing: number
  readonly releasing: number
  readonly indexing: number
  readonly plain: number
}

function lineOf(round: number, place: number): string {
  return historyLine(round * DOCUMENTS + place)
}

async function writeList(path: string, round: number): Promise<void> {
  const lines = (function* () {
    for (let place = 0; place < DOCUMENTS; place += 1) yield `${lineOf(round, place)}\n`
  })()
  await pipeline(Readable.from(lines), createWriteStream(path))
}

interface People {
  readonly clerk: Actor
  readonly head: Actor
}

async function staff(workshop: Workshop): Promise<People> {
  return inWork(workshop, SYSTEM, async (work) => {
    const office = { name: '办公室', kind: 'office', phone: '010-55550100', isOpennessOffice: true } as const
    const divisionId = await addDivision(work, office)
    const person = async (held: 'openness-handler' | 'openness-head') => {
      const posts = [{ function: held, divisionId }]
      const account = {
        name: held,
        signInName: held,
        password: 'Chuntian-2026-Shuixian',
        oneTime: false,
        posts,
      }
      const actor = await identify(work.db, await addPerson(work, account), work.today)
      if (actor === null) throw new Error(held)
      return actor
    }
    return { clerk: await person('openness-handler'), head: await person('openness-head') }
  })
}

/** The way of one file: read, taken in by the job, let out, found. */
async function measure(
  workshop: Workshop,
  { clerk, head }: People,
  path: string,
): Promise<Omit<Round, 'plain' | 'megabytes'>> {
  const worker = await startWorker(workshop, {
    jobs: modules.flatMap((module) => module.jobs ?? []).filter(({ every }) => every === undefined),
    subscriptions: modules.flatMap((module) => module.subscriptions ?? []),
  })
  try {
    const begun = performance.now()
    const id = await inWork(workshop, clerk, (work) => prepareHistory(work, { name: 'list.jsonl', path }))
    const read = performance.now()
    await inWork(workshop, clerk, (work) => startHistory(work, id))
    const { db } = workshop.database
    await until(async () => (await getHistoryBatch(db, id)).state === 'imported')
    const imported = performance.now()
    const batch = await getHistoryBatch(db, id)
    if (batch.imported !== DOCUMENTS) throw new Error(`${String(batch.imported)} came in`)
    await inWork(workshop, head, (work) => releaseHistory(work, id, batch.contentHash ?? ''))
    const released = performance.now()
    await until(async () => (await workshop.database.pool.query(INDEXED, [batch.number])).rowCount === 1)
    return {
      reading: read - begun,
      importing: imported - read,
      releasing: released - imported,
      indexing: performance.now() - released,
    }
  } finally {
    await worker.stop()
  }
}

const INDEXED = `select from search.entry where path = '/zcwj/ls/' || $1 || '/1'`
const LOOK = 20

async function until(isDone: () => Promise<boolean>): Promise<void> {
  while (!(await isDone())) await new Promise((resolve) => setTimeout(resolve, LOOK))
}

/** The least that keeps the same columns: as many rows a transaction into a bare table. */
async function plainInserts(client: pg.Client, round: number): Promise<number> {
  await client.query(
    `create table if not exists public.plain (id text primary key, number text, title text, issuer text, topic text,
       written_on date, effective_on date, url text)`,
  )
  const rows = Array.from({ length: DOCUMENTS }, (_, place) => columnsOf(lineOf(round, place)))
  const begun = performance.now()
  for (let from = 0; from < DOCUMENTS; from += AT_ONCE) {
    await client.query('begin')
    await client.query(
      `insert into public.plain select d ->> 0, d ->> 1, d ->> 2, d ->> 3, d ->> 4, (d ->> 5)::date, (d ->> 6)::date, d ->> 7
       from unnest($1::jsonb[]) d`,
      [rows.slice(from, from + AT_ONCE)],
    )
    await client.query('commit')
  }
  return performance.now() - begun
}

const Columns = z.object({
  id: z.string(),
  doc_number: z.string().nullable(),
  title: z.string(),
  issuer: z.string(),
  topic: z.string(),
  publish_date: z.string(),
  effective_date: z.string(),
  url: z.string(),
})

function columnsOf(line: string): string {
  return JSON.stringify(Object.values(Columns.parse(JSON.parse(line))))
}

function report(rounds: readonly Round[]): void {
  const of = (key: keyof Round) => median(rounds.map((round) => round[key]))
  const whole = median(rounds.map(({ reading, importing }) => reading + importing))
  const lines = [
    `${String(DOCUMENTS)} documents, ${of('megabytes').toFixed(0)} MB; median of ${String(ROUNDS)} after one to warm up`,
    `reading ${seconds(of('reading'))}, taking in ${seconds(of('importing'))}, together ${String(Math.round((1000 * DOCUMENTS) / whole))} documents/s`,
    `plain inserts ${seconds(of('plain'))}, ratio ${(whole / of('plain')).toFixed(1)}`,
    `letting out ${seconds(of('releasing'))}, findable after ${seconds(of('indexing'))}`,
    `largest resident memory ${String(Math.round(process.resourceUsage().maxRSS / 1024))} MB`,
  ]
  process.stdout.write(`${lines.join('\n')}\n`)
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(2)} s`
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}

await run()
