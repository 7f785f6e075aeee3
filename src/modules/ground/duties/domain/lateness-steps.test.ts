import { describe, expect, test } from 'vitest'
import { addDays, civilDate } from '../../../../kernel/civil-date.ts'
import { escalationStep, reminderStage } from './lateness-steps.ts'

const due = civilDate('2026-03-20')
const settings = { before: 3, again: 3, head: 3, office: 7 }

describe('owners are reminded', () => {
  test.each([
    [-4, null],
    [-3, 'before'],
    [-1, 'before'],
    [0, 'on'],
    [1, 'late-0'],
    [3, 'late-0'],
    [4, 'late-1'],
    [7, 'late-2'],
  ])('%i days after the day: %s', (days, stage) => {
    expect(reminderStage(due, addDays(due, days), settings)).toBe(stage)
  })
})

describe('lateness is carried up', () => {
  test.each([
    [-5, 0],
    [0, 0],
    [2, 0],
    [3, 1],
    [6, 1],
    [7, 2],
    [400, 2],
  ])('%i days after the day: step %i', (days, step) => {
    expect(escalationStep(due, addDays(due, days), settings)).toBe(step)
  })

  test('never past 办公室 before the head, whatever the settings say', () => {
    expect(escalationStep(due, addDays(due, 4), { head: 5, office: 2 })).toBe(0)
    expect(escalationStep(due, addDays(due, 5), { head: 5, office: 2 })).toBe(2)
  })
})
