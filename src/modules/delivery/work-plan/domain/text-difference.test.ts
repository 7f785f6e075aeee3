import { describe, expect, test } from 'vitest'
import { textDifference } from './text-difference.ts'

const shown = (before: string, after: string) =>
  textDifference(before, after)
    .map(({ kind, text }) => ({ same: text, removed: `[-${text}-]`, added: `[+${text}+]` })[kind])
    .join('')

describe('whoever decides a change sees what it takes out and puts in', () => {
  test('a changed number stands out from the text around it', () => {
    expect(shown('全年组织不少于四次活动。', '全年组织不少于六次活动。')).toBe(
      '全年组织不少于[-四次-][+六次+]活动。',
    )
  })

  test('an added clause stands alone', () => {
    expect(shown('办公室牵头。', '办公室牵头，每季度通报。')).toMatch(/^办公室牵头\[\+，每季度通报\+\]。$/)
  })

  test('equal texts have one stretch, empty ones none', () => {
    expect(textDifference('不变', '不变')).toEqual([{ kind: 'same', text: '不变' }])
    expect(textDifference('', '')).toEqual([])
  })

  test('both texts can be read back from the pieces, whatever was changed', () => {
    const before = '依法公开古树名木名录、管护责任单位和损毁案件处理情况。'
    const after = '公开古树名木名录及管护责任单位，逐件公布损毁案件的处理情况。'
    const pieces = textDifference(before, after)
    const without = (kind: string) =>
      pieces
        .filter((p) => p.kind !== kind)
        .map((p) => p.text)
        .join('')
    expect(without('added')).toBe(before)
    expect(without('removed')).toBe(after)
  })

  test('very long texts are shown whole rather than kept waiting', () => {
    const before = '逐项核对、'.repeat(2000)
    expect(textDifference(before, before + '按季公布。').map((p) => p.kind)).toEqual(['removed', 'added'])
  })
})
