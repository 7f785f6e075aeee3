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
  expect(await stamp.read()).toBe(Number(old) + 1)
})

test('who asks after a release does not wait for the answer to a question from before it', async () => {
  const gate = Promise.withResolvers<undefined>()
  const stamp = watchReleaseStamp({ ...database, pool: slowPool(gate.promise) })
  onTestFinished(stamp.close)
  const before = stamp.read()
  await new Promise((resolve) => setTimeout(resolve, 100))
  await app.work(SYSTEM, (work) => work.touchPublic())
  stamp.doubt()
  const after = stamp.read()
  gate.resolve(undefined)
  expect(await after).toBe(Number(await before) + 1)
})

test('where the database does not answer no stamp is known, and the next question may be answered again', async () => {
  const trouble = { is: true }
  const pool = new Proxy(database.pool, {
    get: (real, name) => {
      if (name === 'query' && trouble.is) return () => Promise.reject(new Error('no answer'))
      const value: unknown = Reflect.get(real, name)
      if (typeof value !== 'function') return value
      const bound: unknown = value.bind(real)
      return bound
    },
  })
  const stamp = watchReleaseStamp({ ...database, pool })
  onTestFinished(stamp.close)
  expect([await stamp.read(), stamp.known()]).toEqual([null, null])
  trouble.is = false
  expect(await stamp.read()).toBeTypeOf('number')
})
