import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Cookie } from './route.ts'

/**
 * The cookie's name on the wire. Over https it carries the `__Host-` prefix; over plain http on an intranet address
 * browsers refuse that prefix and Secure, so both follow the scheme.
 */
export function cookieName(name: Cookie['name'], secure: boolean): string {
  return secure ? `__Host-mz-${name}` : `mz-${name}`
}

/** The value of one of our cookies, or null. */
export function readCookie(request: FastifyRequest, name: Cookie['name']): string | null {
  return request.cookies[cookieName(name, isSecure(request))] ?? null
}

/** Sets or removes cookies on the answer. */
export function writeCookies(request: FastifyRequest, reply: FastifyReply, cookies: readonly Cookie[]): void {
  const secure = isSecure(request)
  for (const cookie of cookies)
    reply.setCookie(cookieName(cookie.name, secure), cookie.value, {
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      secure,
      ...(cookie.lasts === null ? {} : { maxAge: cookie.lasts }),
    })
}

/** Whether the visitor came over https, as Fastify sees it (behind a proxy only where it is trusted). */
export function isSecure(request: FastifyRequest): boolean {
  return request.protocol === 'https'
}
