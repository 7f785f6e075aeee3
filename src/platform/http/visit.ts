import { randomUUID } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { isLoopback } from '../config/config.ts'
import type { Session } from '../session/session.ts'
import { isSecure, readCookie } from './cookies.ts'
import type { Visit } from './route.ts'

const FORWARDING =
  /^(forwarded|via|x-forwarded-.+|x-original-.+|x-real-ip|x-client-ip|x-cluster-client-ip|true-client-ip|cf-connecting-ip)$/

/** What every visit of this server has in common. */
export type Standing = Pick<Visit, 'assets' | 'demo' | 'menus' | 'ledgerWords' | 'settings'>

/** What the visitor's browser says, in the platform's own words. */
export function visitOf(request: FastifyRequest, standing: Standing, session: Session | null): Visit {
  const path = request.url.split('?')[0] ?? '/'
  return {
    path,
    url: request.url,
    elder: readCookie(request, 'mode') === 'elder',
    assets: standing.assets,
    demo: standing.demo,
    menus: standing.menus,
    ledgerWords: standing.ledgerWords,
    settings: standing.settings,
    csrfToken: session?.csrfToken ?? '',
    submissionId: randomUUID(),
    sessionHash: session?.hash ?? null,
    address: request.ip,
    agent: request.headers['user-agent'] ?? '',
    origin: `${request.protocol}://${request.host}`,
    directLoopback: isDirectLoopback(request),
    secure: isSecure(request),
  }
}

/**
 * A request typed on this machine: loopback peer, loopback name, no forwarding header. A proxy that adds none asks with
 * HTTP/1.0, as no browser does (nginx as it comes).
 */
function isDirectLoopback(request: FastifyRequest): boolean {
  const peer = request.socket.remoteAddress ?? ''
  const named = isLoopback(request.hostname.replace(/^\[|\]$/g, ''))
  const forwarded = Object.keys(request.headers).some((header) => FORWARDING.test(header))
  return isLoopback(peer) && named && !forwarded && request.raw.httpVersion !== '1.0'
}
