import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseCronItems } from 'graphile-worker'
import { describe, expect, test } from 'vitest'
import { functionNames, holds } from '../kernel/actor.ts'
import type { FunctionName } from '../kernel/actor.ts'
import { isFunctionName } from '../../test/support/function-names.ts'
import { allowed } from '../platform/http/answer.ts'
import { allRoutes } from './application.ts'
import { modules } from './modules.ts'

const routes = allRoutes()
const pages = new Map(routes.filter((route) => route.method === 'GET').map((route) => [route.path, route]))

function twice(names: readonly string[]): readonly string[] {
  return names.filter((name, place) => names.indexOf(name) !== place)
}

function holder(held: FunctionName) {
  return { kind: 'person', id: 'p', name: '某', posts: [{ function: held, divisionId: 'd' }] } as const
}

describe('the manifests fit together', () => {
  test('nothing is listed twice', () => {
    expect(twice(modules.map((module) => module.name))).toEqual([])
    expect(twice(routes.map((route) => `${route.method} ${route.path}`))).toEqual([])
    expect(twice(modules.flatMap((module) => (module.jobs ?? []).map((job) => job.name)))).toEqual([])
    expect(
      twice(
        modules.flatMap((module) => (module.subscriptions ?? []).map((s) => `${s.event} ${s.subscriber}`)),
      ),
    ).toEqual([])
    expect(
      twice(modules.flatMap((module) => (module.commands ?? []).map((command) => command.name))),
    ).toEqual([])
    expect(twice(modules.flatMap((module) => (module.settings ?? []).map((setting) => setting.id)))).toEqual(
      [],
    )
  })

  test('a job that runs by itself has a pattern that the queue understands, and no job has the outbox’s name', () => {
    const jobs = modules.flatMap((module) => module.jobs ?? [])
    const items = jobs.flatMap((job) =>
      job.every === undefined ? [] : [{ task: job.name, match: job.every }],
    )
    expect(() => parseCronItems(items)).not.toThrow()
    expect(jobs.map((job) => job.name)).not.toContain('deliver-event')
  })

  test('a setting’s standard is within its own bounds', () => {
    for (const setting of modules.flatMap((module) => module.settings ?? []))
      expect([setting.id, setting.parse(setting.standard)]).toEqual([setting.id, setting.standard])
  })
})

test('every kind of duty that a module opens has its name', () => {
  const root = join(import.meta.dirname, '../modules')
  const sources = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path))
    .map((path) => readFileSync(join(root, path), 'utf8'))
  const opened = sources
    .filter((text) => /\bopenDuty\(|MeasureDuty/.test(text))
    .flatMap((text) => [...text.matchAll(/\bkind: '([a-z-]+\.[a-z-]+)'/g)].map((match) => match[1]))
  const known = modules.flatMap((module) => (module.dutyKinds ?? []).map(({ kind }) => kind))
  expect(opened.length).toBeGreaterThan(5)
  expect([...new Set(opened)].filter((kind) => kind === undefined || !known.includes(kind))).toEqual([])
  expect(twice(known)).toEqual([])
})

describe('menus', () => {
  test('every line leads to a page', () => {
    const lines = modules.flatMap((module) => [...(module.menu ?? []), ...(module.nav ?? [])])
    for (const { href } of lines) expect([href, pages.has(href)]).toEqual([href, true])
  })

  test('who is shown a line may open its page', () => {
    for (const line of modules.flatMap((module) => module.menu ?? []))
      for (const held of Object.keys(functionNames).filter(isFunctionName)) {
        const actor = holder(held)
        const page = pages.get(line.href)
        if (page && (line.any === null || holds(actor, line.any)))
          expect([line.href, held, allowed(page.may, actor)]).toEqual([line.href, held, true])
      }
  })
})

describe('doors', () => {
  test('what is below /workbench belongs to the workbench and asks who comes, signing in apart', () => {
    const open = routes.filter((route) => route.path.startsWith('/workbench') && route.may.who === 'public')
    expect(new Set(open.map((route) => route.path))).toEqual(new Set(['/workbench/sign-in']))
    for (const route of routes.filter((candidate) => candidate.path.startsWith('/workbench')))
      expect([route.path, route.surface]).toEqual([route.path, 'workbench'])
  })

  test('the portal lies nowhere below /workbench', () => {
    expect(
      routes.filter((route) => route.surface === 'portal' && route.path.startsWith('/workbench')),
    ).toEqual([])
  })

  test('the public posts nothing but its sign-in, a 纠错 and its number and code', () => {
    const posts = routes.filter((route) => route.method === 'POST' && route.may.who === 'public')
    expect(new Set(posts.map((route) => route.path))).toEqual(new Set(['/workbench/sign-in', '/jc', '/cx']))
  })
})

test('what people read has full-width marks between Chinese characters', () => {
  const sentences = modules.flatMap((module) => [
    ...(module.commands ?? []).map((command) => command.summary),
    ...(module.menu ?? []).map((line) => line.label),
    ...(module.settings ?? []).map((setting) => setting.label),
  ])
  for (const sentence of sentences)
    expect(sentence).not.toMatch(/[\u4e00-\u9fff][,:;?!(]|[,:;(][\u4e00-\u9fff]/)
})
