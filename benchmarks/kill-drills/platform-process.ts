import { spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runningServer } from '../../src/platform/database/embedded-cluster.ts'
import { settleHome } from '../../src/platform/database/embedded-home.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const READY = '按 Ctrl-C 停止'
const PATIENCE = 60_000

/** What `kill -9` hits. The worker lives in the process of the application. */
export type Target = 'application and worker' | 'database' | 'everything'

/** The platform in a process of its own, as `npm start` runs it. */
export interface PlatformProcess {
  readonly url: string
  /** `kill -9`, without any warning; resolves when the application is gone too. */
  kill(target: Target): Promise<void>
  /** Ctrl-C. */
  stop(): Promise<void>
}

/** Starts an empty instance on a folder and waits until it serves; throws with what it said when it does not. */
export async function startPlatform(
  folder: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<PlatformProcess> {
  const port = await freePort()
  const child = spawn(process.execPath, [join(ROOT, 'bin/start.js')], {
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      MINGZHENG_DATA: folder,
      MINGZHENG_DEMO: 'off',
      MINGZHENG_PORT: String(port),
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  const said = { text: '' }
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  await new Promise<void>((resolve, reject) => {
    const tooLate = setTimeout(() => reject(new Error(`not ready: ${said.text}`)), PATIENCE)
    const hear = (text: string) => {
      said.text += text
      if (!said.text.includes(READY)) return
      clearTimeout(tooLate)
      resolve()
    }
    child.stdout.setEncoding('utf8').on('data', hear)
    child.stderr.setEncoding('utf8').on('data', hear)
    void ended.then(() => reject(new Error(`the platform ended: ${said.text}`)))
  })
  const signal = (name: NodeJS.Signals) => {
    if (child.pid !== undefined && child.exitCode === null && child.signalCode === null)
      process.kill(-child.pid, name)
    return ended
  }
  return {
    url: `http://127.0.0.1:${String(port)}`,
    stop: () => signal('SIGINT'),
    kill: async (target) => {
      if (target !== 'application and worker') killDatabase(folder)
      if (target === 'everything') await signal('SIGKILL')
      // Without its database the application answers nothing more; a service manager would start it anew.
      if (target === 'database') await pause(SETTLE)
      await signal('SIGKILL')
    },
  }
}

const SETTLE = 300

function killDatabase(folder: string): void {
  const server = runningServer(settleHome(join(folder, 'postgres')).data)
  if (server === null) throw new Error('no database server runs there')
  process.kill(server.pid, 'SIGKILL')
}

/** Lets other things happen for a while. */
export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}

function freePort(): Promise<number> {
  const server = createServer()
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => {
        if (address === null || typeof address === 'string') reject(new Error('no port'))
        else resolve(address.port)
      })
    })
  })
}
