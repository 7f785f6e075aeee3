import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Config } from '../platform/config/config.ts'
import { openDatabase } from '../platform/database/database.ts'
import type { Database } from '../platform/database/database.ts'
import { joinEmbedded, startEmbedded } from '../platform/database/embedded.ts'
import { liveOwner } from '../platform/database/embedded-owner.ts'
import { APP_ROLE } from '../platform/database/embedded-roles.ts'
import { migrate } from '../platform/database/migrate.ts'
import { Refusal } from '../kernel/refusal.ts'

const OLDEST = 15
const CHECKOUT = fileURLToPath(new URL('../../', import.meta.url))

/** Where data lie: named from the checkout, so that commands called from elsewhere find the same. */
export function dataDirectoryOf(config: Config): string {
  return resolve(CHECKOUT, config.MINGZHENG_DATA ?? 'var')
}

/** An open, migrated database, and how to let it go. */
export interface Connection {
  readonly database: Database
  readonly outside: boolean
  readonly dataDirectory: string
  close(): Promise<void>
}

/**
 * Opens the database of the environment: an outside server, or the embedded one (joined when it already runs). A portal
 * that runs apart migrates nothing and comes as its own role.
 */
export async function connect(
  config: Config,
  options: { readonly join?: boolean } = {},
): Promise<Connection> {
  const dataDirectory = dataDirectoryOf(config)
  const portal = config.MINGZHENG_SERVE === 'portal' && options.join !== true
  if (config.DATABASE_URL === undefined)
    return portal ? joinAsPortal(dataDirectory) : connectEmbedded(dataDirectory, options.join === true)
  return connectOutside(config.DATABASE_URL, { migrates: !portal, config, dataDirectory })
}

/** The embedded database that the workbench's process has started and migrated; refuses where none runs. */
async function joinAsPortal(dataDirectory: string): Promise<Connection> {
  const directory = join(dataDirectory, 'postgres')
  if (liveOwner(directory) === null)
    throw new Refusal(
      'conflict',
      'no-workbench',
      '门户单独运行时用工作台的数据库，而工作台没有在运行。请先用同一个 MINGZHENG_DATA 启动 MINGZHENG_SERVE=workbench，或用 DATABASE_URL 指定数据库。',
    )
  const server = await joinEmbedded({ directory })
  const database = openDatabase(server.portalConnectionString)
  return { database, outside: false, dataDirectory, close: () => database.close() }
}

async function connectEmbedded(dataDirectory: string, join_: boolean): Promise<Connection> {
  const directory = join(dataDirectory, 'postgres')
  const server = join_ ? await joinEmbedded({ directory }) : await startEmbedded({ directory })
  await migrate(server.ownerConnectionString, APP_ROLE).catch(async (error: unknown) => {
    await server.stop()
    throw error
  })
  const database = openDatabase(server.connectionString)
  return {
    database,
    outside: false,
    dataDirectory,
    close: async () => {
      await database.close()
      await server.stop()
    },
  }
}

async function connectOutside(
  url: string,
  place: { migrates: boolean; config: Config; dataDirectory: string },
): Promise<Connection> {
  const database = openDatabase(url)
  try {
    const role = await greet(database)
    if (place.migrates)
      await migrate(place.config.DATABASE_OWNER_URL ?? url, role).catch((error: unknown) => {
        throw error instanceof Refusal ? error : unmigrated(error)
      })
  } catch (error) {
    await database.close()
    throw error
  }
  return { database, outside: true, dataDirectory: place.dataDirectory, close: () => database.close() }
}

/** The role that the server knows us by; refuses a server that does not answer or is too old. */
async function greet(database: Database): Promise<string | undefined> {
  const answer = await database.pool
    .query<{
      version: string
      role: string
    }>(`select current_setting('server_version_num') as version, current_user as role`)
    .catch((error: unknown) => {
      throw unreachableDatabase(error)
    })
  const version = Number(answer.rows[0]?.version ?? 0)
  if (version < OLDEST * 10_000)
    throw new Refusal(
      'conflict',
      'postgres-too-old',
      `数据库是 PostgreSQL ${String(Math.floor(version / 10_000))}，要 15 到 18。请换一个服务器，或不写 DATABASE_URL 用自带的。`,
    )
  return answer.rows[0]?.role
}

/** The sentence for a DATABASE_URL that leads nowhere. */
export function unreachableDatabase(error: unknown): Refusal {
  return new Refusal(
    'conflict',
    'database-unreachable',
    `连不上 DATABASE_URL 指的数据库（${detailOf(error)}）。请核对地址、库名、用户和口令，确认服务已启动。`,
  )
}

function unmigrated(error: unknown): Refusal {
  return new Refusal(
    'conflict',
    'database-not-migrated',
    `数据库连上了，但没有能建好表（${detailOf(error)}）。请让 DATABASE_URL 的用户做这个库的所有者，或用 DATABASE_OWNER_URL 写明所有者。`,
  )
}

/** Where a host has several addresses, the reasons are in the parts of the error, and its own message is empty. */
function detailOf(error: unknown): string {
  if (error instanceof AggregateError) return [...new Set(error.errors.map(detailOf))].join('；')
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error ? `${error.message}：${detailOf(error.cause)}` : error.message
}
