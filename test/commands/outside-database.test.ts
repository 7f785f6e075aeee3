import { randomBytes } from 'node:crypto'
import { afterAll, expect, inject, test } from 'vitest'
import { openDatabase } from '../../src/platform/database/database.ts'
import { migrate } from '../../src/platform/database/migrate.ts'
import { withClient } from '../../src/platform/database/embedded-roles.ts'
import { findInstance, settleInstance } from '../../src/platform/instance/instance.ts'
import { machineClock } from '../../src/platform/clock.ts'
import { dataFolder, expectRefusal, mingzheng, refusedStart, start } from './command.ts'

const admin = inject('adminConnectionString')
const folder = dataFolder()
const made: string[] = []

afterAll(async () => {
  for (const name of made)
    await withClient(admin, async (client) => {
      const like = await client.query<{ name: string }>(
        `select datname as name from pg_database where datname like $1 || '%'`,
        [name],
      )
      for (const row of like.rows) await client.query(`drop database ${row.name} with (force)`)
    })
  await folder.remove()
})

/** An empty database on a server that is not ours; the role owns it. */
async function outsideDatabase(): Promise<{
  readonly DATABASE_URL: string
  readonly MINGZHENG_DATA: string
}> {
  const name = `outside_${randomBytes(4).toString('hex')}`
  await withClient(admin, (client) => client.query(`create database ${name}`))
  made.push(name)
  return { DATABASE_URL: admin.replace('@/postgres', `@/${name}`), MINGZHENG_DATA: folder.path }
}

test('a server that does not answer: one sentence, without the password', async () => {
  const nowhere = 'postgresql://mingzheng:geheim@127.0.0.1:1/mingzheng'
  const end = await refusedStart({
    DATABASE_URL: nowhere,
    MINGZHENG_DEMO: 'off',
    MINGZHENG_DATA: folder.path,
  })
  expectRefusal(end, '连不上 DATABASE_URL 指的数据库（connect ECONNREFUSED 127.0.0.1:1）')
  expect(end.stderr).not.toContain('geheim')
})

test('on an outside server it must be said whether this is the demonstration, once and for all', async () => {
  const outside = await outsideDatabase()
  expectRefusal(await refusedStart(outside), '第一次启动要写明是不是演示')

  const running = await start({ ...outside, MINGZHENG_DEMO: 'off' })
  const page = await fetch(`${running.url}/start`)
  expect(await page.text()).toContain('npx mingzheng admin:create')
  expect(running.stdout).toContain('npx mingzheng admin:create')
  expect(running.stdout).not.toContain('演示')
  expect(running.stderr).toContain('请另建一个普通用户写进 DATABASE_URL，把所有者写进 DATABASE_OWNER_URL。')
  await expectThreeAdministratorsOnce(outside)
  expect((await fetch(`${running.url}/start`, { redirect: 'manual' })).status).toBe(303)
  expect((await running.interrupt()).code).toBe(0)

  expectRefusal(await refusedStart({ ...outside, MINGZHENG_DEMO: 'on' }), '不能再装演示数据')
})

async function expectThreeAdministratorsOnce(outside: Readonly<Record<string, string>>): Promise<void> {
  const made = await mingzheng(['admin:create'], outside)
  expect(made.code).toBe(0)
  const lines = made.stdout.trim().split('\n')
  expect(lines.map((line) => line.split('\t')[1])).toEqual(['system', 'security', 'audit'])
  for (const line of lines) expect(line).toMatch(/^\S+\t\S+\t(\w{4}-){3}\w{4}$/)
  expect(made.stderr).toContain('一次性口令只显示这一次')
  const [again, recovered] = await Promise.all([
    mingzheng(['admin:create'], outside),
    mingzheng(['admin:create', '--recover', 'security'], outside),
  ])
  expectRefusal(again, '管理员已经建立')
  expect(recovered.code).toBe(0)
  expect(recovered.stdout).toMatch(/^安全管理员\tsecurity-[a-z0-9]+\t\S+\n$/)
}

test('demo:end works on an outside server, but not beside other connections', async () => {
  const outside = await outsideDatabase()
  await migrate(outside.DATABASE_URL)
  const database = openDatabase(outside.DATABASE_URL, { connections: 1 })
  await settleInstance(database.db, { wanted: 'on', outsideDatabase: true, at: machineClock() })
  expectRefusal(await mingzheng(['demo:end'], outside), '演示库还有程序连着')
  await database.close()

  const ended = await mingzheng(['demo:end'], outside)
  expect(ended).toMatchObject({ code: 0, stdout: '' })
  const fresh = openDatabase(outside.DATABASE_URL, { connections: 1 })
  expect(await findInstance(fresh.db)).toEqual({ demonstration: false, loaded: false })
  await fresh.close()
})

test('with an owner of its own the application may not touch what is written, and no warning is given', async () => {
  const outside = await outsideDatabase()
  const role = `app_${randomBytes(4).toString('hex')}`
  await withClient(admin, (client) => client.query(`create role ${role} login`))
  const DATABASE_URL = outside.DATABASE_URL.replace('postgres@', `${role}@`)
  const running = await start({
    ...outside,
    DATABASE_URL,
    DATABASE_OWNER_URL: outside.DATABASE_URL,
    MINGZHENG_DEMO: 'off',
  })
  expect(running.stderr).not.toContain('DATABASE_OWNER_URL')
  for (const statement of [
    'delete from ledger.entry',
    'update ledger.seal set entries = 0',
    'truncate ledger.head',
  ])
    await expect(withClient(DATABASE_URL, (client) => client.query(statement))).rejects.toThrow(
      'permission denied',
    )
  const verified = await mingzheng(['ledger:verify'], {
    ...outside,
    DATABASE_URL,
    DATABASE_OWNER_URL: outside.DATABASE_URL,
  })
  expect(verified.code).toBe(0)
  expect(verified.stdout).toMatch(/^一致：\d+ 条办理记录，\d+ 个对象，\d+ 次封存。\n$/)

  await withClient(outside.DATABASE_URL, (client) =>
    client.query(
      `alter table ledger.entry disable trigger all; update ledger.entry set reason = '改' where number = 1`,
    ),
  )
  const broken = await mingzheng(['ledger:verify'], {
    ...outside,
    DATABASE_URL,
    DATABASE_OWNER_URL: outside.DATABASE_URL,
  })
  expect(broken.code).toBe(1)
  expect(broken.stdout).toMatch(
    /calendar:2019 第 1 条：内容与哈希不符，应为 [0-9a-f]{64}，实为 [0-9a-f]{64}。/,
  )
  expect((await running.interrupt()).code).toBe(0)
  await withClient(admin, async (client) => {
    await client.query(
      `drop database ${new URL(outside.DATABASE_URL.replace('@/', '@x/')).pathname.slice(1)} with (force)`,
    )
    await client.query(`drop role ${role}`)
  })
})
