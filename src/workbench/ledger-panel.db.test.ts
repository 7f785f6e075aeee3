import { afterAll, describe, expect, test } from 'vitest'
import { openTestApplication } from '../../test/support/application.ts'
import { withClient } from '../platform/database/embedded-roles.ts'

const app = await openTestApplication({ demo: true })
afterAll(() => app.close())
const { db } = app.workshop.database

async function pageAs(signInName: string, path: string) {
  const client = await app.signIn(await app.demonstrationStaff(signInName))
  return client.get(path)
}

const told = await db
  .selectFrom('ledger.head')
  .select('subject')
  .where('subject', 'like', 'measure:%')
  .execute()
const measure = await db
  .selectFrom('work_plan.measure as m')
  .innerJoin('work_plan.plan as p', 'p.id', 'm.plan_id')
  .select(['m.id', 'm.plan_id as planId'])
  .where('p.status', '=', 'adopted')
  .where(
    'm.id',
    'in',
    told.map(({ subject }) => subject.slice('measure:'.length)),
  )
  .orderBy('p.year', 'desc')
  .orderBy('m.number')
  .limit(1)
  .executeTakeFirstOrThrow()
const path = `/workbench/plans/${measure.planId}/measures/${measure.id}`

describe('the 办理记录 of a record', () => {
  test('tells a clerk who did what and when, without hashes', async () => {
    const page = await pageAs('bangongshi', path)
    expect(page.text).toContain('采纳，责任处室和时限生效')
    expect(page.html).not.toContain('class="hash"')
    expect(page.text).not.toContain('核验')
  })

  test('is verified for 审计 as it stands, with every hash', async () => {
    const page = await pageAs('audit', path)
    expect(page.text).toMatch(/核验\s*一致/)
    const head = await db
      .selectFrom('ledger.head')
      .select('hash')
      .where('subject', '=', `measure:${measure.id}`)
      .executeTakeFirstOrThrow()
    expect(page.html).toContain(head.hash)
  })

  test('stands at the end of a plan, a release and a form too', async () => {
    expect((await pageAs('audit', `/workbench/plans/${measure.planId}`)).text).toMatch(/核验\s*一致/)
    const { period, planId } = await db
      .selectFrom('work_plan.period_release')
      .select(['period', 'plan_id as planId'])
      .where('status', '=', 'released')
      .orderBy('period')
      .limit(1)
      .executeTakeFirstOrThrow()
    const release = await pageAs('zhuren', `/workbench/plans/${planId}/releases/${period}`)
    expect(release.text).toContain('批准发布')
    const form = await db
      .selectFrom('work_plan.division_return')
      .select(['division_id as divisionId', 'period'])
      .where('plan_id', '=', planId)
      .where('status', '=', 'confirmed')
      .limit(1)
      .executeTakeFirstOrThrow()
    const returned = await pageAs(
      'bangongshi',
      `/workbench/plans/${planId}/returns/${form.divisionId}/${form.period}`,
    )
    expect(returned.text).toContain('确认落实情况')
  })

  test('an entry changed behind its back is named on the page', async () => {
    await withClient(app.database.ownerConnectionString, async (client) => {
      await client.query('alter table ledger.entry disable trigger append_only')
      await client.query(`update ledger.entry set actor_name = '别人' where subject = $1 and number = 1`, [
        `measure:${measure.id}`,
      ])
      await client.query('alter table ledger.entry enable trigger append_only')
    })
    const page = await pageAs('audit', path)
    expect(page.text).toContain('不一致')
    expect(page.text).toContain(`measure:${measure.id} 第 1 条，应为`)
  })
})
