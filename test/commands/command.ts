import { spawn, type ChildProcess } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect } from 'vitest'
import { runningServer, stopServer } from '../../src/platform/database/embedded-cluster.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const MEMORY = '/dev/shm'
const PATIENCE = 60_000
const launched = new Set<ChildProcess>()

/** What a command left when it had ended. */
export interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** A platform that runs in a process of its own. */
export interface Running {
  /** What it had printed when it was ready. */
  readonly stdout: string
  readonly stderr: string
  readonly url: string
  /** Ctrl-C: the signal goes to the whole group, as a terminal sends it. */
  interrupt(): Promise<Ended>
  /** `kill -9` of everything but the database server. */
  kill(): Promise<Ended>
}

type Variables = Readonly<Record<string, string>>

/** Runs `npx mingzheng …` as it stands in a clone, from another folder. */
export function mingzheng(args: readonly string[], variables: Variables = {}): Promise<Ended> {
  return launch(['bin/mingzheng.js', ...args], variables).ended
}

/** Starts the platform and waits until it has refused or ended. */
export function refusedStart(variables: Variables): Promise<Ended> {
  const started = launch(['bin/start.js'], variables)
  return Promise.race([started.ended, started.ready.then(() => started.kill())])
}

/** Starts the platform on a free port and waits until it serves; throws with what it said when it did not. */
export async function start(variables: Variables): Promise<Running> {
  const port = variables.MINGZHENG_PORT ?? String(await freePort())
  const started = launch(['bin/start.js'], { ...variables, MINGZHENG_PORT: port })
  const early = started.ended.then((end) => {
    throw new Error(`the platform ended with ${String(end.code)}: ${end.stdout}${end.stderr}`)
  })
  early.catch(() => undefined)
  await Promise.race([started.ready, early])
  return {
    ...started.said(),
    url: `http://127.0.0.1:${port}`,
    interrupt: () => started.signal('SIGINT'),
    kill: () => started.kill(),
  }
}

/** One sentence with a way out on stderr, nothing on stdout, exit 1. */
export function expectRefusal(end: Ended, sentence: string): void {
  expect(end).toMatchObject({ code: 1, stdout: '' })
  expect(end.stderr.trim().split('\n')).toEqual([expect.stringContaining(sentence)])
}

/** A folder for the data of one test file; `remove` ends whatever still runs on it. */
export function dataFolder(): { readonly path: string; remove(): Promise<void> } {
  const path = mkdtempSync(join(existsSync(MEMORY) ? MEMORY : tmpdir(), 'mingzheng-start-'))
  chmodSync(path, 0o755)
  return {
    path,
    remove: async () => {
      for (const child of launched) signalGroup(child, 'SIGKILL')
      const server = databaseServerIn(path)
      if (server !== null) await stopServer(server)
      rmSync(path, { recursive: true, force: true })
    },
  }
}

/** The process number of the database server that runs on a data folder, or null. */
export function databaseServerIn(path: string): number | null {
  return runningServer(join(path, 'postgres', 'data'))?.pid ?? null
}

/** Takes a port, as another program would. */
export async function occupyPort(): Promise<{ readonly port: number; readonly release: () => void }> {
  const server = createServer()
  return { port: await listen(server), release: () => server.close() }
}

async function freePort(): Promise<number> {
  const { port, release } = await occupyPort()
  release()
  return port
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      if (address === null || typeof address === 'string') reject(new Error('no port'))
      else resolve(address.port)
    })
  })
}

function launch([entry = '', ...args]: readonly string[], variables: Variables) {
  const child = spawn(process.execPath, [join(ROOT, entry), ...args], {
    cwd: tmpdir(),
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  launched.add(child)
  const said = { stdout: '', stderr: '' }
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said.stderr += text))
  const ready = new Promise<void>((resolve) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said.stdout += text
      if (said.stdout.includes('按 Ctrl-C 停止')) resolve()
    })
  })
  const signal = (name: NodeJS.Signals) => {
    signalGroup(child, name)
    return ended
  }
  const tooLong = setTimeout(() => void signal('SIGKILL'), PATIENCE)
  const ended = new Promise<Ended>((resolve) => {
    child.once('close', (code) => {
      clearTimeout(tooLong)
      launched.delete(child)
      resolve({ code, ...said })
    })
  })
  return { ready, ended, said: () => ({ ...said }), signal, kill: () => signal('SIGKILL') }
}

function signalGroup(child: ChildProcess, name: NodeJS.Signals): void {
  if (child.pid !== undefined && child.exitCode === null && child.signalCode === null)
    process.kill(-child.pid, name)
}
