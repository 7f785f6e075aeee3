import { describe, expect, test } from 'vitest'
import type { Actor, FunctionName } from '../../../../kernel/actor.ts'
import { allowedReturnActions, entryLack } from './division-return.ts'
import type { ReturnStatus } from './division-return.ts'

function person(id: string, ...functions: readonly FunctionName[]): Actor {
  return {
    kind: 'person',
    id,
    name: id,
    posts: functions.map((name) => ({
      function: name,
      divisionId: name === 'leader' ? null : name.startsWith('openness') ? 'office' : 'd1',
    })),
  }
}

const form = (status: ReturnStatus, savedBy: string | null = 'clerk') => ({
  status,
  savedBy,
  divisionId: 'd1',
})

describe('who may do what with a division’s form', () => {
  test('the clerk saves and hands on; he does not confirm', () => {
    expect(allowedReturnActions(form('draft'), person('clerk', 'handler'))).toEqual(['save', 'hand'])
  })

  test('the head confirms what somebody else wrote, or sends it back', () => {
    expect(allowedReturnActions(form('handed'), person('head', 'head'))).toEqual([
      'save',
      'confirm',
      'send-back',
    ])
  })

  test('nobody confirms his own text, also not through a second function', () => {
    expect(
      allowedReturnActions(form('handed', 'both'), person('both', 'handler', 'head', 'leader')),
    ).not.toContain('confirm')
  })

  test('分管领导 confirms where the head wrote it himself', () => {
    expect(allowedReturnActions(form('handed', 'head'), person('boss', 'leader'))).toContain('confirm')
  })

  test('a confirmed form is changed by nobody until 办公室 returns it', () => {
    expect(allowedReturnActions(form('confirmed'), person('clerk', 'handler'))).toEqual([])
    expect(allowedReturnActions(form('confirmed'), person('office', 'openness-handler'))).toContain(
      'office-return',
    )
  })

  test('another division has no say', () => {
    const other: Actor = {
      kind: 'person',
      id: 'x',
      name: 'x',
      posts: [{ function: 'head', divisionId: 'd2' }],
    }
    expect(allowedReturnActions(form('handed'), other)).toEqual([])
  })

  test('an empty form cannot be confirmed', () => {
    expect(allowedReturnActions(form('draft', null), person('head', 'head'))).not.toContain('confirm')
  })
})

describe('what a report of a measure lacks', () => {
  const entry = { measureId: 'm1', state: 'completed' as const, text: '已发布', unchanged: false }

  test('已完成 without any evidence is refused', () => {
    expect(entryLack({ id: 'm1' }, entry, [])).toMatch('佐证')
    expect(entryLack({ id: 'm1' }, entry, [{ measureId: 'm2' }])).toMatch('佐证')
    expect(entryLack({ id: 'm1' }, entry, [{ measureId: 'm1' }])).toBeNull()
  })

  test('a state and a sentence are needed', () => {
    expect(entryLack({ id: 'm1' }, undefined, [])).toMatch('请选')
    expect(entryLack({ id: 'm1' }, { ...entry, state: 'behind', text: ' ' }, [])).toMatch('做到哪一步')
  })
})
