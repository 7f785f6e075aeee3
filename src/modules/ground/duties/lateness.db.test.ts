import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { openTestApplication } from '../../../../test/support/application.ts'
import { civilDate } from '../../../kernel/civil-date.ts'
import type { CivilDate } from '../../../kernel/civil-date.ts'
import { askSetting, decideSetting, publicLateness } from '../rules/index.ts'

const app = await openTestApplication({ demo: true, at: '2026-11-25' })
afterAll(() => app.close())
const { db } = app.workshop.database
const head = await app.demonstrationStaff('zhuren')
const leader = await app.demonstrationStaff('fenguan')

async function show(value: 'off' | 'totals' | 'each'): Promise<void> {
  const change = { value, from: civilDate('2026-11-25'), reason: '试' }
  await app.work(head.actor, (work) => askSetting(work, publicLateness, change))
  await app.work(leader.actor, (work) =>
    decideSetting(work, publicLateness, { decision: 'approved', reason: null }),
  )
}

/** A measure that the public can see, made late: its stated day is past and not met. */
async function lateMeasure(): Promise<{ readonly path: string; readonly dutyId: string }> {
  const measure = await db
    .selectFrom('work_plan.measure as m')
    .innerJoin('work_plan.plan as p', 'p.id', 'm.plan_id')
    .innerJoin('duties.duty as d', (join) => join.on('d.kind', '=', 'work-plan.complete'))
    .where(sql<boolean>`d.subject = 'measure:' || m.id`)
    .where('p.year', '=', 2026)
    .select(['m.number', 'p.slug', 'd.id as dutyId'])
    .orderBy('m.number')
    .executeTakeFirstOrThrow()
  await db
    .updateTable('duties.duty')
    .set({ due_on: civilDate('2026-11-15'), discharged_on: null, discharge: null, internal: false })
    .where('id', '=', measure.dutyId)
    .execute()
  return { path: `/gzyd/${measure.slug}/${String(measure.number)}`, dutyId: measure.dutyId }
}

const late = await lateMeasure()

test('the demonstration shows each late case: total on the home page, days at the measure', async () => {
  const home = await app.visitor().get('/')
  expect(home.text).toMatch(/由规定或文件写明日期的事有 \d+ 件/)
  expect(home.text).toMatch(/已经迟了 \d+ 件/)
  expect((await app.visitor().get(late.path)).text).toContain('2026-11-15 到期，已迟 10 天')
})

test('what is met is late no more at once, also where the page was kept', async () => {
  const end = (columns: { discharged_on: CivilDate | null; discharge: string | null }) =>
    app.work(head.actor, (work) =>
      work.db.updateTable('duties.duty').set(columns).where('id', '=', late.dutyId).execute(),
    )
  await end({ discharged_on: civilDate('2026-11-25'), discharge: '已完成' })
  expect((await app.visitor().get(late.path)).text).not.toContain('已迟')
  await end({ discharged_on: null, discharge: null })
  expect((await app.visitor().get(late.path)).text).toContain('已迟')
})

test('with totals only, the measure says nothing of it', async () => {
  await show('totals')
  expect((await app.visitor().get('/')).text).toMatch(/已经迟了 \d+ 件/)
  expect((await app.visitor().get(late.path)).text).not.toContain('已迟')
})

test('off shows the public neither, and what a division itself reported stays', async () => {
  await show('off')
  const home = await app.visitor().get('/')
  expect(home.text).not.toContain('有日期的事')
  expect(home.text).toContain('滞后')
  expect((await app.visitor().get(late.path)).text).not.toContain('已迟')
})
