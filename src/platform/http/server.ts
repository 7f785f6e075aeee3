import cookie from '@fastify/cookie'
import formbody from '@fastify/formbody'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import fastify from 'fastify'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Actor } from '../../kernel/actor.ts'
import type { Setting } from '../../kernel/setting.ts'
import type { Db } from '../database/database.ts'
import type { Workshop } from '../work/work.ts'
import { serveAssets } from './asset-routes.ts'
import type { BuiltAsset } from './assets.ts'
import { answer } from './answer.ts'
import { problemOf } from './problem.ts'
import type { ErrorPage } from './problem.ts'
import type { Route } from './route.ts'
import { securityHeaders } from './security-headers.ts'
import { sendReply } from './send-reply.ts'
import { visitOf } from './visit.ts'
import type { Standing } from './visit.ts'

/** What `main` hands to the web server. */
export interface WebParts {
  readonly workshop: Workshop
  readonly routes: readonly Route[]
  /** Assets, menus and whether this is the demonstration: the same for every visit. */
  readonly standing: Standing
  readonly files: ReadonlyMap<string, BuiltAsset>
  readonly trustProxy: boolean
  /** Turns a session's person into an actor with posts; null when the person has left. */
  readonly identify: (db: Db, personId: string, today: string) => Promise<Actor | null>
  readonly idleMinutes: Setting<number>
  readonly signInPath: string
  readonly passwordPath: string
  /** What a session with a one-time password may still do. */
  readonly unrestrictedPaths: readonly string[]
  readonly errorPage: ErrorPage
  readonly reportDefect: (error: unknown) => void
}

const LARGEST_FORM = 3_000_000

/** Builds the web server from the routes of all manifests. */
export async function buildServer(parts: WebParts): Promise<FastifyInstance> {
  const server = fastify({
    trustProxy: parts.trustProxy,
    bodyLimit: LARGEST_FORM,
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 300 },
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
