import { describe, expect, test } from 'vitest'
import type { Actor, Post } from '../../../../kernel/actor.ts'
import { civilDate } from '../../../../kernel/civil-date.ts'
import { allowedDutyActions, maySeeDuty, urgingWords } from './urging.ts'
import type { CoOwner } from './urging.ts'

const duty = { divisionId: 'art', function: 'handler' } as const
const ofLeader = { divisionId: null, function: 'leader' } as const

function person(...posts: Post[]): Actor {
  return { kind: 'person', id: 'p', name: '某', posts }
}

function shared(more: Partial<CoOwner>): CoOwner {
  return { id: 'c', divisionId: null, function: null, personId: null, byEscalation: false, ...more }
}

describe('who may do what with a duty', () => {
  const people: readonly (readonly [who: string, actor: Actor, sees: boolean, actions: readonly string[]])[] =
    [
      ['its handler', person({ function: 'handler', divisionId: 'art' }), true, ['answer']],
      ['its head', person({ function: 'head', divisionId: 'art' }), true, ['urge', 'share', 'answer']],
      ['another division', person({ function: 'head', divisionId: 'law' }), false, []],
      ['办公室', person({ function: 'openness-handler', divisionId: 'office' }), true, ['urge', 'share']],
      ['分管领导', person({ function: 'leader', divisionId: null }), true, ['urge', 'share']],
      ['审计', person({ function: 'auditor', divisionId: null }), true, []],
      ['系统管理', person({ function: 'system-administrator', divisionId: null }), false, []],
      ['the public', { kind: 'public' }, false, []],
    ]

  test.each(people)('%s', (...[, actor, sees, actions]) => {
    expect(maySeeDuty(duty, [], actor)).toBe(sees)
    expect(allowedDutyActions(duty, [], actor)).toEqual(actions)
  })

  test('whoever shares it sees and answers it, by person or by function', () => {
    const other = person({ function: 'handler', divisionId: 'law' })
    const byPerson = [shared({ personId: 'p' })]
    const byFunction = [shared({ divisionId: 'law', function: 'handler' })]
    for (const owners of [byPerson, byFunction]) {
      expect(maySeeDuty(duty, owners, other)).toBe(true)
      expect(allowedDutyActions(duty, owners, other)).toEqual(['answer'])
    }
  })

  test('one with whom it is shared in person sees it whatever he holds meanwhile', () => {
    expect(maySeeDuty(duty, [shared({ personId: 'p' })], person())).toBe(true)
    expect(maySeeDuty(duty, [shared({ personId: 'other' })], person())).toBe(false)
  })

  test('to whom lateness was carried up sees it, but does not answer for the division', () => {
    const head = person({ function: 'head', divisionId: 'law' })
    const owners = [shared({ divisionId: 'law', function: 'head', byEscalation: true })]
    expect(maySeeDuty(duty, owners, head)).toBe(true)
    expect(allowedDutyActions(duty, owners, head)).toEqual([])
  })

  test('a duty of the whole bureau is answered by who holds its function', () => {
    const leader = person({ function: 'leader', divisionId: null })
    expect(allowedDutyActions(ofLeader, [], leader)).toEqual(['urge', 'share', 'answer'])
  })
})

test('the words to urge with name divisions, days and links, and no person', () => {
  const words = urgingWords(
    [
      {
        division: '艺术处',
        title: '报一季度落实情况',
        due: { kind: 'day', on: civilDate('2026-03-20') },
        link: 'http://127.0.0.1:8080/workbench/duties/1',
      },
    ],
    civilDate('2026-03-23'),
  )
  expect(words).toBe(
    [
      '截至 2026-03-23，下面 1 件请抓紧办理：',
      '1. 艺术处：报一季度落实情况，期限 2026-03-20，迟 3 天。http://127.0.0.1:8080/workbench/duties/1',
    ].join('\n'),
  )
})
