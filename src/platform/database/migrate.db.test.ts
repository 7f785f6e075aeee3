import { randomBytes } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { afterAll, describe, expect, inject, test } from 'vitest'
import { clonedDatabase } from '../../../test/support/cloned-database.ts'
import { APP_ROLE, OWNER_ROLE, withClient } from './embedded-roles.ts'
import { migrate } from './migrate.ts'

const admin = inject('adminConnectionString')
const made: string[] = []
const cloned = await clonedDatabase()
afterAll(async () => {
  await cloned.drop()
  for (const name of made)
    await withClient(admin, (client) => client.query(`drop database ${name} with (force)`))
})

/** A new database without anything in it. */
async function emptyDatabase(owner: string): Promise<string> {
  const name = `empty_${randomBytes(6).toString('hex')}`
  await withClient(admin, (client) => client.query(`create database ${name} owner ${owner}`))
  made.push(name)
  return admin.replace('postgres@/postgres', `${owner}@/${name}`)
}

async function applied(url: string): Promise<readonly { name: string; at: string }[]> {
  const found = await withClient(url, (client) =>
    client.query<{ name: string; at: string }>(
      'select name, applied_at::text as at from public.migration order by name',
    ),
  )
  return found.rows
}

async function may(
  url: string,
  role: string,
  [privilege, table]: readonly [string, string],
): Promise<boolean> {
  const found = await withClient(url, (client) =>
    client.query<{ yes: boolean }>('select has_table_privilege($1, $2, $3) as yes', [role, table, privilege]),
  )
  return found.rows[0]?.yes ?? false
}

describe('a database is only ever brought forward', () => {
  test('every file once, in order', async () => {
    const files = (await readdir(new URL('../../../migrations/', import.meta.url))).filter((name) =>
      name.endsWith('.sql'),
    )
    expect((await applied(cloned.ownerConnectionString)).map((row) => row.name)).toEqual(files.toSorted())
  })

  test('doing it again changes nothing', async () => {
    const before = await applied(cloned.ownerConnectionString)
    await migrate(cloned.ownerConnectionString, APP_ROLE)
    expect(await applied(cloned.ownerConnectionString)).toEqual(before)
  })

  test('two starts at the same moment do it once', async () => {
    const url = await emptyDatabase(OWNER_ROLE)
    await Promise.all([migrate(url, APP_ROLE), migrate(url, APP_ROLE)])
    expect((await applied(url)).length).toBe((await applied(cloned.ownerConnectionString)).length)
  })

  test('a file that was changed after it ran is refused, by name', async () => {
    const url = await emptyDatabase(OWNER_ROLE)
    await migrate(url, APP_ROLE)
    const [first] = await applied(url)
    await withClient(url, (client) =>
      client.query(`update public.migration set hash = 'other' where name = $1`, [first?.name]),
    )
    await expect(migrate(url, APP_ROLE)).rejects.toThrow(
      `数据库迁移 ${first?.name ?? ''} 在执行后被改动。请恢复原文件，改动写进新的迁移。`,
    )
  })
})

describe('the application has the least it needs', () => {
  const { ownerConnectionString: url } = cloned

  test.each(['ledger.entry', 'publication.version', 'duties.duty_event'])(
    '%s: it reads and adds, nothing else',
    async (table) => {
      expect(await may(url, APP_ROLE, ['select', table])).toBe(true)
      expect(await may(url, APP_ROLE, ['insert', table])).toBe(true)
      for (const privilege of ['update', 'delete', 'truncate'])
        expect(await may(url, APP_ROLE, [privilege, table])).toBe(false)
    },
  )

  test('which migrations ran it may read, not write', async () => {
    expect(await may(url, APP_ROLE, ['select', 'public.migration'])).toBe(true)
    for (const privilege of ['insert', 'update', 'delete'])
      expect(await may(url, APP_ROLE, [privilege, 'public.migration'])).toBe(false)
  })

  test.each([
    'create table public.mine (id int)',
    'alter table ledger.entry disable trigger append_only',
    'drop table platform.session',
    'create schema mine',
  ])('it may not: %s', async (statement) => {
    const attempt = withClient(cloned.connectionString, (client) => client.query(statement))
    await expect(attempt).rejects.toThrow(/permission denied|must be owner/)
  })

  test('it queues jobs', async () => {
    const queued = await withClient(cloned.connectionString, (client) =>
      client.query(`select graphile_worker.add_job('any', '{}'::json)`),
    )
    expect(queued.rowCount).toBe(1)
  })

  test('it gets its rights though an earlier start broke off before they were granted', async () => {
    const blank = await emptyDatabase(OWNER_ROLE)
    await migrate(blank)
    expect(await may(blank, APP_ROLE, ['insert', 'ledger.entry'])).toBe(false)
    await migrate(blank, APP_ROLE)
    expect(await may(blank, APP_ROLE, ['insert', 'ledger.entry'])).toBe(true)
    expect(await may(blank, APP_ROLE, ['update', 'ledger.entry'])).toBe(false)
  })
})

describe('one role for everything, as a small bureau has it', () => {
  test('it goes on migrating, and still changes no ledger entry', async () => {
    const role = `single_${randomBytes(4).toString('hex')}`
    await withClient(admin, (client) => client.query(`create role ${role} login`))
    const url = await emptyDatabase(role)
    await migrate(url, role)
    await migrate(url, role)
    expect(await may(url, role, ['insert', 'public.migration'])).toBe(true)
    expect(await may(url, role, ['insert', 'ledger.entry'])).toBe(true)
    expect(await may(url, role, ['update', 'ledger.entry'])).toBe(false)
    const queued = await withClient(url, (client) =>
      client.query(`select graphile_worker.add_job('any', '{}'::json)`),
    )
    expect(queued.rowCount).toBe(1)
  })
})
