import { expect, test } from 'vitest'
import type { Body } from './blocks.ts'
import { versionDifference } from './version-difference.ts'

const text = (...lines: readonly string[]): Body => lines.map((line) => ({ kind: 'paragraph', text: line }))

test('what did not change is the same, line by line', () => {
  expect(versionDifference(text('甲', '乙'), text('甲', '乙'))).toEqual([
    { kind: 'same', text: '甲' },
    { kind: 'same', text: '乙' },
  ])
})

test('a line that was only reworded shows the words that went and came', () => {
  expect(versionDifference(text('艺术节三月十日开幕。'), text('艺术节三月十二日开幕。'))).toEqual([
    {
      kind: 'changed',
      stretches: [
        { kind: 'same', text: '艺术节三月' },
        { kind: 'removed', text: '十日' },
        { kind: 'added', text: '十二日' },
        { kind: 'same', text: '开幕。' },
      ],
    },
  ])
})

test('lines that came and went stand where they stood', () => {
  const before = text('第一段说的是时间安排。', '第二段没有变。')
  const after = text('第二段没有变。', '新的一段讲地点。')
  expect(versionDifference(before, after).map((line) => line.kind)).toEqual(['removed', 'same', 'added'])
})

test('a line put in place of another one with nothing in common is two lines', () => {
  const kinds = versionDifference(text('联系电话见附件'), text('Alpha beta')).map((line) => line.kind)
  expect(kinds).toEqual(['removed', 'added'])
})

test('lists, tables and questions are compared by their lines', () => {
  const before: Body = [{ kind: 'table', rows: [['补贴', '3000 元']] }]
  const after: Body = [{ kind: 'table', rows: [['补贴', '3500 元']] }]
  expect(versionDifference(before, after)).toMatchObject([{ kind: 'changed' }])
})

test('two very long texts are shown one after the other and do not hold the page up', () => {
  const long = (mark: string) => text(...Array.from({ length: 3000 }, (_, at) => `${mark}${String(at)}`))
  expect(versionDifference(long('旧'), long('新'))).toHaveLength(3000)
})

test('both versions can be read back from the difference', () => {
  const before = text('甲乙丙', '丁戊', '己')
  const after = text('甲丙', '己', '庚辛')
  const back = (side: 'removed' | 'added') =>
    versionDifference(before, after)
      .filter(({ kind }) => kind === 'changed' || kind === 'same' || kind === side)
      .map((line) =>
        line.kind === 'changed'
          ? line.stretches
              .filter(({ kind }) => kind === 'same' || kind === side)
              .map((stretch) => stretch.text)
              .join('')
          : line.text,
      )
  expect(back('removed')).toEqual(['甲乙丙', '丁戊', '己'])
  expect(back('added')).toEqual(['甲丙', '己', '庚辛'])
})
