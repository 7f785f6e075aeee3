import { describe, expect, test } from 'vitest'
import { instant } from '../../../../../test/support/machine-date.ts'
import { lacksOf } from './draft-lacks.ts'
import { lacksOfFields } from './content-field.ts'
import type { ContentField } from './content-field.ts'
import type { Draft } from './draft.ts'
import { readBody } from './read-body.ts'

const field = (own: Partial<ContentField> & Pick<ContentField, 'key' | 'kind'>): ContentField => ({
  label: own.key,
  required: false,
  ...own,
})
const starts = field({ key: 'starts', label: '开始日期', kind: 'date', required: true })
const ends = field({ key: 'ends', label: '结束日期', kind: 'date', notBefore: 'starts' })
const sentences = (fields: readonly ContentField[], values: Readonly<Record<string, string>>) =>
  lacksOfFields(fields, values).map(({ message }) => message)

describe('own fields of a type', () => {
  test('what is required and not there is named', () => {
    expect(lacksOfFields([starts, ends], {})).toEqual([{ field: 'field-starts', message: '请填开始日期。' }])
  })

  test('an event does not end before it begins; it may end on the same day', () => {
    const on = (day: string) => sentences([starts, ends], { starts: '2026-05-02', ends: day })
    expect(on('2026-05-01')).toEqual(['结束日期在开始日期（2026-05-02）之前。'])
    expect(on('2026-05-02')).toEqual([])
    expect(on('五月二日')).toEqual(['结束日期要写成 2026-08-30 这样的日期。'])
  })

  test.each([
    ['2', []],
    ['36.5', []],
    ['两天', ['天数只写数字，例如 2 或 36.5。']],
    ['-1', ['天数只写数字，例如 2 或 36.5。']],
    ['0', ['天数只写数字，例如 2 或 36.5。']],
  ])('%s as a number of days', (days, expected) => {
    expect(sentences([field({ key: 'days', label: '天数', kind: 'number' })], { days })).toEqual(expected)
  })

  test.each(['javascript:alert(1)', 'wjw.example.gov.cn', '/lm/tjxx'])('%s is no whole address', (link) => {
    expect(sentences([field({ key: 'link', label: '原文网址', kind: 'link' })], { link })).toEqual([
      '原文网址要写完整，以 https:// 开头。',
    ])
  })

  test('a year is asked for only where the stage is a yearly report', () => {
    const fields = [
      field({ key: 'stage', kind: 'text' }),
      field({
        key: 'year',
        label: '实施年度',
        kind: 'number',
        requiredWhen: { key: 'stage', is: '年度实施情况' },
      }),
    ]
    expect(sentences(fields, { stage: '发布' })).toEqual([])
    expect(sentences(fields, { stage: '年度实施情况' })).toEqual(['请填实施年度。'])
  })
})

describe('figures that another agency made (条例第十条; R-5, R-6)', () => {
  const type = {
    ...{ id: 'resume-data', name: '数据', columnType: '数据发布', routeId: 'emergency' },
    fields: [
      field({
        key: 'maker',
        label: '数据由谁产生',
        kind: 'choice',
        choices: ['本局', '其他机关'],
        elsewhere: '其他机关',
      }),
      field({ key: 'link', label: '原文网址', kind: 'link', requiredWhen: { key: 'maker', is: '其他机关' } }),
    ],
  }
  const draft = (maker: string, words: string): Draft => ({
    ...{ id: '', packageId: '', position: 1, typeId: 'resume-data', columnId: 'fgfc', title: '数据' },
    ...{ summary: '', source: '', files: [], path: null, publicationId: null, changeNote: null },
    ...{ revision: 1, changedByName: '', changedAt: instant('2026-03-10T02:00:00Z') },
    fields: { maker, link: 'https://wjw.example.gov.cn/1' },
    body: readBody(words),
  })
  const table = '| 日期 | 人数 |\n| 三月一日 | 3 |'

  test('are linked, never issued again in a table, a picture or a file', () => {
    expect(lacksOf(draft('其他机关', table), type).map(({ message }) => message)).toEqual([
      '别的机关产生的数据只给原文网址，不转发：请去掉正文里的表格、图和附件。',
    ])
    expect(lacksOf(draft('其他机关', '请看原文。'), type)).toEqual([])
    const unlinked = { ...draft('其他机关', '请看原文。'), fields: { maker: '其他机关' } }
    expect(lacksOf(unlinked, type).map(({ message }) => message)).toEqual(['请填原文网址。'])
  })

  test('the bureau’s own figures may stand in a table', () => {
    expect(lacksOf(draft('本局', table), type)).toEqual([])
  })
})
