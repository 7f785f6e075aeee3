import { afterAll, expect, test } from 'vitest'
import { allRoutes } from '../../src/main/application.ts'
import { textOf } from '../support/page-form.ts'
import { bureauAtWork } from './bureau-at-work.ts'
import { nameOf } from './route-map.ts'
import { survey } from './survey.ts'

const LONGEST = 120
/** What is shorter says nothing. */
const SHORTEST = 20
/** Before the desk: one sheet with one thing to do. */
const BEFORE_THE_DESK = ['/start', '/workbench/sign-in', '/workbench/second-factor']

const { walkers, close } = await bureauAtWork()
afterAll(close)
const { addresses } = await survey(walkers)
const desk = addresses.filter(
  ({ route, html }) => route.surface === 'workbench' && html !== '' && !BEFORE_THE_DESK.includes(route.path),
)

function helpOn(html: string): string | null {
  const help = /<details class="how">\s*<summary>怎么用<\/summary>\s*<p>([\s\S]*?)<\/p>/.exec(html)?.[1]
  return help === undefined ? null : textOf(help).trim()
}

test('every page of the workbench that anybody finds says how it is used, in 21 to 120 characters', () => {
  expect(desk.length).toBeGreaterThan(20)
  const found = desk.map(({ route, html }) => ({ name: nameOf(route), help: helpOn(html) }))
  expect(found.filter(({ help }) => help === null || help === '').map(({ name }) => name)).toEqual([])
  const lengthOf = (help: string | null) => Array.from(help ?? '').length
  expect(found.filter(({ help }) => lengthOf(help) > LONGEST || lengthOf(help) <= SHORTEST)).toEqual([])
})

test('each page has a help of its own', () => {
  const names = new Map<string, Set<string>>()
  for (const { route, html } of desk) {
    const help = helpOn(html) ?? ''
    names.set(help, (names.get(help) ?? new Set()).add(nameOf(route)))
  }
  expect([...names.values()].filter((pages) => pages.size > 1).map((pages) => [...pages])).toEqual([])
})

test('no page of the workbench that all may open is left out', () => {
  const open = allRoutes().filter(
    ({ method, path, surface, may }) =>
      method === 'GET' &&
      surface === 'workbench' &&
      may.who === 'signed-in' &&
      !path.includes(':') &&
      !BEFORE_THE_DESK.includes(path),
  )
  expect(open).not.toEqual([])
  const seen = new Set(addresses.map(({ route }) => nameOf(route)))
  expect(open.map(nameOf).filter((name) => !seen.has(name))).toEqual([])
})
