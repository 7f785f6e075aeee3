import { afterAll, expect, onTestFinished, test } from 'vitest'
import { openTestApplication, SYSTEM } from '../../../test/support/application.ts'
import { watchReleaseStamp } from './release-stamp.ts'

const app = await openTestApplication()
const { database } = app.workshop
afterAll(() => app.close())

/** The real pool, whose answers arrive only after `until`. */
function slowPool(until: Promise<void>): typeof database.pool {
  return new Proxy(database.pool, {
    get: (pool, name) => {
      if (name === 'query')
        return async (text: string) => {
          const answer = await pool.query(text)
          await until
          return answer
        }
      const value: unknown = Reflect.get(pool, name)
      if (typeof value !== 'function') return value
      const bound: unknown = value.bind(pool)
      return bound
    },
  })
}

test('a stamp asked for before something was released is not the present one after it', async () => {
  const gate = Promise.withResolvers<undefined>()
  const stamp = watchReleaseStamp({ ...database, pool: slowPool(gate.promise) })
  onTestFinished(stamp.close)
  const asked = stamp.read()
  // The question is answered inside the database, then a release is committed, then the answer arrives.
  await new Promise((resolve) => setTimeout(resolve, 100))
  await app.work(SYSTEM, (work) => work.touchPublic())
  stamp.doubt()
  gate.resolve(undefined)
  const old = await asked
  expect(stamp.known()).toBeNull()
  expect(await stamp.read()).toBe(old + 1)
})
