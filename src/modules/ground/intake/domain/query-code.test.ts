import { describe, expect, test } from 'vitest'
import { inGroups, readCode, readNumber, spokenNumber } from './query-code.ts'

describe('the query code', () => {
  test('is shown in groups of four', () => {
    expect(inGroups('123456789012')).toBe('1234 5678 9012')
  })

  test.each(['123456789012', '1234 5678 9012', ' 1234-5678-9012 ', '１２３４　５６７８　９０１２'])(
    'is taken as typed: %s',
    (typed) => {
      expect(readCode(typed)).toBe('123456789012')
    },
  )

  test.each(['', '1234 5678 901', '1234 5678 90123', '1234 5678 901a', '一二三四'])(
    'is refused as typed: %s',
    (typed) => {
      expect(readCode(typed)).toBeNull()
    },
  )
})

describe('the number', () => {
  test.each(['2026 87', '２０２６　８７', '2026-87', '纠〔2026〕87号', '纠[2026]087号'])(
    'is found as %s',
    (typed) => {
      expect(readNumber(typed)).toEqual({ year: 2026, number: 87 })
    },
  )

  test.each(['', '87', '2026', '2026 0', '202687', '去年第 3 件'])('is not found as %s', (typed) => {
    expect(readNumber(typed)).toBeNull()
  })

  test('is said as year and number', () => {
    expect(spokenNumber({ year: 2026, number: 87 })).toBe('2026 87')
  })
})
