import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { moduleSwitch } from '../../src/kernel/module-switch.ts'
import { allRoutes } from '../../src/main/application.ts'
import { modules } from '../../src/main/modules.ts'
import { changeSetting } from '../../src/modules/ground/rules/index.ts'
import { allowed } from '../../src/platform/http/answer.ts'
import { SYSTEM } from '../support/application.ts'
import { bureauAtWork } from './bureau-at-work.ts'
import { filledWith, nameOf } from './route-map.ts'
import { survey } from './survey.ts'
import type { Survey } from './survey.ts'

const { app, walkers, rehearsal, close } = await bureauAtWork()
afterAll(close)
const optional = modules.filter((module) => module.optional === true)
const visitor = walkers.filter(({ actor }) => actor.kind === 'public')
const openBefore = await publicAddresses()
const seen: { off: Survey | null } = { off: null }

beforeAll(async () => {
  for (const module of optional)
    await app.work(SYSTEM, (work) =>
      changeSetting(work, moduleSwitch(module.name, module.label), { value: 'off', reason: '试行' }),
    )
  seen.off = await survey(walkers)
})

describe('with every module off that can be switched off', () => {
  test('what was released stays public: each page that the public found before is there as before', async () => {
    expect(openBefore.length).toBeGreaterThan(20)
    expect(openBefore.some((address) => address.startsWith('/gzyd/'))).toBe(true)
    const [reader] = visitor
    const gone: string[] = []
    for (const address of openBefore)
      if ((await reader?.client.get(address))?.status !== 200) gone.push(address)
    expect(gone).toEqual([])
  })

  test('no link that anybody finds leads to a page that is not there', () => {
    expect(seen.off?.lost.map(({ address, from }) => `${from} → ${address}`)).toEqual([])
  })

  test.each(
    optional
      .flatMap((module) => module.routes)
      .filter(({ method, surface }) => method === 'POST' || surface === 'workbench')
      .map((route) => ({ name: nameOf(route), route })),
  )('$name is not there', async ({ route }) => {
    const walker = walkers.find((each) => !each.restricted && allowed(route.may, each.actor))
    const address = filledWith(route, '00000000-0000-4000-8000-000000000000')
    await walker?.client.get('/workbench/password')
    const answer = await (route.method === 'GET' ? walker?.client.get(address) : walker?.client.post(address))
    expect(answer?.status).toBe(404)
    expect(answer?.text).toMatch(/本局没有启用「.+」/)
  })

  test('nothing of it was a fault of the server', () => {
    expect(rehearsal.defects).toEqual([])
  })
})

/** What the public comes to by links while everything is on. */
async function publicAddresses(): Promise<readonly string[]> {
  const { addresses } = await survey(visitor)
  const portal = new Set(
    allRoutes()
      .filter(({ surface }) => surface === 'portal')
      .map(nameOf),
  )
  return addresses.filter(({ route }) => portal.has(nameOf(route))).map(({ address }) => address)
}
