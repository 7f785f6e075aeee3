import type { FastifyReply, FastifyRequest } from 'fastify'
import { unreachable } from '../../kernel/refusal.ts'
import { contentDisposition } from '../files/content-disposition.ts'
import { writeCookies } from './cookies.ts'
import { safePath, safeUrl } from './safe-url.ts'
import type { Reply } from './route.ts'

/** Writes a route's reply to the wire. */
export function sendReply(request: FastifyRequest, reply: FastifyReply, result: Reply): FastifyReply {
  switch (result.kind) {
    case 'page':
      writeCookies(request, reply, result.cookies ?? [])
      return reply.status(result.status).type('text/html; charset=utf-8').send(result.html)
    case 'redirect':
      writeCookies(request, reply, result.cookies ?? [])
      return reply.redirect(asHeader(safePath(result.to)), 303)
    case 'moved':
      return reply.redirect(asHeader(safePath(result.to)), 301)
    case 'elsewhere':
      return reply.redirect(asHeader(safeUrl(result.to) ?? '/'), 302)
    case 'text':
      return reply.status(result.status).type(result.type).send(result.text)
    case 'bytes':
      if (result.fileName !== undefined)
        void reply.header('content-disposition', contentDisposition(result.fileName))
      return reply.type(result.type).send(Buffer.from(result.bytes))
    case 'stream':
      return reply
        .header('content-disposition', contentDisposition(result.fileName))
        .type(result.type)
        .send(result.stream)
    default:
      return unreachable(result)
  }
}

/** An address as a header may carry it: what is not ASCII is encoded, what is encoded already stays. */
function asHeader(path: string): string {
  return path.toWellFormed().replace(/[^\x21-\x7e]+/g, encodeURIComponent)
}
