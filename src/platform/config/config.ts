import { z } from 'zod'
import { Refusal } from '../../kernel/refusal.ts'

const yes = z
  .enum(['1', 'true', 'yes', 'on', '0', 'false', 'no', 'off'], '只写 1 或 0')
  .transform((v) => ['1', 'true', 'yes', 'on'].includes(v))
const port = z.coerce
  .number('端口是 1 到 65535 的整数')
  .int('端口是整数')
  .min(1, '端口从 1 起')
  .max(65_535, '端口最大 65535')
const postgresUrl = z.string().regex(/^postgres(ql)?:\/\//, '要以 postgres:// 或 postgresql:// 开头')

const webUrl = z.string().regex(/^https?:\/\/[^\s/]+/, '要以 http:// 或 https:// 开头')

/** Every environment variable the platform reads (README lists the same table). */
const Environment = z.object({
  DATABASE_URL: postgresUrl.optional(),
  DATABASE_OWNER_URL: postgresUrl.optional(),
  MINGZHENG_HOST: z
    .string()
    .regex(/^[\w.:-]+$/, '写一个地址，例如 127.0.0.1 或 0.0.0.0')
    .default('127.0.0.1'),
  MINGZHENG_PORT: port.default(8080),
  /** Portal and workbench together, or one of them at an address of its own. */
  MINGZHENG_SERVE: z.enum(['all', 'portal', 'workbench'], '只能是 all、portal 或 workbench').default('all'),
  MINGZHENG_DEMO: z.enum(['on', 'off', 'public'], '只能是 on、off 或 public').optional(),
  MINGZHENG_DATA: z.string().min(1).optional(),
  /** Master key of what is sealed in the database; without it a 0600 file in the data directory. */
  MINGZHENG_KEY: z.string().min(32, '要有 32 个以上的字符').optional(),
  MINGZHENG_TRUST_PROXY: yes.default(false),
  /** Where the staff open the workbench, for links in messages. */
  MINGZHENG_WORKBENCH_URL: webUrl.optional(),
  MINGZHENG_SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, '要以 smtp:// 或 smtps:// 开头，例如 smtp://10.0.0.5:25')
    .optional(),
  MINGZHENG_MAIL_FROM: z.email('写一个发件邮箱地址，例如 zwgk@example.gov.cn').optional(),
  MINGZHENG_HOOK_URL: webUrl.optional(),
  MINGZHENG_HOOK_SECRET: z.string().min(16, '要有 16 个以上的字符').optional(),
})

/** The parsed environment. */
export type Config = z.infer<typeof Environment>

/** Reads the environment once; names the variable and what it should be where a value is wrong. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  )
  const parsed = Environment.safeParse(given)
  if (parsed.success) {
    refuseHalves(parsed.data)
    return parsed.data
  }
  const sentences = parsed.error.issues.map(
    (issue) => `环境变量 ${issue.path.join('.')} 不对：${issue.message}`,
  )
  throw new Refusal('invalid', 'environment', sentences.join('；') + '。改正后再启动。')
}

/** A way out of the house that is only half described would fail at the first message. */
function refuseHalves(config: Config): void {
  const lacking =
    config.MINGZHENG_SMTP_URL !== undefined && config.MINGZHENG_MAIL_FROM === undefined
      ? '设了 MINGZHENG_SMTP_URL，还要设 MINGZHENG_MAIL_FROM（发件邮箱地址）'
      : config.MINGZHENG_HOOK_URL !== undefined && config.MINGZHENG_HOOK_SECRET === undefined
        ? '设了 MINGZHENG_HOOK_URL，还要设 MINGZHENG_HOOK_SECRET（双方约定的签名口令）'
        : null
  if (lacking !== null)
    throw new Refusal('invalid', 'environment', `环境变量不全：${lacking}。改正后再启动。`)
}

/** Whether an address is reachable from this machine only. */
export function isLoopback(host: string): boolean {
  return (
    host === 'localhost' || host === '::1' || host === '::ffff:127.0.0.1' || /^127\.\d+\.\d+\.\d+$/.test(host)
  )
}
