import { randomUUID } from 'node:crypto'
import { afterAll, describe, expect, test } from 'vitest'
import { allRoutes } from '../../src/main/application.ts'
import { allowed } from '../../src/platform/http/answer.ts'
import type { Answer, Client, Fields } from '../support/application.ts'
import { formsOf } from '../support/page-form.ts'
import type { Control } from '../support/page-form.ts'
import { bureauAtWork } from './bureau-at-work.ts'
import type { Walker } from './bureau-at-work.ts'
import { filledWith, nameOf } from './route-map.ts'
import { sendForm, standingOf } from './send-form.ts'
import { survey } from './survey.ts'
import type { FoundForm } from './survey.ts'

const { app, walkers, rehearsal, close } = await bureauAtWork()
afterAll(close)
const { forms, addressOf } = await survey(walkers)

const LONG = '长'.repeat(33_400)
/** Parts of an address that nobody should have typed. */
const ODD_PARTS = {
  'a word': 'nonsense',
  'an id of nothing': '00000000-0000-4000-8000-000000000000',
  'ten thousand bytes': 'x'.repeat(10_000),
  'an encoding broken off': '%E0%A4%A',
  'an end of string': '%00',
  'a way up': '..%2F..%2Fetc%2Fpasswd',
  'a quote': "1'%20or%20''='",
}

describe('addresses that nobody should have typed', () => {
  test.each(
    allRoutes()
      .filter(({ path }) => path.includes(':'))
      .map((route) => ({ name: nameOf(route), route })),
  )('$name', async ({ route }) => {
    const walker = walkers.find((each) => !each.restricted && allowed(route.may, each.actor))
    for (const [what, part] of Object.entries(ODD_PARTS)) {
      const address = filledWith(route, part)
      const answer = await (route.method === 'GET'
        ? walker?.client.get(address)
        : walker?.client.post(address))
      expect([what, [303, 403, 404, 409, 414, 422].includes(answer?.status ?? 0)]).toEqual([what, true])
      expect(answer?.text).toMatch(/[。]/)
    }
  })

  test('a record of one plan is not found under another', async () => {
    let moves = 0
    for (const route of allRoutes().filter(({ path }) => (path.match(/:/g) ?? []).length > 1)) {
      const address = addressOf(route) ?? ''
      const moved = address.replace(/[0-9a-f-]{36}/, '00000000-0000-4000-8000-000000000000')
      if (moved === address) continue
      moves += 1
      const walker = walkers.find((each) => !each.restricted && allowed(route.may, each.actor))
      const answer = await (route.method === 'GET' ? walker?.client.get(moved) : walker?.client.post(moved))
      expect([nameOf(route), answer?.status]).toEqual([nameOf(route), 404])
    }
    expect(moves).toBeGreaterThan(0)
  })

  test('questions that nobody should have asked change nothing', async () => {
    const asked = [
      '?',
      '?q=%00',
      `?q=${'x'.repeat(5000)}`,
      '?q=a&q=b&page=-1',
      '?page=99999999999&state=x&do=y',
      '?q[]=1&back=//evil.example',
    ]
    for (const route of allRoutes().filter(({ method }) => method === 'GET'))
      for (const query of asked) {
        const walker = walkers.find((each) => !each.restricted && allowed(route.may, each.actor))
        const answer = await walker?.client.get((addressOf(route) ?? filledWith(route, '2026')) + query)
        expect([nameOf(route), query.slice(0, 20), (answer?.status ?? 500) < 500]).toEqual([
          nameOf(route),
          query.slice(0, 20),
          true,
        ])
      }
  })
})

/** One form of every act, for each kind of form there is for it. */
const byForm = new Map(
  forms.map((found) => [`${nameOf(found.route)} ${found.form.controls.map(plainName).join(' ')}`, found]),
)

describe('what nobody should have typed into a form', () => {
  const each = [...byForm.values()].map((found) => ({ name: nameOf(found.route), found }))

  test.each(each)('$name: nothing at all', async ({ found }) => {
    const empty = Object.fromEntries(typedControls(found).map(({ name }) => [name, '']))
    keeps(await send(found, empty), {})
  })

  test.each(each)('$name: a hundred thousand bytes, and the rest is still there', async ({ found }) => {
    for (const { name } of typedControls(found).slice(0, 6)) {
      const others = marked(found, name)
      const answer = await send(found, { ...others, [name]: LONG })
      keeps(answer, found.texts.includes(name) ? others : {})
    }
  })

  test.each(each)('$name: a list or a file where one word belongs', async ({ found }) => {
    for (const { name } of typedControls(found).slice(0, 6)) {
      const others = marked(found, name)
      const answer = await send(found, { ...others, [name]: ['甲', '乙'] })
      keeps(answer, found.texts.includes(name) ? others : {})
      await send(found, { ...others, [name]: { fileName: '文件.txt', bytes: Buffer.from('甲') } })
    }
    await send(found, Object.fromEntries(found.form.controls.map(({ name }) => [name, null])))
  })

  test.each(each)('$name: with the ids of others', async ({ found }) => {
    const ids = found.form.controls.filter(
      ({ name, value }) => name !== 'submissionId' && /^[0-9a-f-]{36}$/.test(value),
    )
    for (const { name } of ids) {
      const answer = await send(found, { [name]: '00000000-0000-4000-8000-000000000000' })
      expect([name, answer.status === 200]).toEqual([name, false])
    }
  })

  test.each(each)('$name: sent by somebody else', async ({ found }) => {
    const strangers = walkers.filter((walker) => walker !== found.walker && !walker.restricted)
    for (const walker of strangers) {
      const faults = rehearsal.defects.length
      await walker.client.get('/workbench/password')
      const typed = marked(found, '')
      const answer = await sendForm(walker.client, found, typed)
      const mayUse = allowed(found.route.may, walker.actor)
      const expected = mayUse ? [200, 303, 403, 404, 409, 422] : [403]
      expect([walker.who, answer.status, expected.includes(answer.status)]).toEqual([
        walker.who,
        answer.status,
        true,
      ])
      if (answer.status !== 303) expect(answer.text).toMatch(/[。！]/)
      keeps(answer, askedAgain(answer, found, typed))
      expect(rehearsal.defects.slice(faults)).toEqual([])
    }
  })
})

describe('what is sent twice', () => {
  const effective = new Set<string>()

  test.each([...byForm.values()].map((found) => ({ name: nameOf(found.route), found })))(
    '$name has one effect',
    async ({ found }) => {
      const client = await clientOf(found.walker)
      await client.get(found.page)
      const form = client.forms().find(({ action }) => action === found.form.action) ?? found.form
      const body = { ...standingOf({ form }), submissionId: randomUUID(), ...marked(found, '') }
      const first = await client.post(found.address, body)
      const entries = await countEntries()
      const second = await client.post(found.address, body)
      if (first.status !== 303) return
      effective.add(nameOf(found.route))
      expect(await countEntries()).toBe(entries)
      expect([303, 403]).toContain(second.status)
      if (second.status === 303) expect(second.location).toBe(first.location)
    },
  )

  test('has had an effect the first time, for many an act', () => {
    expect(effective.size).toBeGreaterThan(10)
  })
})

test('nothing of it was a fault of the server', () => {
  expect([...rehearsal.defects, ...app.defects]).toEqual([])
})

async function send(found: FoundForm, fields: Fields): Promise<Answer> {
  await found.walker.client.get(found.page)
  return sendForm(found.walker.client, found, fields)
}

/** A browser of the same person whose posts have their effect. */
async function clientOf({ staff, cookie }: Walker): Promise<Client> {
  if (staff === null) return app.visitor()
  // Something tried before may have changed how this person signs in; the session from the beginning still stands.
  return app.signIn(staff).catch(() => app.visitor({ headers: { cookie } }))
}

async function countEntries(): Promise<number> {
  const { rows } = await app.workshop.database.pool.query<{ n: number }>(
    'select count(*)::int as n from ledger.entry',
  )
  return rows[0]?.n ?? 0
}

/** A page that says what is wrong still holds what was right. */
function keeps(answer: Answer, typed: Readonly<Record<string, string>>): void {
  expect(answer.status).toBeLessThan(500)
  if (answer.status !== 422 || !answer.html.includes('<form')) return
  for (const value of Object.values(typed)) expect(answer.html).toContain(value)
}

/** Of what somebody typed, what the answer has a field for: whoever sees the record otherwise is not asked it again. */
function askedAgain(
  { html }: Answer,
  { address }: FoundForm,
  typed: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const forms = formsOf(html).filter(({ action, otherActions }) =>
    [action, ...otherActions].includes(address),
  )
  const asked = new Set(forms.flatMap(({ controls }) => controls.map(({ name }) => name)))
  return Object.fromEntries(Object.entries(typed).filter(([name]) => asked.has(name)))
}

/** What a person types or what stands for it: neither the token nor what the page hides. */
function typedControls({ form }: FoundForm): readonly Control[] {
  const names = new Set<string>()
  return form.controls.filter(({ name }) => {
    if (['_token', 'submissionId'].includes(name) || names.has(name)) return false
    names.add(name)
    return true
  })
}

/** Words of their own in every text field but one. */
function marked({ texts }: FoundForm, except: string): Record<string, string> {
  const others = texts.filter((name) => name !== except)
  return Object.fromEntries(others.map((name, at) => [name, `先前写的第${String(at)}句`]))
}

/** The name of a control without the id of the record in it. */
function plainName({ name }: Control): string {
  return name.replace(/[0-9a-f-]{36}/g, '…')
}
