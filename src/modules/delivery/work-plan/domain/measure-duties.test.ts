import { describe, expect, test } from 'vitest'
import { aMeasure } from '../../../../../test/support/builders/measure.ts'
import { civilDate } from '../../../../kernel/civil-date.ts'
import { periodById } from '../../../../kernel/period.ts'
import { clauseOf, ownDuties, reportDueOn, reportDuty, rhythmEnd } from './measure-duties.ts'

const today = civilDate('2020-04-15')
const on = { year: 2020, today }

describe('what a measure makes due', () => {
  test('its stated day, unmoved though 2020-08-30 is a Sunday', () => {
    const [duty] = ownDuties(
      aMeasure({ deadline: civilDate('2020-08-30'), deadlineText: '于2020年8月30日前' }),
      on,
    )
    expect(duty).toMatchObject({
      kind: 'work-plan.complete',
      due: { kind: 'day', on: '2020-08-30' },
      internal: false,
    })
  })

  test('one duty a period for a rhythm of the document', () => {
    expect(ownDuties(aMeasure({ rhythm: 'quarter', recurring: '按季度' }), on)).toMatchObject([
      { kind: 'work-plan.rhythm', due: { on: '2020-06-30' }, internal: false, occasion: '2020-06-30' },
    ])
  })

  test('no round of a rhythm before the year of the plan begins', () => {
    const measure = aMeasure({ rhythm: 'quarter', recurring: '按季度' })
    expect(ownDuties(measure, { year: 2020, today: civilDate('2019-12-31') })).toEqual([])
    expect(ownDuties(measure, { year: 2020, today: civilDate('2020-01-01') })).toMatchObject([
      { due: { on: '2020-03-31' } },
    ])
  })

  test('an internal limit where 办公室 chose the rhythm of 定期', () => {
    expect(ownDuties(aMeasure({ rhythm: 'half-year', rhythmInternal: true }), on)).toMatchObject([
      { due: { on: '2020-06-30' }, internal: true },
    ])
  })

  test('a standing rule for days after an event', () => {
    const relative = { event: '文件印发', days: 10, unit: '日' }
    expect(ownDuties(aMeasure({ relative, deadlineText: '自文件印发之日起10日内' }), on)).toMatchObject([
      { kind: 'work-plan.standing', due: { kind: 'standing' } },
    ])
  })

  test('nothing of its own where the document says nothing', () => {
    expect(ownDuties(aMeasure(), on)).toEqual([])
  })
})

test('a report is an internal limit and says so', () => {
  const period = periodById('2020-Q2')
  if (period === null) throw new Error('no period')
  const dueOn = reportDueOn(period, 25)
  expect(dueOn).toBe('2020-06-25')
  expect(reportDuty(aMeasure(), period, dueOn)).toMatchObject({
    internal: true,
    occasion: '2020-Q2',
    due: { on: '2020-06-25' },
  })
})

test.each([
  ['month', '2020-04-30'],
  ['quarter', '2020-06-30'],
  ['half-year', '2020-06-30'],
  ['year', '2020-12-31'],
] as const)('a %s ends on %s', (rhythm, end) => {
  expect(rhythmEnd(rhythm, today)).toBe(end)
})

test('a duty cites the plan and the place in it', () => {
  expect(clauseOf({ path: ['三', '(二)'], seq: 2 }, '某局2020年政务公开工作要点')).toBe(
    '《某局2020年政务公开工作要点》三（二）',
  )
})
