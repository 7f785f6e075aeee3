import { z } from 'zod'
import type { Subscription } from '../../../platform/jobs/worker.ts'
import { listContacts } from '../organisation/index.ts'
import { insertMessage } from './store/messages.ts'

const Sealed = z.object({ day: z.string(), number: z.number(), entries: z.number(), hash: z.string() })

/**
 * Each daily seal of the 办理记录 goes to 审计 by mail: a copy outside the house, against which the seals inside can be
 * held. Where no mail is configured or 审计 has no address, nothing is sent; the seal stands on the portal all the same.
 */
export const sealMailed: Subscription = {
  event: 'ledger.sealed',
  subscriber: '每日封存·寄审计',
  run: async (work, event) => {
    if (work.outward.mail === null) return
    const { day, number, entries, hash } = Sealed.parse(event)
    const auditors = (await listContacts(work.db, work.today)).filter((c) => c.function === 'auditor')
    for (const { personId, email } of auditors) {
      if (email === null) continue
      const id = work.newId()
      await insertMessage(work.db, {
        id,
        channel: 'mail',
        personId,
        recipient: email,
        subject: `办理记录封存 ${day}（第 ${String(number)} 次）`,
        body: [
          `${day} 第 ${String(number)} 次封存，新增 ${String(entries)} 条办理记录。`,
          `校验码：${hash}`,
          '',
          `请留存这封邮件。以后可以和 ${work.outward.address}/seals 上同一天的校验码比对。`,
        ].join('\n'),
        queuedAt: work.now,
      })
      await work.enqueue('duties.send-message', { id })
    }
  },
}
