import { describe, expect, test } from 'vitest'
import { faultsOfColumn, faultsOfNewColumn } from './column-faults.ts'
import type { ColumnSurroundings } from './column-faults.ts'
import type { SiteColumn } from './publication.ts'
import type { Gate, ReviewRoute } from './review-route.ts'

const column = (own: Partial<SiteColumn> = {}): SiteColumn => ({
  ...{ id: 'zyhd', name: '活动', description: '活动消息', keywords: '活动', position: 1, divisionId: null },
  ...{ rhythmDays: null, parentId: null, types: ['news'], routeId: null, delivery: 'here' },
  ...own,
})
const gate: Gate = {
  ...{ id: 'head', name: '审核', step: 1, signers: [], checklists: [], hours: null },
  ...{ paper: false, telephone: false, after: false },
}
const route = (id: string, gates: number): ReviewRoute => ({
  id,
  name: `${id} 流程`,
  gates: Array.from({ length: gates }, () => gate),
})
const type = (id: string, routeId: string) => ({ id, name: id, columnType: '其他', fields: [], routeId })
const around: ColumnSurroundings = {
  columns: [
    column({ id: 'top', name: '上级' }),
    column({ id: 'under', name: '下级', parentId: 'top' }),
    column({ id: 'old', name: '旧栏目' }),
  ],
  archived: new Set(['old']),
  types: [type('news', 'short'), type('policy', 'long')],
  routes: [route('short', 2), route('long', 4)],
  divisionIds: ['d1'],
}
const fieldsOf = (own: Partial<SiteColumn>) =>
  faultsOfNewColumn(column(own), around).map(({ field, message }) => `${field} ${message}`)

describe('a new column', () => {
  test('may be as it should be', () => {
    expect(fieldsOf({ parentId: 'top', divisionId: 'd1', routeId: 'long' })).toEqual([])
  })

  test.each(['a', 'Zyhd', '活动', 'zy hd', '1zy', 'new', 'x'.repeat(21)])('%s is no address', (id) => {
    expect(fieldsOf({ id })[0]).toContain('id 写 2 到 20 个小写字母')
  })

  test.each([
    [{ id: 'top', name: '别的' }, 'id 这个网址已经有栏目，请换一个。'],
    [{ name: '上级' }, 'name 同一级已经有这个名称的栏目。'],
    [{ types: [] }, 'types 请选这个栏目收哪些稿件。'],
    [{ types: ['poem'] }, 'types 请从列出的稿件类型里选。'],
    [{ divisionId: 'd9' }, 'divisionId 请从名单里选处室。'],
    [{ parentId: 'nowhere' }, 'parentId 请从列出的上级栏目里选。'],
    [{ parentId: 'under' }, 'parentId 栏目最多两级，请选一个没有上级的。'],
    [{ parentId: 'old' }, 'parentId 这个上级栏目已经归档。'],
    [{ routeId: 'none' }, 'routeId 请从列出的审签流程里选。'],
  ])('%o is refused beside its field', (own, sentence) => {
    expect(fieldsOf(own)).toContain(sentence)
  })

  test('asks for as many gates as its types, never for fewer (先审后发)', () => {
    expect(fieldsOf({ types: ['news', 'policy'], routeId: 'short' })).toEqual([
      'routeId 收的稿件要走「long 流程」，栏目只能选一样严或更严的流程。',
    ])
    expect(fieldsOf({ types: ['news'], routeId: 'long' })).toEqual([])
  })
})

describe('a column that is there', () => {
  test('does not go under another while others are under it, and keeps its own name', () => {
    const top = column({ id: 'top', name: '上级' })
    expect(faultsOfColumn(top, around)).toEqual([])
    expect(faultsOfColumn({ ...top, parentId: 'old' }, around).map(({ field }) => field)).toEqual([
      'parentId',
    ])
  })

  test('takes no texts where another module fills it', () => {
    expect(faultsOfColumn(column({ id: 'old', name: '旧栏目', types: [] }), around)).toEqual([])
  })
})
