import { afterAll, describe, expect, test } from 'vitest'
import { openTestApplication, SYSTEM } from '../../../../test/support/application.ts'
import { createAdministrators, recoverAdministrator } from './create-administrators.ts'
import { organisation } from './module.ts'
import { civilDate } from '../../../kernel/civil-date.ts'
import { listHolders } from './store/organisation.ts'

const app = await openTestApplication()
afterAll(() => app.close())

const SIGN_IN = '/workbench/sign-in'

/** Runs `npx mingzheng admin:create …` and gives what it wrote. */
async function adminCreate(...args: readonly string[]) {
  const printed: string[] = []
  const told: string[] = []
  const command = (organisation.commands ?? []).find((candidate) => candidate.name === 'admin:create')
  if (command?.needsDatabase !== true) throw new RangeError('no such command')
  const call = { args, print: (line: string) => printed.push(line), tell: (line: string) => told.push(line) }
  const code = await command.run(call, app.workshop)
  return { code, told, accounts: printed.map((line) => line.split('\t')) }
}

async function tryAccount(signInName = '', password = '') {
  const client = app.visitor()
  await client.get(SIGN_IN)
  return { client, answer: await client.post(SIGN_IN, { signInName, password }) }
}

const first = await adminCreate()

describe('admin:create', () => {
  test('makes the three administrators (三员分立), each with a one-time password shown once', async () => {
    expect(first.code).toBe(0)
    expect(first.told).toEqual(['一次性口令只显示这一次，72 小时内有效，第一次登录要换成自己的：'])
    expect(first.accounts.map(([name, signInName]) => [name, signInName])).toEqual([
      ['系统管理员', 'system'],
      ['安全管理员', 'security'],
      ['审计员', 'audit'],
    ])
    for (const [, signInName, password] of first.accounts) {
      const { answer } = await tryAccount(signInName, password)
      expect(answer.location).toBe('/workbench/password')
    }
  })

  test('their passwords too are over after 72 hours; the way to others is told to who knows the old one', async () => {
    const [, signInName = '', password = ''] = first.accounts[1] ?? []
    app.clock.set('2026-03-13T10:00:00+08:00')
    const { answer } = await tryAccount(signInName, password)
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('npx mingzheng admin:create --recover')
    app.clock.set('2026-03-10')
  })

  test('no one of the three holds the function of another', async () => {
    for (const name of ['system-administrator', 'security-administrator', 'auditor'] as const)
      expect(await app.work(SYSTEM, (work) => listHolders(work.db, name, work.today))).toHaveLength(1)
  })

  test('a second time it is refused, with the way to recover', async () => {
    await expect(app.work(SYSTEM, createAdministrators)).rejects.toThrow(
      'npx mingzheng admin:create --recover system',
    )
    expect(await app.work(SYSTEM, (work) => listHolders(work.db, 'auditor', work.today))).toHaveLength(1)
  })
})

describe('admin:create --recover', () => {
  test('gives a new account; the old one is out at once, also where it was signed in', async () => {
    const [, , password] = first.accounts.find(([, name]) => name === 'security') ?? []
    const { client } = await tryAccount('security', password)
    expect((await client.get('/workbench/password')).status).toBe(200)
    const { accounts } = await adminCreate('--recover', 'security')
    expect(accounts).toHaveLength(1)
    expect((await client.get('/workbench/password')).status).toBe(303)
    const left = await app.workshop.database.db
      .selectFrom('platform.session as s')
      .innerJoin('organisation.person as p', 'p.id', 's.person_id')
      .select('s.created_at')
      .where('p.sign_in_name', '=', 'security')
      .execute()
    expect(left).toEqual([])
    expect((await tryAccount('security', password)).answer.status).toBe(422)
    const [, newName, newPassword] = accounts[0] ?? []
    expect(newName).toMatch(/^security-[a-z0-9]+$/)
    expect((await tryAccount(newName, newPassword)).answer.location).toBe('/workbench/password')
  })

  test('leaves the other two alone, and stands in the 办理记录 of the one replaced', async () => {
    const [, , password] = first.accounts.find(([, name]) => name === 'audit') ?? []
    expect((await tryAccount('audit', password)).answer.status).toBe(303)
    const entry = await app.workshop.database.db
      .selectFrom('ledger.entry')
      .select(['actor_name', 'reason'])
      .where('action', '=', 'administrator-replaced')
      .executeTakeFirstOrThrow()
    expect(entry).toEqual({ actor_name: '系统·服务器命令', reason: '在服务器上用 --recover 换发' })
  })

  test('also replaces one whose function ends some day', async () => {
    const [, , password] = first.accounts.find(([, name]) => name === 'audit') ?? []
    await app.workshop.database.db
      .updateTable('organisation.post')
      .set({ until: civilDate('2026-12-31') })
      .where('function', '=', 'auditor')
      .execute()
    expect((await adminCreate('--recover', 'audit')).accounts).toHaveLength(1)
    expect((await tryAccount('audit', password)).answer.status).toBe(422)
  })

  test.each(['', 'root'])('knows only the three: “%s” is refused', async (who) => {
    await expect(adminCreate('--recover', who)).rejects.toThrow(
      '--recover 后面写 system、security 或 audit。',
    )
  })

  test('before there are any it is refused too', async () => {
    const empty = await openTestApplication()
    await expect(empty.work(SYSTEM, (work) => recoverAdministrator(work, 'system'))).rejects.toThrow(
      '还没有管理员可换发。',
    )
    await empty.close()
  })
})
