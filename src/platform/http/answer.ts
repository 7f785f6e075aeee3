import { isId } from '../../kernel/id.ts'
import { randomUUID } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { holds } from '../../kernel/actor.ts'
import type { Actor } from '../../kernel/actor.ts'
import { civilDateAt } from '../../kernel/civil-date.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { Rules } from '../../kernel/setting.ts'
import type { Db } from '../database/database.ts'
import { findSession, idleMinutesOf, keepAlive } from '../session/session.ts'
import type { Session } from '../session/session.ts'
import { inWork } from '../work/work.ts'
import type { Work, Workshop } from '../work/work.ts'
import { readCookie } from './cookies.ts'
import { readForm, withoutNul } from './forms.ts'
import type { Posted } from './forms.ts'
import { keptForm } from './kept-form.ts'
import type { KeptForm } from './kept-form.ts'
import type { Ask, May, Reply, Route } from './route.ts'
import { page, redirect } from './route.ts'
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

/** Answers one request inside one transaction: session, authority, form token, submission, route. */
export async function answer(parts: WebParts, route: Route, request: FastifyRequest): Promise<Reply> {
  if (route.method === 'POST') refuseForeignOrigin(request)
  const posted = route.method === 'POST' ? await readForm(request, route.uploadLimit ?? 0) : NOTHING
  try {
    return await answerPosted(parts, { route, request, posted })
  } finally {
    await posted.discard()
  }
}

const NOTHING: Posted = { form: {}, uploads: [], discard: () => Promise.resolve() }

async function answerPosted(
  parts: WebParts,
  { route, request, posted }: { route: Route; request: FastifyRequest; posted: Posted },
): Promise<Reply> {
  const found: { session: Session | null } = { session: null }
  try {
    return await inWork(
      route.method === 'GET' ? unheard(parts.workshop) : parts.workshop,
      async (moment) => {
        const token = parts.sessions === false ? null : readCookie(request, 'session')
        const visitor = token === null ? null : await recognise(parts, token, moment)
        found.session = visitor?.session ?? null
        return visitor?.actor ?? { kind: 'public' }
      },
      (work) => answerInWork(parts, { route, request, work, posted, session: found.session }),
    )
  } catch (error) {
    if (error instanceof Undone) return error.reply
    throw error
  }
}

/** Who only looks changes nothing that pages were made from: nobody is told of that commit. */
function unheard(workshop: Workshop): Workshop {
  return { ...workshop, afterCommit: new Set() }
}

/** Whose session a cookie is; null where it is none, its person has left, or it was idle too long. */
async function recognise(
  parts: WebParts,
  token: string,
  { db, now, rules }: { readonly db: Db; readonly now: Date; readonly rules: Rules },
): Promise<{ readonly session: Session; readonly actor: Actor } | null> {
  const session = await findSession(db, token)
  if (session === null) return null
  const actor = await parts.identify(db, session.personId, civilDateAt(now))
  if (actor === null || idleMinutesOf(session, now) > parts.idleMinutes(actor, rules)) return null
  await keepAlive(db, session, now)
  return { session, actor }
}

async function answerInWork(
  parts: WebParts,
  moment: { route: Route; request: FastifyRequest; work: Work; posted: Posted; session: Session | null },
): Promise<Reply> {
  const { route, request, work, posted, session } = moment
  const standing = { ...parts.standing, menus: parts.menusOf(work.rules) }
  const visit = visitOf(request, standing, session)
  const giveBack = async (from: Pick<KeptForm, 'why' | 'signIn'>, status: number) =>
    page(await parts.keptFormPage(visit, keptForm(posted, from)), { status })
  const keepsTyped = route.method === 'POST' && route.keepsTyped === true
  if (!allowed(route.may, work.actor)) {
    const signIn = `${parts.signInPath}?back=${encodeURIComponent(visit.url)}`
    return keepsTyped && session === null
      ? giveBack({ why: 'signed-out', signIn }, 403)
      : turnAway(route, work.actor, signIn)
  }
  const waiting = session?.waiting ?? null
  const awaited = waiting === null ? null : parts.waitingPaths[waiting]
  if (awaited !== null && route.path !== awaited && !parts.alwaysOpen.includes(route.path))
    return keepsTyped ? giveBack({ why: 'unfinished', signIn: awaited }, 403) : redirect(awaited)
  if (keepsTyped && isFromElsewhere(posted, session))
    return giveBack({ why: 'other-session', signIn: parts.signInPath }, 409)
  const ask: Ask = {
    work,
    visit,
    params: paramsOf(request),
    query: Query.parse(request.query),
    form: posted.form,
    uploads: posted.uploads,
  }
  return route.method === 'GET' ? route.run(ask) : answerPost(route, ask, session)
}

async function answerPost(route: Route, ask: Ask, session: Session | null): Promise<Reply> {
  if (isFromElsewhere(ask, session))
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

/** Whether a form was opened under another session than the one that sends it. */
function isFromElsewhere({ form }: Pick<Posted, 'form'>, session: Session | null): boolean {
  return session !== null && form._token !== session.csrfToken
}

/** The filled-in parts of an address; what should be an id and is none leads nowhere. */
function paramsOf(request: FastifyRequest): Readonly<Record<string, string>> {
  const params = Params.parse(request.params)
  if (Object.entries(params).some(([name, value]) => name.endsWith('Id') && !isId(value)))
    throw new Refusal('absent', 'no-record', '没有这条记录。可能是地址写错了，请从页面上的链接进入。')
  return params
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
