import { afterAll, describe, expect, test } from 'vitest'
import { openTestApplication } from '../../../../test/support/application.ts'
import type { Client } from '../../../../test/support/application.ts'
import type { FunctionName } from '../../../kernel/actor.ts'
import { findCredentialOf } from './store/credentials.ts'
import { findSecondFactor, upsertSecondFactor } from './store/second-factor.ts'

const app = await openTestApplication()
afterAll(() => app.close())
const { db } = app.workshop.database

const SIGN_IN = '/workbench/sign-in'
const PASSWORD = '/workbench/password'
const GRANTS = '/workbench/grants'
const OWN = 'Qiutian-2026-Juhua'
const ONE_TIME = /[a-z2-9]{4}(?:-[a-z2-9]{4}){3}/g

const system = await app.addStaff({ division: null, functions: ['system-administrator'] })
const security = await app.addStaff({ name: '安全员', division: null, functions: ['security-administrator'] })
const arts = await app.division('艺术处')

let newcomers = 0

/** Somebody whom 系统管理 has just admitted, with the one-time password that he read on the screen. */
async function admitted() {
  newcomers += 1
  const signInName = `xin.${String(newcomers)}`
  const client = await app.signIn(system)
  await client.get('/workbench/staff')
  const fields = { personName: '新来人', signInName, divisionId: arts, function: 'handler' }
  const answer = await client.post('/workbench/staff/people', fields)
  const { id } = await db
    .selectFrom('organisation.person')
    .select('id')
    .where('sign_in_name', '=', signInName)
    .executeTakeFirstOrThrow()
  return { id, signInName, password: answer.text.match(ONE_TIME)?.[0] ?? '' }
}

async function propose(person: { readonly id: string }, wanted: FunctionName): Promise<void> {
  const page = `/workbench/staff/people/${person.id}`
  const client = await app.signIn(system)
  await client.get(page)
  const divisionId = wanted === 'auditor' ? '' : arts
  expect((await client.post(`${page}/posts`, { function: wanted, divisionId })).status).toBe(303)
}

async function openProposalsOf(person: { readonly id: string }): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('organisation.post_proposal')
    .select('id')
    .where('person_id', '=', person.id)
    .where('decision', 'is', null)
    .execute()
  return rows.map(({ id }) => id)
}

/** Somebody whose first function was refused and who is now to be 审计. */
async function futureAuditor() {
  const person = await admitted()
  const client = await app.signIn(security)
  await client.get(GRANTS)
  for (const id of await openProposalsOf(person))
    await client.post(`${GRANTS}/${id}/refuse`, { [`reason-${id}`]: '另有安排' })
  await propose(person, 'auditor')
  return person
}

/** 安全管理 confirms all that waits for a person; gives the page and the one-time passwords on it. */
async function confirmAll(person: { readonly id: string }) {
  const client = await app.signIn(security)
  await client.get(GRANTS)
  const answer = await client.post(`${GRANTS}/confirm`, { proposal: await openProposalsOf(person) })
  return { client, answer, shown: answer.text.match(ONE_TIME) ?? [] }
}

async function trySignIn(signInName: string, password: string) {
  const client = app.visitor()
  await client.get(SIGN_IN)
  return { client, answer: await client.post(SIGN_IN, { signInName, password }) }
}

async function setOwn(client: Client, current: string): Promise<void> {
  await client.get(PASSWORD)
  expect((await client.post(PASSWORD, { current, next: OWN, again: OWN })).location).toBe('/workbench')
}

describe('nobody who proposed an administrator knows a password of his (三员分立)', () => {
  test('the one-time password that 系统管理 has seen is void on confirmation, with the sessions it opened', async () => {
    const person = await futureAuditor()
    const { client: intruder } = await trySignIn(person.signInName, person.password)
    expect((await intruder.get(PASSWORD)).status).toBe(200)
    const { client, answer, shown } = await confirmAll(person)
    expect(answer.status).toBe(200)
    expect(shown).toHaveLength(1)
    expect((await client.get(GRANTS)).text).not.toMatch(ONE_TIME)
    expect((await intruder.get(PASSWORD)).location).toContain(SIGN_IN)
    expect((await trySignIn(person.signInName, person.password)).answer.status).toBe(422)
    expect((await trySignIn(person.signInName, shown[0] ?? '')).answer.location).toBe(PASSWORD)
    const entries = await db
      .selectFrom('ledger.entry')
      .select(['action', 'actor_name as by', 'reason'])
      .where('subject', '=', `person:${person.id}`)
      .where('actor_name', '=', '安全员')
      .orderBy('number')
      .execute()
    expect(entries.slice(-2)).toEqual([
      { action: 'one-time-password-issued', by: '安全员', reason: '确认职能时换发' },
      { action: 'post-confirmed', by: '安全员', reason: null },
    ])
  })

  test('so is one that he has set in the person’s place, and the device he bound', async () => {
    const person = await futureAuditor()
    const { client: intruder } = await trySignIn(person.signInName, person.password)
    await setOwn(intruder, person.password)
    await app.work(security.actor, (work) =>
      upsertSecondFactor(work.db, { personId: person.id, secret: 'x', at: work.now, lastStep: 0 }),
    )
    const { shown } = await confirmAll(person)
    expect((await intruder.get('/workbench')).location).toContain(SIGN_IN)
    expect((await trySignIn(person.signInName, OWN)).answer.status).toBe(422)
    expect(await findSecondFactor(db, person.id)).toBeNull()
    expect((await trySignIn(person.signInName, shown[0] ?? '')).answer.location).toBe(PASSWORD)
  })

  test('and 系统管理 hands him out no other afterwards', async () => {
    const person = await futureAuditor()
    await confirmAll(person)
    const client = await app.signIn(system)
    const page = `/workbench/staff/people/${person.id}`
    await client.get(page)
    expect((await client.post(`${page}/password`)).status).toBe(403)
  })
})

describe('for every other function', () => {
  test('a one-time password that others have seen gives way, once however many functions are confirmed together', async () => {
    const person = await admitted()
    await propose(person, 'head')
    const { shown } = await confirmAll(person)
    expect(shown).toHaveLength(1)
    expect((await trySignIn(person.signInName, person.password)).answer.status).toBe(422)
    expect((await trySignIn(person.signInName, shown[0] ?? '')).answer.location).toBe(PASSWORD)
    expect((await findCredentialOf(db, person.id))?.issuedBy).toBe(security.id)
  })

  test('a password of one’s own stays, and one stays signed in', async () => {
    const person = await admitted()
    const { client: own } = await trySignIn(person.signInName, person.password)
    await setOwn(own, person.password)
    const { answer } = await confirmAll(person)
    expect(answer.location).toBe(`${GRANTS}?done=1`)
    expect((await own.get('/workbench')).status).toBe(200)
    expect((await trySignIn(person.signInName, OWN)).answer.location).toBe('/workbench')
  })

  test('an account that has no password yet gets none by the confirmation', async () => {
    const person = await admitted()
    await db.deleteFrom('organisation.credential').where('person_id', '=', person.id).execute()
    expect((await confirmAll(person)).answer.location).toBe(`${GRANTS}?done=1`)
    expect(await findCredentialOf(db, person.id)).toBeNull()
  })
})

test('the page says beforehand what a confirmation does', async () => {
  await admitted()
  const client = await app.signIn(security)
  expect((await client.get(GRANTS)).text).toContain(
    '确认后，本人手上别人发的一次性口令立即作废、登录退出，屏幕上另给一个新的，由您当面交给本人',
  )
})
