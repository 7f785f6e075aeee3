import { Agent, request } from 'node:http'
import type { IncomingHttpHeaders } from 'node:http'

/** What came back. */
export interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly html: string
}

/** One visitor on one kept connection, as a proxy in front of the platform holds them. */
export interface Browser {
  get(path: string): Promise<Answer>
  post(path: string, fields: Readonly<Record<string, string>>): Promise<Answer>
  close(): void
}

const ADDRESSES = 250

/** Opens a visitor; every post comes from another address, since the limit on requests is not what is measured. */
export function openBrowser(url: string): Browser {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const cookies = new Map<string, string>()

  async function ask(method: 'GET' | 'POST', path: string, body: string): Promise<Answer> {
    const answer = await send(`${url}${path}`, {
      method,
      agent,
      body,
      headers: {
        'x-forwarded-for': someAddress(),
        ...(cookies.size === 0 ? {} : { cookie: [...cookies].map((pair) => pair.join('=')).join('; ') }),
        ...(method === 'GET'
          ? {}
          : {
              'content-type': 'application/x-www-form-urlencoded',
              'content-length': String(Buffer.byteLength(body)),
            }),
      },
    })
    for (const set of answer.headers['set-cookie'] ?? []) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? []
      cookies.set(name, value)
    }
    return answer
  }

  return {
    get: (path) => ask('GET', path, ''),
    post: (path, fields) => ask('POST', path, new URLSearchParams(fields).toString()),
    close: () => agent.destroy(),
  }
}

interface Sent {
  readonly method: string
  readonly agent: Agent
  readonly headers: Record<string, string>
  readonly body: string
}

function send(url: string, sent: Sent): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request(url, sent, (answer) => {
      const chunks: string[] = []
      answer.setEncoding('utf8')
      answer.on('data', (chunk: string) => chunks.push(chunk))
      answer.once('error', reject)
      answer.once('end', () =>
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, html: chunks.join('') }),
      )
    })
    // A kept connection may end just when it is used again; the submissionId makes a second post harmless.
    asked.once('error', (error) => {
      if (asked.reusedSocket) resolve(send(url, sent))
      else reject(error)
    })
    asked.end(sent.body)
  })
}

function someAddress(): string {
  const part = () => String(1 + Math.floor(Math.random() * ADDRESSES))
  return `10.${part()}.${part()}.${part()}`
}
