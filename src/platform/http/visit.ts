import { randomUUID } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { isLoopback } from '../config/config.ts'
import type { Session } from '../session/session.ts'
import { isSecure, readCookie } from './cookies.ts'
import type { Visit } from './route.ts'

const FORWARDING = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip', 'via']

/** What every visit of this server has in common. */
export type Standing = Pick<Visit, 'assets' | 'demo' | 'menus'>

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
    csrfToken: session?.csrfToken ?? '',
    submissionId: randomUUID(),
    sessionHash: session?.hash ?? null,
    address: request.ip,
    agent: request.headers['user-agent'] ?? '',
    directLoopback: isDirectLoopback(request),
    secure: isSecure(request),
  }
}

/** A request typed on this machine: loopback peer, loopback name, no forwarding header (an intranet proxy adds one). */
function isDirectLoopback(request: FastifyRequest): boolean {
  const peer = request.socket.remoteAddress ?? ''
  const named = isLoopback(request.hostname.replace(/^\[|\]$/g, ''))
  return isLoopback(peer) && named && FORWARDING.every((header) => request.headers[header] === undefined)
}
