import { isLoopback } from '../platform/config/config.ts'
import type { Config } from '../platform/config/config.ts'
import { listDemonstrationAccounts } from '../platform/instance/instance.ts'
import type { Workshop } from '../platform/work/work.ts'

/** Prints where the platform is and, in the demonstration, the accounts. */
export async function tellStarted(
  workshop: Workshop,
  started: { readonly address: string; readonly config: Config; readonly demonstration: boolean },
): Promise<void> {
  const { config, demonstration } = started
  const host = ['0.0.0.0', '::'].includes(config.MINGZHENG_HOST)
    ? '本机地址'
    : config.MINGZHENG_HOST.includes(':')
      ? `[${config.MINGZHENG_HOST}]`
      : config.MINGZHENG_HOST
  const base = `http://${host}:${String(config.MINGZHENG_PORT)}`
  const lines = [
    '',
    '  明政已启动',
    `  门户    ${base}/`,
    `  工作台  ${base}/workbench`,
    `  启动页  ${base}/start`,
    '',
  ]
  if (demonstration) {
    const accounts = await listDemonstrationAccounts(workshop.database.db)
    lines.push(
      '  演示账号（登录名 / 口令 / 身份）',
      ...accounts.map((a) => `    ${a.signInName.padEnd(12)} ${a.password}  ${a.role} ${a.name}`),
      '',
    )
  } else lines.push('  这是正式库。还没有账号时，请运行：npx mingzheng admin:create', '')
  if (!isLoopback(config.MINGZHENG_HOST) && !config.MINGZHENG_TRUST_PROXY)
    lines.push(
      '  提醒：正在用明文 http 对外服务，口令会明文经过网络。请在前面放 https 代理，并设 MINGZHENG_TRUST_PROXY=1。',
      '',
    )
  lines.push('  按 Ctrl-C 停止。', '')
  process.stdout.write(lines.join('\n') + '\n')
}
