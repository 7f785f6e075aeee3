import { spawn } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { Refusal } from '../../kernel/refusal.ts'
import { runningServer, stopServer } from './embedded-cluster.ts'
import { traceProcess, waitUntilGone } from './embedded-process.ts'
import { withClient } from './embedded-roles.ts'
import { joinEmbedded, startEmbedded, type EmbeddedServer } from './embedded.ts'

const folders: string[] = []

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'mingzheng-embedded-'))
  chmodSync(folder, 0o755)
  folders.push(folder)
  return folder
}

/** One set of files for all tests that do not need new ones: creating them takes longer than everything else. */
const directory = newFolder()

/** As `kill -9` leaves it: a server that runs and an owner who is gone. */
function startAndKillOwner(): Promise<number> {
  return startAndEndOwner(`process.kill(process.pid, 'SIGKILL')`)
}

/** Starts in a process of its own, which then ends in the way given; the server's process number. */
async function startAndEndOwner(end: string): Promise<number> {
  const script = `
    import { startEmbedded } from ${JSON.stringify(new URL('./embedded.ts', import.meta.url).href)}
    await startEmbedded({ directory: ${JSON.stringify(directory)}, fsync: false })
    ${end}`
  const args = ['--import', import.meta.resolve('tsx'), '--input-type=module', '--eval', script]
  const owner = spawn(process.execPath, args, { stdio: 'inherit' })
  await new Promise((resolve) => owner.once('exit', resolve))
  return runningServer(join(directory, 'data'))?.pid ?? 0
}

async function count(server: EmbeddedServer, table: string): Promise<number> {
  return withClient(server.ownerConnectionString, async (client) => {
    const found = await client.query<{ n: number }>(`select count(*)::int as n from ${table}`)
    return found.rows[0]?.n ?? 0
  })
}

async function refusalOf(attempt: Promise<unknown>): Promise<Refusal> {
  const cause: unknown = await attempt.then(
    () => null,
    (reason: unknown) => reason,
  )
  if (cause instanceof Refusal) return cause
  throw new Error('not refused', { cause })
}

afterEach(async () => {
  for (const folder of folders) {
    const server = runningServer(join(folder, 'data'))
    if (server) await stopServer(server.pid)
  }
})

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

describe('an embedded server', () => {
  test('sorts Chinese names by pinyin and gives the application no right to create', async () => {
    const server = await startEmbedded({ directory, fsync: false })
    const names = await withClient(server.ownerConnectionString, (client) =>
      client.query<{ n: string }>(
        `select n from unnest(array['重庆', '北京', '丁', '安全', '阿里']) n order by n`,
      ),
    )
    expect(names.rows.map(({ n }) => n)).toEqual(['阿里', '安全', '北京', '重庆', '丁'])
    const attempt = withClient(server.connectionString, (client) => client.query('create schema mine'))
    await expect(attempt).rejects.toThrow('permission denied')
    await Promise.all([server.stop(), server.stop()])
    expect(runningServer(join(directory, 'data'))).toBeNull()
  })

  test('is not started a second time while its owner lives, but commands may join it', async () => {
    const server = await startEmbedded({ directory, fsync: false })
    const refusal = await refusalOf(startEmbedded({ directory, fsync: false }))
    expect(refusal.code).toBe('database-already-running')
    expect(refusal.message).toContain(`进程 ${process.pid}`)
    const joined = await joinEmbedded({ directory })
    expect(await count(joined, 'pg_roles')).toBeGreaterThan(2)
    await joined.stop()
    expect(await count(server, 'pg_roles')).toBeGreaterThan(2)
    await server.stop()
  })

  test('starts for exactly one of two at once', async () => {
    const attempts = [1, 2].map(() => startEmbedded({ directory, fsync: false }))
    const outcomes = await Promise.allSettled(attempts)
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    for (const outcome of outcomes) if (outcome.status === 'fulfilled') await outcome.value.stop()
  })

  test('left behind by a killed owner is adopted as it runs', async () => {
    const left = await startAndKillOwner()
    expect(traceProcess(left)).not.toBeNull()
    const server = await startEmbedded({ directory, fsync: false })
    expect(runningServer(join(directory, 'data'))?.pid).toBe(left)
    await server.stop()
  })

  test('ends with an owner who ends without a word', async () => {
    const left = await startAndEndOwner('process.exit(1)')
    expect(left === 0 || (await waitUntilGone(left, 10_000))).toBe(true)
  })

  test('left behind with other settings is ended and started anew', async () => {
    const left = await startAndKillOwner()
    const server = await startEmbedded({ directory, fsync: true })
    expect(runningServer(join(directory, 'data'))?.pid).not.toBe(left)
    await server.stop()
  })

  test('keeps what was committed when it is killed, and comes back at the next start', async () => {
    const server = await startEmbedded({ directory })
    await withClient(server.ownerConnectionString, (client) =>
      client.query('create table public.kept as select generate_series(1, 1000) as n'),
    )
    const left = runningServer(join(directory, 'data'))?.pid ?? 0
    process.kill(left, 'SIGKILL')
    await server.stop()
    const again = await startEmbedded({ directory })
    expect(await count(again, 'public.kept')).toBe(1000)
    await again.stop()
  })
})

describe('a lock file', () => {
  test('that names a process which is no server of these files does not stop a start', async () => {
    await (await startEmbedded({ directory, fsync: false })).stop()
    writeFileSync(join(directory, 'data/postmaster.pid'), `${process.pid}\n/elsewhere\n`)
    const server = await startEmbedded({ directory, fsync: false })
    await server.stop()
  })

  test('of an owner who is gone does not stop a start', async () => {
    const gone = spawn('true')
    await waitUntilGone(gone.pid ?? 0, 5000)
    writeFileSync(join(directory, 'owner'), `${gone.pid} 1\n`)
    const server = await startEmbedded({ directory, fsync: false })
    expect(readFileSync(join(directory, 'owner'), 'utf8')).toContain(String(process.pid))
    await server.stop()
    expect(existsSync(join(directory, 'owner'))).toBe(false)
  })
})

describe('a folder', () => {
  test('that cannot hold data is refused in one sentence with a way out', async () => {
    const folder = newFolder()
    writeFileSync(join(folder, 'file'), '')
    const refusal = await refusalOf(startEmbedded({ directory: join(folder, 'file/postgres') }))
    expect(refusal.code).toBe('database-directory-unwritable')
    expect(refusal.message).toMatch(/请.*。$/)
  })

  test('with a path too long for a socket has its socket elsewhere', async () => {
    const deep = join(newFolder(), 'x'.repeat(80), 'postgres')
    mkdirSync(deep, { recursive: true })
    const server = await startEmbedded({ directory: deep, fsync: false })
    expect(server.socketDirectory.length).toBeLessThan(90)
    expect(await count(server, 'pg_roles')).toBeGreaterThan(2)
    await server.stop()
    rmSync(server.socketDirectory, { recursive: true })
  })
})

describe.skipIf(process.getuid?.() !== 0)('a folder closed to the account of the database', () => {
  test('has its data outside and says where; moved elsewhere, it starts no second, empty database', async () => {
    const home = newFolder()
    chmodSync(home, 0o700)
    const asked = join(home, 'checkout/var/postgres')
    const server = await startEmbedded({ directory: asked, fsync: false })
    await server.stop()
    const outside = readFileSync(join(asked, 'LOCATION'), 'utf8').trim()
    expect(existsSync(join(outside, 'data/PG_VERSION'))).toBe(true)
    renameSync(join(home, 'checkout'), join(home, 'moved'))
    const refusal = await refusalOf(startEmbedded({ directory: join(home, 'moved/var/postgres') }))
    expect(refusal.code).toBe('database-place-moved')
    expect(refusal.message).toContain(outside)
    rmSync(outside, { recursive: true })
  })
})
