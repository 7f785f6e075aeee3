import { afterAll, expect, test } from 'vitest'
import { withClient } from '../../src/platform/database/embedded-roles.ts'
import { clonedDatabase } from './cloned-database.ts'

const first = await clonedDatabase()
const second = await clonedDatabase()
afterAll(async () => {
  await first.drop()
  await second.drop()
})

test('a cloned database is migrated, and what one test file writes no other sees', async () => {
  await withClient(first.ownerConnectionString, (client) =>
    client.query('create table public.only_here (id int)'),
  )
  const found = await withClient(second.ownerConnectionString, (client) =>
    client.query(
      `select to_regclass('public.migration') as migration, to_regclass('public.only_here') as other`,
    ),
  )
  expect(found.rows).toEqual([{ migration: 'migration', other: null }])
})

test('the application role creates nothing', async () => {
  const attempt = withClient(first.connectionString, (client) =>
    client.query('create table public.mine (id int)'),
  )
  await expect(attempt).rejects.toThrow('permission denied')
})
