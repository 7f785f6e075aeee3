import { createServer } from 'node:http'
import cookie from '@fastify/cookie'
import formbody from '@fastify/formbody'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import fastify from 'fastify'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { serveAssets } from './asset-routes.ts'
import { answer } from './answer.ts'
import { byteCache } from './byte-cache.ts'
import type { ByteCache } from './byte-cache.ts'
import { problemOf } from './problem.ts'
import { watchReleaseStamp } from './release-stamp.ts'
import type { ReleaseStamp } from './release-stamp.ts'
import type { Route } from './route.ts'
import { securityHeaders } from './security-headers.ts'
import { sendReply } from './send-reply.ts'
import { visitOf } from './visit.ts'
import type { WebParts } from './web-parts.ts'
import type { Workshop } from '../work/work.ts'

const LARGEST_FORM = 3_000_000
const LONGEST_PART = 300
/** Leads nowhere: an address that cannot be read is told like any other that does not exist, with all headers. */
const UNREADABLE = '/unreadable-address'

/** Builds the web server from the routes of all manifests. */
export async function buildServer(parts: WebParts): Promise<FastifyInstance> {
  const stamp = watchReleaseStamp(parts.workshop.database)
  const cache = byteCache({ stamp, clock: parts.workshop.clock, trustProxy: parts.trustProxy })
  const server = fastify({
    trustProxy: parts.trustProxy,
    bodyLimit: LARGEST_FORM,
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: LONGEST_PART },
    rewriteUrl: ({ url = '/' }) => (isReadable(url) ? url : UNREADABLE),
    forceCloseConnections: true,
    serverFactory: (handle) =>
      createServer((request, response) => {
        if (!cache.serve(request, response)) handle(request, response)
      }),
  })
  followStamp(server, parts.workshop, stamp)
  await server.register(cookie)
  await server.register(formbody, { bodyLimit: LARGEST_FORM })
  await server.register(multipart, { throwFileSizeLimit: false })
  await server.register(rateLimit, { global: false })
  server.addHook('onSend', securityHeaders)
  serveAssets(server, parts.files)
  server.get('/healthz', () => 'ok')
  server.setErrorHandler((error, request, reply) => explain(parts, { error, request, reply }))
  server.setNotFoundHandler((request, reply) => explain(parts, { error: null, request, reply }))
  for (const route of parts.routes) addRoute(server, { ...parts, cache }, route)
  return server
}

function isReadable(url: string): boolean {
  const [path = ''] = url.split(/[?;#]/, 1)
  try {
    return decodeURI(path).length > 0 && path.split('/').every((part) => part.length <= LONGEST_PART)
  } catch {
    return false
  }
}

/** The stamp is in doubt after every piece of work of this process; others tell by NOTIFY. */
function followStamp(server: FastifyInstance, workshop: Workshop, stamp: ReleaseStamp): void {
  workshop.afterCommit.add(stamp.doubt)
  server.addHook('onClose', async () => {
    workshop.afterCommit.delete(stamp.doubt)
    stamp.close()
    return Promise.resolve()
  })
}

function addRoute(
  server: FastifyInstance,
  parts: WebParts & { readonly cache: ByteCache },
  route: Route,
): void {
  const { cache } = parts
  const perMinute =
    route.perMinute ?? (route.path === parts.signInPath && route.method === 'POST' ? 60 : null)
  const kept = route.kept === true && route.method === 'GET'
  server.route({
    method: route.method,
    url: route.path,
    bodyLimit: (route.uploadLimit ?? 0) + LARGEST_FORM,
    config: perMinute === null ? {} : { rateLimit: { max: perMinute, timeWindow: '1 minute' } },
    handler: async (request, reply) => {
      const make = () => answer(parts, route, request)
      const result = kept ? await cache.answer(request, reply, make) : await make()
      return result === null ? reply : sendReply(request, reply, result)
    },
  })
}

async function explain(
  parts: WebParts,
  trouble: { readonly error: unknown; readonly request: FastifyRequest; readonly reply: FastifyReply },
): Promise<FastifyReply> {
  const { error, request, reply } = trouble
  const problem = problemOf(error)
  if (problem.status >= 500) parts.reportDefect(error)
  const html = await parts.errorPage(visitOf(request, parts.standing, null), problem)
  return reply.status(problem.status).type('text/html; charset=utf-8').send(html)
}
