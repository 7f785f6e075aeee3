import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { openDatabase } from '../../src/platform/database/database.ts'
import type { Database } from '../../src/platform/database/database.ts'
import { startEmbedded } from '../../src/platform/database/embedded.ts'
import { APP_ROLE, withClient } from '../../src/platform/database/embedded-roles.ts'
import { migrate } from '../../src/platform/database/migrate.ts'
import { verifyLedger } from '../../src/platform/ledger/verify-ledger.ts'
import { generateEntries } from './generate-entries.ts'

const ENTRIES = Number(process.argv[2] ?? 1_000_000)
const ROUNDS = 3
const PAGE = 2000

/** Verification of a large ledger, against reading the same rows in the same pages without computing anything. */
async function run(): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'mingzheng-ledger-'))
  const server = await startEmbedded({ directory, fsync: false })
  try {
    await migrate(server.ownerConnectionString, APP_ROLE)
    const generated = await timed(() =>
      withClient(server.ownerConnectionString, (client) => generateEntries(client, ENTRIES)),
    )
    process.stdout.write(`generated ${String(ENTRIES)} entries in ${seconds(generated.took)}\n`)
    const database = openDatabase(server.connectionString, { connections: 1 })
    await measure(database)
    await database.close()
  } finally {
    await server.stop()
    await rm(directory, { recursive: true, force: true })
  }
}

async function measure(database: Database): Promise<void> {
  await readAll(database)
  const verified: number[] = []
  const read: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const verification = await timed(() => verifyLedger(database.db))
    const { entries, findings } = verification.result
    if (entries !== ENTRIES || findings.length > 0) throw new Error(JSON.stringify(verification.result))
    verified.push(verification.took)
    read.push((await timed(() => readAll(database))).took)
  }
  const [verifying, reading] = [median(verified), median(read)]
  process.stdout.write(
    [
      `verified ${String(ENTRIES)} entries: ${seconds(verifying)} (median of ${String(ROUNDS)}), ${perSecond(verifying)}`,
      `read only, same pages: ${seconds(reading)}, ${perSecond(reading)}; ratio ${(reading / verifying).toFixed(2)}`,
      `largest resident memory: ${String(Math.round(process.resourceUsage().maxRSS / 1024))} MB`,
    ].join('\n') + '\n',
  )
}

/** Every row once, page by page, with nothing done to it. */
async function readAll({ db }: Database): Promise<void> {
  for (let from = { subject: '', number: 0 }; ;) {
    const rows = await sql<{ subject: string; number: number }>`
      select *, before::text, after::text, rows::text from ledger.entry
      where (subject, number) > (${from.subject}, ${from.number}) order by subject, number limit ${PAGE}`.execute(
      db,
    )
    const last = rows.rows.at(-1)
    if (last === undefined) return
    from = last
  }
}

async function timed<T>(act: () => Promise<T>): Promise<{ readonly result: T; readonly took: number }> {
  const begun = performance.now()
  const result = await act()
  return { result, took: performance.now() - begun }
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`
}

function perSecond(milliseconds: number): string {
  return `${String(Math.round(ENTRIES / (milliseconds / 1000)))} entries/s`
}

await run()
