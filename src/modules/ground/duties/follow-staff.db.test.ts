import { afterAll, expect, test } from 'vitest'
import { openTestApplication, SYSTEM } from '../../../../test/support/application.ts'
import { postDecided, postProposed } from './follow-staff.ts'

const app = await openTestApplication({ at: '2026-03-10' })
afterAll(() => app.close())

test('what is proposed while the last duty ends waits until it has ended', async () => {
  const order: string[] = []
  const proposed = { type: postProposed.event, proposalId: 'a', by: '系统员' }
  const waiting: Promise<void>[] = []
  await app.work(SYSTEM, async (work) => {
    await postDecided.run(work, { type: postDecided.event })
    waiting.push(
      app.work(SYSTEM, async (other) => {
        await postProposed.run(other, proposed)
        order.push('proposed')
      }),
    )
    await new Promise((resolve) => setTimeout(resolve, 300))
    order.push('decided')
  })
  await Promise.all(waiting)
  expect(order).toEqual(['decided', 'proposed'])
})
