import { describe, expect, test } from 'vitest'
import { instant } from '../../../../../test/support/machine-date.ts'
import type { Draft } from './draft.ts'
import { placesOf, readObjections } from './objections.ts'
import { readBody } from './read-body.ts'

const TYPE = { id: 'news', name: '动态', columnType: '', fields: [], routeId: 'news' }
const draft: Draft = {
  ...{ id: 'd1', packageId: 'p1', position: 1, typeId: 'news', columnId: 'zwdt', title: '艺术节开幕' },
  ...{ summary: '', source: '', fields: {}, path: null, publicationId: null, changeNote: null, files: [] },
  body: readBody('三月十日，艺术节在样本剧场开幕，共有二十四场演出，全部免费。\n票在门口领。'),
  ...{ revision: 1, changedByName: '王编写', changedAt: instant('2026-03-10T10:00:00+08:00') },
}
const places = placesOf([draft], new Map([['news', TYPE]]))

describe('a text goes back with reasons per place', () => {
  test('every place is named in words with how it begins', () => {
    expect(places.map(({ place, quote }) => [place, quote])).toEqual([
      ['标题', '艺术节开幕'],
      ['正文第 1 段', '三月十日，艺术节在样本剧场开幕，共有二十四场演出…'],
      ['正文第 2 段', '票在门口领。'],
    ])
  })

  test('a row with its place and its reason is one objection; empty rows are none', () => {
    expect(readObjections({ 'place-2': 'd1.2', 'why-2': ' 几点领？ ' }, places)).toEqual({
      objections: [{ draftId: 'd1', place: '正文第 2 段', quote: '票在门口领。', reason: '几点领？' }],
      errors: [],
    })
  })

  test.each([
    [{ 'place-1': 'd1.0', 'why-1': '' }, 'why-1'],
    [{ 'place-1': '', 'why-1': '不对' }, 'place-1'],
    [{ 'place-3': 'd9.0', 'why-3': '不对' }, 'place-3'],
    [{ 'place-1': 'd1.0', 'why-1': '长'.repeat(301) }, 'why-1'],
  ])('half a row is said beside it: %j', (typed, field) => {
    const { objections, errors } = readObjections(typed, places)
    expect([objections, errors.map((error) => error.field)]).toEqual([[], [field]])
  })
})
