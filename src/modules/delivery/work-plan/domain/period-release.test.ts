import { describe, expect, test } from 'vitest'
import type { Actor, FunctionName } from '../../../../kernel/actor.ts'
import {
  allowedReleaseActions,
  sentenceFromEntries,
  stateFromEntries,
  nextVersion,
} from './period-release.ts'
import type { LeadEntry } from './period-release.ts'

function person(id: string, ...functions: readonly FunctionName[]): Actor {
  return {
    kind: 'person',
    id,
    name: id,
    posts: functions.map((name) => ({ function: name, divisionId: name === 'leader' ? null : 'office' })),
  }
}

function entry(over: Partial<LeadEntry> = {}): LeadEntry {
  return {
    divisionId: 'd1',
    status: 'confirmed',
    state: 'on-schedule',
    text: '正在办。',
    enteredByOffice: null,
    ...over,
  }
}

describe('a second person approves what one prepared', () => {
  const submitted = { status: 'submitted' as const, preparedBy: 'clerk' }

  test('公开机构负责人 and 分管领导 may approve', () => {
    expect(allowedReleaseActions(submitted, person('head', 'openness-head'))).toContain('approve')
    expect(allowedReleaseActions(submitted, person('boss', 'leader'))).toContain('approve')
  })

  test('the preparer may not, whatever else he holds; he may take it back', () => {
    expect(
      allowedReleaseActions(submitted, person('clerk', 'openness-handler', 'openness-head', 'leader')),
    ).toEqual(['return'])
  })

  test('nothing is prepared while it waits for approval', () => {
    expect(allowedReleaseActions(submitted, person('clerk', 'openness-handler'))).not.toContain('prepare')
    expect(allowedReleaseActions(null, person('clerk', 'openness-handler'))).toEqual(['prepare'])
  })

  test('a division has no part in it', () => {
    expect(allowedReleaseActions(submitted, person('x', 'head'))).toEqual([])
  })
})

describe('what follows from the entries', () => {
  test('the single lead’s own words and state', () => {
    expect(sentenceFromEntries([entry()])).toBe('正在办。')
    expect(stateFromEntries([entry()])).toBe('on-schedule')
  })

  test('several leads need 办公室 to write one sentence; the state is the worst', () => {
    const entries = [entry(), entry({ divisionId: 'd2', state: 'behind' })]
    expect(sentenceFromEntries(entries)).toBeNull()
    expect(stateFromEntries(entries)).toBe('behind')
  })

  test('a draft is not a report: 未报', () => {
    expect(stateFromEntries([entry({ status: 'draft' })])).toBe('not-reported')
    expect(sentenceFromEntries([entry({ status: 'handed' })])).toBe('责任处室本期未报。')
  })
})

describe('what is prepared next', () => {
  const release = { id: 'r', version: 2, changeNote: '改了场次' }

  test('the first version, without a note', () => {
    expect(nextVersion(null)).toEqual({ id: null, version: 1, note: '' })
  })

  test('after a release a correction, whose note begins empty', () => {
    expect(nextVersion({ ...release, status: 'released' })).toEqual({ id: null, version: 3, note: '' })
  })

  test.each(['preparing', 'returned'] as const)('again what is %s, with its note', (status) => {
    expect(nextVersion({ ...release, status })).toEqual({ id: 'r', version: 2, note: '改了场次' })
  })
})
