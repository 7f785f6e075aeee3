import { readdirSync, rmSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runningServer, stopServer } from '../../src/platform/database/embedded-cluster.ts'
import { traceProcess } from '../../src/platform/database/embedded-process.ts'
import { APP_ROLE, withClient } from '../../src/platform/database/embedded-roles.ts'
import { startEmbedded } from '../../src/platform/database/embedded.ts'
import { migrate } from '../../src/platform/database/migrate.ts'

/** The migrated database inside a test cluster that every test file clones. */
export const TEMPLATE = 'mingzheng'

export interface TestCluster {
  readonly adminConnectionString: string
  stop(): Promise<void>
}

const PREFIX = 'mingzheng-test-'
const MEMORY = '/dev/shm'
const ROOM_NEEDED = 1_000_000_000

/** Starts a PostgreSQL for this test run alone, with one migrated template, and removes what killed runs left behind. */
export async function startTestCluster(name: string): Promise<TestCluster> {
  await sweepDeadRuns()
  const directory = join(roomiestPlace(), `${PREFIX}${process.pid}-${name}`)
  const server = await startEmbedded({ directory, fsync: false })
  async function stop() {
    await server.stop()
    rmSync(directory, { recursive: true, force: true })
  }
  // An interrupted run takes its server along; after a `kill -9` the next run does.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => void stop().finally(() => process.kill(process.pid, signal)))
  }
  try {
    await migrate(server.ownerConnectionString, APP_ROLE)
    await withClient(server.adminConnectionString, (admin) =>
      admin.query(`alter database ${TEMPLATE} with is_template true`),
    )
  } catch (cause) {
    await stop()
    throw cause
  }
  return { adminConnectionString: server.adminConnectionString, stop }
}

/** Cloning on a disk takes ten times as long as in memory. */
function roomiestPlace(): string {
  try {
    const { bavail, bsize } = statfsSync(MEMORY)
    return bavail * bsize > ROOM_NEEDED ? MEMORY : tmpdir()
  } catch {
    return tmpdir()
  }
}

async function sweepDeadRuns(): Promise<void> {
  for (const place of new Set([MEMORY, tmpdir()])) {
    for (const entry of entriesOf(place)) {
      const pid = /^mingzheng-test-(\d+)-/.exec(entry)?.[1]
      if (pid !== undefined && !traceProcess(Number(pid))) await sweep(join(place, entry))
    }
  }
}

async function sweep(directory: string): Promise<void> {
  const server = runningServer(join(directory, 'data'))
  if (server) await stopServer(server.pid)
  rmSync(directory, { recursive: true, force: true })
}

function entriesOf(place: string): string[] {
  try {
    return readdirSync(place)
  } catch {
    return []
  }
}
