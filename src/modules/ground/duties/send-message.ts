import { isId } from '../../../kernel/id.ts'
import { z } from 'zod'
import { holds } from '../../../kernel/actor.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import type { Job } from '../../../platform/jobs/worker.ts'
import type { Work } from '../../../platform/work/work.ts'
import { listToRetry, markFailed, markSent, takeUnsentMessage } from './store/messages.ts'

const MOST_ATTEMPTS = 6
const LONGEST_FAILURE = 300
const Payload = z.object({ id: z.uuid() })

/** Sends one message of the outbox; what fails is written down and tried again, never lost and never hidden. */
export const sendMessageJob: Job = {
  name: 'duties.send-message',
  actor: '消息发送',
  run: (work, payload) => sendMessage(work, Payload.parse(payload).id),
}

/** Every ten minutes: what failed is tried again, a few times. */
export const retryMessagesJob: Job = {
  name: 'duties.retry-messages',
  actor: '消息发送',
  every: '*/10 * * * *',
  run: async (work) => {
    for (const id of await listToRetry(work.db, MOST_ATTEMPTS))
      await work.enqueue('duties.send-message', { id })
  },
}

/** Hands a message to its channel and writes down how it ended. */
export async function sendMessage(work: Work, id: string): Promise<void> {
  const message = await takeUnsentMessage(work.db, id)
  if (message === null) return
  const send = work.outward[message.channel]
  if (send === null) {
    await markFailed(work.db, id, message.channel === 'mail' ? '没有配置邮件服务器' : '没有配置消息网关')
    return
  }
  const { recipient: to, subject, body } = message
  // The outside world may refuse; that is a state of the message, not a defect of ours.
  const failure = await send({ id, to, subject, body }).then(
    () => null,
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  )
  if (failure === null) await markSent(work.db, id, work.now)
  else await markFailed(work.db, id, failure.slice(0, LONGEST_FAILURE))
}

/** 系统管理 has a message tried again at once; refuses one that has been sent. */
export async function retryMessage(work: Work, id: string): Promise<void> {
  if (!holds(work.actor, ['system-administrator']))
    throw new Refusal('forbidden', 'not-system-administrator', '重发由系统管理来做。')
  const message = isId(id) ? await takeUnsentMessage(work.db, id) : null
  if (message === null) throw new Refusal('conflict', 'nothing-to-send', '这条消息已经发出，或者正在发。')
  await work.enqueue('duties.send-message', { id })
  await work.record({ subject: `message:${id}`, action: 'message-retried' })
}
