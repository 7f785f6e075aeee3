import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, civilDate } from '../../../../kernel/civil-date.ts'
import type { CivilDate } from '../../../../kernel/civil-date.ts'
import { termOf } from './document-relation.ts'
import { bannerOn, evaluationDueOn, isAmendedOn, validityOn } from './validity.ts'
import type { Term, Validity } from './validity.ts'

const day = civilDate
const open: Term = { effectiveOn: null, validUntil: null, repealedOn: null, amendedOn: null }

describe('how a document stands on a day', () => {
  const rows: readonly (readonly [string, Partial<Term>, string, Validity])[] = [
    ['with no day at all it holds', {}, '2026-05-01', 'in-force'],
    ['the day before 实施 it does not hold yet', { effectiveOn: day('2026-05-02') }, '2026-05-01', 'not-yet'],
    ['from the day of 实施 it holds', { effectiveOn: day('2026-05-02') }, '2026-05-02', 'in-force'],
    [
      'on the last day of its term it still holds',
      { validUntil: day('2026-05-02') },
      '2026-05-02',
      'in-force',
    ],
    ['the day after it has lapsed', { validUntil: day('2026-05-02') }, '2026-05-03', 'lapsed'],
    ['from the day of repeal it is repealed', { repealedOn: day('2026-05-02') }, '2026-05-02', 'repealed'],
    [
      'repealed before its term was over it is repealed',
      { repealedOn: day('2026-05-02'), validUntil: day('2026-06-01') },
      '2027-01-01',
      'repealed',
    ],
    [
      'lapsed before somebody repealed it, it is lapsed',
      { validUntil: day('2026-05-02'), repealedOn: day('2026-06-01') },
      '2027-01-01',
      'lapsed',
    ],
    [
      'repealed before it ever came to hold',
      { effectiveOn: day('2026-09-01'), repealedOn: day('2026-05-02') },
      '2026-06-01',
      'repealed',
    ],
    ['amended it stays in force', { amendedOn: day('2026-01-01') }, '2026-05-02', 'in-force'],
    [
      'ten years old and without a term it holds',
      { effectiveOn: day('2016-01-01') },
      '2026-05-02',
      'in-force',
    ],
  ]
  test.each(rows.map(([what, term, on, validity]) => ({ what, term, on, validity })))(
    '$what',
    ({ term, on, validity }) => {
      expect(validityOn({ ...open, ...term }, day(on))).toBe(validity)
    },
  )

  test('已修改 is a mark of its own, from its day on', () => {
    const term = { ...open, amendedOn: day('2026-05-02') }
    expect([isAmendedOn(term, day('2026-05-01')), isAmendedOn(term, day('2026-05-02'))]).toEqual([
      false,
      true,
    ])
    expect(bannerOn(term, day('2026-05-02'))).toContain('已修改')
    expect(bannerOn(term, day('2026-05-01'))).toBeNull()
  })
})

const anyDay = fc.integer({ min: 0, max: 4000 }).map((days) => addDays(day('2020-01-01'), days))
const maybe = fc.option(anyDay, { nil: null })
const anyTerm = fc.record({ effectiveOn: maybe, validUntil: maybe, repealedOn: maybe, amendedOn: maybe })

describe('whatever the days are', () => {
  test('a document that has ended never holds again, and ends the same way', () => {
    fc.assert(
      fc.property(anyTerm, anyDay, fc.nat(2000), (term, on, later) => {
        const before = validityOn(term, on)
        if (before === 'lapsed' || before === 'repealed')
          expect(validityOn(term, addDays(on, later))).toBe(before)
      }),
    )
  })

  test('nothing lapses without a term that its text states', () => {
    fc.assert(
      fc.property(anyTerm, anyDay, (term, on) => {
        expect(validityOn({ ...term, validUntil: null }, on)).not.toBe('lapsed')
      }),
    )
  })

  test('validity follows the relations: it is repealed from the first day on which anything repeals it', () => {
    const relation = fc.record({
      side: fc.constantFrom('from' as const, 'to' as const),
      kind: fc.constantFrom('repeals' as const, 'amends' as const),
      since: anyDay,
    })
    fc.assert(
      fc.property(fc.array(relation), anyDay, (relations, on) => {
        const own = {
          effectiveOn: null,
          publishedOn: null,
          releasedOn: null,
          validUntil: null,
          repealedOn: null,
        }
        const isRepealed = relations.some(
          ({ side, kind, since }) => side === 'to' && kind === 'repeals' && since <= on,
        )
        expect(validityOn(termOf(own, relations), on)).toBe(isRepealed ? 'repealed' : 'in-force')
      }),
    )
  })
})

test('暂行 and 试行 documents are evaluated earlier, counted from the last evaluation', () => {
  const years = { ordinary: 5, trial: 2 }
  const due = (title: string, evaluatedOn: CivilDate | null) =>
    evaluationDueOn({ title, writtenOn: day('2020-03-01'), evaluatedOn }, years)
  expect(due('某办法', null)).toBe('2025-03-01')
  expect(due('某办法（试行）', null)).toBe('2022-03-01')
  expect(due('某暂行办法', day('2022-02-20'))).toBe('2024-02-20')
})
