import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { addDays, civilDate } from '../kernel/civil-date.ts'
import { DeadlineRuler } from './deadline-ruler.tsx'
import type { RulerDay } from './deadline-ruler.tsx'

function days(from: string, length: number): RulerDay[] {
  return Array.from({ length }, (_, place) => ({
    date: addDays(civilDate(from), place),
    count: String(place),
    states: [],
  }))
}

test('every week begins with its Monday', () => {
  const html = renderToString(<DeadlineRuler sentence="二十日" days={days('2026-09-14', 15)} />)
  expect(html.match(/<em>[^<]*<\/em>/g)).toEqual([
    '<em>9 月 14 日</em>',
    '<em>9 月 21 日</em>',
    '<em>9 月 28 日</em>',
  ])
})

test('a count that begins in the middle of a week leaves the days before it empty', () => {
  const html = renderToString(<DeadlineRuler sentence="三日" days={days('2026-09-16', 3)} />)
  expect(html.match(/class="d none"/g)).toHaveLength(2)
})

test('the first of a month is written with its month', () => {
  const html = renderToString(<DeadlineRuler sentence="三日" days={days('2026-09-30', 3)} />)
  expect(html).toContain('<i>10/1</i>')
})

test('who hears the page hears the whole count in one sentence', () => {
  const html = renderToString(<DeadlineRuler sentence="2026-10-23 到期。" days={days('2026-09-14', 3)} />)
  expect(html).toContain('role="img" aria-label="2026-10-23 到期。"')
})

test('the legend explains only what is to be seen', () => {
  const [first] = days('2026-09-14', 1)
  const held: RulerDay[] = first === undefined ? [] : [{ ...first, states: ['hold'] }]
  const html = renderToString(<DeadlineRuler sentence="暂停。" days={held} />)
  expect(html).toContain('暂停，不计')
  expect(html).not.toContain('周末、节假日')
})
