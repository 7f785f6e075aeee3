import type { FastifyReply, FastifyRequest } from 'fastify'
import { isSecure } from './cookies.ts'

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

const PLAIN: Readonly<Record<string, string>> = {
  'content-security-policy': POLICY,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
}
const SECURE: Readonly<Record<string, string>> = { ...PLAIN, 'strict-transport-security': 'max-age=31536000' }

/** Strict headers of every answer: no inline code, no foreign host, no frame. */
export function securityHeadersFor(secure: boolean): Readonly<Record<string, string>> {
  return secure ? SECURE : PLAIN
}

/** Sets them, and keeps out of every cache what says nothing else. */
export async function securityHeaders(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  void reply.headers(securityHeadersFor(isSecure(request)))
  if (!reply.hasHeader('cache-control')) void reply.header('cache-control', 'no-store')
  return Promise.resolve()
}
