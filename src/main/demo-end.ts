import { join } from 'node:path'
import pg from 'pg'
import { Refusal } from '../kernel/refusal.ts'
import { machineClock } from '../platform/clock.ts'
import { readConfig } from '../platform/config/config.ts'
import type { Config } from '../platform/config/config.ts'
import { openDatabase } from '../platform/database/database.ts'
import { startEmbedded } from '../platform/database/embedded.ts'
import { APP_ROLE, DATABASE, OWNER_ROLE } from '../platform/database/embedded-roles.ts'
import { migrate } from '../platform/database/migrate.ts'
import { findInstance, settleInstance } from '../platform/instance/instance.ts'
import type { Command, CommandCall } from '../platform/manifest/command.ts'
import { dataDirectoryOf } from './connect.ts'

/** Ends the demonstration: its database is set aside under another name, a new empty one takes its place. */
export const demoEndCommand: Command = {
  name: 'demo:end',
  summary: '结束演示：演示库改名留存，换上一个新的空库（先停下平台）',
  needsDatabase: false,
  run: async (call) => {
    const config = readConfig(process.env)
    return config.DATABASE_URL === undefined
      ? endEmbedded(config, call)
      : endOutside(config.DATABASE_URL, call)
  },
}

async function endEmbedded(config: Config, call: CommandCall): Promise<number> {
  const server = await startEmbedded({ directory: join(dataDirectoryOf(config), 'postgres') })
  try {
    await refuseUnlessDemonstration(server.connectionString)
    const aside = await setAside(server.adminConnectionString, { name: DATABASE, owner: OWNER_ROLE })
    await migrate(server.ownerConnectionString, APP_ROLE)
    await settleEmpty(server.connectionString)
    call.tell(
      `演示已结束。演示库改名为 ${aside} 留着；新的空库已建好。请运行 npm start，再运行 npx mingzheng admin:create。`,
    )
    return 0
  } finally {
    await server.stop()
  }
}

async function endOutside(url: string, call: CommandCall): Promise<number> {
  await refuseUnlessDemonstration(url)
  const here = new URL(url)
  const name = decodeURIComponent(here.pathname.slice(1))
  const elsewhere = new URL(url)
  elsewhere.pathname = '/postgres'
  const aside = await setAside(elsewhere.href, { name, owner: null }).catch((error: unknown) => {
    throw new Refusal(
      'conflict',
      'cannot-set-aside',
      `不能改名或新建数据库（${error instanceof Error ? error.message : String(error)}）。请先停下平台，并用有 CREATEDB 权限的库主账号；或者自己新建一个空库，把 DATABASE_URL 指过去，用 MINGZHENG_DEMO=off 启动。`,
    )
  })
  await migrate(url)
  await settleEmpty(url)
  call.tell(
    `演示已结束。演示库改名为 ${aside} 留着；${name} 现在是新的空库。请运行 npm start，再运行 npx mingzheng admin:create。`,
  )
  return 0
}

async function refuseUnlessDemonstration(url: string): Promise<void> {
  const database = openDatabase(url)
  try {
    const instance = await findInstance(database.db).catch(() => null)
    if (instance?.demonstration !== true)
      throw new Refusal(
        'conflict',
        'no-demonstration',
        '这里没有演示可结束：数据库是正式库，或还没有启动过。什么都没有改。',
      )
  } finally {
    await database.close()
  }
}

async function setAside(
  adminUrl: string,
  database: { readonly name: string; readonly owner: string | null },
): Promise<string> {
  const client = new pg.Client({ connectionString: adminUrl })
  client.on('error', () => undefined)
  await client.connect()
  try {
    const stamp = machineClock().toISOString().replace(/\D/g, '').slice(0, 14)
    const aside = `${database.name}_demo_${stamp}`
    await client.query(
      `alter database ${client.escapeIdentifier(database.name)} rename to ${client.escapeIdentifier(aside)}`,
    )
    const owner = database.owner === null ? '' : ` owner ${client.escapeIdentifier(database.owner)}`
    await client.query(`create database ${client.escapeIdentifier(database.name)}${owner}`)
    return aside
  } finally {
    await client.end()
  }
}

async function settleEmpty(url: string): Promise<void> {
  const database = openDatabase(url)
  try {
    await settleInstance(database.db, { wanted: 'off', outsideDatabase: false, at: machineClock() })
  } finally {
    await database.close()
  }
}
