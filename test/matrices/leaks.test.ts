import { afterAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { BUREAU } from '../../demo/bureau.ts'
import { allRoutes } from '../../src/main/application.ts'
import { allowed } from '../../src/platform/http/answer.ts'
import type { Route } from '../../src/platform/http/route.ts'
import { confirmErasing, askErasure } from '../../src/modules/ground/publication/erase-sealed.ts'
import {
  askWithdrawal,
  changeColumn,
  decideWithdrawal,
  enterOfficialAddress,
  getColumn,
  getDraft,
  loadPackage,
  returnPackage,
  sealPublication,
} from '../../src/modules/ground/publication/index.ts'
import { saveBureau } from '../../src/modules/ground/organisation/index.ts'
import { withClient } from '../../src/platform/database/embedded-roles.ts'
import { openTestApplication, SYSTEM } from '../support/application.ts'
import type { Client, Staff } from '../support/application.ts'
import { openNewsroom } from '../support/newsroom.ts'
import type { Out, Written } from '../support/newsroom.ts'

const TODAY = '2026-03-10'
const app = await openTestApplication({ at: TODAY })
afterAll(() => app.close())
const { db } = app.workshop.database
await app.work(SYSTEM, (work) => saveBureau(work, { ...BUREAU, domain: 'wlj.example.gov.cn' }))
const room = await openNewsroom(app)
/** Stands beside every word that is looked for, so that one can search without naming it. */
const BESIDE = '琉璃瓦'

/** One text in one state, with the words that stand in its title, its body and its file, and in nothing else. */
interface Case {
  readonly state: string
  readonly title: string
  readonly body: string
  readonly file: string
  readonly draftId: string
  readonly packageId: string
  readonly id: string | null
  readonly path: string | null
  readonly hash: string
  /** What the public may read of it. */
  readonly shown: 'all' | 'nothing' | 'title' | 'at its address' | 'title everywhere'
  /** Whether its division and those who sign still read it. */
  readonly inside: boolean
  /** 受限附件: the public never sees the file, whatever it reads of the text. */
  readonly restricted?: true
}

const WORDS: Readonly<Record<string, string>> = {
  drafting: '甲子',
  'in review': '乙丑',
  returned: '丙寅',
  'approved and scheduled': '丁卯',
  released: '戊辰',
  'released beside a restricted attachment': '丁丑',
  withdrawn: '己巳',
  'withdrawn and kept for reference': '庚午',
  sealed: '辛未',
  'sealed and erased': '壬申',
  'handed over and waiting for its official address': '癸酉',
  'handed over with its official address': '甲戌',
  'handed over and withdrawn': '乙亥',
  'handed over and sealed': '丙子',
}

/** What stands on the city's platform only comes from this column. */
const ELSEWHERE = 'wqhd'
await app.work(room.officeClerk.actor, async (work) =>
  changeColumn(work, { ...(await getColumn(work.db, ELSEWHERE)), delivery: 'handover' }),
)

async function written(
  state: string,
  restricted = false,
): Promise<Written & Pick<Case, 'state' | 'title' | 'body' | 'file'>> {
  const word = WORDS[state] ?? ''
  const words = { title: `题${word}签`, body: `文${word}段`, file: `附${word}件` }
  const started = await room.write({
    ...(state.startsWith('handed over') ? { columnId: ELSEWHERE } : {}),
    title: `${BESIDE}${words.title}`,
    words: `${BESIDE}${words.body}。`,
    attachment: { name: `${words.file}.pdf`, content: words.file, restricted },
  })
  return { ...started, state, ...words }
}

async function broughtOut(
  state: string,
  restricted = false,
): Promise<Written & Pick<Case, 'state' | 'title' | 'body' | 'file'>> {
  const text = await written(state, restricted)
  await room.submit(text)
  await room.sign(text, room.head, 'head')
  await room.sign(text, room.content, 'content')
  return text
}

type Began = Awaited<ReturnType<typeof written>>

async function caseOf(text: Began, known: Pick<Case, 'shown' | 'inside' | 'restricted'>): Promise<Case> {
  const draft = await getDraft(db, text.draftId)
  return { ...text, ...known, id: draft.publicationId, path: draft.path, hash: draft.files[0]?.hash ?? '' }
}

const hidden = { shown: 'nothing', inside: true } as const
const drafting = await caseOf(await written('drafting'), hidden)
const inReview = await written('in review')
await room.submit(inReview)
const returned = await written('returned')
await room.submit(returned)
await app.work(room.head.actor, async (work) => {
  const seen = (await loadPackage(work, returned.packageId)).round?.contentHash ?? ''
  await returnPackage(work, { packageId: returned.packageId, gateId: 'head', seen, reason: '时间不对' })
})
const scheduled = await written('approved and scheduled')
await room.submit(scheduled, z.coerce.date().parse('2026-03-12T09:00:00+08:00'))
await room.sign(scheduled, room.head, 'head')
await room.sign(scheduled, room.content, 'content')
const released = await caseOf(await broughtOut('released'), { shown: 'all', inside: true })
const beside = await caseOf(await broughtOut('released beside a restricted attachment', true), {
  ...{ shown: 'all', inside: true, restricted: true },
})
const withdrawn = await caseOf(await broughtOut('withdrawn'), { shown: 'title', inside: true })
const kept = await caseOf(await broughtOut('withdrawn and kept for reference'), {
  shown: 'at its address',
  inside: true,
})
const sealed = await caseOf(await broughtOut('sealed'), { shown: 'nothing', inside: false })
const erased = await caseOf(await broughtOut('sealed and erased'), { shown: 'nothing', inside: false })
const handedOver = async (state: string, known: Pick<Case, 'shown' | 'inside'>) =>
  caseOf(await broughtOut(`handed over ${state}`), known)
const waiting = await handedOver('and waiting for its official address', hidden)
const elsewhere = await handedOver('with its official address', {
  shown: 'title everywhere',
  inside: true,
})
const takenBack = await handedOver('and withdrawn', { shown: 'title', inside: true })
const sealedThere = await handedOver('and sealed', { shown: 'nothing', inside: false })
for (const { id } of [elsewhere, takenBack, sealedThere])
  await app.work(room.officeClerk.actor, (work) =>
    enterOfficialAddress(work, id ?? '', `https://www.example.gov.cn/art/${id ?? ''}.html`),
  )
const cases = [
  drafting,
  await caseOf(inReview, hidden),
  await caseOf(returned, hidden),
  await caseOf(scheduled, hidden),
  released,
  beside,
  withdrawn,
  kept,
  sealed,
  erased,
  waiting,
  elsewhere,
  takenBack,
  sealedThere,
]
await app.runJobs()

test('what stands elsewhere is found by its title in every list, and its own address leads there', async () => {
  const routes = new Set(
    after.filter(({ content }) => content.includes(elsewhere.title)).map(({ path }) => path),
  )
  for (const path of ['/lm/:id', '/lm/:id/feed.xml', '/search', '/sitemap.html'])
    expect([path, routes.has(path)]).toEqual([path, true])
  expect((await visitor.get(elsewhere.path ?? '')).location).toContain('https://www.example.gov.cn/art/')
})

const visitor = app.visitor()
const doors = allRoutes()
  .filter(({ method, may }) => method === 'GET' && may.who === 'public')
  .map((route) => ({ route, addresses: addressesOf(route) }))
/** Every door is opened while all is still public, so that whatever keeps pages has kept them. */
const before = await openAll()

await withdraw(withdrawn, false)
await withdraw(kept, true)
await withdraw(takenBack, true)
for (const { id } of [sealed, erased, sealedThere])
  await app.work(room.officeClerk.actor, (work) =>
    sealPublication(work, id ?? '', { kind: 'secret', at: work.now }),
  )
await app.work(room.officeHead.actor, (work) => askErasure(work, erased.id ?? '', '市保密局〔2026〕1号'))
await app.work(room.leader.actor, (work) => confirmErasing(work, erased.id ?? ''))
/** At once, before any job ran. */
const atOnce = await openAll()
await app.runJobs()
const after = await openAll()

async function withdraw({ id }: Pick<Out, never> & { readonly id: string | null }, keepsContent: boolean) {
  await app.work(room.author.actor, async (work) => {
    const asked = { kind: 'error' as const, explanation: '内容有误，请勿引用。', keepsContent, leadTo: null }
    await askWithdrawal(work, id ?? '', asked)
  })
  await app.work(room.officeHead.actor, (work) =>
    decideWithdrawal(work, id ?? '', { approve: true, remark: '' }),
  )
}

/** Every address of a route that somebody who knows or guesses could open. */
function addressesOf(route: Route): readonly string[] {
  const plain = cases
    .flatMap((one) => {
      const [, , column = 'zwdt', number = '2026-1'] = (one.path ?? '').split('/')
      const known: Readonly<Record<string, string>> = { id: column, number, hash: one.hash }
      return [
        filled(route, (name) => known[name] ?? number),
        filled(route, () => one.id ?? one.draftId),
        filled(route, (name) =>
          name === 'hash' ? encodeURIComponent(`${one.file}.pdf`) : (known[name] ?? one.packageId),
        ),
      ]
    })
    .concat(filled(route, () => '2026'))
  const asked = `q=${encodeURIComponent(BESIDE)}&on=${TODAY}&from=1&to=1&page=1&year=2026&column=zwdt`
  return [
    ...new Set(
      plain.flatMap((path) => [path, `${path}?${asked}`, `${path}?q=${encodeURIComponent(BESIDE)}`]),
    ),
  ]
}

function filled(route: Route, valueOf: (name: string) => string): string {
  return route.path
    .split('/')
    .map((part) => (part.startsWith(':') ? valueOf(part.slice(1)) : part))
    .join('/')
}

interface Opened {
  readonly path: string
  readonly address: string
  readonly content: Buffer
}

async function openAll(): Promise<readonly Opened[]> {
  const opened: Opened[] = []
  for (const { route, addresses } of doors)
    for (const address of addresses) {
      const { bytes, headers } = await visitor.get(address)
      const said = Buffer.from(decodeURIComponent(JSON.stringify(headers).replaceAll('%22', '')))
      opened.push({ path: route.path, address, content: Buffer.concat([bytes, said]) })
    }
  return opened
}

function showing(opened: readonly Opened[], word: string): readonly string[] {
  return [...new Set(opened.filter(({ content }) => content.includes(word)).map(({ address }) => address))]
}

test('while all is public, each word is found at the doors where it belongs', () => {
  for (const one of [released, withdrawn, kept, sealed, erased]) {
    const routes = new Set(
      before.filter(({ content }) => content.includes(one.title)).map(({ path }) => path),
    )
    for (const path of ['/lm/:id', '/lm/:id/feed.xml', '/lm/:id/:number', '/search', '/sitemap.html'])
      expect([one.state, path, routes.has(path)]).toEqual([one.state, path, true])
    expect(showing(before, one.body).length).toBeGreaterThan(1)
    expect(showing(before, one.file).some((address) => address.includes('/files/'))).toBe(true)
  }
})

describe.each(cases.map((one) => [one.state, one] as const))('%s', (_, one) => {
  describe.each(doors.map(({ route }) => route.path))('GET %s', (path) => {
    test.each([
      ['at once', atOnce],
      ['after every job', after],
    ] as const)('shows the public what it may read and nothing else: %s', (_when, opened) => {
      const here = opened.filter((door) => door.path === path)
      expect(here.length).toBeGreaterThan(0)
      for (const word of [one.title, one.body, one.file])
        for (const address of showing(here, word))
          expect([address, mayShow(one, address, word)]).toEqual([address, true])
    })
  })

  test('stands in no 办理记录, event, job or submission', async () => {
    for (const word of [one.body, one.title])
      expect(
        await tablesWith(word, ['ledger', 'platform', 'graphile_worker', 'intake', 'work_plan', 'rules']),
      ).toEqual([])
  })

  test('is in the search index only while it is public', async () => {
    expect(await tablesWith(one.title, ['search'])).toEqual(
      one.shown === 'all' || one.shown === 'title everywhere' ? ['search.entry'] : [],
    )
  })

  test('is in no message, by its body', async () => {
    expect(await tablesWith(one.body, ['duties'])).toEqual([])
  })

  test('is closed to another division, in its workbench, its 今日 and by any guessed address', async () => {
    const leaks = await insideLeaks(room.stranger, one)
    expect(leaks.filter(({ address, word }) => !mayShow(one, address, word))).toEqual([])
  })
})

describe.each([sealed, erased, sealedThere].map((one) => [one.state, one] as const))('%s', (_, one) => {
  test.each([
    ['its author', room.author],
    ['its head', room.head],
    ['who signed', room.content],
    ['the openness office', room.officeClerk],
    ['公开机构负责人', room.officeHead],
    ['分管领导', room.leader],
    ['系统管理', room.administrator],
  ] as const)('is read by nobody inside either: %s', async (_who, staff) => {
    expect(await insideLeaks(staff, one)).toEqual([])
  })

  test('stands nowhere in the database but out of reach', async () => {
    for (const word of [one.title, one.body, one.file])
      expect(await tablesWith(word, null)).toEqual(one === erased ? [] : ['publication.sealed_text'])
  })
})

test('what is not sealed is still read by those who work on it', async () => {
  for (const one of cases.filter(({ inside }) => inside))
    expect([one.state, (await insideLeaks(room.author, one)).length > 0]).toEqual([one.state, true])
})

test('bytes of what was erased are gone, of what is sealed they are kept', async () => {
  expect(await app.workshop.files.exists(erased.hash)).toBe(false)
  expect(await app.workshop.files.exists(sealed.hash)).toBe(true)
})

/** Whether a word of a text may stand on a page. */
function mayShow(one: Case, address: string, word: string): boolean {
  const own = one.path !== null && address.startsWith(one.path) && !/^\d/.test(address.slice(one.path.length))
  if (one.restricted === true && word === one.file) return false
  if (one.shown === 'all') return true
  if (one.shown === 'title everywhere') return word === one.title
  if (one.shown === 'nothing') return false
  if (!own) return false
  return one.shown === 'at its address' || (word === one.title && !address.includes('/files/'))
}

interface Leak {
  readonly address: string
  readonly word: string
}

const clients = new Map<string, Client>()

/** Where inside somebody reads a word of a text: on every page of the workbench that lets him in. */
async function insideLeaks(staff: Staff, one: Case): Promise<readonly Leak[]> {
  const client = clients.get(staff.id) ?? (await app.signIn(staff))
  clients.set(staff.id, client)
  const leaks: Leak[] = []
  const routes = allRoutes().filter(
    ({ method, may }) => method === 'GET' && may.who !== 'public' && allowed(may, staff.actor),
  )
  const ids = [one.packageId, one.draftId, one.id ?? one.packageId]
  const addresses = routes.flatMap((route) =>
    ids.map((id) => filled(route, (name) => (name === 'number' ? '1' : id))),
  )
  for (const address of new Set(addresses)) {
    const { bytes, headers } = await client.get(address)
    const said = decodeURIComponent(JSON.stringify(headers))
    for (const word of [one.title, one.body, one.file])
      if (bytes.includes(word) || said.includes(word)) leaks.push({ address, word })
  }
  return leaks
}

/** Tables in which a word stands, of some schemas or of all, read by the owner. */
async function tablesWith(word: string, schemas: readonly string[] | null): Promise<readonly string[]> {
  return withClient(app.database.ownerConnectionString, async (client) => {
    const tables = await client.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables
       where schemaname !~ '^pg_' and schemaname <> 'information_schema' and ($1::text[] is null or schemaname = any($1)) order by 1`,
      [schemas],
    )
    const found: string[] = []
    for (const { name } of tables.rows) {
      const hit = await client.query(`select from ${name} t where t::text like $1 limit 1`, [`%${word}%`])
      if ((hit.rowCount ?? 0) > 0) found.push(name)
    }
    return found
  })
}
