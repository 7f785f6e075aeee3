import { describe, expect, test } from 'vitest'
import { civilDate } from '../../../../kernel/civil-date.ts'
import type { FunctionName } from '../../../../kernel/actor.ts'
import { planStaff } from './staff-list.ts'
import type { ListRow, Standing } from './staff-list.ts'
import type { StaffMember } from './staff.ts'

function person(signInName: string, posts: readonly (readonly [FunctionName, string | null])[]): StaffMember {
  return {
    id: `id-${signInName}`,
    name: '张三丰',
    signInName,
    leftOn: null,
    posts: posts.map(([name, divisionId]) => ({
      id: `${signInName}-${name}-${divisionId ?? ''}`,
      function: name,
      divisionId,
      division: divisionId,
      since: civilDate('2026-01-01'),
      until: null,
    })),
  }
}

const standing: Standing = {
  staff: [
    person('zhang', [['handler', 'arts']]),
    person('head', [['head', 'arts']]),
    person('system', [['system-administrator', null]]),
    { ...person('gone', []), leftOn: civilDate('2026-02-01') },
  ],
  divisionIds: new Map([
    ['艺术处', 'arts'],
    ['艺术科', 'arts'],
    ['行业管理处', 'market'],
  ]),
  waiting: new Map(),
  complete: false,
  actorId: 'id-system',
}

function row(fields: Partial<ListRow> = {}): ListRow {
  return { line: 3, name: '张三丰', signInName: 'zhang', division: '艺术处', functions: '经办', ...fields }
}

function sentences(...rows: ListRow[]): readonly string[] {
  const plan = planStaff(rows, standing)
  return plan.ok ? [] : plan.sentences
}

describe('a list is compared with who works here', () => {
  test('the same changes nothing, an alias of the division included', () => {
    const plan = planStaff(
      [row(), row({ line: 4, signInName: 'head', functions: '负责人', division: '艺术科' })],
      standing,
    )
    expect(plan).toEqual({ ok: true, changes: [], unchanged: 2 })
  })

  test('somebody new, somebody who moved, somebody with a further function', () => {
    const plan = planStaff(
      [
        row({ line: 3, division: '行业管理处' }),
        row({ line: 4, signInName: 'head', functions: '负责人、经办' }),
        row({ line: 5, signInName: 'li.si', name: '李四', functions: '分管领导', division: '' }),
      ],
      standing,
    )
    expect(plan).toMatchObject({
      ok: true,
      changes: [
        { kind: 'moved', ending: [{ divisionId: 'arts' }], posts: [{ divisionId: 'market' }] },
        { kind: 'moved', ending: [], posts: [{ function: 'handler', divisionId: 'arts' }] },
        { kind: 'new', posts: [{ function: 'leader', divisionId: null }] },
      ],
    })
  })

  test('who is not on a complete list has left, administrators and the one who brings it apart', () => {
    const plan = planStaff([row()], { ...standing, complete: true })
    expect(plan).toMatchObject({ ok: true, changes: [{ kind: 'left', person: { signInName: 'head' } }] })
  })

  test('what waits for 安全管理 already is not asked for again', () => {
    const waiting = new Map([['id-zhang', [{ function: 'head', divisionId: 'arts' } as const]]])
    const plan = planStaff([row({ functions: '经办、负责人' })], { ...standing, waiting })
    expect(plan).toMatchObject({ ok: true, changes: [], unchanged: 1 })
  })

  test('what waits for somebody whose functions change and is not on his line waits no more', () => {
    const waiting = new Map([['id-zhang', [{ function: 'head', divisionId: 'arts' } as const]]])
    const plan = planStaff([row({ division: '行业管理处' })], { ...standing, waiting })
    expect(plan).toMatchObject({
      ok: true,
      changes: [{ kind: 'moved', lapsing: [{ function: 'head', divisionId: 'arts' }] }],
    })
  })
})

describe('one wrong line and nothing is taken, with every sentence', () => {
  test.each([
    [{ name: '' }, '第 3 行：姓名要有 2 到 40 个字。'],
    [{ signInName: '张三' }, '第 3 行：登录名“张三”不对。用小写字母开头，只含小写字母、数字、点和短横。'],
    [{ division: '无此处' }, '第 3 行：没有“无此处”这个处室。请核对名称，或先建立。'],
    [{ functions: '' }, '第 3 行：职能没有填。一般写“经办”。'],
    [{ functions: '处长' }, '第 3 行：没有“处长”这个职能。'],
    [{ functions: '系统管理' }, '第 3 行：没有“系统管理”这个职能。'],
    [{ division: '' }, '第 3 行：请选所在处室；只有分管领导和三员可以不选。'],
    [{ name: '李四' }, '第 3 行：登录名 zhang 现在是张三丰的，名单里写的是李四。请核对。'],
    [{ signInName: 'gone' }, '第 3 行：登录名 gone 是已离职的张三丰的，请换一个。'],
    [{ signInName: 'system' }, '第 3 行：张三丰是管理员账号，不在名单里导入。请删去这一行。'],
  ])('%o', (fields, sentence) => {
    expect(sentences(row(fields)).join()).toContain(sentence)
  })

  test('a sign-in name twice', () => {
    expect(sentences(row(), row({ line: 9 }))).toEqual([
      '第 9 行和第 3 行的登录名一样（zhang）。每人只写一行。',
    ])
  })
})
