// npx tsx benchmarks/search/run.ts [entries]
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { searchReleased } from '../../src/modules/ground/search/search-released.ts'
import type { SearchQuery } from '../../src/modules/ground/search/search-released.ts'
import { openDatabase } from '../../src/platform/database/database.ts'
import { startEmbedded } from '../../src/platform/database/embedded.ts'
import { migrate } from '../../src/platform/database/migrate.ts'
import { loadEntries } from './entries.ts'
import { queryClasses } from './query-classes.ts'

const ENTRIES = Number(process.argv[2] ?? 100_000)
const REPEATS = 5
const AIM = 50

const directory = await mkdtemp(join(tmpdir(), 'mingzheng-bench-'))
const server = await startEmbedded({ directory: join(directory, 'postgres'), fsync: false })
const database = openDatabase(server.ownerConnectionString)
try {
  await migrate(server.ownerConnectionString)
  const started = performance.now()
  const corpus = await loadEntries(database, ENTRIES)
  await settle()
  const seconds = ((performance.now() - started) / 1000).toFixed(0)
  console.log(
    `${String(ENTRIES)} entries, ${(corpus.bytes / 1_048_576).toFixed(0)} MB of text, loaded in ${seconds} s`,
  )
  console.log(`milliseconds of searchReleased in one transaction: counts, facets and the first twenty hits`)
  for (const { name, queries } of queryClasses(corpus)) await measure(name, queries)
} finally {
  await database.close()
  await server.stop()
  await rm(directory, { recursive: true, force: true })
}

/** As a running installation is left by autovacuum. */
async function settle(): Promise<void> {
  const client = new pg.Client({ connectionString: server.ownerConnectionString })
  await client.connect()
  await client.query('vacuum analyze search.entry')
  await client.end()
}

async function measure(name: string, queries: readonly SearchQuery[]): Promise<void> {
  const times: number[] = []
  const counts: number[] = []
  for (const query of queries) counts.push(await timed(query, []))
  for (let repeat = 0; repeat < REPEATS; repeat += 1) for (const query of queries) await timed(query, times)
  const sorted = times.sort((a, b) => a - b)
  const at = (share: number) => sorted[Math.floor((sorted.length - 1) * share)] ?? 0
  const [least, most] = [Math.min(...counts), Math.max(...counts)]
  const verdict = at(0.95) < AIM ? '' : '  over the aim'
  console.log(
    `${name.padEnd(26)} p50 ${at(0.5).toFixed(1).padStart(6)}  p95 ${at(0.95).toFixed(1).padStart(6)}   found ${String(least)}–${String(most)}${verdict}`,
  )
}

async function timed(query: SearchQuery, times: number[]): Promise<number> {
  const start = performance.now()
  const found = await database.db.transaction().execute((db) => searchReleased(db, query))
  times.push(performance.now() - start)
  return found.facets.count
}
