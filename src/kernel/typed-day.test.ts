import { describe, expect, test } from 'vitest'
import { typedDay } from './typed-day.ts'

describe('a day is taken as people type it', () => {
  test.each([
    '2026-08-30',
    '20260830',
    '2026.8.30',
    '2026/8/30',
    '2026年8月30日',
    '２０２６-０８-３０',
    ' 2026-8-30 ',
  ])('%s', (text) => {
    expect(typedDay(text)).toBe('2026-08-30')
  })

  test.each(['2026-02-30', '8月30日', '2026', '年底前'])('%s names no day', (text) => {
    expect(typedDay(text)).toBeNull()
  })
})
