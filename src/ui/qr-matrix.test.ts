import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { qrMatrix } from './qr-matrix.ts'

function fingerprint(text: string): string {
  const rows = (qrMatrix(text) ?? []).map((row) => row.map((dark) => (dark ? '1' : '0')).join(''))
  return createHash('sha256').update(rows.join('\n')).digest('hex').slice(0, 16)
}

describe('a QR code', () => {
  test.each([
    [14, 21],
    [15, 25],
    [84, 37],
    [180, 53],
    [412, 77],
    [413, 0],
  ])('of %i bytes has %i modules a side', (bytes, side) => {
    expect((qrMatrix('a'.repeat(bytes)) ?? []).length).toBe(side)
  })

  test('has three finders, a timing line and the dark module of the standard', () => {
    const grid = qrMatrix('otpauth://totp/x?secret=JBSWY3DPEHPK3PXP') ?? []
    const size = grid.length
    for (const [top, left] of [
      [0, 0],
      [0, size - 7],
      [size - 7, 0],
    ] as const) {
      const rows = grid.slice(top, top + 7).map((row) => row.slice(left, left + 7))
      expect(rows.map((row) => row.map((dark) => (dark ? '#' : '.')).join(''))).toEqual([
        '#######',
        '#.....#',
        '#.###.#',
        '#.###.#',
        '#.###.#',
        '#.....#',
        '#######',
      ])
    }
    expect(grid[6]?.slice(8, size - 8).every((dark, place) => dark === (place % 2 === 0))).toBe(true)
    expect(grid[size - 8]?.[8]).toBe(true)
  })

  // Read back by an independent reader when they were written.
  test.each(readBack())('%s is drawn as the reader read it', (text, known) => {
    expect(fingerprint(text)).toBe(known)
  })
})

function readBack(): readonly (readonly [string, string])[] {
  return [
    ['a', 'ad65f877bf9411d1'],
    ['otpauth://totp/x?secret=JBSWY3DPEHPK3PXP', '2ce46de830531b3b'],
    ['政'.repeat(100), '6b1d61c695d7ca8c'],
  ]
}
