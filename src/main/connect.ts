import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Config } from '../platform/config/config.ts'
import { openDatabase } from '../platform/database/database.ts'
import type { Database } from '../platform/database/database.ts'
import { joinEmbedded, startEmbedded } from '../platform/database/embedded.ts'
import { APP_ROLE } from '../platform/database/embedded-roles.ts'
import { migrate } from '../platform/database/migrate.ts'
import { Refusal } from '../kernel/refusal.ts'

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

/** Opens the database of the environment: an outside server, or the embedded one (joined when it already runs). */
export async function connect(
  config: Config,
  options: { readonly join?: boolean } = {},
): Promise<Connection> {
  const dataDirectory = dataDirectoryOf(config)
  return config.DATABASE_URL === undefined
    ? connectEmbedded(dataDirectory, options.join === true)
    : connectOutside(config.DATABASE_URL, { config, dataDirectory })
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
  place: { config: Config; dataDirectory: string },
): Promise<Connection> {
  const database = openDatabase(url)
  try {
    const answer = await database.pool.query<{ version: string; role: string }>(
      `select current_setting('server_version_num') as version, current_user as role`,
    )
    const version = Number(answer.rows[0]?.version ?? 0)
    if (version < 150_000)
      throw new Refusal(
        'conflict',
        'postgres-too-old',
        `数据库是 PostgreSQL ${String(Math.floor(version / 10_000))}，要 15 到 18。请换一个服务器，或不写 DATABASE_URL 用自带的。`,
      )
    await migrate(place.config.DATABASE_OWNER_URL ?? url, answer.rows[0]?.role)
  } catch (error) {
    await database.close()
    throw error instanceof Refusal ? error : unreachableDatabase(error)
  }
  return { database, outside: true, dataDirectory: place.dataDirectory, close: () => database.close() }
}

function unreachableDatabase(error: unknown): Refusal {
  const detail = error instanceof Error ? error.message : String(error)
  const cause =
    error instanceof Error && error.cause instanceof Error ? `${detail}:${error.cause.message}` : detail
  return new Refusal(
    'conflict',
    'database-unreachable',
    `连不上 DATABASE_URL 指的数据库（${cause}）。请核对地址、库名、用户和口令，确认服务已启动。`,
  )
}
