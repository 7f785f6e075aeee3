import { createTransport } from 'nodemailer'
import type { Sender } from './outward.ts'

const PATIENCE = 10_000

/** Sends plain-text mail through the bureau's SMTP server; a server that does not answer is given up after ten seconds. */
export function mailSender(post: { readonly url: string; readonly from: string }): Sender {
  return async (message) => {
    const transport = createTransport(
      {
        url: post.url,
        connectionTimeout: PATIENCE,
        greetingTimeout: PATIENCE,
        socketTimeout: PATIENCE,
        disableFileAccess: true,
        disableUrlAccess: true,
      },
      { from: post.from },
    )
    try {
      await transport.sendMail({
        to: { name: '', address: message.to },
        subject: message.subject,
        text: message.body,
        // The same message sent twice keeps its number, so that mailboxes show it once.
        messageId: `<${message.id}@mingzheng>`,
        headers: { 'Auto-Submitted': 'auto-generated' },
      })
    } finally {
      transport.close()
    }
  }
}
