import { afterAll, describe, expect, test } from 'vitest'
import { openTestApplication, SYSTEM } from '../../../../../../test/support/application.ts'
import { adoptPlan } from '../../adopt-plan.ts'
import { importPlan } from '../../import-plan.ts'
import { openPeriods } from '../../open-periods.ts'
import { listMeasures } from '../../store/measures.ts'

const app = await openTestApplication({ at: '2026-03-10' })
afterAll(() => app.close())

const office = await app.addStaff({ division: '办公室', functions: ['openness-handler'] })
const arts = await app.addStaff({ division: '艺术处', functions: ['handler'] })
const clerk = await app.signIn(arts)
const other = await app.signIn(await app.addStaff({ division: '法制处', functions: ['handler'] }))
const path = await app.work(office.actor, async (work) => {
  const planId = await importPlan(work, {
    kind: 'pasted',
    text: '示例局2026年政务公开工作要点\n一、公开\n（一）每月公布演出场次。（艺术处负责落实）\n',
  })
  await adoptPlan(work, { planId })
  const [measure] = await listMeasures(work.db, planId)
  return `/workbench/plans/${planId}/measures/${measure?.id ?? ''}`
})

describe('每月办一次', () => {
  test('is met by the leading division with a sentence; an empty one is asked for and nobody else can', async () => {
    await clerk.get(path)
    const form = clerk.forms().find((candidate) => candidate.action === `${path}/round`)
    const dutyId = form?.controls.find((control) => control.name === 'dutyId')?.value ?? ''
    const empty = await clerk.post(`${path}/round`, {})
    expect(empty.status).toBe(422)
    expect(empty.html).toContain('请用一句话写明办了什么')
    await clerk.get(path)
    const long = await clerk.post(`${path}/round`, { [`note-${dutyId}`]: '办'.repeat(301) })
    expect(long.status).toBe(422)
    expect(long.html).toContain('最多 300 字')
    await other.get(path)
    expect(other.forms().some((candidate) => candidate.action === `${path}/round`)).toBe(false)
    expect(
      (await other.post(`${path}/round`, { dutyId, [`note-${dutyId}`]: '替他办了，在官网' })).status,
    ).toBe(403)
    await clerk.get(path)
    expect((await clerk.post(`${path}/round`, { [`note-${dutyId}`]: '三月场次已发官网' })).status).toBe(303)
    const page = await clerk.get(path)
    expect(page.text).toContain('记本期已办')
    expect(page.text).not.toContain('每月办一次')
  })

  test('the same round does not come back; the next month brings the next', async () => {
    await app.work(SYSTEM, openPeriods)
    expect((await clerk.get(path)).text).not.toContain('每月办一次')
    app.clock.set('2026-04-01')
    await app.work(SYSTEM, openPeriods)
    const page = await (await app.signIn(arts)).get(path)
    expect(page.text).toContain('每月办一次')
    expect(page.text).toContain('2026-04-30')
  })
})
