import { resolve } from 'node:path'
import { Refusal } from '../../kernel/refusal.ts'
import { runnableBinaries } from './embedded-binaries.ts'
import { createCluster, runCluster, runningServer, SOCKET_PORT, stopServer } from './embedded-cluster.ts'
import { diskFull } from './embedded-failure.ts'
import { settleHome, type EmbeddedHome } from './embedded-home.ts'
import { claimOwnership, liveOwner } from './embedded-owner.ts'
import { signalProcess } from './embedded-process.ts'
import {
  APP_ROLE,
  DATABASE,
  ensureRolesAndDatabase,
  OWNER_ROLE,
  PORTAL_ROLE,
  socketConnection,
} from './embedded-roles.ts'

/** A PostgreSQL of our own, reached over a unix socket that only this account and root can open. */
export interface EmbeddedServer {
  /** For requests: the role with the least privileges. */
  readonly connectionString: string
  /** For a portal that runs apart. */
  readonly portalConnectionString: string
  /** For migrations: the role that owns the schemas. */
  readonly ownerConnectionString: string
  /** For test databases and backups: the superuser. */
  readonly adminConnectionString: string
  readonly socketDirectory: string
  readonly port: number
  /** Ends the server; calling it again waits for the same end. */
  stop(): Promise<void>
}

export interface EmbeddedOptions {
  readonly directory: string
  /** Off only where the data may be lost, as in tests. */
  readonly fsync?: boolean
}

/**
 * Starts PostgreSQL on the data of a folder, creating them the first time; a server left behind by a killed process is
 * adopted. Refuses, in one sentence with a way out, when another live process has started it, when the folder cannot be
 * written, when the disk is full, and when there are no programs for this machine.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const directory = resolve(options.directory)
  try {
    const release = claimOwnership(directory)
    try {
      return await startOwned({ ...options, directory }, release)
    } catch (cause) {
      release()
      throw cause
    }
  } catch (cause) {
    throw explained(directory, cause)
  }
}

/**
 * The server that another live process has started on this folder, else one of our own: for commands that work beside
 * the running platform. Stopping a joined server does nothing.
 */
export async function joinEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const directory = resolve(options.directory)
  if (liveOwner(directory) === null) return startEmbedded(options)
  const home = settleHome(directory)
  if (runningServer(home.data)?.ready) return serverAt(home, () => Promise.resolve())
  throw new Refusal('conflict', 'database-not-ready', '明政正在启动或停止，数据库尚不可用：请稍后再试。')
}

async function startOwned(options: EmbeddedOptions, release: () => void): Promise<EmbeddedServer> {
  const home = settleHome(options.directory)
  const binaries = runnableBinaries(home.account, home.directory)
  const cluster = { home, binaries, fsync: options.fsync ?? true }
  createCluster(cluster)
  const pid = await runCluster(cluster)
  // A process that ends in disorder, but ends itself, takes its server along.
  const endWithProcess = () => signalProcess(pid, 'SIGINT')
  process.once('exit', endWithProcess)
  let stopped: Promise<void> | null = null
  const server = serverAt(home, () => {
    process.off('exit', endWithProcess)
    return (stopped ??= stopServer(pid).finally(release))
  })
  try {
    await ensureRolesAndDatabase(server.adminConnectionString)
  } catch (cause) {
    await server.stop()
    throw cause
  }
  return server
}

function serverAt({ socketDirectory }: EmbeddedHome, stop: () => Promise<void>): EmbeddedServer {
  return {
    connectionString: socketConnection(socketDirectory, APP_ROLE, DATABASE),
    portalConnectionString: socketConnection(socketDirectory, PORTAL_ROLE, DATABASE),
    ownerConnectionString: socketConnection(socketDirectory, OWNER_ROLE, DATABASE),
    adminConnectionString: socketConnection(socketDirectory, 'postgres', 'postgres'),
    socketDirectory,
    port: SOCKET_PORT,
    stop,
  }
}

/** What the file system says is worth a sentence of its own; anything else is a defect and stays as it is. */
function explained(directory: string, cause: unknown): unknown {
  if (!(cause instanceof Error) || !('code' in cause) || cause instanceof Refusal) return cause
  if (cause.code === 'ENOSPC' || cause.code === 'EDQUOT') return diskFull(directory)
  if (cause.code !== 'EACCES' && cause.code !== 'EROFS' && cause.code !== 'EPERM' && cause.code !== 'ENOTDIR')
    return cause
  return new Refusal(
    'conflict',
    'database-directory-unwritable',
    `数据目录 ${directory} 不可写或不可读（${cause.code}）：请把它的所有者改为当前用户，或换一个可写的数据目录。`,
  )
}
