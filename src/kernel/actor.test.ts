import { describe, expect, test } from 'vitest'
import { actorName, divisionsWhere, functionNames, holds, personOf } from './actor.ts'
import type { Actor } from './actor.ts'

const head: Actor = {
  kind: 'person',
  id: 'p1',
  name: '李处长',
  posts: [
    { function: 'head', divisionId: 'art' },
    { function: 'handler', divisionId: 'art' },
    { function: 'handler', divisionId: 'law' },
    { function: 'leader', divisionId: null },
  ],
}

describe('a function is held in a division', () => {
  test('somewhere, or in the division that is asked about', () => {
    expect(holds(head, ['head'])).toBe(true)
    expect(holds(head, ['head'], 'art')).toBe(true)
    expect(holds(head, ['head'], 'law')).toBe(false)
    expect(holds(head, ['signer', 'handler'], 'law')).toBe(true)
    expect(holds(head, [])).toBe(false)
  })

  test('a function for the whole bureau is not one of any division', () => {
    expect(holds(head, ['leader'])).toBe(true)
    expect(holds(head, ['leader'], 'art')).toBe(false)
  })

  test('jobs and the public hold none', () => {
    expect(holds({ kind: 'system', name: '提醒' }, ['head'])).toBe(false)
    expect(holds({ kind: 'public' }, ['handler'])).toBe(false)
  })

  test('the divisions of a function are named once each, the whole bureau is none of them', () => {
    expect(divisionsWhere(head, ['head', 'handler'])).toEqual(['art', 'law'])
    expect(divisionsWhere(head, ['leader'])).toEqual([])
    expect(divisionsWhere({ kind: 'public' }, ['head'])).toEqual([])
  })
})

test('the ledger names a person, a job and the public', () => {
  expect(actorName(head)).toBe('李处长')
  expect(actorName({ kind: 'system', name: '提醒' })).toBe('系统·提醒')
  expect(actorName({ kind: 'public' })).toBe('公众')
  expect(personOf(head)?.id).toBe('p1')
  expect(personOf({ kind: 'public' })).toBeNull()
})

test('every function has one Chinese name', () => {
  const names = Object.values(functionNames)
  expect(new Set(names).size).toBe(names.length)
})
