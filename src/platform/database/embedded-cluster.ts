import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { startFailure } from './embedded-failure.ts'
import { giveTo, type EmbeddedHome } from './embedded-home.ts'
import { asAccount, makePrivate } from './embedded-place.ts'
import { signalProcess, traceProcess, waitUntilGone } from './embedded-process.ts'

export const SOCKET_PORT = 5432

/** What is run where, and whether it must survive a power cut. */
export interface Cluster {
  readonly home: EmbeddedHome
  readonly binaries: string
  readonly fsync: boolean
}

/** After a killed postmaster, its children hold the data for a second or two. */
const LOCK_PATIENCE = 30_000
const STOP_PATIENCE = 60_000
/** Replaying the log of a large database takes its time. */
const READY_PATIENCE = 600_000

/** Creates the database files where there are none; a creation cut short leaves nothing that counts as one. */
export function createCluster({ home, binaries, fsync }: Cluster): void {
  if (existsSync(home.data)) return
  const draft = `${home.data}.new`
  for (const locale of ['C.UTF-8', 'C']) {
    rmSync(draft, { recursive: true, force: true })
    makePrivate(draft)
    giveTo(home.account, draft)
    const collation = ['--locale-provider=icu', '--icu-locale=zh-Hans-CN', `--locale=${locale}`]
    const access = ['--encoding=UTF8', '--username=postgres', '--auth=trust']
    const options = ['-D', draft, ...collation, ...access, ...(fsync ? [] : ['--no-sync'])]
    const run = spawnSync(join(binaries, 'bin/initdb'), options, {
      ...asAccount(home.account),
      env: serverEnvironment(),
      encoding: 'utf8',
    })
    if (run.status === 0) return renameSync(draft, home.data)
    if (run.stderr.includes('invalid locale')) continue
    const refusal = startFailure(home, run.stderr)
    rmSync(draft, { recursive: true, force: true })
    throw refusal
  }
}

/** The process number of a ready server on these files: the one that a killed parent left behind, or a new one. */
export async function runCluster(cluster: Cluster): Promise<number> {
  return (await adoptServer(cluster)) ?? (await launchServer(cluster))
}

/** Ends a server and waits for it; open transactions are rolled back, nothing committed is lost. */
export async function stopServer(pid: number): Promise<void> {
  signalProcess(pid, 'SIGINT')
  if (await waitUntilGone(pid, STOP_PATIENCE)) return
  signalProcess(pid, 'SIGQUIT')
  await waitUntilGone(pid, STOP_PATIENCE)
}

/** The server running on these files: its process, its state and the command it was started with. */
export function runningServer(data: string): { pid: number; ready: boolean; command: string } | null {
  const file = join(data, 'postmaster.pid')
  if (!existsSync(file)) return null
  const lines = readFileSync(file, 'utf8').split('\n')
  const pid = Number(lines[0])
  const trace = pid > 1 ? traceProcess(pid) : null
  if (!trace?.command.includes(` -D ${data} `)) return null
  return { pid, ready: /^(ready|standby)/.test(lines[7] ?? ''), command: trace.command }
}

async function adoptServer(cluster: Cluster): Promise<number | null> {
  const server = runningServer(cluster.home.data)
  if (!server) return null
  const expected = [join(cluster.binaries, 'bin/postgres'), ...serverOptions(cluster)].join(' ')
  if (server.command === expected && (await becomesReady(cluster, server.pid))) return server.pid
  // Other settings, another version, or already on its way down.
  await stopServer(server.pid)
  return null
}

async function becomesReady(cluster: Cluster, pid: number): Promise<boolean> {
  const deadline = performance.now() + READY_PATIENCE
  while (performance.now() < deadline) {
    const server = runningServer(cluster.home.data)
    if (server?.pid === pid && server.ready) return true
    if (!traceProcess(pid) || isStopping(cluster.home.data)) return false
    await pause(10)
  }
  return false
}

function isStopping(data: string): boolean {
  const file = join(data, 'postmaster.pid')
  return existsSync(file) && (readFileSync(file, 'utf8').split('\n')[7] ?? '').startsWith('stopping')
}

async function launchServer(cluster: Cluster): Promise<number> {
  const deadline = performance.now() + LOCK_PATIENCE
  for (;;) {
    clearForeignLock(cluster.home.data)
    const { pid, complaint } = await tryLaunch(cluster)
    if (pid !== null) return pid
    const heldByLeftovers = /lock file .* already exists|shared memory block/.test(complaint)
    if (!heldByLeftovers || performance.now() > deadline) throw startFailure(cluster.home, complaint)
    await pause(25)
  }
}

/** A lock that names a process which is no server of ours is stale: its number was given out again, or the files were copied. */
function clearForeignLock(data: string): void {
  const file = join(data, 'postmaster.pid')
  if (!existsSync(file) || runningServer(data)) return
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0])
  if (traceProcess(pid)) rmSync(file)
}

async function tryLaunch(cluster: Cluster): Promise<{ pid: number | null; complaint: string }> {
  const { home, binaries } = cluster
  keepLogSmall(home.log)
  const from = existsSync(home.log) ? statSync(home.log).size : 0
  // A file, not a pipe: a pipe would break with the death of this process, and the server with it.
  const log = openSync(home.log, 'a', 0o600)
  const child = spawn(join(binaries, 'bin/postgres'), serverOptions(cluster), {
    ...asAccount(home.account),
    env: serverEnvironment(),
    stdio: ['ignore', log, log],
    detached: true,
  })
  closeSync(log)
  const pid = await Promise.race([readyPid(cluster, child), endOf(child)])
  child.unref()
  return { pid, complaint: pid === null ? readFileSync(home.log, 'utf8').slice(from) : '' }
}

async function readyPid(cluster: Cluster, child: ChildProcess): Promise<number | null> {
  const { pid } = child
  return pid !== undefined && (await becomesReady(cluster, pid)) ? pid : null
}

function endOf(child: ChildProcess): Promise<null> {
  return new Promise((resolve) => {
    child.once('error', () => resolve(null))
    child.once('exit', () => resolve(null))
  })
}

function serverOptions({ home, fsync }: Cluster): string[] {
  const settings = {
    listen_addresses: '',
    port: String(SOCKET_PORT),
    unix_socket_directories: home.socketDirectory,
    unix_socket_permissions: '0700',
    log_timezone: 'Asia/Shanghai',
    timezone: 'Asia/Shanghai',
    ...(fsync
      ? {}
      : {
          fsync: 'off',
          synchronous_commit: 'off',
          full_page_writes: 'off',
          autovacuum: 'off',
          dynamic_shared_memory_type: 'mmap',
        }),
  }
  return ['-D', home.data, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])]
}

/** Nothing of our own environment: a stray PGDATA or PGOPTIONS must not reach the server. */
function serverEnvironment(): NodeJS.ProcessEnv {
  return { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C' }
}

function keepLogSmall(log: string): void {
  if (existsSync(log) && statSync(log).size > 10_000_000) renameSync(log, `${log}.1`)
}
