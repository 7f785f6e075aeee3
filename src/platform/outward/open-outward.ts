import type { Config } from '../config/config.ts'
import { hookSender } from './call-hook.ts'
import type { Outward } from './outward.ts'
import { probeAddress } from './probe-address.ts'
import { mailSender } from './send-mail.ts'

/** The ways out that the environment names. */
export function openOutward(config: Config): Outward {
  const { MINGZHENG_SMTP_URL: smtp, MINGZHENG_MAIL_FROM: from } = config
  const { MINGZHENG_HOOK_URL: url, MINGZHENG_HOOK_SECRET: secret } = config
  return {
    mail: smtp === undefined || from === undefined ? null : mailSender({ url: smtp, from }),
    hook: url === undefined || secret === undefined ? null : hookSender({ url, secret }),
    probe: probeAddress,
    address:
      config.MINGZHENG_WORKBENCH_URL?.replace(/\/+$/, '') ??
      `http://${config.MINGZHENG_HOST}:${String(config.MINGZHENG_PORT)}`,
  }
}
