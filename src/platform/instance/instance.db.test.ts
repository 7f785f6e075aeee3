import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { clonedDatabase } from '../../../test/support/cloned-database.ts'
import type { ClonedDatabase } from '../../../test/support/cloned-database.ts'
import { instant } from '../../../test/support/machine-date.ts'
import { openDatabase } from '../database/database.ts'
import type { Database } from '../database/database.ts'
import { findInstance, markDemonstrationLoaded, settleInstance } from './instance.ts'

const at = instant('2026-03-10T10:00:00+08:00')
const here: { cloned: ClonedDatabase; database: Database }[] = []

beforeEach(async () => {
  const cloned = await clonedDatabase()
  here.unshift({ cloned, database: openDatabase(cloned.connectionString, { connections: 2 }) })
})
afterEach(async () => {
  for (const { cloned, database } of here.splice(0)) {
    await database.close()
    await cloned.drop()
  }
})

type Choice = Omit<Parameters<typeof settleInstance>[1], 'at'>

function settle(choice: Choice) {
  const [open] = here
  if (!open) throw new RangeError('no database')
  return settleInstance(open.database.db, { ...choice, at })
}

describe('whether this is the demonstration is settled at the first start, once and for all', () => {
  test('the database that comes with the platform holds the demonstration unless something else was said', async () => {
    expect(await settle({ wanted: undefined, outsideDatabase: false })).toEqual({
      demonstration: true,
      loaded: false,
    })
    expect(await settle({ wanted: undefined, outsideDatabase: false })).toEqual({
      demonstration: true,
      loaded: false,
    })
  })

  test('a database of one’s own must say it, and nothing is settled before', async () => {
    await expect(settle({ wanted: undefined, outsideDatabase: true })).rejects.toThrow(
      '用了 DATABASE_URL，第一次启动要写明是不是演示：MINGZHENG_DEMO=off 建正式的空库，MINGZHENG_DEMO=on 装演示数据。定了以后不能改。',
    )
    expect(await settle({ wanted: 'off', outsideDatabase: true })).toEqual({
      demonstration: false,
      loaded: false,
    })
  })

  test('a later start need not say it again', async () => {
    await settle({ wanted: 'off', outsideDatabase: true })
    expect(await settle({ wanted: undefined, outsideDatabase: true })).toEqual({
      demonstration: false,
      loaded: false,
    })
    expect(await settle({ wanted: 'off', outsideDatabase: true })).toEqual({
      demonstration: false,
      loaded: false,
    })
  })

  test.each(['on', 'public'] as const)(
    'a bureau’s own instance never takes the demonstration (%s)',
    async (wanted) => {
      await settle({ wanted: 'off', outsideDatabase: false })
      await expect(settle({ wanted, outsideDatabase: false })).rejects.toThrow(
        '这个数据库是正式库（MINGZHENG_DEMO=off），不能再装演示数据。',
      )
    },
  )

  test('the demonstration never becomes a bureau’s own instance; the way out is named', async () => {
    await settle({ wanted: 'on', outsideDatabase: false })
    await expect(settle({ wanted: 'off', outsideDatabase: false })).rejects.toThrow('npx mingzheng demo:end')
  })

  test('a demonstration for one machine may be opened to all, it stays the same demonstration', async () => {
    await settle({ wanted: 'on', outsideDatabase: false })
    expect(await settle({ wanted: 'public', outsideDatabase: false })).toEqual({
      demonstration: true,
      loaded: false,
    })
  })
})

test('what was loaded is not loaded again', async () => {
  const [open] = here
  if (!open) throw new RangeError('no database')
  expect(await findInstance(open.database.db)).toBeNull()
  await settle({ wanted: 'on', outsideDatabase: false })
  await markDemonstrationLoaded(open.database.db, at)
  expect(await settle({ wanted: undefined, outsideDatabase: false })).toEqual({
    demonstration: true,
    loaded: true,
  })
})
