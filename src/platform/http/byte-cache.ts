import { createHash } from 'node:crypto'
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { civilDateAt } from '../../kernel/civil-date.ts'
import type { CivilDate } from '../../kernel/civil-date.ts'
import { cookieName } from './cookies.ts'
import type { ReleaseStamp } from './release-stamp.ts'
import type { Reply } from './route.ts'
import { securityHeadersFor } from './security-headers.ts'

/** Released pages as bytes, kept until the release stamp moves, the day ends, or they are a minute old. */
export interface ByteCache {
  /**
   * Answers at once from memory, before any routing: only what a kept route once made is there. False where the page has
   * to be made, or asked whether it still holds.
   */
  readonly serve: (request: IncomingMessage, response: ServerResponse) => boolean
  /** Answers from memory, else keeps what `make` makes and answers with it; gives back what is nothing to keep. */
  readonly answer: (
    request: FastifyRequest,
    reply: FastifyReply,
    make: () => Promise<Reply>,
  ) => Promise<Reply | null>
}

type Encoding = 'identity' | 'gzip' | 'br'

interface Kept {
  readonly stamp: number
  readonly madeAt: number
  readonly type: string
  readonly tag: string
  readonly packings: Map<Encoding, Packing>
}

/** The bytes of one encoding with the headers they go out with. */
interface Packing {
  readonly bytes: Buffer
  readonly headers: OutgoingHttpHeaders
  /** Of a 304. */
  readonly unchanged: OutgoingHttpHeaders
}

const MOST_BYTES = 64 * 1_048_576
/** For what a page counts and no release changes (days left, how many are late). */
const LONGEST_MILLISECONDS = 60_000

/** A cache of whole answers for visitors without a session: one key is address, mode, scheme and civil date. */
export function byteCache(parts: {
  readonly stamp: ReleaseStamp
  readonly clock: () => Date
  readonly trustProxy: boolean
}): ByteCache {
  const memory = pageMemory()
  const today = dateByMinute(parts.clock)

  function keyOf(request: IncomingMessage): string | null {
    if (request.method !== 'GET') return null
    const secure = isOverHttps(request, parts.trustProxy)
    const mode = modeOf(request.headers.cookie, secure)
    if (mode === null) return null
    return `${today()}|${mode}|${secure ? 's' : ''}|${request.url ?? ''}`
  }

  function serve(request: IncomingMessage, response: ServerResponse): boolean {
    const stamp = parts.stamp.known()
    const key = stamp === null ? null : keyOf(request)
    return stamp !== null && key !== null && serveUnder({ stamp, key }, request, response)
  }

  function serveUnder(asked: Asked, request: IncomingMessage, response: ServerResponse): boolean {
    const kept = memory.find(asked)
    const packing = kept?.packings.get(encodingFor(request))
    if (kept === null || packing === undefined) return false
    memory.use(asked.key, kept)
    write(request, response, { tag: kept.tag, packing })
    return true
  }

  async function answer(
    { raw, protocol }: FastifyRequest,
    reply: FastifyReply,
    make: () => Promise<Reply>,
  ): Promise<Reply | null> {
    const key = keyOf(raw)
    if (key === null) return make()
    // Read before the page is made: if it moves meanwhile, what was made is old at once.
    const stamp = await parts.stamp.read()
    if (stamp === null) return make()
    if (serveUnder({ stamp, key }, raw, reply.raw)) {
      reply.hijack()
      return null
    }
    const made = await make()
    const strict = securityHeadersFor(protocol === 'https')
    const body = bodyOf(made, strict)
    if (body === null) return made
    const encoding = encodingFor(raw)
    const packing = await pack(body, encoding, strict)
    memory.keep(key, { stamp, body, encoding, packing })
    reply.hijack()
    write(raw, reply.raw, { tag: body.tag, packing })
    return null
  }

  return { serve, answer }
}

/** The civil date, worked out once a minute: no day begins within one. */
function dateByMinute(clock: () => Date): () => CivilDate {
  const known: { minute: number | null; date: CivilDate } = { minute: null, date: civilDateAt(clock()) }
  return () => {
    const now = clock()
    const minute = Math.floor(now.getTime() / 60_000)
    if (minute !== known.minute) Object.assign(known, { minute, date: civilDateAt(now) })
    return known.date
  }
}

const SESSION = /(?:^|;\s*)(?:__Host-)?mz-session=/
const MODE = {
  plain: new RegExp(`(?:^|;\\s*)${cookieName('mode', false)}=([^;]*)`),
  secure: new RegExp(`(?:^|;\\s*)${cookieName('mode', true)}=([^;]*)`),
}

/** The reading mode a page is rendered in; null for a visitor with a session, or a cookie that is none of ours. */
function modeOf(cookie: string | undefined, secure: boolean): string | null {
  if (cookie === undefined) return ''
  if (SESSION.test(cookie)) return null
  const [, mode = ''] = (secure ? MODE.secure : MODE.plain).exec(cookie) ?? []
  return mode === '' || mode === 'elder' ? mode : null
}

/** As the visitor came, also behind a proxy that is trusted. */
function isOverHttps({ headers, socket }: IncomingMessage, trustProxy: boolean): boolean {
  const told = trustProxy ? headers['x-forwarded-proto'] : undefined
  return told === undefined ? 'encrypted' in socket : String(told).trim().endsWith('https')
}

/** A page, and the stamp under which it has to have been made. */
interface Asked {
  readonly stamp: number
  readonly key: string
}

interface PageMemory {
  readonly find: (asked: Asked) => Kept | null
  readonly use: (key: string, kept: Kept) => void
  readonly keep: (key: string, made: Made) => void
}

interface Made {
  readonly stamp: number
  readonly body: Body
  readonly encoding: Encoding
  readonly packing: Packing
}

/** The pages in the order of their use: what was not asked for longest goes first when there is no room. */
function pageMemory(): PageMemory {
  const pages = new Map<string, Kept>()
  const size = { bytes: 0 }

  function find({ stamp, key }: Asked): Kept | null {
    const kept = pages.get(key)
    if (kept === undefined || kept.stamp !== stamp) return null
    return performance.now() - kept.madeAt > LONGEST_MILLISECONDS ? null : kept
  }

  function use(key: string, kept: Kept): void {
    pages.delete(key)
    pages.set(key, kept)
  }

  function forget(key: string): void {
    for (const { bytes } of pages.get(key)?.packings.values() ?? []) size.bytes -= bytes.length
    pages.delete(key)
  }

  function keep(key: string, { stamp, body, encoding, packing }: Made): void {
    const { type, tag } = body
    const before = find({ stamp, key })
    const isSame = before?.tag === tag
    if (!isSame) forget(key)
    const kept = isSame
      ? before
      : { stamp, madeAt: performance.now(), type, tag, packings: new Map<Encoding, Packing>() }
    size.bytes += packing.bytes.length - (kept.packings.get(encoding)?.bytes.length ?? 0)
    kept.packings.set(encoding, packing)
    use(key, kept)
    for (const oldest of pages.keys()) {
      if (size.bytes <= MOST_BYTES) break
      forget(oldest)
    }
  }

  return { find, use, keep }
}

interface Body {
  readonly text: string
  readonly type: string
  readonly tag: string
}

/** Only a whole page or text that sets no cookie can be kept. Its tag is of the strict headers too: a 304 repeats none. */
function bodyOf(made: Reply, strict: Readonly<Record<string, string>>): Body | null {
  if (made.kind !== 'page' && made.kind !== 'text') return null
  if (made.status !== 200 || (made.kind === 'page' && (made.cookies ?? []).length > 0)) return null
  const text = made.kind === 'page' ? made.html : made.text
  const type = made.kind === 'page' ? 'text/html; charset=utf-8' : made.type
  const hash = createHash('sha256').update(JSON.stringify(strict)).update(text)
  return { text, type, tag: hash.digest('base64url').slice(0, 27) }
}

function encodingFor({ headers }: IncomingMessage): Encoding {
  const accepted = headers['accept-encoding']
  if (accepted === undefined) return 'identity'
  const text = String(accepted)
  if (accepts(text, 'br')) return 'br'
  return accepts(text, 'gzip') ? 'gzip' : 'identity'
}

function accepts(accepted: string, encoding: string): boolean {
  const place = accepted.indexOf(encoding)
  return place >= 0 && !/^\s*;\s*q=0(?:\.0*)?\s*(?:,|$)/.test(accepted.slice(place + encoding.length))
}

const toGzip = promisify(gzip)
const toBrotli = promisify(brotliCompress)

async function pack(
  body: Body,
  encoding: Encoding,
  strict: Readonly<Record<string, string>>,
): Promise<Packing> {
  const bytes = await packed(body.text, encoding)
  const unchanged = {
    'cache-control': 'no-cache',
    etag: `"${body.tag}-${encoding}"`,
    vary: 'accept-encoding, cookie',
  }
  const headers = {
    ...strict,
    ...unchanged,
    'content-type': body.type,
    'content-length': bytes.length,
    ...(encoding === 'identity' ? {} : { 'content-encoding': encoding }),
  }
  return { bytes, headers, unchanged }
}

async function packed(text: string, encoding: Encoding): Promise<Buffer> {
  const plain = Buffer.from(text)
  if (encoding === 'identity') return plain
  if (encoding === 'gzip') return toGzip(plain)
  const params = {
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    [constants.BROTLI_PARAM_QUALITY]: 5,
    [constants.BROTLI_PARAM_SIZE_HINT]: plain.length,
  }
  return toBrotli(plain, { params })
}

/**
 * Straight to the wire; a browser that has the page already is only told so, and keeps the other headers it has of it
 * (RFC 9110, 15.4.5).
 */
function write(
  { headers }: IncomingMessage,
  response: ServerResponse,
  { tag, packing }: { readonly tag: string; readonly packing: Packing },
): void {
  if (headers['if-none-match']?.includes(tag) === true) {
    response.writeHead(304, packing.unchanged)
    response.end()
    return
  }
  response.writeHead(200, packing.headers)
  response.end(packing.bytes)
}
