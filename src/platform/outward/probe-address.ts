import { lookup } from 'node:dns/promises'
import type { LookupAddress } from 'node:dns'
import { request as requestPlain } from 'node:http'
import type { ClientRequest, IncomingMessage } from 'node:http'
import { request as requestSecure } from 'node:https'
import { isInside } from './inside-addresses.ts'
import type { Probe, ProbeAnswer } from './outward.ts'

const PATIENCE = 10_000
const MOST_TURNS = 5
/** Somebody is there, who does not talk to programs: a reader may well get through. */
const SHUT_TO_PROGRAMS = new Set([401, 403, 405, 406, 429])

/**
 * Asks an address on the web whether it answers: the head of its page only, within ten seconds, through at most five
 * redirections. Does not ask machines of closed networks unless `inside` says so, whatever name they hide behind: the
 * connection goes to the very addresses that were looked at.
 */
export const probeAddress: Probe = async (address, rules) => {
  const patience = AbortSignal.timeout(rules.patience ?? PATIENCE)
  const asked = askThrough(address, { ...rules, patience })
  const late = new Promise<ProbeAnswer>((answer) => {
    patience.addEventListener('abort', () => {
      answer(fails('没有在限定时间里应答'))
    })
  })
  return Promise.race([asked, late])
}

interface Asking {
  readonly agent: string
  readonly inside: boolean
  readonly patience: AbortSignal
}

async function askThrough(address: string, asking: Asking): Promise<ProbeAnswer> {
  const turns = { at: address, left: MOST_TURNS }
  for (;;) {
    const url = webAddress(turns.at)
    if (url === null) return fails('转到了不是网址的地方')
    const hosts = await addressesOf(url)
    if (hosts.length === 0) return fails('找不到这个域名')
    if (!asking.inside && hosts.some((host) => isInside(host.address)))
      return { outcome: 'not-asked', said: '内网地址，不检查' }
    const head = await headOf(url, { ...asking, hosts })
    if (typeof head === 'string') return fails(head)
    const to = head.headers.location
    const status = head.statusCode ?? 0
    if (status < 300 || status >= 400 || to === undefined) return judged(status)
    if (turns.left === 0) return fails('一直在转来转去')
    turns.left -= 1
    turns.at = URL.canParse(to, url) ? new URL(to, url).href : ''
  }
}

function webAddress(address: string): URL | null {
  const url = URL.canParse(address) ? new URL(address) : null
  return url !== null && ['http:', 'https:'].includes(url.protocol) ? url : null
}

async function addressesOf({ hostname }: URL): Promise<readonly LookupAddress[]> {
  try {
    return await lookup(hostname.replace(/^\[(.*)\]$/, '$1'), { all: true })
  } catch {
    return []
  }
}

/** The head of what answers, or in words why nothing does. */
async function headOf(
  url: URL,
  asking: Asking & { readonly hosts: readonly LookupAddress[] },
): Promise<IncomingMessage | string> {
  return new Promise((answer) => {
    const sent = send(url, asking)
    sent.on('response', (head) => {
      head.destroy()
      answer(head)
    })
    sent.on('error', (error) => {
      answer(reasonOf(error))
    })
    sent.end()
  })
}

function send(url: URL, { agent, hosts, patience }: Parameters<typeof headOf>[1]): ClientRequest {
  const request = url.protocol === 'https:' ? requestSecure : requestPlain
  return request(url, {
    agent: false,
    signal: patience,
    headers: { 'user-agent': agent, accept: 'text/html,*/*;q=0.5' },
    lookup: (_name, { all }, found) => {
      const [first] = hosts
      if (all === true) found(null, [...hosts])
      else found(null, first?.address ?? '', first?.family)
    },
  })
}

function reasonOf(error: Error): string {
  const code = 'code' in error ? String(error.code) : ''
  if (code === 'ECONNREFUSED' || code === 'EHOSTUNREACH' || code === 'ENETUNREACH')
    return '连不上对方的服务器'
  return /CERT|SSL|TLS/.test(code) ? '对方的安全证书有问题' : '连接中断'
}

function judged(status: number): ProbeAnswer {
  if (status >= 200 && status < 400) return { outcome: 'answers', said: `能打开（${String(status)}）` }
  if (SHUT_TO_PROGRAMS.has(status))
    return { outcome: 'answers', said: `有应答，不让程序打开（${String(status)}）` }
  return fails(
    status === 404 || status === 410 ? `没有这一页（${String(status)}）` : `对方出错（${String(status)}）`,
  )
}

function fails(said: string): ProbeAnswer {
  return { outcome: 'fails', said }
}
