import { afterAll, describe, expect, test } from 'vitest'
import { holds } from '../../src/kernel/actor.ts'
import { allRoutes } from '../../src/main/application.ts'
import { allowed } from '../../src/platform/http/answer.ts'
import type { Route } from '../../src/platform/http/route.ts'
import { SIGN_IN, SIGN_OUT } from '../../src/workbench/sign-in.tsx'
import type { Answer } from '../support/application.ts'
import { bureauAtWork } from './bureau-at-work.ts'
import type { Walker } from './bureau-at-work.ts'
import { filledWith, nameOf } from './route-map.ts'
import { survey, unreached } from './survey.ts'

const { walkers, rehearsal, close } = await bureauAtWork()
afterAll(close)
const seen = await survey(walkers)

/**
 * Not pages of their own: a switch, a notice on the way out, a short address of the newest period, and where a sign-in
 * that waits for its second code is led.
 */
const WITHOUT_LINK = [
  'GET /mode',
  'GET /leave',
  'GET /gzyd/:slug',
  'GET /workbench/second-factor',
  'POST /workbench/second-factor',
]
/** Stands on the answer to the act before it, and is tried there: acts.test.ts. */
const SECOND_STEPS = [
  'POST /workbench/staff/import/confirm',
  'POST /workbench/documents/import/confirm',
  'POST /workbench/ratings/import/confirm',
  'POST /workbench/inventory/versions/:id/import/confirm',
]
/** Wants another state than the bureau at work is in; tried in its module (acts.test.ts says where). */
const OTHER_STATES = [
  'POST /workbench/inventory/items/:itemId/basis',
  'POST /workbench/documents/history/:id/pause',
  'POST /workbench/inventory/versions',
  'POST /workbench/inventory/versions/:id/approve',
  'POST /workbench/inventory/versions/:id/return',
  'POST /workbench/inventory/versions/:id/take-back',
  'POST /workbench/publications/:id/backups',
]

const NOT_YOURS = '您的职能不能做这一步'
/** Where a one-time password leads, wherever one wanted to go. */
const newcomer = walkers.find(({ restricted }) => restricted)
const passwordPath = (await newcomer?.client.get('/workbench'))?.location ?? ''
const UNRESTRICTED = [passwordPath, SIGN_IN, SIGN_OUT]

test('every page is linked from another, and every act has its form on one', () => {
  expect(new Set(unreached(seen))).toEqual(new Set([...WITHOUT_LINK, ...SECOND_STEPS, ...OTHER_STATES]))
})

test('every page opens for somebody', () => {
  const opened = new Set(seen.addresses.map(({ route }) => nameOf(route)))
  const pages = allRoutes()
    .filter(({ method }) => method === 'GET')
    .map(nameOf)
  expect(pages.filter((name) => !opened.has(name) && !WITHOUT_LINK.includes(name))).toEqual([])
})

describe.each(allRoutes().map((route) => ({ name: nameOf(route), route })))('$name', ({ route }) => {
  const address = seen.addressOf(route) ?? filledWith(route, '2026')

  test('lets in whom its rule names, and turns everybody else away', async () => {
    for (const walker of walkers) {
      const answer = await ask(walker, route, address)
      expect([walker.who, verdictOf(answer)]).toEqual([walker.who, expected(walker, route)])
      expect(answer.status).toBeLessThan(500)
    }
  })
})

test('nobody acts on a form of another division', async () => {
  let tried = 0
  for (const route of allRoutes().filter(
    ({ method, path }) => method === 'POST' && path.includes(':divisionId'),
  )) {
    const address = seen.addressOf(route) ?? ''
    for (const walker of walkers.filter(
      (each) => isElsewhere(each, address) && allowed(route.may, each.actor),
    )) {
      const answer = await walker.client.post(address)
      tried += 1
      expect([walker.who, address, answer.status]).toEqual([walker.who, address, 403])
      // Turned away by the act itself, and not because the session or the form had run out.
      expect([walker.who, address, verdictOf(answer)]).toEqual([walker.who, address, 'let in'])
      expect(answer.text).toMatch(/[。！]/)
    }
  }
  expect(tried).toBeGreaterThan(0)
})

test('nothing of it was a fault of the server', () => {
  expect(rehearsal.defects).toEqual([])
})

async function ask(walker: Walker, route: Route, address: string): Promise<Answer> {
  if (route.method === 'GET') return walker.client.get(address)
  const page = seen.forms.find((form) => form.walker === walker && form.address === address)?.page
  await walker.client.get(page ?? '/workbench/password')
  return walker.client.post(address)
}

type Verdict = 'let in' | 'sign in' | 'password first' | 'not your function' | 'signed out'

function verdictOf(answer: Answer): Verdict {
  if (answer.location?.startsWith(`${SIGN_IN}?back=`) === true) return 'sign in'
  if (answer.location === passwordPath) return 'password first'
  // A form that is given back whole says on its page where the redirect would lead.
  if (answer.status === 403 && answer.html.includes(`href="${passwordPath}"`)) return 'password first'
  if (answer.status === 403 && answer.text.includes(NOT_YOURS)) return 'not your function'
  if (answer.status === 403 && answer.text.includes('登录已过期')) return 'signed out'
  return 'let in'
}

function expected(walker: Walker, route: Route): Verdict {
  if (allowed(route.may, walker.actor))
    return walker.restricted && !UNRESTRICTED.includes(route.path) ? 'password first' : 'let in'
  if (walker.actor.kind === 'person') return 'not your function'
  return route.method === 'GET' ? 'sign in' : 'signed out'
}

/** Works in divisions only, and in none that the address names. */
function isElsewhere({ actor, restricted }: Walker, address: string): boolean {
  if (actor.kind !== 'person' || restricted) return false
  const wide = holds(actor, ['openness-handler', 'openness-head'])
  return !wide && actor.posts.every(({ divisionId }) => divisionId !== null && !address.includes(divisionId))
}
