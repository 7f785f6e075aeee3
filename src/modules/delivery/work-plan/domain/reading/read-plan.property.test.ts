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
  '\n责任单位 ',
  '【牵头单位】',
  '商',
  '及',
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
  '序号\n任务\n责任单位及责任人\n时限\n',
  '1\n公开\n甲局 张三\n年底前\n',
  '2\n公开\n乙局\n6月\n',
  '序号|任务|责任单位及责任人\n',
  '附件：1.任务表（甲局）\n',
  '一、公开（一）',
  '会',
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
    ['20 000 notations behind headings', '一、公开（责任单位：甲局）\n公开甲。\n'.repeat(20_000)],
    ['20 000 broken rows', '序号|任务|责任单位|时限\n' + '1|公开\n'.repeat(20_000)],
    ['20 000 rows of cells on lines', '序号\n任务\n责任单位\n1\n公开\n甲局\n'.repeat(20_000)],
    ['20 000 lists of annexes', '附件：1.任务表（甲局）\n'.repeat(20_000)],
    ['20 000 persons', '任务|责任单位及责任人\n公开|' + '市甲局 张三、'.repeat(20_000)],
    ['20 000 lines that break off', `${'公开'.repeat(15)}（责任单位：甲局\n`.repeat(20_000)],
    ['a table of one cell', '任务|责任单位\n' + '|'.repeat(200_000)],
  ])('%s', { timeout: 60_000 }, (_, source) => {
    // Time of this thread alone: what else the machine does must not fail the test.
    const start = process.threadCpuUsage()
    readPlan(source)
    expect(process.threadCpuUsage(start).user / 1000).toBeLessThan(5000)
  })
})
