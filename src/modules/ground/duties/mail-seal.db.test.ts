import { afterAll, expect, test } from 'vitest'
import { openTestApplication, SYSTEM } from '../../../../test/support/application.ts'
import { sealLedger } from '../../../platform/ledger/seal-ledger.ts'
import type { OutwardMessage } from '../../../platform/outward/outward.ts'
import { saveEmail } from '../organisation/index.ts'

const sent: OutwardMessage[] = []
const app = await openTestApplication({
  outward: {
    mail: (message) => {
      sent.push(message)
      return Promise.resolve()
    },
    hook: null,
    probe: null,
    address: 'http://desk.example.gov.cn',
  },
})
afterAll(() => app.close())

test('each daily seal is mailed to 审计, with its hash, and to nobody else', async () => {
  const auditor = await app.addStaff({ division: null, functions: ['auditor'] })
  const clerk = await app.addStaff({ functions: ['handler'] })
  await app.addStaff({ division: null, functions: ['auditor'] })
  await app.work(auditor.actor, (work) => saveEmail(work, 'audit@example.gov.cn'))
  await app.work(clerk.actor, (work) => saveEmail(work, 'clerk@example.gov.cn'))
  await app.work(SYSTEM, sealLedger)
  await app.runJobs()
  const seal = await app.workshop.database.db
    .selectFrom('ledger.seal')
    .select('hash')
    .executeTakeFirstOrThrow()
  expect(sent.map(({ to, subject }) => [to, subject])).toEqual([
    ['audit@example.gov.cn', '办理记录封存 2026-03-10（第 1 次）'],
  ])
  expect(sent[0]?.body).toContain(`校验码：${seal.hash}`)
})
