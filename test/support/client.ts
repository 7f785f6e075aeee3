import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { formsOf, textOf } from './page-form.ts'
import type { PageForm } from './page-form.ts'

/** A file chosen in a form. */
export interface FilePart {
  readonly fileName: string
  readonly bytes: Uint8Array
}

/** What a test types into a form; `null` takes a control off the form. */
export type Fields = Readonly<Record<string, string | FilePart | readonly (string | FilePart)[] | null>>

/** What came back. */
export interface Answer {
  readonly status: number
  /** Where a redirect leads; null when it is none. */
  readonly location: string | null
  readonly html: string
  /** The page without its tags, for expectations of what people read. */
  readonly text: string
  readonly bytes: Buffer
  readonly headers: Readonly<Record<string, unknown>>
}

/** A browser without JavaScript: keeps cookies, fills forms from the last page it saw, follows nothing by itself. */
export interface Client {
  readonly cookies: ReadonlyMap<string, string>
  get(path: string, headers?: Readonly<Record<string, string>>): Promise<Answer>
  /**
   * Sends the form of the last page that posts to `path`, as it stands there, with `fields` typed over it. Where the
   * page has no such form, the last token seen and a fresh `submissionId` are sent all the same, so that a test can
   * try what no page offers.
   */
  post(path: string, fields?: Fields, headers?: Readonly<Record<string, string>>): Promise<Answer>
  /** The forms of the last page. */
  forms(): readonly PageForm[]
}

/** Where a visitor comes from. */
export interface Visitor {
  readonly host?: string
  /** Sent with every request; `x-forwarded-proto: https` makes the visitor come over https through a proxy. */
  readonly headers?: Readonly<Record<string, string>>
  readonly remoteAddress?: string
}

let visitors = 0

/** Opens a client on a server; a defect (500) is thrown with its cause, so that a test shows the stack. */
export function openClient(
  server: FastifyInstance,
  defects: readonly unknown[],
  visitor: Visitor = {},
): Client {
  visitors += 1
  // An address of its own, so that the limit of sign-ins a minute does not hit a busy test file.
  const remoteAddress = visitor.remoteAddress ?? `127.0.${String(visitors >> 8)}.${String(visitors & 255)}`
  const host = visitor.host ?? '127.0.0.1:8080'
  const scheme = visitor.headers?.['x-forwarded-proto'] ?? 'http'
  const cookies = new Map<string, string>()
  const page: { html: string; token: string } = { html: '', token: '' }

  async function ask(
    request: { method: 'GET' | 'POST'; path: string; payload?: Buffer },
    headers: Record<string, string>,
  ): Promise<Answer> {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const sent = { host, ...visitor.headers, ...(cookie === '' ? {} : { cookie }), ...headers }
    const { method, path, payload } = request
    const reply = await server.inject({
      method,
      url: path,
      headers: sent,
      remoteAddress,
      ...(payload === undefined ? {} : { payload }),
    })
    keepCookies(cookies, reply.cookies)
    if (reply.statusCode >= 500)
      throw new Error(`${method} ${path} → ${String(reply.statusCode)}`, { cause: defects.at(-1) })
    const answer = answerOf(reply)
    if (answer.html !== '') {
      page.html = answer.html
      page.token = tokenOf(answer.html) ?? page.token
    }
    return answer
  }

  return {
    cookies,
    get: (path, headers = {}) => ask({ method: 'GET', path }, headers),
    post: (path, fields = {}, headers = {}) => {
      const form = formFor(page.html, path) ?? bareForm(path, page.token)
      const body = bodyOf(form, fields)
      return ask(
        { method: 'POST', path, payload: body.payload },
        { origin: `${scheme}://${host}`, 'content-type': body.type, ...headers },
      )
    },
    forms: () => formsOf(page.html),
  }
}

function keepCookies(
  jar: Map<string, string>,
  set: readonly { name: string; value: string; maxAge?: number }[],
): void {
  for (const cookie of set) {
    if (cookie.maxAge === 0 || cookie.value === '') jar.delete(cookie.name)
    else jar.set(cookie.name, cookie.value)
  }
}

function answerOf(reply: {
  statusCode: number
  headers: Record<string, unknown>
  rawPayload: Buffer
}): Answer {
  const { location, 'content-type': type } = reply.headers
  const isPage = typeof type === 'string' && type.startsWith('text/html')
  const html = isPage ? reply.rawPayload.toString('utf8') : ''
  return {
    status: reply.statusCode,
    location: typeof location === 'string' ? location : null,
    html,
    text: textOf(html),
    bytes: reply.rawPayload,
    headers: reply.headers,
  }
}

function tokenOf(html: string): string | undefined {
  return formsOf(html)
    .flatMap((form) => form.controls)
    .find((control) => control.name === '_token' && control.value !== '')?.value
}

function formFor(html: string, path: string): PageForm | undefined {
  const forms = formsOf(html)
  return forms.find((form) => form.action === path) ?? forms.find((form) => form.otherActions.includes(path))
}

function bareForm(path: string, token: string): PageForm {
  const controls = [
    { name: '_token', value: token },
    { name: 'submissionId', value: randomUUID() },
  ]
  return { id: null, action: path, otherActions: [], multipart: false, controls, choices: [], buttons: [] }
}

type Part = readonly [name: string, value: string | FilePart]

function bodyOf(form: PageForm, fields: Fields): { readonly payload: Buffer; readonly type: string } {
  const standing = form.controls.filter((control) => !Object.hasOwn(fields, control.name))
  const parts: Part[] = standing.map(({ name, value }) => [name, value])
  for (const [name, given] of Object.entries(fields)) {
    if (given === null) continue
    for (const value of isList(given) ? given : [given]) parts.push([name, value])
  }
  const withFile = parts.some(([, value]) => typeof value !== 'string')
  return form.multipart || withFile ? multipart(parts) : urlEncoded(parts)
}

function isList(
  given: string | FilePart | readonly (string | FilePart)[],
): given is readonly (string | FilePart)[] {
  return Array.isArray(given)
}

function urlEncoded(parts: readonly Part[]): { payload: Buffer; type: string } {
  const pairs = parts.map(([name, value]): [string, string] => [
    name,
    typeof value === 'string' ? value : value.fileName,
  ])
  return {
    payload: Buffer.from(new URLSearchParams(pairs).toString()),
    type: 'application/x-www-form-urlencoded',
  }
}

function multipart(parts: readonly Part[]): { payload: Buffer; type: string } {
  const boundary = `----form-${randomUUID()}`
  const chunks = parts.flatMap(([name, value]) => {
    const head = `--${boundary}\r\ncontent-disposition: form-data; name="${name}"`
    if (typeof value === 'string') return [Buffer.from(`${head}\r\n\r\n${value}\r\n`)]
    const file = `${head}; filename="${value.fileName}"\r\ncontent-type: application/octet-stream\r\n\r\n`
    return [Buffer.from(file), Buffer.from(value.bytes), Buffer.from('\r\n')]
  })
  return {
    payload: Buffer.concat([...chunks, Buffer.from(`--${boundary}--\r\n`)]),
    type: `multipart/form-data; boundary=${boundary}`,
  }
}
