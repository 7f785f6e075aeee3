import { describe, expect, test } from 'vitest'
import type { Actor } from '../../../../kernel/actor.ts'
import { civilDate } from '../../../../kernel/civil-date.ts'
import {
  allowedPlanActions,
  begunPeriods,
  isSupplementary,
  likelyPeriod,
  planPeriods,
  runningPeriod,
} from './plan.ts'

const office: Actor = {
  kind: 'person',
  id: 'a',
  name: 'a',
  posts: [{ function: 'openness-handler', divisionId: 'o' }],
}
const clerk: Actor = { kind: 'person', id: 'b', name: 'b', posts: [{ function: 'handler', divisionId: 'd' }] }

describe('who may do what with a plan', () => {
  test('办公室 reviews and adopts; nobody else does', () => {
    expect(allowedPlanActions({ status: 'in-review' }, office)).toEqual(['review', 'adopt', 'discard'])
    expect(allowedPlanActions({ status: 'in-review' }, clerk)).toEqual([])
  })

  test('an adopted plan is no longer reviewed', () => {
    expect(allowedPlanActions({ status: 'adopted' }, office)).not.toContain('review')
  })
})

describe('periods of a plan', () => {
  const plan = { year: 2020, reporting: 'quarter' as const, supplementary: false, adoptedOn: null }

  test('four quarters, two half-years, or the year as one', () => {
    expect(planPeriods(plan).map((p) => p.id)).toEqual(['2020-Q1', '2020-Q2', '2020-Q3', '2020-Q4'])
    expect(planPeriods({ ...plan, reporting: 'half-year' }).map((p) => p.id)).toEqual(['2020-H1', '2020-H2'])
    expect(planPeriods({ ...plan, reporting: 'none' }).map((p) => p.id)).toEqual(['2020-Y1'])
  })

  test('the period that runs, and none outside the year', () => {
    expect(runningPeriod(plan, civilDate('2020-02-29'))?.id).toBe('2020-Q1')
    expect(runningPeriod(plan, civilDate('2021-01-01'))).toBeNull()
    expect(likelyPeriod(plan, civilDate('2021-01-01'))?.id).toBe('2020-Q4')
    expect(begunPeriods(plan, civilDate('2020-04-01')).map((p) => p.id)).toEqual(['2020-Q1', '2020-Q2'])
  })

  test('a period that ended before adoption is not asked for; of a plan that is 补录 all are kept', () => {
    const adoptedOn = civilDate('2020-05-12')
    expect(planPeriods({ ...plan, adoptedOn }).map((p) => p.id)).toEqual(['2020-Q2', '2020-Q3', '2020-Q4'])
    expect(planPeriods({ ...plan, adoptedOn: civilDate('2021-05-12'), supplementary: true })).toHaveLength(4)
  })

  test('a plan whose year is over is 补录', () => {
    expect(isSupplementary(2020, civilDate('2021-01-01'))).toBe(true)
    expect(isSupplementary(2020, civilDate('2020-12-31'))).toBe(false)
  })
})
