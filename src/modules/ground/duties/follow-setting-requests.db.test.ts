import { afterAll, expect, test } from 'vitest'
import { openTestApplication, SYSTEM } from '../../../../test/support/application.ts'
import { civilDate } from '../../../kernel/civil-date.ts'
import { settingDecided } from './follow-setting-requests.ts'
import { askSetting, decideSetting, lockOpenRequest, publicLateness } from '../rules/index.ts'
import { listOpenDutiesOf } from './store.ts'

const app = await openTestApplication({ at: '2026-11-25' })
afterAll(() => app.close())
const { db } = app.workshop.database
const leader = await app.addStaff({ name: '周分管', division: null, functions: ['leader'] })
await app.division('办公室')

const change = { value: 'off', from: civilDate('2026-11-25'), reason: '试' } as const

async function asked(): Promise<string> {
  await app.work(leader.actor, (work) => askSetting(work, publicLateness, change))
  return (await lockOpenRequest(db, publicLateness.id))?.id ?? ''
}

test('news of an earlier decision that comes late leaves a later request owed', async () => {
  const first = await asked()
  await app.work(leader.actor, (work) =>
    decideSetting(work, publicLateness, { decision: 'withdrawn', reason: null }),
  )
  await app.runJobs()
  const second = await asked()
  await app.runJobs()
  await app.work(SYSTEM, (work) =>
    settingDecided.run(work, {
      type: settingDecided.event,
      settingId: publicLateness.id,
      decision: 'withdrawn',
      occasion: first,
    }),
  )
  const open = await listOpenDutiesOf(db, [`setting:${publicLateness.id}`])
  expect(open.map((duty) => duty.occasion)).toEqual([second])
})
