import { afterAll, describe, expect, test } from 'vitest'
import { openTestApplication, SYSTEM } from '../../../../test/support/application.ts'
import { nextNumber, numberWording, writtenNumber } from './next-number.ts'

const app = await openTestApplication({ at: '2026-11-25' })
afterAll(() => app.close())

const wording = numberWording({
  id: 'test.number',
  label: '试验编号的写法',
  mark: 'policy',
  standard: '问〔{年}〕{号}号',
})

function take(kind: string, year = 2026): Promise<number> {
  return app.work(SYSTEM, (work) => nextNumber(work, { kind, year }))
}

describe('numbers of a kind and year', () => {
  test('run from 1 on, each kind and each year for itself', async () => {
    expect([await take('a'), await take('a'), await take('b'), await take('a', 2027)]).toEqual([1, 2, 1, 1])
  })

  test('work that fails gives its number back', async () => {
    const attempt = app.work(SYSTEM, async (work) => {
      await nextNumber(work, { kind: 'failing', year: 2026 })
      throw new Error('后来出错')
    })
    await expect(attempt).rejects.toThrow('后来出错')
    expect(await take('failing')).toBe(1)
  })

  test('under 50 writers at once, a third of whom fail, there is no gap and none twice', async () => {
    for (const round of [1, 2, 3]) {
      const kind = `crowd-${String(round)}`
      const writers = Array.from({ length: 50 }, (_none, place) =>
        app.work(SYSTEM, async (work) => {
          const number = await nextNumber(work, { kind, year: 2026 })
          await new Promise((resolve) => setTimeout(resolve, (place * 7) % 5))
          if (place % 3 === round % 3) throw new Error('失败')
          return number
        }),
      )
      const done = await Promise.allSettled(writers)
      const numbers = done.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
      const expected = Array.from({ length: numbers.length }, (_none, place) => place + 1)
      expect(numbers.length).toBeGreaterThan(30)
      expect(numbers.toSorted((a, b) => a - b)).toEqual(expected)
    }
  })

  test('are written as the bureau’s wording says: 问〔2026〕12号', async () => {
    await app.work(SYSTEM, (work) => {
      expect(writtenNumber(work.rules, wording, { year: 2026, number: 12 })).toBe('问〔2026〕12号')
      return Promise.resolve()
    })
    expect(() => wording.parse('问{号}号')).toThrow('试验编号的写法里要有 {年}')
  })
})
