import { randomUUID } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { holds } from '../../kernel/actor.ts'
import type { Actor } from '../../kernel/actor.ts'
import { civilDateAt } from '../../kernel/civil-date.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { findSession } from '../session/session.ts'
import type { Session } from '../session/session.ts'
import { inWork } from '../work/work.ts'
import type { Work } from '../work/work.ts'
import { readCookie } from './cookies.ts'
import { readForm, withoutNul } from './forms.ts'
import type { Ask, May, Reply, Route, Upload } from './route.ts'
import { redirect } from './route.ts'
import type { WebParts } from './web-parts.ts'
import { releaseSubmission, rememberLocation, takeSubmission } from './submission.ts'
import { visitOf } from './visit.ts'

/** Rolls the transaction back and still answers: a form that was wrong leaves no effect. */
class Undone extends Error {
  readonly reply: Reply

  constructor(reply: Reply) {
    super('undone')
    this.reply = reply
  }
}

interface Posted {
  readonly form: Record<string, unknown>
  readonly uploads: readonly Upload[]
}

/** Answers one request inside one transaction: session, authority, form token, submission, route. */
export async function answer(parts: WebParts, route: Route, request: FastifyRequest): Promise<Reply> {
  if (route.method === 'POST') refuseForeignOrigin(request)
  const posted =
    route.method === 'POST' ? await readForm(request, route.uploadLimit ?? 0) : { form: {}, uploads: [] }
  const found: { session: Session | null } = { session: null }
  try {
    return await inWork(
      parts.workshop,
      async ({ db, now, rules }) => {
        const token = readCookie(request, 'session')
        if (token === null) return { kind: 'public' }
        found.session = await findSession(db, token, { now, idleMinutes: rules.read(parts.idleMinutes) })
        if (found.session === null) return { kind: 'public' }
        const actor = await parts.identify(db, found.session.personId, civilDateAt(now))
        return actor ?? { kind: 'public' }
      },
      (work) => answerInWork(parts, { route, request, work, posted, session: found.session }),
    )
  } catch (error) {
    if (error instanceof Undone) return error.reply
    throw error
  }
}

async function answerInWork(
  parts: WebParts,
  moment: { route: Route; request: FastifyRequest; work: Work; posted: Posted; session: Session | null },
): Promise<Reply> {
  const { route, request, work, posted, session } = moment
  const visit = visitOf(request, parts.standing, session)
  if (!allowed(route.may, work.actor))
    return turnAway(route, work.actor, `${parts.signInPath}?back=${encodeURIComponent(visit.url)}`)
  if (session?.restricted === true && !parts.unrestrictedPaths.includes(route.path))
    return redirect(parts.passwordPath)
  const ask: Ask = {
    work,
    visit,
    params: Params.parse(request.params),
    query: Query.parse(request.query),
    form: posted.form,
    uploads: posted.uploads,
  }
  return route.method === 'GET' ? route.run(ask) : answerPost(route, ask, session)
}

async function answerPost(route: Route, ask: Ask, session: Session | null): Promise<Reply> {
  if (session !== null && ask.form._token !== session.csrfToken)
    throw new Refusal(
      'conflict',
      'form-expired',
      '这张表单已过期（可能是重新登录过）。请退回上一页刷新后再提交，已填的内容浏览器会保留。',
    )
  const id = SubmissionId.catch(randomUUID()).parse(ask.form.submissionId)
  const earlier = await takeSubmission(ask.work.db, { id, path: ask.visit.path, at: ask.work.now })
  if (earlier !== null) return redirect(earlier.location)
  const reply = await route.run(ask)
  if (reply.kind === 'redirect') await rememberLocation(ask.work.db, id, reply.to)
  else if (reply.kind !== 'page' || reply.keep === undefined) throw new Undone(reply)
  else if (reply.status >= 400) await releaseSubmission(ask.work.db, id)
  else await rememberLocation(ask.work.db, id, reply.keep)
  return reply
}

const Params = z.record(z.string(), z.string().transform(withoutNul))
const Query = z.record(z.string(), z.unknown().transform(withoutNul))
const SubmissionId = z.uuid()

/** Whether an actor may use a route at all; what may be done with a record is the use case's question. */
export function allowed(may: May, actor: Actor): boolean {
  switch (may.who) {
    case 'public':
      return true
    case 'signed-in':
      return actor.kind === 'person'
    case 'functions':
      return holds(actor, may.any)
  }
}

function turnAway(route: Route, actor: Actor, signIn: string): Reply {
  if (actor.kind === 'person')
    throw new Refusal(
      'forbidden',
      'not-your-function',
      '您的职能不能做这一步。需要时请找本处负责人或系统管理。',
    )
  if (route.method === 'GET') return redirect(signIn)
  throw new Refusal(
    'forbidden',
    'signed-out',
    '登录已过期，这次没有保存。请另开一页重新登录，再回到这一页提交。',
  )
}

function refuseForeignOrigin(request: FastifyRequest): void {
  const origin = request.headers.origin
  const site = request.headers['sec-fetch-site']
  const foreign =
    (origin !== undefined && origin !== `${request.protocol}://${request.host}`) ||
    (site !== undefined && site !== 'same-origin' && site !== 'none')
  if (foreign)
    throw new Refusal('forbidden', 'foreign-form', '这次提交来自别的网站，没有处理。请从本站的页面提交。')
}
