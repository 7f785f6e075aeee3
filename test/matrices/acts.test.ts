import { afterAll, describe, expect, test } from 'vitest'
import { allRoutes } from '../../src/main/application.ts'
import { SIGN_IN } from '../../src/workbench/sign-in.tsx'
import type { Answer, Fields } from '../support/client.ts'
import { bureauAtWork } from './bureau-at-work.ts'
import type { Walker } from './bureau-at-work.ts'
import { nameOf } from './route-map.ts'
import { sendForm } from './send-form.ts'
import { formsOn, survey } from './survey.ts'
import type { FoundForm } from './survey.ts'
import { typingsOf } from './typed-words.ts'

const { app, walkers, rehearsal, close } = await bureauAtWork()
afterAll(close)
const seen = await survey(walkers)
const typed = typingsOf(app)
/** Forms on pages that an act has answered with: the second step of an import. */
const onAnswers: FoundForm[] = []

/** Acts that no state of the bureau at work allows, each with why, and where it is tried instead. */
const TRIED_ELSEWHERE: Readonly<Record<string, string>> = {
  'POST /workbench/second-factor':
    'a session that waits for its code does nothing else: src/workbench/second-factor.db.test.ts',
  'POST /workbench/publications/:id/backups':
    'comes after an erasure, which no bureau brings about by the way: publication/after-release.db.test.ts',
  ...triedIn('ground/publication/recorded-signature.db.test.ts', 'wants the scan of a signed sheet', [
    'POST /workbench/packages/:id/gates/:gate/recorded',
    'POST /workbench/packages/:id/confirmations',
  ]),
  ...triedIn('ground/publication/checks.db.test.ts', 'wants lines with bars, one a word', [
    'POST /workbench/dictionary',
  ]),
  ...triedIn('publishing/documents/documents.db.test.ts', 'wants a register filled in', [
    'POST /workbench/documents/import',
    'POST /workbench/documents/import/confirm',
  ]),
  ...triedIn('publishing/ratings/ratings.db.test.ts', 'wants a table filled in', [
    'POST /workbench/ratings/import',
    'POST /workbench/ratings/import/confirm',
  ]),
  ...triedIn('publishing/documents/history.db.test.ts', 'wants a file, or a batch while its rows come in', [
    'POST /workbench/documents/history',
    'POST /workbench/documents/history/:id/pause',
  ]),
  ...triedIn(
    'publishing/disclosure-inventory/inventory.db.test.ts',
    'comes after something that a row rests on was repealed or amended',
    ['POST /workbench/inventory/items/:itemId/basis'],
  ),
  ...triedIn(
    'publishing/disclosure-inventory/inventory.db.test.ts',
    'wants a table filled in, or a version in another state than the one that is being prepared',
    [
      'POST /workbench/inventory/references',
      'POST /workbench/inventory/versions',
      'POST /workbench/inventory/versions/:id/approve',
      'POST /workbench/inventory/versions/:id/import',
      'POST /workbench/inventory/versions/:id/import/confirm',
      'POST /workbench/inventory/versions/:id/return',
      'POST /workbench/inventory/versions/:id/rows/new',
      'POST /workbench/inventory/versions/:id/submit',
      'POST /workbench/inventory/versions/:id/take-back',
    ],
  ),
}
/** As many forms of one act are tried before it counts as not allowed anywhere. */
const MOST_FORMS = 60
const acts = allRoutes().filter(
  ({ method, path }) => method === 'POST' && TRIED_ELSEWHERE[`POST ${path}`] === undefined,
)

function triedIn(file: string, why: string, names: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(names.map((name) => [name, `${why}: ${file}`]))
}

/** What went through, for the walker whose form it was. */
interface Allowed {
  readonly found: FoundForm
  readonly fields: Fields
}

describe.each(acts.map((route) => ({ name: nameOf(route), route })))('$name', ({ name, route }) => {
  const through: { allowed: Allowed | null } = { allowed: null }

  test('goes through for somebody, in some state', async () => {
    const tried = await firstAllowed(name)
    through.allowed = tried.allowed
    expect([name, tried.allowed === null ? tried.answers : []]).toEqual([name, []])
  })

  if (route.may.who === 'public')
    test('is refused with what nobody should have typed', () => refuseEmpty(name))
  else
    test('is refused to somebody else, the very same form', async () => {
      const { allowed } = through
      if (allowed === null) throw new Error(`${name} went through for nobody`)
      const refused = await refusedTo(allowed)
      expect([name, refused.length > 0]).toEqual([name, true])
      for (const answer of refused) expect(answer.text).toMatch(/[。！]/)
    })
})

async function refuseEmpty(name: string): Promise<void> {
  const found = seen.forms.find((form) => nameOf(form.route) === name)
  if (found === undefined) throw new Error(`${name} has no form`)
  await found.walker.client.get(found.page)
  const empty = Object.fromEntries(found.form.controls.map(({ name: control }) => [control, '']))
  expect((await found.walker.client.post(found.address, empty)).status).toBe(422)
}

test('nothing of it was a fault of the server', () => {
  expect(rehearsal.defects).toEqual([])
})

test('what is tried elsewhere is still an act', () => {
  const known = allRoutes().map(nameOf)
  expect(Object.keys(TRIED_ELSEWHERE).filter((name) => !known.includes(name))).toEqual([])
})

async function firstAllowed(
  name: string,
): Promise<{ readonly allowed: Allowed | null; readonly answers: readonly string[] }> {
  const answers: string[] = []
  for (const found of formsFor(name))
    for (const fields of await waysOf(name, found)) {
      await found.walker.client.get(found.page)
      const answer = await sendForm(found.walker.client, found, fields)
      if (hasGoneThrough(answer)) {
        onAnswers.push(...formsOn(found.walker, { page: found.page, html: answer.html }))
        return { allowed: { found, fields }, answers: [] }
      }
      answers.push(`${found.walker.who} ${String(answer.status)} ${reasonOf(answer)}`)
    }
  return { allowed: null, answers: answers.length === 0 ? ['no form of it stands on any page'] : answers }
}

/** The forms on the way, then those on what another act has answered. */
function formsFor(name: string): readonly FoundForm[] {
  const found = [...seen.forms, ...onAnswers].filter(({ route }) => nameOf(route) === name)
  const distinct = new Map(
    found.map((each) => [
      [each.walker.who, each.address, ...each.form.controls.map((control) => control.name)].join(' '),
      each,
    ]),
  )
  return [...distinct.values()].slice(0, MOST_FORMS)
}

/** With each of its buttons, and without one; typed into, and as it stands. */
async function waysOf(name: string, found: FoundForm): Promise<readonly Fields[]> {
  const filled = await typed(name, found)
  const buttons = found.form.buttons.filter(({ action }) => action === found.address)
  const pressed = buttons.map(({ name: button, value }) => ({ ...filled, [button]: value }))
  return [filled, ...pressed, {}]
}

function hasGoneThrough({ status, location }: Answer): boolean {
  return status === 200 || (status === 303 && location?.startsWith(`${SIGN_IN}?`) !== true)
}

function reasonOf({ html, text }: Answer): string {
  return /class="bad"[^>]*>([^<]*)/.exec(html)?.[1] ?? text.replace(/\s+/g, ' ').slice(-80)
}

/** Everybody else who is turned away from the same act with the same words; a person before the public. */
async function refusedTo({ found, fields }: Allowed): Promise<readonly Answer[]> {
  const others = walkers.filter((walker) => walker !== found.walker && !walker.restricted)
  const refused: Answer[] = []
  for (const walker of others) {
    const answer = await postAs(walker, { found, fields })
    if (answer.status === 403 || answer.status === 404) refused.push(answer)
  }
  return refused
}

async function postAs(walker: Walker, { found, fields }: Allowed): Promise<Answer> {
  await walker.client.get('/workbench/password')
  return sendForm(walker.client, found, fields)
}
