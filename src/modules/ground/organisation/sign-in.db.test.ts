import { afterAll, describe, expect, test } from 'vitest'
import { openTestApplication, SYSTEM } from '../../../../test/support/application.ts'
import type { Client, Staff } from '../../../../test/support/application.ts'
import { civilDate } from '../../../kernel/civil-date.ts'
import { failuresBeforeLock, oneTimePasswordHours } from './domain/sign-in-settings.ts'
import { markPersonLeft } from './store/organisation.ts'

const app = await openTestApplication()
afterAll(() => app.close())

const SIGN_IN = '/workbench/sign-in'
const PASSWORD = '/workbench/password'
const WRONG = '登录名或口令不对。请核对大小写；忘了口令请找系统管理重新发放。'
const NEXT = 'Qiutian-2026-Juhua'

async function trySignIn(who: { signInName: string }, password: string, client: Client = app.visitor()) {
  await client.get(SIGN_IN)
  return client.post(SIGN_IN, { signInName: who.signInName, password })
}

function entriesOf(staff: Staff) {
  return app.workshop.database.db
    .selectFrom('ledger.entry')
    .select('action')
    .where('subject', '=', `person:${staff.id}`)
    .orderBy('number')
    .execute()
}

describe('signing in', () => {
  test('leads to where one wanted to go, with its query', async () => {
    const clerk = await app.addStaff()
    const client = app.visitor()
    const turned = await client.get('/workbench/password?from=mail')
    expect(turned.location).toBe('/workbench/sign-in?back=%2Fworkbench%2Fpassword%3Ffrom%3Dmail')
    await client.get(turned.location ?? '')
    const answer = await client.post(SIGN_IN, { signInName: clerk.signInName, password: clerk.password })
    expect(answer.location).toBe('/workbench/password?from=mail')
  })

  test.each(['https://evil.example/', '//evil.example/', '/\\evil.example'])(
    'never leads to another site: %s',
    async (back) => {
      const clerk = await app.addStaff()
      const client = app.visitor()
      await client.get(`${SIGN_IN}?back=${encodeURIComponent(back)}`)
      const answer = await client.post(SIGN_IN, {
        signInName: clerk.signInName,
        password: clerk.password,
        back,
      })
      expect(answer.location).toBe('/')
    },
  )

  test('a wrong password and an unknown name get the same sentence, and what was typed stays but the password', async () => {
    const clerk = await app.addStaff()
    const wrong = await trySignIn(clerk, 'nicht-richtig')
    const unknown = await trySignIn({ signInName: 'nobody' }, 'nicht-richtig')
    expect([wrong.status, unknown.status]).toEqual([422, 422])
    for (const answer of [wrong, unknown]) expect(answer.text).toContain(WRONG)
    expect(wrong.html).toContain(`value="${clerk.signInName}"`)
    expect(wrong.html).not.toContain('nicht-richtig')
  })

  test('nothing typed is said field by field', async () => {
    const answer = await trySignIn({ signInName: ' ' }, '')
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('请填登录名')
    expect(answer.text).toContain('请填口令')
  })

  test('someone who is signed in already may sign in as somebody else, the first session ends', async () => {
    const [first, second] = [await app.addStaff(), await app.addStaff()]
    const client = await app.signIn(first)
    const before = new Map(client.cookies)
    const answer = await trySignIn(second, second.password, client)
    expect(answer.status).toBe(303)
    expect((await client.get('/workbench')).text).toContain(second.name)
    const cookie = [...before].map(([name, value]) => `${name}=${value}`).join('; ')
    expect((await app.visitor().get('/workbench', { cookie })).status).toBe(303)
  })

  test('every sign-in and every failure stands in the 办理记录', async () => {
    const clerk = await app.addStaff()
    await trySignIn(clerk, 'falsch')
    await trySignIn(clerk, clerk.password)
    expect((await entriesOf(clerk)).map((entry) => entry.action)).toEqual([
      'person-added',
      'sign-in-failed',
      'signed-in',
    ])
    const named = await app.workshop.database.db
      .selectFrom('ledger.entry')
      .select(['action', 'actor_name'])
      .where('subject', '=', `person:${clerk.id}`)
      .orderBy('number')
      .execute()
    expect(named.slice(1)).toEqual([
      { action: 'sign-in-failed', actor_name: '公众' },
      { action: 'signed-in', actor_name: clerk.name },
    ])
  })
})

describe('after five failures the name is locked for thirty minutes (等保 身份鉴别 b)', () => {
  async function lockedClerk(): Promise<Staff> {
    app.clock.set('2026-03-10T10:00:00+08:00')
    const clerk = await app.addStaff()
    for (let place = 0; place < 5; place += 1)
      expect((await trySignIn(clerk, 'falsch')).text).toContain(WRONG)
    return clerk
  }

  test('even the right password is refused then, with how long to wait', async () => {
    const clerk = await lockedClerk()
    const answer = await trySignIn(clerk, clerk.password)
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('连续输错次数太多，这个登录名暂时锁定。请 30 分钟后再试。')
    app.clock.set('2026-03-10T10:29:30+08:00')
    expect((await trySignIn(clerk, clerk.password)).text).toContain('请 1 分钟后再试。')
  })

  test('after thirty minutes it is open again, and counting starts anew', async () => {
    const clerk = await lockedClerk()
    app.clock.set('2026-03-10T10:30:00+08:00')
    for (let place = 0; place < 4; place += 1)
      expect((await trySignIn(clerk, 'falsch')).text).toContain(WRONG)
    expect((await trySignIn(clerk, clerk.password)).status).toBe(303)
  })

  test('a success in between starts the count anew', async () => {
    app.clock.set('2026-03-10')
    const clerk = await app.addStaff()
    for (let round = 0; round < 2; round += 1) {
      for (let place = 0; place < 4; place += 1) await trySignIn(clerk, 'falsch')
      expect((await trySignIn(clerk, clerk.password)).status).toBe(303)
    }
  })

  test('failures at the same moment are each counted', async () => {
    const clerk = await app.addStaff()
    await Promise.all(Array.from({ length: 5 }, () => trySignIn(clerk, 'falsch')))
    expect((await trySignIn(clerk, clerk.password)).text).toContain('暂时锁定')
  })

  test('one person’s failures lock nobody else', async () => {
    const other = await app.addStaff()
    await lockedClerk()
    expect((await trySignIn(other, other.password)).status).toBe(303)
  })

  test('the number is a setting of the bureau', async () => {
    app.clock.set('2026-03-10')
    const three = {
      id: failuresBeforeLock.id,
      value: '3',
      reason: '安全要求',
      set_by: '测试',
      set_at: app.clock.now(),
    }
    await app.workshop.database.db
      .insertInto('rules.setting')
      .values({ ...three, effective_from: civilDate('2026-03-10') })
      .execute()
    const clerk = await app.addStaff()
    for (let place = 0; place < 3; place += 1) await trySignIn(clerk, 'falsch')
    expect((await trySignIn(clerk, clerk.password)).text).toContain('暂时锁定')
    await app.workshop.database.db.deleteFrom('rules.setting').where('id', '=', three.id).execute()
  })
})

describe('a session', () => {
  test('ends after thirty idle minutes, and lives on while it is used', async () => {
    app.clock.set('2026-03-10T10:00:00+08:00')
    const client = await app.signIn(await app.addStaff())
    for (const at of ['10:25', '10:50', '11:20']) {
      app.clock.set(`2026-03-10T${at}:00+08:00`)
      expect((await client.get('/workbench')).status).toBe(200)
    }
    app.clock.set('2026-03-10T11:50:01+08:00')
    expect((await client.get('/workbench')).location).toBe('/workbench/sign-in?back=%2Fworkbench')
  })

  test('ends with signing out, for good', async () => {
    app.clock.set('2026-03-10')
    const client = await app.signIn(await app.addStaff())
    const cookie = [...client.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await client.post('/workbench/sign-out')
    expect(answer.location).toBe(SIGN_IN)
    expect(client.cookies.size).toBe(0)
    expect((await app.visitor().get('/workbench', { cookie })).status).toBe(303)
  })

  test('of someone who has left is nobody’s', async () => {
    const clerk = await app.addStaff()
    const client = await app.signIn(clerk)
    await app.work(SYSTEM, (work) => markPersonLeft(work.db, clerk.id, work.today))
    expect((await client.get('/workbench')).status).toBe(303)
    expect((await trySignIn(clerk, clerk.password)).text).toContain(WRONG)
  })
})

describe('a one-time password', () => {
  async function newcomer() {
    const clerk = await app.addStaff({ oneTime: true })
    const client = app.visitor()
    const answer = await trySignIn(clerk, clerk.password, client)
    return { clerk, client, answer }
  }

  test('must be changed before anything else', async () => {
    const { client, answer } = await newcomer()
    expect(answer.location).toBe(PASSWORD)
    for (const path of ['/workbench', '/workbench/setup', '/']) {
      const turned = await client.get(path)
      expect([path, turned.status]).toEqual([path, path === '/workbench/setup' ? 403 : 303])
      if (turned.status === 303) expect(turned.location).toBe(PASSWORD)
    }
    expect((await client.get(PASSWORD)).status).toBe(200)
  })

  test('once changed everything is open, the old one is worth nothing, the next sign-in asks no more', async () => {
    const { clerk, client } = await newcomer()
    await client.get(PASSWORD)
    const changed = await client.post(PASSWORD, { current: clerk.password, next: NEXT, again: NEXT })
    expect(changed.location).toBe('/workbench')
    expect((await client.get('/workbench')).status).toBe(200)
    expect((await trySignIn(clerk, clerk.password)).text).toContain(WRONG)
    expect((await trySignIn(clerk, NEXT)).location).toBe('/workbench')
  })

  test('signs in within 72 hours and not after; whoever knows it is told whom to ask for another', async () => {
    const clerk = await app.addStaff({ oneTime: true })
    app.clock.set('2026-03-13T09:59:00+08:00')
    expect((await trySignIn(clerk, clerk.password)).location).toBe(PASSWORD)
    app.clock.set('2026-03-13T10:00:00+08:00')
    const late = await trySignIn(clerk, clerk.password)
    expect(late.status).toBe(422)
    expect(late.text).toContain('请找系统管理重新发一个；经办人员也可以找本处负责人。')
    expect((await trySignIn(clerk, 'nicht-richtig')).text).toContain(WRONG)
    expect((await entriesOf(clerk)).map(({ action }) => action)).toContain('sign-in-failed')
    app.clock.set('2026-03-10')
  })

  test('the hours are a setting of the bureau', async () => {
    const hours = { id: oneTimePasswordHours.id, value: '1', reason: '安全要求', set_by: '测试' }
    await app.workshop.database.db
      .insertInto('rules.setting')
      .values({ ...hours, set_at: app.clock.now(), effective_from: civilDate('2026-03-10') })
      .execute()
    const clerk = await app.addStaff({ oneTime: true })
    app.clock.set('2026-03-10T11:00:00+08:00')
    expect((await trySignIn(clerk, clerk.password)).text).toContain('过了有效时间')
    app.clock.set('2026-03-10')
    await app.workshop.database.db.deleteFrom('rules.setting').where('id', '=', hours.id).execute()
  })

  test('signing out instead is allowed', async () => {
    const { client } = await newcomer()
    await client.get(PASSWORD)
    expect((await client.post('/workbench/sign-out')).location).toBe(SIGN_IN)
  })
})

describe('changing one’s own password', () => {
  test.each([
    ['the present one is wrong', { current: 'falsch' }, '现在的口令不对。'],
    ['too short', { next: 'Aa1-', again: 'Aa1-' }, '口令至少 12 位，现在是 4 位。'],
    [
      'the same as now',
      { next: 'Chuntian-2026-Shuixian', again: 'Chuntian-2026-Shuixian' },
      '新口令不能和现在的一样。',
    ],
    ['typed differently the second time', { again: 'Qiutian-2026-Juhuaa' }, '两次输入的新口令不一样。'],
    ['nothing typed', { current: '', next: '', again: '' }, '请再填一次新口令'],
  ])('%s: nothing changes, and it is said beside the field', async (_what, fields, sentence) => {
    const clerk = await app.addStaff()
    const client = await app.signIn(clerk)
    await client.get(PASSWORD)
    const answer = await client.post(PASSWORD, {
      current: clerk.password,
      next: NEXT,
      again: NEXT,
      ...fields,
    })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain(sentence)
    expect(answer.html).not.toContain(NEXT)
    expect((await trySignIn(clerk, clerk.password)).status).toBe(303)
  })

  test('ends every other session of the person, and no one else’s', async () => {
    const [clerk, other] = [await app.addStaff(), await app.addStaff()]
    const [here, elsewhere, neighbour] = [
      await app.signIn(clerk),
      await app.signIn(clerk),
      await app.signIn(other),
    ]
    await here.get(PASSWORD)
    await here.post(PASSWORD, { current: clerk.password, next: NEXT, again: NEXT })
    expect((await here.get('/workbench')).status).toBe(200)
    expect((await elsewhere.get('/workbench')).status).toBe(303)
    expect((await neighbour.get('/workbench')).status).toBe(200)
  })

  test('the present one cannot be tried out: failures count as those of signing in', async () => {
    const clerk = await app.addStaff()
    const client = await app.signIn(clerk)
    await client.get(PASSWORD)
    const change = (current: string) => client.post(PASSWORD, { current, next: NEXT, again: NEXT })
    for (let place = 0; place < 5; place += 1)
      expect((await change(`falsch-${String(place)}`)).text).toContain('现在的口令不对。')
    const right = await change(clerk.password)
    expect([right.status, right.text.includes('暂时锁定')]).toEqual([422, true])
    expect((await trySignIn(clerk, clerk.password)).text).toContain('暂时锁定')
  })

  test('no password and no hash of one stands in the 办理记录', async () => {
    const rows = await app.workshop.database.db
      .selectFrom('ledger.entry')
      .select(['before', 'after', 'reason', 'rows'])
      .execute()
    expect(JSON.stringify(rows)).not.toMatch(/argon2|Chuntian|Qiutian/)
  })
})
