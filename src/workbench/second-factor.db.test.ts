import { Secret, TOTP } from 'otpauth'
import { afterAll, describe, expect, test } from 'vitest'
import { openTestApplication, SYSTEM } from '../../test/support/application.ts'
import type { Client, Staff } from '../../test/support/application.ts'
import { minutesAfter } from '../../test/support/machine-date.ts'
import { secondFactorFor } from '../modules/ground/organisation/index.ts'
import { changeSetting } from '../modules/ground/rules/index.ts'

const app = await openTestApplication({ signInRules: 'standard' })
afterAll(() => app.close())

const ENROL = '/workbench/second-factor/enrol'
const FACTOR = '/workbench/second-factor'

function codeAt(secret: string): string {
  return new TOTP({ secret: Secret.fromBase32(secret), digits: 6, period: 30 }).generate({
    timestamp: app.clock.now().getTime(),
  })
}

function secretOn(text: string): string {
  return (/填：\s*((?:[A-Z2-7]{4} ?){8})/.exec(text)?.[1] ?? '').replaceAll(' ', '')
}

async function typePassword(staff: Staff) {
  const client = app.visitor()
  await client.get('/workbench/sign-in')
  const { signInName, password } = staff
  return { client, answer: await client.post('/workbench/sign-in', { signInName, password }) }
}

/** A person with a second factor: his browser, his secret, his recovery codes. */
async function enrolled(): Promise<{ staff: Staff; client: Client; secret: string; codes: string[] }> {
  const staff = await app.addStaff()
  const { client } = await typePassword(staff)
  const secret = secretOn((await client.get(ENROL)).text)
  const done = await client.post(ENROL, { code: codeAt(secret) })
  expect(done.status).toBe(200)
  return { staff, client, secret, codes: done.text.match(/[a-z2-9]{4}(-[a-z2-9]{4}){3}/g) ?? [] }
}

function later(minutes: number): void {
  app.clock.set(minutesAfter(app.clock.now(), minutes))
}

describe('a bureau’s own instance asks everybody for a second factor (等保 身份鉴别 d)', () => {
  test('the standard is all staff; nothing opens before enrolment', async () => {
    expect(secondFactorFor.standard).toBe('all')
    const { client, answer } = await typePassword(await app.addStaff())
    expect(answer.location).toBe(ENROL)
    for (const path of ['/workbench', '/workbench/account', FACTOR])
      expect((await client.get(path)).location).toBe(ENROL)
    const page = await client.get(ENROL)
    expect(page.html).toContain('<svg role="img" aria-label="密钥的二维码"')
    expect(secretOn(page.text)).toMatch(/^[A-Z2-7]{32}$/)
  })

  test('a wrong code enrols nothing and shows the same secret again', async () => {
    const { client } = await typePassword(await app.addStaff())
    const secret = secretOn((await client.get(ENROL)).text)
    const wrong = await client.post(ENROL, { code: codeAt(secret) === '000000' ? '000001' : '000000' })
    expect(wrong.status).toBe(422)
    expect(secretOn(wrong.text)).toBe(secret)
    expect((await client.post(ENROL, { code: codeAt(secret) })).status).toBe(200)
  })

  test('from then on the password alone opens nothing; the code does, spaces and full width too', async () => {
    const { staff, secret } = await enrolled()
    later(1)
    const { client, answer } = await typePassword(staff)
    expect(answer.location).toBe(FACTOR)
    expect((await client.get('/workbench')).location).toBe(FACTOR)
    expect((await client.get(ENROL)).location).toBe(FACTOR)
    await client.get(FACTOR)
    const code = codeAt(secret)
      .replace(/(\d{3})/, '$1 ')
      .replace('1', '１')
    expect((await client.post(FACTOR, { code })).location).toBe('/workbench')
    expect((await client.get('/workbench')).status).toBe(200)
  })

  test('a code is good once', async () => {
    const { staff, secret } = await enrolled()
    later(1)
    const [one, two] = [await typePassword(staff), await typePassword(staff)]
    await one.client.get(FACTOR)
    await one.client.post(FACTOR, { code: codeAt(secret) })
    await two.client.get(FACTOR)
    const again = await two.client.post(FACTOR, { code: codeAt(secret) })
    expect(again.status).toBe(422)
    expect(again.text).toContain('刚用过')
  })

  test('a recovery code takes its place, once; new ones end the old', async () => {
    const { staff, codes } = await enrolled()
    expect(codes).toHaveLength(8)
    const [first = '', second = ''] = codes
    const { client } = await typePassword(staff)
    await client.get(FACTOR)
    expect((await client.post(FACTOR, { code: first.toUpperCase() })).location).toBe('/workbench')
    const again = await typePassword(staff)
    await again.client.get(FACTOR)
    expect((await again.client.post(FACTOR, { code: first })).status).toBe(422)
    await client.get('/workbench/account')
    await client.post('/workbench/account/recovery-codes', { password: staff.password })
    await again.client.get(FACTOR)
    expect((await again.client.post(FACTOR, { code: second })).status).toBe(422)
  })

  test('new recovery codes want the password; a wrong one changes nothing and counts as a failure to sign in', async () => {
    const { staff, client, codes } = await enrolled()
    await client.get('/workbench/account')
    const renew = (password: string) => client.post('/workbench/account/recovery-codes', { password })
    expect((await renew('')).text).toContain('请填现在的口令')
    for (let place = 0; place < 5; place += 1) {
      const wrong = await renew(`falsch-${String(place)}`)
      expect([wrong.status, wrong.text.includes('现在的口令不对。')]).toEqual([422, true])
    }
    const locked = await renew(staff.password)
    expect([locked.status, locked.text.includes('暂时锁定')]).toEqual([422, true])
    expect((await typePassword(staff)).answer.text).toContain('暂时锁定')
    later(31)
    const again = await typePassword(staff)
    await again.client.get(FACTOR)
    expect((await again.client.post(FACTOR, { code: codes[0] ?? '' })).location).toBe('/workbench')
  })

  test('five wrong codes lock this step for half an hour, the right one too', async () => {
    const { staff, secret } = await enrolled()
    later(1)
    const { client } = await typePassword(staff)
    await client.get(FACTOR)
    const wrong = codeAt(secret) === '000000' ? '000001' : '000000'
    for (let place = 0; place < 5; place += 1) await client.post(FACTOR, { code: wrong })
    const locked = await client.post(FACTOR, { code: codeAt(secret) })
    expect(locked.status).toBe(422)
    expect(locked.text).toContain('暂时锁定')
  })

  test('the database holds the secret sealed, and codes only as hashes', async () => {
    const { staff, secret, codes } = await enrolled()
    const row = await app.workshop.database.db
      .selectFrom('organisation.second_factor')
      .select('secret')
      .where('person_id', '=', staff.id)
      .executeTakeFirstOrThrow()
    expect(row.secret).not.toContain(secret)
    expect(app.workshop.seals.open(row.secret, `second-factor:${staff.id}`)).toBe(secret)
    expect(() => app.workshop.seals.open(row.secret, 'second-factor:another')).toThrow()
    const kept = await app.workshop.database.db
      .selectFrom('organisation.recovery_code')
      .select('code_hash')
      .where('person_id', '=', staff.id)
      .execute()
    expect(kept).toHaveLength(8)
    expect(JSON.stringify(kept)).not.toContain(codes[0]?.replaceAll('-', ''))
  })

  test('安全管理 takes a lost one off, with a reason; the person enrols anew', async () => {
    const { staff, client: own } = await enrolled()
    const security = await app.addStaff({ division: null, functions: ['security-administrator'] })
    const { client } = await typePassword(security)
    await client.post(ENROL, { code: codeAt(secretOn((await client.get(ENROL)).text)) })
    const page = `/workbench/staff/people/${staff.id}`
    await client.get(page)
    expect((await client.post(`${page}/second-factor`, { resetReason: '' })).status).toBe(422)
    await client.get(page)
    const reset = await client.post(`${page}/second-factor`, { resetReason: '手机遗失' })
    expect(reset.location).toBe(`${page}?done=reset`)
    expect((await own.get('/workbench')).location).toContain('/workbench/sign-in')
    expect((await typePassword(staff)).answer.location).toBe(ENROL)
    const self = await client.post(`/workbench/staff/people/${security.id}/second-factor`, {
      resetReason: '忘了',
    })
    expect(self.status).toBe(403)
  })

  test('a password is to be changed after ninety days, not one of the last five', async () => {
    const { staff, secret } = await enrolled()
    later(91 * 24 * 60)
    const { client } = await typePassword(staff)
    await client.get(FACTOR)
    expect((await client.post(FACTOR, { code: codeAt(secret) })).location).toBe('/workbench/password')
    expect((await client.get('/workbench')).location).toBe('/workbench/password')
    const change = async (current: string, next: string) => {
      await client.get('/workbench/password')
      return client.post('/workbench/password', { current, next, again: next })
    }
    expect((await change(staff.password, 'Xiatian-2026-Hehua')).location).toBe('/workbench')
    const back = await change('Xiatian-2026-Hehua', staff.password)
    expect(back.status).toBe(422)
    expect(back.text).toContain('新口令不能和最近 5 次用过的一样')
  })
})

describe('the setting says who needs one', () => {
  test('administrators only', async () => {
    await app.work(SYSTEM, (work) =>
      changeSetting(work, secondFactorFor, { value: 'administrators', reason: '试' }),
    )
    expect((await typePassword(await app.addStaff())).answer.location).toBe('/workbench')
    const auditor = await app.addStaff({ division: null, functions: ['auditor'] })
    expect((await typePassword(auditor)).answer.location).toBe(ENROL)
  })
})
