import { createServer } from 'node:http'
import type { IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { openTestApplication, SYSTEM } from '../../../../test/support/application.ts'
import { civilDate } from '../../../kernel/civil-date.ts'
import { hookSender, signature } from '../../../platform/outward/call-hook.ts'
import { mailSender } from '../../../platform/outward/send-mail.ts'
import { openDuty } from './keep-duties.ts'
import type { DutyToOpen } from './keep-duties.ts'
import { remindOwners } from './remind-owners.ts'
import { shareDuty } from './share-duty.ts'
import { listOpenDutiesOf } from './store.ts'
import { countMessages, listMessages } from './store/messages.ts'

const SECRET = 'between-us-two-only'
const mailbox: { to: string; text: string }[] = []
const calls: { headers: IncomingMessage['headers']; body: string }[] = []
const trouble = { mail: false, hook: false }

const post = new SMTPServer({
  disabledCommands: ['AUTH', 'STARTTLS'],
  onRcptTo: (address, _session, done) => {
    done(trouble.mail ? new Error('mailbox is full') : null)
    void address
  },
  onData: (stream, session, done) => {
    const chunks: Buffer[] = []
    stream.on('data', (chunk: Buffer) => chunks.push(chunk))
    stream.on('end', () => {
      mailbox.push({
        to: session.envelope.rcptTo.map((rcpt) => rcpt.address).join(),
        text: Buffer.concat(chunks).toString('utf8'),
      })
      done()
    })
  },
})
post.on('error', () => undefined)
await new Promise<void>((resolve) => post.listen(0, '127.0.0.1', () => resolve()))
const gateway = createServer((request, reply) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    calls.push({ headers: request.headers, body: Buffer.concat(chunks).toString('utf8') })
    reply.statusCode = trouble.hook ? 503 : 204
    reply.end()
  })
})
await new Promise<void>((resolve) => gateway.listen(0, '127.0.0.1', () => resolve()))

function portOf(address: AddressInfo | string | null): string {
  return typeof address === 'object' && address !== null ? String(address.port) : ''
}

const app = await openTestApplication({
  at: '2026-03-10',
  outward: {
    mail: mailSender({
      url: `smtp://127.0.0.1:${portOf(post.server.address())}`,
      from: 'zwgk@example.gov.cn',
    }),
    probe: null,
    hook: hookSender({ url: `http://127.0.0.1:${portOf(gateway.address())}/in`, secret: SECRET }),
    address: 'http://desk.example.gov.cn',
  },
})
afterAll(async () => {
  await app.close()
  await new Promise<void>((resolve) => post.close(() => resolve()))
  await new Promise<void>((resolve) => gateway.close(() => resolve()))
})
const { db } = app.workshop.database
const art = await app.division('艺术处')
const clerk = await app.addStaff({ name: '李经办', signInName: 'lijingban', division: '艺术处' })
const administrator = await app.addStaff({ division: null, functions: ['system-administrator'] })
const desk = await app.signIn(clerk)
await desk.get('/workbench/mailbox')
await desk.post('/workbench/mailbox', { email: 'li@example.gov.cn' })

async function opened(subject: string, on: string, more: Partial<DutyToOpen> = {}): Promise<void> {
  await app.work(SYSTEM, (work) =>
    openDuty(work, {
      kind: 'test.report',
      subject,
      title: `报${subject}`,
      action: '填报',
      url: `/workbench/plans/${subject}`,
      divisionId: art,
      function: 'handler',
      rule: '按季度',
      clause: '二（二）',
      explanation: '理由里可能有姓名，不该出现在邮件里',
      due: { kind: 'day', on: civilDate(on) },
      ...more,
    }),
  )
}

async function remindOn(day: string): Promise<void> {
  app.clock.set(day)
  await app.work(SYSTEM, remindOwners)
  await app.runJobs()
}

/** The text of a mail, out of quoted-printable or base64. */
function readable(text: string): string {
  const [head = '', ...rest] = text.split('\r\n\r\n')
  const body = rest.join('\r\n\r\n')
  if (/base64/i.test(head)) return Buffer.from(body, 'base64').toString('utf8')
  const bytes = body
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_all, hex: string) => String.fromCharCode(parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8')
}

beforeEach(() => {
  mailbox.length = 0
  calls.length = 0
})

describe('owners are reminded before, on and after the day', () => {
  test('each stage once, one message with titles, days and links and nothing else', async () => {
    await opened('一季度', '2026-03-20')
    await opened('不提醒的', '2026-03-20', { reminders: false })
    await remindOn('2026-03-16')
    expect([mailbox.length, calls.length]).toEqual([0, 0])
    await remindOn('2026-03-17')
    await remindOn('2026-03-18')
    expect(mailbox.map((mail) => mail.to)).toEqual(['li@example.gov.cn'])
    const words = readable(mailbox[0]?.text ?? '')
    expect(words).toContain('报一季度：2026-03-20，还有 3 天')
    expect(words).toContain('http://desk.example.gov.cn/workbench/plans/一季度')
    expect(words).not.toContain('姓名')
    expect(words).not.toContain('不提醒的')
    await remindOn('2026-03-20')
    await remindOn('2026-03-21')
    await remindOn('2026-03-22')
    await remindOn('2026-03-24')
    expect(mailbox.map((mail) => /今天|迟 \d+ 天/.exec(readable(mail.text))?.[0])).toEqual([
      undefined,
      '今天',
      '迟 1 天',
      '迟 4 天',
    ])
  })

  test('duties of one form are one line a day, and one that is shared leads to where its sharer may look', async () => {
    const bundle = { bundle: 'return:二季度', bundleTitle: '二季度落实情况' }
    await opened('早的一', '2026-07-08', bundle)
    await opened('早的二', '2026-07-08', bundle)
    await opened('晚的', '2026-07-10', bundle)
    await opened('共办的', '2026-07-09', { function: 'head' })
    const [shared] = await listOpenDutiesOf(db, ['共办的'])
    const boss = await app.addStaff({ division: '艺术处', functions: ['head'] })
    await app.work(boss.actor, (work) =>
      shareDuty(work, shared?.id ?? '', { kind: 'person', personId: clerk.id }),
    )
    await remindOn('2026-07-08')
    const words = readable(mailbox[0]?.text ?? '')
    expect(words.match(/二季度落实情况：\S+/g)).toEqual([
      '二季度落实情况：2026-07-08，今天',
      '二季度落实情况：2026-07-10，还有',
    ])
    expect(words).toContain(`/workbench/duties/${shared?.id ?? ''}`)
    expect(words).not.toContain('/workbench/plans/共办的')
    expect(words).toMatch(/\/workbench\/plans\/早的[一二]/)
  })

  test('the gateway gets the same, signed over moment and body', async () => {
    await opened('网关', '2026-05-08')
    await remindOn('2026-05-08')
    const [call] = calls
    if (!call) throw new Error('the gateway was not called')
    const { 'x-mingzheng-timestamp': at, 'x-mingzheng-signature': signed } = call.headers
    expect(signed).toBe(`sha256=${signature(SECRET, String(at), call.body)}`)
    expect(signed).not.toBe(`sha256=${signature('another secret', String(at), call.body)}`)
    const body: unknown = JSON.parse(call.body)
    expect(body).toMatchObject({ to: 'lijingban' })
    expect(call.body).toContain('报网关')
  })

  test('what fails is seen in the outbox with its reason, and is sent when tried again', async () => {
    await opened('失败', '2026-06-10')
    trouble.mail = true
    trouble.hook = true
    await remindOn('2026-06-10')
    const failed = await listMessages(db, { status: 'failed', offset: 0, limit: 10 })
    expect(failed.map((message) => message.channel).toSorted()).toEqual(['hook', 'mail'])
    const admin = await app.signIn(administrator)
    const page = await admin.get('/workbench/outbox?status=failed')
    expect(page.text).toContain('消息网关答复 503')
    expect(page.text).toContain('mailbox is full')

    trouble.mail = false
    trouble.hook = false
    mailbox.length = 0
    const mail = failed.find((message) => message.channel === 'mail')
    const again = await admin.post(`/workbench/outbox/${mail?.id ?? ''}/retry`)
    expect([again.status, again.location]).toEqual([303, '/workbench/outbox'])
    await app.runJobs()
    expect(mailbox.map((sent) => sent.to)).toEqual(['li@example.gov.cn'])
    await admin.get('/workbench/outbox')
    const twice = await admin.post(`/workbench/outbox/${mail?.id ?? ''}/retry`)
    expect([twice.status, twice.text.includes('已经发出')]).toEqual([409, true])
    expect((await countMessages(db)).failed).toBe(1)
  })

  test('the outbox is for 系统管理 alone', async () => {
    expect((await (await app.signIn(clerk)).get('/workbench/outbox')).status).toBe(403)
  })

  test('an address that is none comes back with the sentence, and the old one stays', async () => {
    const again = await app.signIn(clerk)
    await again.get('/workbench/mailbox')
    const wrong = await again.post('/workbench/mailbox', { email: 'li at office' })
    expect([wrong.status, wrong.text.includes('请写一个完整的邮箱地址')]).toEqual([422, true])
    expect((await again.get('/workbench/mailbox')).html).toContain('li@example.gov.cn')
  })
})

describe('where nothing is configured', () => {
  test('nothing is written, nothing sent, and the outbox says so', async () => {
    const quiet = await openTestApplication({ at: '2026-03-10' })
    try {
      const division = await quiet.division('艺术处')
      const admin = await quiet.addStaff({ division: null, functions: ['system-administrator'] })
      await quiet.addStaff({ division: '艺术处' })
      await quiet.work(SYSTEM, async (work) => {
        await openDuty(work, {
          kind: 'test.report',
          subject: 'quiet',
          title: '没人提醒',
          action: '填报',
          url: '/workbench',
          divisionId: division,
          function: 'handler',
          rule: '按季度',
          clause: '二（二）',
          explanation: '季度末',
          due: { kind: 'day', on: work.today },
        })
        await remindOwners(work)
      })
      const page = await (await quiet.signIn(admin)).get('/workbench/outbox')
      expect(page.text).toContain('所以什么都不发')
      expect(page.text).toContain('没有消息')
    } finally {
      await quiet.close()
    }
  })
})
