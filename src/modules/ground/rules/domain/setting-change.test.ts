import { describe, expect, test } from 'vitest'
import type { Actor, FunctionName } from '../../../../kernel/actor.ts'
import { instant } from '../../../../../test/support/machine-date.ts'
import { civilDate } from '../../../../kernel/civil-date.ts'
import { numberSetting } from '../../../../kernel/setting.ts'
import { publicLateness } from './rules-settings.ts'
import { allowedSettingActions, standingOf } from './setting-change.ts'
import type { SettingRequest, SettingValue } from './setting-change.ts'

const days = numberSetting({ id: 'x.days', label: '天数', mark: 'policy', standard: 15, least: 1, most: 30 })

function holder(id: string, ...functions: readonly FunctionName[]): Actor {
  return {
    kind: 'person',
    id,
    name: id,
    posts: functions.map((held) => ({ function: held, divisionId: null })),
  }
}

const asked: SettingRequest = {
  id: 'r',
  settingId: publicLateness.id,
  value: 'each',
  from: civilDate('2026-11-25'),
  reason: '试',
  askedBy: { id: 'head', name: '刘' },
  askedAs: 'openness-head',
}

describe('who may do what with a setting', () => {
  test.each<[FunctionName, readonly string[]]>([
    ['system-administrator', ['change']],
    ['security-administrator', []],
    ['auditor', []],
    ['openness-head', []],
    ['leader', []],
    ['handler', []],
  ])('an ordinary one: %s', (held, actions) => {
    expect(allowedSettingActions(days, holder('p', held), null)).toEqual(actions)
  })

  test('what the law fixes nobody changes', () => {
    const fixed = { ...days, mark: 'seed' as const }
    expect(allowedSettingActions(fixed, holder('p', 'system-administrator'), null)).toEqual([])
  })

  test('one of two persons: either asks, 系统管理 does not', () => {
    expect(allowedSettingActions(publicLateness, holder('head', 'openness-head'), null)).toEqual(['ask'])
    expect(allowedSettingActions(publicLateness, holder('boss', 'leader'), null)).toEqual(['ask'])
    expect(allowedSettingActions(publicLateness, holder('p', 'system-administrator'), null)).toEqual([])
  })

  test('the other function decides, the same person never, even with both functions', () => {
    const decide = (actor: Actor) => allowedSettingActions(publicLateness, actor, asked)
    expect(decide(holder('boss', 'leader'))).toEqual(['decide'])
    expect(decide(holder('other', 'openness-head'))).toEqual([])
    expect(decide(holder('head', 'openness-head', 'leader'))).toEqual(['withdraw'])
    expect(decide({ kind: 'system', name: '系统' })).toEqual([])
  })
})

describe('how a setting stands on a day', () => {
  function value(from: string, number: number): SettingValue {
    const at = instant('2026-01-01T10:00:00+08:00')
    return { id: days.id, from: civilDate(from), value: number, reason: '试', by: '某', at }
  }
  const values = [value('2026-12-01', 20), value('2026-01-01', 10), value('2027-01-01', 25)]

  test('before any change it is the standard', () => {
    expect(standingOf(days, values, civilDate('2025-12-31'))).toMatchObject({ value: 15, since: null })
  })

  test('the latest day that has come counts, and the next one is told', () => {
    const standing = standingOf(days, values, civilDate('2026-11-25'))
    expect([standing.value, standing.since?.from, standing.next?.from]).toEqual([
      10,
      '2026-01-01',
      '2026-12-01',
    ])
    expect(standingOf(days, values, civilDate('2027-06-01'))).toMatchObject({ value: 25, next: null })
  })
})
