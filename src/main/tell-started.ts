import { networkInterfaces } from 'node:os'
import { isLoopback } from '../platform/config/config.ts'
import type { Config } from '../platform/config/config.ts'
import { listDemonstrationAccounts } from '../platform/instance/instance.ts'
import type { Workshop } from '../platform/work/work.ts'

/** Prints where the platform is and, in the demonstration, the accounts. */
export async function tellStarted(
  workshop: Workshop,
  started: { readonly config: Config; readonly demonstration: boolean },
): Promise<void> {
  const { config, demonstration } = started
  const base = `http://${ownHost(config.MINGZHENG_HOST)}:${String(config.MINGZHENG_PORT)}`
  const lines = [
    '',
    '  明政已启动',
    ...addressLines(config, base),
    ...addressesForOthers(config),
    '',
    ...(config.MINGZHENG_SERVE === 'portal' ? [] : [...(await firstLines(workshop, demonstration)), '']),
    ...plainHttpWarning(config),
    '  按 Ctrl-C 停止。',
    '',
  ]
  process.stdout.write(lines.join('\n') + '\n')
}

function addressLines({ MINGZHENG_SERVE: serve }: Config, base: string): readonly string[] {
  return [
    ...(serve === 'workbench' ? [] : [`  门户    ${base}/`]),
    ...(serve === 'portal' ? [] : [`  工作台  ${base}/workbench`, `  启动页  ${base}/start`]),
    ...(serve === 'all' ? [] : [`  （只开${serve === 'portal' ? '门户' : '工作台'}，另一个要另行启动）`]),
  ]
}

async function firstLines(workshop: Workshop, demonstration: boolean): Promise<readonly string[]> {
  return demonstration ? accountLines(workshop) : emptyLines()
}

/** An address that can be opened on this machine, whatever is listened on. */
function ownHost(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1'
  if (host === '::') return '[::1]'
  return host.includes(':') ? `[${host}]` : host
}

function addressesForOthers({ MINGZHENG_HOST: host, MINGZHENG_PORT: port }: Config): readonly string[] {
  if (host !== '0.0.0.0' && host !== '::') return []
  const outward = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ internal, family }) => !internal && family === 'IPv4')
  return outward.map(({ address }) => `  别的机器 http://${address}:${String(port)}/`)
}

async function accountLines(workshop: Workshop): Promise<readonly string[]> {
  const accounts = await listDemonstrationAccounts(workshop.database.db)
  return [
    '  演示账号（登录名 / 口令 / 身份），先用前面几个就够了',
    ...accounts.map((a) => `    ${a.signInName.padEnd(14)} ${a.password}  ${a.role} ${a.name}`),
  ]
}

function emptyLines(): readonly string[] {
  return ['  这是正式库。还没有账号时，请运行：npx mingzheng admin:create']
}

function plainHttpWarning(config: Config): readonly string[] {
  if (isLoopback(config.MINGZHENG_HOST) || config.MINGZHENG_TRUST_PROXY) return []
  return [
    '  提醒：正在用明文 http 对外服务，口令会明文经过网络。请在前面放 https 代理，并设 MINGZHENG_TRUST_PROXY=1。',
    '',
  ]
}
