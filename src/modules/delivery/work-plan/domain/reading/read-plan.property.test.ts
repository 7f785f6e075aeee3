import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { PlanReading, Span } from './plan-reading.ts'
import { readPlan } from './read-plan.ts'

/** Pieces such documents are made of, whole and broken. */
const PIECES = [
  '一、',
  '（二）',
  '3.',
  '(4)',
  '⑤',
  '第六条 ',
  '七是',
  '公开甲类信息',
  '，',
  '。',
  '；',
  '\n',
  '\r\n',
  '\u2028',
  '\t',
  '|',
  ' ',
  '\u3000',
  '（',
  '）',
  '(',
  ')',
  '〔',
  '】',
  '责任单位：',
  '牵头',
  '配合',
  '会同',
  '完成时限：',
  '甲局',
  '各处室',
  '各市、县（区）政府',
  '、',
  '等有关部门',
  '（甲局负责）',
  '（甲局牵头，乙局配合）',
  '2030年',
  '6月底前',
  '年底前',
  '按季度',
  '自印发之日起10日内',
  '— 3 —',
  '序号|任务|责任单位|时限\n',
  '1|公开|甲局|年底前\n',
  '《',
  '》',
  '🏛',
  '\u200b',
  '\ufeff',
  '下同',
  '列首位的为牵头单位',
]
const text = fc.oneof(
  fc.array(fc.constantFrom(...PIECES), { maxLength: 80 }).map((pieces) => pieces.join('')),
  fc.string({ unit: 'binary', maxLength: 200 }),
)

/** How often each character of the source is covered. */
function coverage(source: string, { measures, remainder }: PlanReading): number[] {
  const counts = new Array<number>(source.length).fill(0)
  const spans: Span[] = [
    ...measures.flatMap(({ places: { number, text: stretches, notation } }) =>
      [number ?? [], stretches, notation].flat(),
    ),
    ...remainder.map(({ span }) => span),
  ]
  for (const { start, end } of spans) for (let at = start; at < end; at++) counts[at] = (counts[at] ?? 0) + 1
  return counts
}

describe('any text', () => {
  test('is read, and each of its characters lies in exactly one number, text, notation or remainder', () => {
    fc.assert(
      fc.property(text, (source) => {
        const counts = coverage(source, readPlan(source))
        Array.from({ length: source.length }, (_, at) => at)
          .filter((at) => /\S/.test(source.charAt(at)))
          .forEach((at) => expect(counts[at], `${String(at)} in ${JSON.stringify(source)}`).toBe(1))
        expect(Math.max(0, ...counts)).toBeLessThanOrEqual(1)
      }),
      { numRuns: 500 },
    )
  })

  test('names no unit and no time that does not stand in it', () => {
    fc.assert(
      fc.property(text, (source) => {
        const bare = source.replace(/\s/gu, '')
        for (const { lead, participants } of readPlan(source).measures)
          for (const { name, span } of [...lead, ...participants]) {
            expect(span.end).toBeGreaterThan(span.start)
            expect(name.length).toBeLessThanOrEqual(bare.length)
          }
      }),
      { numRuns: 200 },
    )
  })
})

describe('time grows with the length only', () => {
  test.each([
    ['one line of 5 MB', '公开信息，完善制度。'.repeat(500_000)],
    ['20 000 nested brackets', `1.公开。${'（'.repeat(20_000)}甲局负责${'）'.repeat(20_000)}`],
    ['20 000 open brackets', '（责任单位：'.repeat(20_000)],
    ['a table of one cell', '任务|责任单位\n' + '|'.repeat(200_000)],
  ])('%s', (_, source) => {
    const start = performance.now()
    readPlan(source)
    expect(performance.now() - start).toBeLessThan(5000)
  })
})
