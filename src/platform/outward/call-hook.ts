import { createHmac } from 'node:crypto'
import { machineClock } from '../clock.ts'
import type { Sender } from './outward.ts'

const PATIENCE = 10_000

/**
 * Hands a message to a gateway (政务微信, short messages) as JSON over HTTP. The receiver checks
 * `X-Mingzheng-Signature: sha256=HMAC(secret, timestamp + "." + body)` and refuses an old timestamp.
 */
export function hookSender(gateway: { readonly url: string; readonly secret: string }): Sender {
  return async (message) => {
    const body = JSON.stringify({
      id: message.id,
      to: message.to,
      title: message.subject,
      text: message.body,
    })
    const timestamp = String(Math.floor(machineClock().getTime() / 1000))
    const answer = await fetch(gateway.url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'x-mingzheng-timestamp': timestamp,
        'x-mingzheng-signature': `sha256=${signature(gateway.secret, timestamp, body)}`,
      },
      body,
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE),
    })
    await answer.arrayBuffer()
    if (!answer.ok) throw new Error(`消息网关答复 ${String(answer.status)}`)
  }
}

/** HMAC-SHA256 over the moment and the body, so that neither can be changed nor sent again later. */
export function signature(secret: string, timestamp: string, body: string): string {
  return createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')
}
