import { randomBytes } from 'node:crypto'
import { afterAll, expect, inject, test } from 'vitest'
import { openDatabase } from '../../src/platform/database/database.ts'
import { withClient } from '../../src/platform/database/embedded-roles.ts'
import { settleInstance } from '../../src/platform/instance/instance.ts'
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

test('a server that does not answer, or a database that is not there: one sentence', async () => {
  const nowhere = 'postgresql://mingzheng:geheim@127.0.0.1:1/mingzheng'
  const [silent, absent, wrong] = await Promise.all([
    refusedStart({ DATABASE_URL: nowhere, MINGZHENG_DEMO: 'off', MINGZHENG_DATA: folder.path }),
    refusedStart({
      DATABASE_URL: admin.replace('@/postgres', '@/nowhere'),
      MINGZHENG_DEMO: 'off',
      MINGZHENG_DATA: folder.path,
    }),
    refusedStart({ DATABASE_URL: 'mysql://root@db/x' }),
  ])
  expectRefusal(silent, '连不上 DATABASE_URL 指的数据库（connect ECONNREFUSED 127.0.0.1:1）')
  expect(silent.stderr).not.toContain('geheim')
  expectRefusal(absent, 'database "nowhere" does not exist')
  expectRefusal(wrong, '环境变量 DATABASE_URL 不对')
})

test('on an outside server it must be said whether this is the demonstration, once and for all', async () => {
  const outside = await outsideDatabase()
  expectRefusal(await refusedStart(outside), '第一次启动要写明是不是演示')

  const running = await start({ ...outside, MINGZHENG_DEMO: 'off' })
  const page = await fetch(`${running.url}/start`)
  expect(await page.text()).toContain('npx mingzheng admin:create')
  expect(running.stdout).toContain('npx mingzheng admin:create')
  expect(running.stdout).not.toContain('演示')
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
  const refused = await mingzheng(['admin:create'], { ...outside, MINGZHENG_DEMO: 'off' })
  expect(refused.code).toBe(0)
  const database = openDatabase(outside.DATABASE_URL, { connections: 1 })
  await database.db.deleteFrom('platform.instance').execute()
  await settleInstance(database.db, { wanted: 'on', outsideDatabase: true, at: machineClock() })
  expectRefusal(await mingzheng(['demo:end'], outside), '演示库还有程序连着')
  await database.close()

  const ended = await mingzheng(['demo:end'], outside)
  expect(ended).toMatchObject({ code: 0, stdout: '' })
  const fresh = await mingzheng(['admin:create'], outside)
  expect(fresh.stdout.split('\n').length).toBe(4)
})
