import cookie from '@fastify/cookie'
import formbody from '@fastify/formbody'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import fastify from 'fastify'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { serveAssets } from './asset-routes.ts'
import { answer } from './answer.ts'
import { problemOf } from './problem.ts'
import type { Route } from './route.ts'
import { securityHeaders } from './security-headers.ts'
import { sendReply } from './send-reply.ts'
import { visitOf } from './visit.ts'
import type { WebParts } from './web-parts.ts'

const LARGEST_FORM = 3_000_000
const LONGEST_PART = 300
/** Leads nowhere: an address that cannot be read is told like any other that does not exist, with all headers. */
const UNREADABLE = '/unreadable-address'

/** Builds the web server from the routes of all manifests. */
export async function buildServer(parts: WebParts): Promise<FastifyInstance> {
  const server = fastify({
    trustProxy: parts.trustProxy,
    bodyLimit: LARGEST_FORM,
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: LONGEST_PART },
    rewriteUrl: ({ url = '/' }) => (isReadable(url) ? url : UNREADABLE),
    forceCloseConnections: true,
  })
  await server.register(cookie)
  await server.register(formbody, { bodyLimit: LARGEST_FORM })
  await server.register(multipart, { throwFileSizeLimit: false })
  await server.register(rateLimit, { global: false })
  server.addHook('onSend', securityHeaders)
  serveAssets(server, parts.files)
  server.get('/healthz', () => 'ok')
  server.setErrorHandler((error, request, reply) => explain(parts, { error, request, reply }))
  server.setNotFoundHandler((request, reply) => explain(parts, { error: null, request, reply }))
  for (const route of parts.routes) addRoute(server, parts, route)
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

function addRoute(server: FastifyInstance, parts: WebParts, route: Route): void {
  const limited = route.path === parts.signInPath && route.method === 'POST'
  server.route({
    method: route.method,
    url: route.path,
    bodyLimit: (route.uploadLimit ?? 0) + LARGEST_FORM,
    config: limited ? { rateLimit: { max: 60, timeWindow: '1 minute' } } : {},
    handler: async (request, reply) => {
      const result = await answer(parts, route, request)
      return sendReply(request, reply, result)
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
