import { join } from 'node:path'
import { Refusal } from '../kernel/refusal.ts'
import { machineClock } from '../platform/clock.ts'
import { readConfig } from '../platform/config/config.ts'
import type { Config } from '../platform/config/config.ts'
import { openDatabase } from '../platform/database/database.ts'
import { startEmbedded } from '../platform/database/embedded.ts'
import { APP_ROLE, OWNER_ROLE, socketConnection, withClient } from '../platform/database/embedded-roles.ts'
import { migrate } from '../platform/database/migrate.ts'
import { findInstance, settleInstance } from '../platform/instance/instance.ts'
import type { Command } from '../platform/manifest/command.ts'
import { dataDirectoryOf, unreachableDatabase } from './connect.ts'

/** Ends the demonstration: its database is set aside under another name, a new empty one takes its place. */
export const demoEndCommand: Command = {
  name: 'demo:end',
  summary: '结束演示：演示库改名留存，换上一个新的空库（先停下平台）',
  needsDatabase: false,
  run: async (call) => {
    const config = readConfig(process.env)
    const aside = await (config.DATABASE_URL === undefined
      ? endEmbedded(config)
      : endOutside(config, config.DATABASE_URL))
    call.tell(
      `演示已结束。演示库改名为 ${aside} 留着，新的空库已建好。请运行 npm start，再运行 npx mingzheng admin:create。`,
    )
    return 0
  },
}

/** A server with the database of the demonstration, and how each role reaches a database there. */
interface Place {
  readonly admin: string
  /** Owner of the new database; null where whoever makes it owns it. */
  readonly databaseOwner: string | null
  readonly ownerOf: (database: string) => string
  readonly applicationOf: (database: string) => string
  /** To the database as it stands now. */
  readonly application: string
}

async function endEmbedded(config: Config): Promise<string> {
  const server = await startEmbedded({ directory: join(dataDirectoryOf(config), 'postgres') })
  try {
    return await replaceDatabase({
      admin: server.adminConnectionString,
      databaseOwner: OWNER_ROLE,
      ownerOf: (database) => socketConnection(server.socketDirectory, OWNER_ROLE, database),
      applicationOf: (database) => socketConnection(server.socketDirectory, APP_ROLE, database),
      application: server.connectionString,
    })
  } finally {
    await server.stop()
  }
}

function endOutside(config: Config, url: string): Promise<string> {
  const owner = config.DATABASE_OWNER_URL ?? url
  return replaceDatabase({
    admin: named(owner, 'postgres'),
    databaseOwner: null,
    ownerOf: (database) => named(owner, database),
    applicationOf: (database) => named(url, database),
    application: url,
  })
}

/** The same server and role, another database; a socket's address, `postgresql://role@/name?host=…`, is no URL to parse. */
function named(url: string, database: string): string {
  return url.replace(/^(postgres(?:ql)?:\/\/[^/?]*)(?:\/[^?]*)?/, `$1/${encodeURIComponent(database)}`)
}

/**
 * Prepares the new database under a name of its own, then changes the names of both at once: at no moment is there
 * half of it. Refuses where there is no demonstration, while the platform runs, and without the right to make databases.
 */
async function replaceDatabase(place: Place): Promise<string> {
  const name = await demonstrationAt(place.application)
  const stamp = machineClock().toISOString().replace(/\D/g, '').slice(0, 14)
  // PostgreSQL cuts longer names off without a word.
  const stem = name.slice(0, 40)
  const fresh = `${stem}_new_${stamp}`
  const aside = `${stem}_demo_${stamp}`
  await asAdmin(place, [`create database ${quoted(fresh)}${ownerClause(place)}`])
  try {
    await fill(place, fresh)
    const rename = (from: string, to: string) => `alter database ${quoted(from)} rename to ${quoted(to)}`
    await asAdmin(place, ['begin', rename(name, aside), rename(fresh, name), 'commit'])
  } catch (error) {
    await asAdmin(place, [`drop database if exists ${quoted(fresh)}`])
    throw error
  }
  return aside
}

/** The name of the demonstration's database; refuses one that holds none. */
async function demonstrationAt(url: string): Promise<string> {
  const database = openDatabase(url)
  try {
    const found = await database.pool
      .query<{
        name: string
        present: boolean
      }>(`select current_database() as name, to_regclass('platform.instance') is not null as present`)
      .catch((error: unknown) => {
        throw unreachableDatabase(error)
      })
    const [{ name, present } = { name: '', present: false }] = found.rows
    const instance = present ? await findInstance(database.db) : null
    if (instance?.demonstration === true) return name
    throw new Refusal(
      'conflict',
      'no-demonstration',
      '这里没有演示可结束：数据库是正式库，或还没有启动过。什么都没有改。',
    )
  } finally {
    await database.close()
  }
}

/** Brings the new database forward and settles that it is a bureau's own. */
async function fill(place: Place, name: string): Promise<void> {
  const database = openDatabase(place.applicationOf(name))
  try {
    const who = await database.pool.query<{ role: string }>('select current_user as role')
    await migrate(place.ownerOf(name), who.rows[0]?.role)
    await settleInstance(database.db, { wanted: 'off', outsideDatabase: false, at: machineClock() })
  } finally {
    await database.close()
  }
}

async function asAdmin(place: Place, statements: readonly string[]): Promise<void> {
  try {
    await withClient(place.admin, async (client) => {
      for (const statement of statements) await client.query(statement)
    })
  } catch (error) {
    throw explained(error)
  }
}

function explained(error: unknown): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error
  if (error.code === '55006')
    return new Refusal(
      'conflict',
      'database-in-use',
      '演示库还有程序连着，不能改名。请先停下平台和别的连接，再运行一次。什么都没有改。',
    )
  return new Refusal(
    'conflict',
    'cannot-set-aside',
    `不能改名或新建数据库（${error.message}）。请用有 CREATEDB 权限的库主账号（DATABASE_OWNER_URL）；或者自己新建一个空库，把 DATABASE_URL 指过去，用 MINGZHENG_DEMO=off 启动。`,
  )
}

function ownerClause({ databaseOwner }: Place): string {
  return databaseOwner === null ? '' : ` owner ${quoted(databaseOwner)}`
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}
