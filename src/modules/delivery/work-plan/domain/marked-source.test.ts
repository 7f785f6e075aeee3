import { expect, test } from 'vitest'
import { aMeasure } from '../../../../../test/support/builders/measure.ts'
import { markedSource } from './marked-source.ts'

const text = '公布开放时间。写明无障碍设施。（公共服务处负责落实）\n\n落款'

test('the whole measure is marked, its units within it, the rest left as it is', () => {
  const [first, second] = markedSource(text, [aMeasure()])
  expect(first).toHaveLength(1)
  expect(first?.[0]?.pieces).toEqual([
    { text: '公布开放时间。写明无障碍设施。', kind: 'text' },
    { text: '（', kind: 'notation' },
    { text: '公共服务处', kind: 'unit' },
    { text: '负责落实）', kind: 'notation' },
  ])
  expect(second?.[0]).toMatchObject({ measure: null, pieces: [{ text: '落款' }] })
})

test('every character of the source is shown, in order', () => {
  const shown = markedSource(text, [aMeasure()]).map((line) =>
    line.flatMap((run) => run.pieces.map((piece) => piece.text)).join(''),
  )
  expect(shown.join('\n')).toBe(text.replace('\n\n', '\n'))
})

test('only the first stretch of a measure carries its anchor', () => {
  const places = {
    ...aMeasure().places,
    text: [
      { start: 0, end: 7 },
      { start: 8, end: 15 },
    ],
    notation: [],
    units: [],
  }
  const runs = markedSource(text, [aMeasure({ places })]).flat()
  expect(runs.filter((run) => run.first)).toHaveLength(1)
})
