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

/** Every environment variable the platform reads (README lists the same table). */
const Environment = z.object({
  DATABASE_URL: postgresUrl.optional(),
  DATABASE_OWNER_URL: postgresUrl.optional(),
  MINGZHENG_HOST: z
    .string()
    .regex(/^[\w.:-]+$/, '写一个地址，例如 127.0.0.1 或 0.0.0.0')
    .default('127.0.0.1'),
  MINGZHENG_PORT: port.default(8080),
  MINGZHENG_DEMO: z.enum(['on', 'off', 'public'], '只能是 on、off 或 public').optional(),
  MINGZHENG_DATA: z.string().min(1).optional(),
  MINGZHENG_TRUST_PROXY: yes.default(false),
  MINGZHENG_LOG: z.enum(['quiet', 'normal', 'debug'], '只能是 quiet、normal 或 debug').default('normal'),
})

/** The parsed environment. */
export type Config = z.infer<typeof Environment>

/** Reads the environment once; names the variable and what it should be where a value is wrong. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  )
  const parsed = Environment.safeParse(given)
  if (parsed.success) return parsed.data
  const sentences = parsed.error.issues.map(
    (issue) => `环境变量 ${issue.path.join('.')} 不对：${issue.message}`,
  )
  throw new Refusal('invalid', 'environment', sentences.join('；') + '。改正后再启动。')
}

/** Whether an address is reachable from this machine only. */
export function isLoopback(host: string): boolean {
  return (
    host === 'localhost' || host === '::1' || host === '::ffff:127.0.0.1' || /^127\.\d+\.\d+\.\d+$/.test(host)
  )
}
