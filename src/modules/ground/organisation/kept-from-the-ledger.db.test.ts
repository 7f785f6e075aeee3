import { sql } from 'kysely'
import { Secret, TOTP } from 'otpauth'
import { afterAll, expect, test } from 'vitest'
import { openTestApplication } from '../../../../test/support/application.ts'
import { canonical } from '../../../platform/work/ledger.ts'
import { changePassword } from './change-password.ts'
import { issuePassword } from './issue-password.ts'
import { saveEmail } from './save-email.ts'
import { enrolSecondFactor, offerSecret, renewRecoveryCodes } from './second-factor.ts'

const app = await openTestApplication()
afterAll(() => app.close())
const { db } = app.workshop.database

/** Tables whose rows may be in no entry: the 办理记录 forgets nothing, and everybody's timeline is read by many. */
const SECRET = [
  ...['credential', 'past_password', 'second_factor', 'recovery_code', 'sign_in_failure'].map(
    (name) => `organisation.${name}`,
  ),
  ...['platform.session', 'platform.demonstration_account', 'intake.sealed_record', 'duties.message'],
]

test('no row of a table with passwords, secrets or addresses is kept in the 办理记录', async () => {
  const kept = await sql<{ name: string }>`
    select n.nspname || '.' || c.relname as name from pg_trigger t
    join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
    where t.tgname = 'keep_row'`.execute(db)
  expect(kept.rows.map(({ name }) => name).filter((name) => SECRET.includes(name))).toEqual([])
})

test('a person has no column for how to reach him but the e-mail address, which is left out', async () => {
  const columns = await sql<{ name: string }>`
    select attname as name from pg_attribute
    where attrelid = 'organisation.person'::regclass and attnum > 0 and not attisdropped
    order by 1`.execute(db)
  expect(columns.rows.map(({ name }) => name)).toEqual(['email', 'id', 'left_on', 'name', 'sign_in_name'])
})

test('address, password, secret and recovery codes of a person stand in no entry, neither plain nor hashed', async () => {
  const { id, actor, password, signInName } = await app.addStaff()
  const system = await app.addStaff({ division: null, functions: ['system-administrator'] })
  const email = 'mou.zhiyuan@example.gov.cn'
  const next = 'Qiutian-2026-Juhua'
  const secrets: string[] = [email, password, next]
  await app.work(actor, (work) => saveEmail(work, email))
  await app.work(actor, async (work) => {
    const { sealed, secret } = offerSecret(work, { signInName, issuer: '局' })
    const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: work.now.getTime() })
    const enrolled = await enrolSecondFactor(work, { sealed, code })
    secrets.push(secret, sealed, ...('codes' in enrolled ? enrolled.codes : []))
  })
  await app.work(actor, async (work) => {
    const renewed = await renewRecoveryCodes(work, password)
    secrets.push(...('codes' in renewed ? renewed.codes : []))
    expect(await changePassword(work, { current: password, next, again: next })).toEqual([])
  })
  const issued = await app.work(system.actor, (work) => issuePassword(work, id))
  await app.work(actor, (work) => saveEmail(work, null))
  const hashes = [
    ...(await db.selectFrom('organisation.credential').select('password_hash as hash').execute()),
    ...(await db.selectFrom('organisation.past_password').select('password_hash as hash').execute()),
    ...(await db.selectFrom('organisation.recovery_code').select('code_hash as hash').execute()),
    ...(await db.selectFrom('organisation.second_factor').select('secret as hash').execute()),
  ]
  secrets.push(issued.password, ...hashes.map(({ hash }) => hash))
  expect(secrets.length).toBeGreaterThan(30)
  const entries = canonical(
    await db.selectFrom('ledger.entry').select(['before', 'after', 'reason', 'rows']).execute(),
  )
  expect(secrets.filter((secret) => entries.includes(secret))).toEqual([])
})
