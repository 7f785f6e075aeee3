import { Readable } from 'node:stream'
import { afterAll, describe, expect, test } from 'vitest'
import { openTestApplication } from '../../../test/support/application.ts'
import { openClient } from '../../../test/support/client.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { readReceived } from '../files/received-file.ts'
import { buildServer } from './server.ts'
import { download, page, redirect } from './route.ts'
import type { Ask, Reply, Route } from './route.ts'

const app = await openTestApplication()
interface Heard extends Pick<Ask, 'form' | 'params' | 'query'> {
  readonly uploads: readonly { field: string; name: string; bytes: Uint8Array }[]
}
const heard: Heard[] = []

function route(method: Route['method'], path: string, answer: (ask: Ask) => Promise<Reply> | Reply): Route {
  const run = async (ask: Ask): Promise<Reply> => {
    const { form, params, query } = ask
    const uploads = await Promise.all(
      ask.uploads.map(async (file) => ({
        field: file.field,
        name: file.name,
        bytes: await readReceived(file),
      })),
    )
    heard.push({ form, uploads, params, query })
    if (method === 'POST') await ask.work.record({ subject: `route:${path}`, action: 'posted' })
    return answer(ask)
  }
  return { method, path, surface: 'portal', may: { who: 'public' }, uploadLimit: 1000, run }
}

const defects: unknown[] = []
const server = await buildServer({
  workshop: app.workshop,
  routes: [
    route('GET', '/page', () => page('<p>一页</p>')),
    route('GET', '/item/:name', () => page('<p>一项</p>')),
    route('GET', '/file', () => download(Buffer.from('内容'), 'application/pdf', '工作要点（一）.pdf')),
    route('GET', '/stream', () => ({
      kind: 'stream',
      stream: Readable.from([Buffer.from('流')]),
      type: 'application/pdf',
      fileName: '流.pdf',
    })),
    route('GET', '/text', () => ({
      kind: 'text',
      text: 'a,b',
      type: 'text/csv; charset=utf-8',
      status: 200,
    })),
    route('GET', '/away', () => redirect('https://evil.example/')),
    route('POST', '/done', () => redirect('/page')),
    route('POST', '/wrong', () => page('<p>要改</p>', { status: 422 })),
    route('POST', '/kept', () => page('<p>只显示一次</p>', { keep: '/page' })),
    route('POST', '/export', () => download(Buffer.from('表'), 'text/csv', '表.csv')),
    route('POST', '/refused', () => {
      throw new Refusal('conflict', 'twice', '已经办过了。')
    }),
  ],
  standing: {
    assets: {
      styles: [],
      scripts: [],
      icons: '',
      favicon: '',
      draftEditor: { script: '', style: '' },
    },
    menus: { desk: [], site: [] },
    demo: false,
    ledgerWords: { acts: {}, subjects: {} },
    settings: [],
  },
  menusOf: () => ({ desk: [], site: [] }),
  files: new Map(),
  trustProxy: false,
  identify: () => Promise.resolve(null),
  idleMinutes: () => 30,
  signInPath: '/done',
  waitingPaths: { factor: '/factor', password: '/password', enrolment: '/enrolment' },
  alwaysOpen: [],
  keptFormPage: () => Promise.resolve(''),
  errorPage: (_visit, problem) => Promise.resolve(`<p>${problem.sentence}</p>`),
  reportDefect: (error) => defects.push(error),
})
afterAll(async () => {
  await server.close()
  await app.close()
})

async function effects(path: string): Promise<number> {
  const rows = await app.workshop.database.db
    .selectFrom('ledger.entry')
    .select('number')
    .where('subject', '=', `route:${path}`)
    .execute()
  return rows.length
}

describe('what goes back', () => {
  test('a page, a text, a file with its Chinese name, a stream', async () => {
    const client = openClient(server, defects)
    expect((await client.get('/page')).headers['content-type']).toBe('text/html; charset=utf-8')
    expect((await client.get('/text')).bytes.toString()).toBe('a,b')
    const file = await client.get('/file')
    expect(file.bytes.toString()).toBe('内容')
    expect(file.headers['content-disposition']).toContain(
      `filename*=UTF-8''${encodeURIComponent('工作要点（一）.pdf')}`,
    )
    expect((await client.get('/stream')).bytes.toString()).toBe('流')
  })

  test('a redirect that would leave the site leads home', async () => {
    const answer = await openClient(server, defects).get('/away')
    expect([answer.status, answer.location]).toEqual([303, '/'])
  })

  test('a name in the address is read as it was written, a slash at its end makes no difference', async () => {
    const client = openClient(server, defects)
    expect((await client.get(`/item/${encodeURIComponent('艺术处')}/?a=1&a=2`)).status).toBe(200)
    expect(heard.at(-1)).toMatchObject({ params: { name: '艺术处' }, query: { a: ['1', '2'] } })
  })
})

describe('a post', () => {
  test('that succeeds has its effect', async () => {
    expect((await openClient(server, defects).post('/done')).location).toBe('/page')
    expect(await effects('/done')).toBe(1)
  })

  test.each([
    ['/wrong', 422],
    ['/export', 200],
    ['/refused', 409],
  ])('that answers otherwise has none: %s', async (path, status) => {
    expect((await openClient(server, defects).post(path)).status).toBe(status)
    expect(await effects(path)).toBe(0)
  })

  test('that says so keeps its effect beside the page', async () => {
    expect((await openClient(server, defects).post('/kept')).text).toBe('只显示一次')
    expect(await effects('/kept')).toBe(1)
  })
})

describe('the fields and files of a form', () => {
  test('a field that comes several times is a list, in both encodings', async () => {
    const client = openClient(server, defects)
    await client.post('/done', { many: ['一', '二', '三'], one: 'x\r\ny\u0000' })
    expect(heard.at(-1)?.form).toMatchObject({ many: ['一', '二', '三'], one: 'x\ny' })
    await client.post('/done', {
      many: ['一', '二', '三'],
      one: 'x\r\ny\u0000',
      file: { fileName: '一.txt', bytes: Buffer.from('甲') },
    })
    expect(heard.at(-1)?.form).toMatchObject({ many: ['一', '二', '三'], one: 'x\ny' })
  })

  test('a file keeps its Chinese name and its bytes', async () => {
    const bytes = Buffer.from([0, 255, 13, 10, 0])
    await openClient(server, defects).post('/done', { file: { fileName: '2020年工作要点.docx', bytes } })
    expect(heard.at(-1)?.uploads).toEqual([{ field: 'file', name: '2020年工作要点.docx', bytes }])
  })

  test('a file field left empty is no file', async () => {
    await openClient(server, defects).post('/done', {
      file: { fileName: '', bytes: Buffer.from('') },
      text: 'x',
    })
    expect(heard.at(-1)?.uploads).toEqual([])
    expect(heard.at(-1)?.form).toMatchObject({ text: 'x' })
  })

  test('a file that is too large is refused with a sentence, and nothing is done', async () => {
    const before = await effects('/done')
    const answer = await openClient(server, defects).post('/done', {
      file: { fileName: '大.pdf', bytes: Buffer.alloc(1001) },
    })
    expect(answer.status).toBe(422)
    expect(answer.text).toMatch(/^文件超过 .+。请压缩或拆分后再传/)
    expect(await effects('/done')).toBe(before)
  })

  test('a browser that sends twenty megabytes too many gets the sentence, not a broken connection', async () => {
    const address = await server.listen({ host: '127.0.0.1', port: 0 })
    const form = new FormData()
    form.append('file', new Blob([Buffer.alloc(20_000_000)]), '大.pdf')
    form.append('after', 'x')
    const reply = await fetch(`${address}/done`, { method: 'POST', body: form, redirect: 'manual' })
    expect(reply.status).toBe(422)
    expect(await reply.text()).toContain('请压缩或拆分后再传')
  })

  test('a text that is too long is refused too, never cut', async () => {
    const before = await effects('/done')
    const client = openClient(server, defects)
    const file = { fileName: 'a.txt', bytes: Buffer.from('x') }
    expect((await client.post('/done', { text: '长'.repeat(700_000), file })).status).toBe(422)
    expect((await client.post('/done', { text: '长'.repeat(700_000) })).status).toBe(413)
    expect(await effects('/done')).toBe(before)
  })

  test.each(['__proto__', 'constructor', 'toString'])(
    'a field named %s is a field like any other',
    async (name) => {
      const client = openClient(server, defects)
      await client.post('/done', { [name]: 'x', file: { fileName: 'a.txt', bytes: Buffer.from('x') } })
      expect(Object.prototype.hasOwnProperty.call(Object.prototype, 'x')).toBe(false)
      await client.post('/done', { [name]: 'x' })
    },
  )

  test('a form cut off on its way is no defect', async () => {
    const reply = await server.inject({
      method: 'POST',
      url: '/done',
      headers: { 'content-type': 'multipart/form-data; boundary=x', origin: 'http://localhost:80' },
      payload: '--x\r\ncontent-disposition: form-data; name="a"\r\n\r\nabc',
    })
    expect(reply.statusCode).toBeLessThan(500)
    expect(reply.body).toContain('。')
  })
})

test('who tries to sign in sixty times a minute has to wait', async () => {
  const client = openClient(server, defects, { remoteAddress: '127.9.9.9' })
  for (let place = 0; place < 60; place += 1) expect((await client.post('/done')).status).toBe(303)
  const answer = await client.post('/done')
  expect(answer.status).toBe(429)
  expect(answer.text).toBe('提交得太频繁。请等一分钟再试。')
  expect(answer.headers['content-security-policy']).toContain("default-src 'none'")
  expect((await openClient(server, defects).post('/done')).status).toBe(303)
})
