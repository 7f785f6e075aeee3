import { describe, expect, test } from 'vitest'
import { civilDate } from '../../../../kernel/civil-date.ts'
import { dueLine, statedTerm, termRemark } from './due-line.ts'

const NOTHING = {
  deadline: null,
  deadlineText: null,
  rhythm: null,
  rhythmInternal: false,
  relative: null,
  recurring: null,
}

describe('a limit the document does not give is never shown as if it did', () => {
  test('without a day the line says so, with the internal report', () => {
    expect(dueLine(NOTHING, 'quarter')).toBe('原文未写 · 按季报告（内部期限）')
    expect(dueLine(NOTHING, 'none')).toBe('原文未写 · 全年报告一次（内部期限）')
    expect(dueLine(NOTHING, null)).toBe('原文未写')
  })

  test('in the 任务分解表 the limit stays empty and the remark explains it', () => {
    expect(statedTerm(NOTHING)).toBe('')
    expect(termRemark(NOTHING, 'half-year')).toBe('按半年报告（内部期限）')
  })

  test('a rhythm chosen for 定期 is a remark, not a limit of the document', () => {
    const chosen = { ...NOTHING, rhythm: 'month' as const, rhythmInternal: true }
    expect(statedTerm(chosen)).toBe('')
    expect(termRemark(chosen, 'quarter')).toBe('每月一次（内部期限）')
  })

  test('a stated limit keeps the words of the document and needs no remark', () => {
    const stated = { ...NOTHING, deadline: civilDate('2026-08-30'), deadlineText: '8月30日前' }
    expect([dueLine(stated, 'quarter'), statedTerm(stated), termRemark(stated, 'quarter')]).toEqual([
      '2026-08-30',
      '8月30日前',
      '',
    ])
  })

  test('a day set by a change is written as a Chinese date', () => {
    const changed = { ...NOTHING, deadline: civilDate('2026-09-05'), deadlineText: '2026-09-05' }
    expect(statedTerm(changed)).toBe('2026年9月5日前')
  })
})
