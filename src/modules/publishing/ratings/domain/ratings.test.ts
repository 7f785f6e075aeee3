import { describe, expect, test } from 'vitest'
import { civilDate } from '../../../../kernel/civil-date.ts'
import { instant } from '../../../../../test/support/machine-date.ts'
import { planRatings } from './rating-list.ts'
import type { ListedRating } from './rating-list.ts'
import { inOrder, registerOf } from './rating.ts'
import type { Rating, RatingKind } from './rating.ts'
import { readRating } from './read-rating.ts'
import type { TypedRating } from './read-rating.ts'
import { registerDifferences } from './register-difference.ts'
import { isToBeLookedAt, ratingsOn, standingOn } from './standing.ts'

const day = civilDate
const today = day('2026-03-10')
const kinds: readonly RatingKind[] = [
  { id: 'jingqu', name: '旅游景区', levels: ['5A', '4A', '3A'] },
  { id: 'fandian', name: '星级饭店', levels: ['五星级', '四星级'] },
]
const rating = (own: Partial<Rating> = {}): Rating => ({
  ...{ id: 'a', kindId: 'jingqu', name: '样本湖景区', level: '4A', documentNumber: '示例旅评〔2024〕1号' },
  ...{ grantedOn: day('2024-05-01'), validUntil: null, revokedOn: null, revokedBecause: null },
  ...{ notRenewedBecause: null, struckBecause: null, revision: 1, changedByName: '' },
  changedAt: instant('2026-03-10T02:00:00Z'),
  ...own,
})
const typed = (own: Partial<TypedRating> = {}): TypedRating => ({
  ...{ kind: '旅游景区', name: '样本湖景区', level: '4A', documentNumber: '示例旅评〔2024〕1号' },
  ...{ grantedOn: '2024-05-01', validUntil: '', revokedOn: '', revokedBecause: '' },
  ...own,
})

describe('how a rating stands on a day', () => {
  const ended = { validUntil: day('2026-04-30'), revokedOn: day('2026-06-01') }

  test.each([
    ['2024-04-30', {}, null],
    ['2024-05-01', {}, 'in-force'],
    ['2026-04-30', { validUntil: day('2026-04-30') }, 'in-force'],
    ['2026-05-01', { validUntil: day('2026-04-30') }, 'lapsed'],
    ['2025-12-31', { revokedOn: day('2026-01-01') }, 'in-force'],
    ['2026-01-01', { revokedOn: day('2026-01-01') }, 'revoked'],
    ['2026-07-01', ended, 'lapsed'],
    ['2026-07-01', { ...ended, revokedOn: day('2026-04-01') }, 'revoked'],
  ] as const)('on %s with %o', (on, own, expected) => {
    expect(standingOn(rating(own), day(on))).toBe(expected)
  })

  test('is asked about from so many days before its last day, until somebody says what becomes of it', () => {
    const near = rating({ validUntil: day('2026-06-08') })
    expect(isToBeLookedAt(near, today, 90)).toBe(true)
    expect(isToBeLookedAt(near, today, 89)).toBe(false)
    expect(isToBeLookedAt({ ...near, notRenewedBecause: '停业' }, today, 90)).toBe(false)
    expect(isToBeLookedAt({ ...near, revokedOn: day('2026-03-01') }, today, 90)).toBe(false)
    expect(isToBeLookedAt({ ...near, struckBecause: '重复' }, today, 90)).toBe(false)
    expect(isToBeLookedAt(near, day('2026-06-09'), 90)).toBe(false)
    expect(isToBeLookedAt(rating(), today, 90)).toBe(false)
  })

  test('a reader finds by part of a name or 文号, by level and by standing', () => {
    const all = [
      rating(),
      rating({ id: 'b', name: 'Example 酒店', level: '3A', revokedOn: day('2025-01-01') }),
    ]
    const ids = (own: object) =>
      ratingsOn(all, today, { words: '', kindId: null, level: null, standing: null, ...own }).map(
        (found) => found.rating.id,
      )
    expect(ids({})).toEqual(['a', 'b'])
    expect(ids({ words: 'example' })).toEqual(['b'])
    expect(ids({ words: '〔2024〕1' })).toEqual(['a', 'b'])
    expect(ids({ level: '4A' })).toEqual(['a'])
    expect(ids({ standing: 'revoked' })).toEqual(['b'])
    expect(ids({ kindId: 'fandian' })).toEqual([])
  })
})

describe('what is typed of a rating', () => {
  const errors = (own: Partial<TypedRating>) => {
    const read = readRating(typed(own), { kinds, today })
    return 'errors' in read ? read.errors.map(({ field, message }) => `${field} ${message}`) : []
  }

  test('levels are read as they are written on certificates', () => {
    for (const level of ['4A', '4A级', 'AAAA', ' ４ａ'])
      expect(readRating(typed({ level }), { kinds, today })).toMatchObject({ entry: { level: '4A' } })
    const hotel = readRating(typed({ kind: '星级饭店', level: '五星' }), { kinds, today })
    expect(hotel).toMatchObject({ entry: { kindId: 'fandian', level: '五星级' } })
  })

  test.each([
    [{ kind: '饭馆' }, 'kind 类别要写旅游景区、星级饭店之一。'],
    [{ level: '6A' }, 'level 旅游景区的等级要写5A、4A、3A之一。'],
    [{ name: '' }, 'name 请写名称。'],
    [{ name: '长'.repeat(101) }, 'name 名称最多 100 字。'],
    [{ documentNumber: '' }, 'documentNumber 请写评定文件的文号。'],
    [{ grantedOn: '' }, 'grantedOn 请写评定日期。'],
    [{ grantedOn: '2026-02-30' }, 'grantedOn 评定日期“2026-02-30”认不出来，要写成 2026-08-30 这样。'],
    [{ grantedOn: '2026-03-11' }, 'grantedOn 评定日期还没有到。'],
    [{ validUntil: '2024-04-30' }, 'validUntil 有效期在评定日期之前就完了。'],
    [{ revokedOn: '2024-04-30', revokedBecause: '停业' }, 'revokedOn 取消日期在评定日期之前。'],
    [{ revokedOn: '2025-04-30' }, 'revokedBecause 取消的要写明原因。'],
    [{ revokedBecause: '停业' }, 'revokedOn 写了取消原因，要写取消日期。'],
  ])('%o is refused beside its field', (own, sentence) => {
    expect(errors(own)).toContain(sentence)
  })
})

describe('a list', () => {
  const row = (line: number, own: Partial<TypedRating> = {}): ListedRating => ({ ...typed(own), line })
  const plan = (rows: readonly ListedRating[], known: readonly Rating[] = []) =>
    planRatings(rows, { kinds, known, today })

  test('adds what is new, changes what is known, and leaves alike ones and those it does not name', () => {
    const known = [rating(), rating({ id: 'b', name: '虚构山景区' }), rating({ id: 'c', name: '不在表里' })]
    const planned = plan(
      [row(3), row(4, { name: '虚构山景区', level: '5A' }), row(5, { name: '新景区' })],
      known,
    )
    expect(planned).toMatchObject({
      ok: true,
      same: 1,
      planned: [
        { line: 4, known: { id: 'b' }, changes: [{ label: '等级', before: '4A', after: '5A' }] },
        { line: 5, known: null },
      ],
    })
  })

  test('is taken whole or not at all, every wrong line with its number', () => {
    expect(plan([row(3), row(4, { level: '9A' }), row(5), row(6, { name: '' })])).toEqual({
      ok: false,
      sentences: [
        '第 4 行：旅游景区的等级要写5A、4A、3A之一。',
        '第 5 行：和第 3 行是同一家同一天的评定。',
        '第 6 行：请写名称。',
      ],
    })
  })
})

describe('the register', () => {
  test('stands by kind, level and the sound of the name', () => {
    const ratings = [
      rating({ id: '1', kindId: 'fandian', level: '四星级', name: '安' }),
      rating({ id: '2', level: '3A', name: '安' }),
      rating({ id: '3', level: '4A', name: '中' }),
      rating({ id: '4', level: '4A', name: '北' }),
    ]
    expect(inOrder(kinds, ratings).map(({ id }) => id)).toEqual(['4', '3', '2', '1'])
  })

  test('leaves out what was struck, and what nobody but the staff reads', () => {
    const register = registerOf(kinds, [rating(), rating({ id: 'b', struckBecause: '重复' })])
    expect(register.kinds.map(({ id }) => id)).toEqual(['jingqu'])
    expect(register.ratings.map(({ id }) => id)).toEqual(['a'])
    expect(Object.keys(register.ratings[0] ?? {})).not.toContain('notRenewedBecause')
  })

  test('differs by what came, changed and went', () => {
    const before = registerOf(kinds, [rating(), rating({ id: 'b', name: '虚构山景区' })])
    const after = registerOf(kinds, [rating({ level: '5A' }), rating({ id: 'c', name: '新景区' })])
    expect(registerDifferences(before, after).map(({ id, kind }) => `${id} ${kind}`)).toEqual([
      'a changed',
      'c added',
      'b gone',
    ])
    expect(registerDifferences(before, before)).toEqual([])
    expect(registerDifferences(null, after)).toHaveLength(2)
  })
})
