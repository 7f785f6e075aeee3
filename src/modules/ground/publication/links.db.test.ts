import { createServer } from 'node:http'
import type { Server } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestApplication, SYSTEM } from '../../../../test/support/application.ts'
import { openNewsroom } from '../../../../test/support/newsroom.ts'
import type { Out } from '../../../../test/support/newsroom.ts'
import { addDays } from '../../../kernel/civil-date.ts'
import { civilDate } from '../../../kernel/civil-date.ts'
import { NOTHING_OUTWARD } from '../../../platform/outward/outward.ts'
import { probeAddress } from '../../../platform/outward/probe-address.ts'
import { listOpenDutiesOf } from '../duties/index.ts'
import { changeSetting } from '../rules/index.ts'
import { changeColumn } from './change-column.ts'
import { gatherLinksJob, LINKS, linkPolicy } from './check-links.ts'
import { confirmLink } from './confirm-link.ts'
import { linkCheck, linkCheckInside, linkConfirmedDays, stateOfLink } from './domain/link-state.ts'
import { enterOfficialAddress } from './enter-official-address.ts'
import { sealPublication } from './seal-publication.ts'
import { getColumn } from './store/columns.ts'
import { listLinkDays, listWatchedLinks } from './store/links.ts'
import type { WatchedLink } from './store/links.ts'
import { REPAIR } from './watch-links.ts'
import { askWithdrawal, decideWithdrawal } from './withdraw-publication.ts'

const FIRST_DAY = civilDate('2026-03-10')
/** What the texts call the other side; here it is a server of this machine. */
const THERE = 'http://links.example.gov.cn'
const place = { base: '' }
const app = await openTestApplication({
  at: FIRST_DAY,
  outward: {
    ...NOTHING_OUTWARD,
    probe: (address, rules) => probeAddress(address.replace(THERE, place.base), rules),
  },
})
const { db } = app.workshop.database
const room = await openNewsroom(app)
const keeper = await app.addStaff({ name: '何维护', division: '宣传处' })

/** The other side: which of its pages answer with what, and who asked. */
const there: { status: Record<string, number>; agents: string[]; atOnce: number; most: number } = {
  ...{ status: {}, agents: [], atOnce: 0, most: 0 },
}
const server: Server = createServer((request, response) => {
  there.agents.push(request.headers['user-agent'] ?? '')
  there.atOnce += 1
  there.most = Math.max(there.most, there.atOnce)
  setTimeout(() => {
    there.atOnce -= 1
    response.writeHead(there.status[request.url ?? ''] ?? 200).end()
  }, 5)
})

beforeAll(async () => {
  await new Promise<void>((listening) => {
    server.listen(0, '127.0.0.1', listening)
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  place.base = `http://127.0.0.1:${String(address.port)}`
  const divisionId = await app.division('宣传处')
  await app.work(room.officeClerk.actor, async (work) =>
    changeColumn(work, { ...(await getColumn(db, 'zwdt')), divisionId, delivery: 'both' }),
  )
})
afterAll(async () => {
  server.close()
  await app.close()
})

async function turn(check: 'on' | 'off', inside: 'allow' | 'refuse' = 'allow'): Promise<void> {
  await app.work(SYSTEM, async (work) => {
    await changeSetting(work, linkCheck, { value: check, reason: '试行' })
    await changeSetting(work, linkCheckInside, { value: inside, reason: '试行' })
  })
}

const day = { count: 0 }
/** A new day, and the check of its night. */
async function nextNight(): Promise<void> {
  day.count += 1
  app.clock.set(addDays(FIRST_DAY, day.count))
  await night()
}

async function nights(count: number): Promise<void> {
  for (let left = count; left > 0; left -= 1) await nextNight()
}

async function night(): Promise<void> {
  await app.work(SYSTEM, (work) => gatherLinksJob.run(work, {}))
  await app.runJobs()
}

async function bringOut(title: string, words: string): Promise<Out> {
  const out = await room.bringOut({ title, words })
  await app.runJobs()
  return out
}

async function linksOf({ id }: Out): Promise<readonly WatchedLink[]> {
  return (await listWatchedLinks(db, 100)).filter(({ publicationId }) => publicationId === id)
}

async function linkOf(out: Out): Promise<WatchedLink> {
  const [link] = await linksOf(out)
  if (link === undefined) throw new Error('no link')
  return link
}

async function stateOf(out: Out) {
  const link = await linkOf(out)
  return app.work(SYSTEM, async (work) => Promise.resolve(stateOfLink(link, linkPolicy(work))))
}

async function duties({ id }: Out) {
  return (await listOpenDutiesOf(db, [`publication:${id}`])).filter(({ kind }) => kind === REPAIR)
}

describe('switched off, as it stands until somebody turns it on', () => {
  test('links are known, and nobody is asked', async () => {
    const out = await bringOut('先不检查', `见[这里](${THERE}/off)。`)
    await nextNight()
    expect(await stateOf(out)).toBe('unchecked')
    expect(there.agents).toEqual([])
    const client = await app.signIn(room.author)
    expect((await client.get(LINKS)).text).toContain('每天的检查没有开启')
  })

  test('machines of a closed network are not asked unless the bureau says so', async () => {
    await turn('on', 'refuse')
    const out = await bringOut('内网链接', `见[这里](${THERE}/inside)。`)
    await nextNight()
    expect(await stateOf(out)).toBe('not-asked')
    expect(there.agents).toEqual([])
    await turn('on')
  })
})

describe('a link in a text', () => {
  const made: { out: Out | null } = { out: null }
  const text = (): Out => {
    if (made.out === null) throw new Error('not out')
    return made.out
  }
  beforeAll(async () => {
    await turn('on')
    made.out = await bringOut('演出安排', `安排见[这里](${THERE}/plan)，也见[这里](${THERE}/plan)。`)
  })

  test('is asked once a night, by somebody who says who he is', async () => {
    await nextNight()
    expect(await stateOf(text())).toBe('answers')
    expect(there.agents.every((agent) => agent.startsWith('Mingzheng-LinkCheck/1'))).toBe(true)
    const before = there.agents.length
    await night()
    expect(there.agents.length).toBe(before)
  })

  test('that fails is not yet dead; on as many days as the bureau says it is, and its division owes a repair', async () => {
    there.status['/plan'] = 404
    await nextNight()
    await nextNight()
    expect([await stateOf(text()), await duties(text())]).toEqual(['failing', []])
    await nextNight()
    expect(await stateOf(text())).toBe('dead')
    expect(await duties(text())).toMatchObject([
      {
        title: '修复失效链接：演出安排',
        divisionId: room.divisionId,
        function: 'handler',
        url: `${LINKS}/${(await linkOf(text())).id}`,
        internal: true,
      },
    ])
    await nextNight()
    expect(await duties(text())).toHaveLength(1)
  })

  test('shows each day with what it said, to those whom the page concerns', async () => {
    const { id } = await linkOf(text())
    expect((await listLinkDays(db, id, 10)).map(({ outcome }) => outcome)).toEqual([
      ...['fails', 'fails', 'fails', 'fails', 'answers'],
    ])
    const client = await app.signIn(room.author)
    expect((await client.get(LINKS)).text).toContain('失效')
    expect((await client.get(`${LINKS}/${id}`)).text).toContain('没有这一页（404）')
    const stranger = await app.signIn(room.stranger)
    expect((await stranger.get(LINKS)).text).not.toContain('演出安排')
    expect((await stranger.get(`${LINKS}/${id}`)).status).toBe(404)
    expect((await client.get(`${LINKS}/no-id`)).status).toBe(404)
  })

  test('that answers again owes nothing', async () => {
    there.status['/plan'] = 200
    await nextNight()
    expect([await stateOf(text()), await duties(text())]).toEqual(['answers', []])
  })

  test('may be vouched for with a reason, for as long as the bureau lets that stand', async () => {
    there.status['/plan'] = 500
    await nights(3)
    const { id } = await linkOf(text())
    const client = await app.signIn(room.author)
    await client.get(`${LINKS}/${id}`)
    expect((await client.post(`${LINKS}/${id}/confirm`, { reason: '好' })).status).toBe(422)
    await expect(
      app.work(room.stranger.actor, (work) => confirmLink(work, id, '用办公电脑能打开')),
    ).rejects.toMatchObject({ kind: 'forbidden' })
    const answer = await client.post(`${LINKS}/${id}/confirm`, { reason: '用办公电脑能打开' })
    expect(answer.status).toBe(303)
    expect([await stateOf(text()), await duties(text())]).toEqual(['confirmed', []])
    await nextNight()
    expect(await duties(text())).toEqual([])
    await app.work(SYSTEM, (work) =>
      changeSetting(work, linkConfirmedDays, { value: 1, reason: '一天后再看' }),
    )
    await nextNight()
    expect(await duties(text())).toHaveLength(1)
  })

  test('that is corrected away is watched no more, and the duty ends with it', async () => {
    await room.correct(text(), '安排见公告栏。', '去掉打不开的链接')
    await app.runJobs()
    expect([await linksOf(text()), await duties(text())]).toEqual([[], []])
  })

  test('that answers needs nobody to vouch for it', async () => {
    const out = await bringOut('能打开的', `见[这里](${THERE}/fine)。`)
    await nextNight()
    const { id } = await linkOf(out)
    await expect(
      app.work(room.author.actor, (work) => confirmLink(work, id, '用办公电脑能打开')),
    ).rejects.toMatchObject({ code: 'link-answers' })
  })
})

describe('an official address', () => {
  test('that died is the keeper’s, and another address ends it', async () => {
    const out = await bringOut('开票公告', '开票了。')
    await app.work(keeper.actor, (work) => enterOfficialAddress(work, out.id, `${THERE}/official`))
    there.status['/official'] = 404
    await nights(3)
    expect(await duties(out)).toMatchObject([
      { title: '核对正式网址：开票公告', divisionId: await app.division('宣传处') },
    ])
    await app.work(keeper.actor, (work) => enterOfficialAddress(work, out.id, `${THERE}/moved`))
    expect(await duties(out)).toEqual([])
    expect((await linkOf(out)).url).toBe(`${THERE}/moved`)
  })
})

test('what was withdrawn leads nowhere any more, and owes no repair', async () => {
  const out = await bringOut('要撤的', `见[这里](${THERE}/withdrawn)。`)
  there.status['/withdrawn'] = 404
  await nights(3)
  expect(await duties(out)).toHaveLength(1)
  await app.work(room.author.actor, async (work) => {
    await askWithdrawal(work, out.id, {
      ...{ kind: 'error', explanation: '内容有误，请勿引用。', keepsContent: false, leadTo: null },
    })
  })
  await app.work(room.officeHead.actor, (work) =>
    decideWithdrawal(work, out.id, { approve: true, remark: '' }),
  )
  await app.runJobs()
  expect([await linksOf(out), await duties(out)]).toEqual([[], []])
})

test('of what was sealed no address is kept, nor what it answered', async () => {
  const out = await bringOut('泄露的', `见[这里](${THERE}/secret-place)。`)
  await nextNight()
  await app.work(room.officeClerk.actor, (work) =>
    sealPublication(work, out.id, { kind: 'secret', at: work.now }),
  )
  const left = await db.selectFrom('publication.watched_link').select('url').execute()
  expect(left.map(({ url }) => url)).not.toContain(`${THERE}/secret-place`)
})

test('many addresses are asked a few at once, one job after the other', async () => {
  const paths = Array.from({ length: 45 }, (_, number) => `- [甲](${THERE}/many-${String(number)})`)
  const out = await bringOut('很多链接', paths.join('\n'))
  there.most = 0
  await nextNight()
  expect((await linksOf(out)).map(({ outcome }) => outcome)).toEqual(
    Array.from({ length: 45 }, () => 'answers'),
  )
  expect(there.most).toBeGreaterThan(1)
  expect(there.most).toBeLessThanOrEqual(4)
})

test('switched off again nobody owes a repair', async () => {
  const out = await bringOut('又关掉', `见[这里](${THERE}/gone)。`)
  there.status['/gone'] = 404
  await nights(3)
  expect(await duties(out)).toHaveLength(1)
  await turn('off')
  await nextNight()
  expect(await duties(out)).toEqual([])
})
