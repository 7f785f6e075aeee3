import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { z } from 'zod'
import { openTestApplication, SYSTEM } from '../../../../test/support/application.ts'
import type { Staff } from '../../../../test/support/application.ts'
import { openNewsroom } from '../../../../test/support/newsroom.ts'
import { civilDate } from '../../../kernel/civil-date.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import type { Work } from '../../../platform/work/work.ts'
import { delegateFunction, identify } from '../organisation/index.ts'
import { gatesFor } from './domain/package.ts'
import { readBody } from './domain/read-body.ts'
import { abandonPackage, takeBackPackage } from './give-up-package.ts'
import { loadPackage } from './load-package.ts'
import { movePublication } from './move-publication.ts'
import { releasePackage, releaseScheduledJob } from './release-package.ts'
import { saveDraft } from './save-draft.ts'
import { sealPublication } from './seal-publication.ts'
import { passGate, returnPackage } from './sign-gate.ts'
import { startCorrection, startPackage } from './start-package.ts'
import { getDraft } from './store/drafts.ts'
import { submitPackage } from './submit-package.ts'
import { askWithdrawal, decideWithdrawal } from './withdraw-publication.ts'

const app = await openTestApplication({ at: '2026-03-10' })
afterAll(() => app.close())
const { db } = app.workshop.database
const room = await openNewsroom(app)
const both = await app.addStaff({
  name: '吴双职',
  division: '艺术处',
  functions: ['handler', 'head', 'content-review', 'openness-head'],
})
const secrecy = await app.addStaff({ name: '郑保密', functions: ['secrecy-review'] })
const people: readonly Pick<Staff, 'actor'>[] = [
  room.author,
  room.head,
  room.content,
  room.officeClerk,
  room.officeHead,
  room.leader,
  room.stranger,
  both,
  secrecy,
  await deputyOf(room.head),
]

/** Somebody of the division who writes himself, and to whom its head has handed his function for a time. */
async function deputyOf(head: Staff): Promise<Pick<Staff, 'actor'>> {
  const { id } = await app.addStaff({ name: '蒋代行', division: '艺术处', functions: ['handler'] })
  const actor = await app.work(head.actor, async (work) => {
    const since = work.today
    const wanted = { function: 'head', divisionId: room.divisionId, toId: id } as const
    const until = civilDate('2026-08-31')
    expect(await delegateFunction(work, { ...wanted, since, until, reason: '出差' })).toEqual([])
    return identify(work.db, id, since)
  })
  if (actor?.kind !== 'person') throw new Error('no deputy')
  expect(actor.posts).toContainEqual(expect.objectContaining({ function: 'head', onBehalfOf: '李处长' }))
  return { actor }
}

/** What somebody tries next; each may be refused. */
const ACTS = [
  'save',
  'submit',
  'submit for later',
  'pass',
  'pass as who may',
  'return',
  'take back',
  'abandon',
  'release',
  'scheduled job',
  'correct',
  'ask withdrawal',
  'decide withdrawal',
  'move',
  'seal',
  'swap the text',
  'call it approved',
] as const
type Act = (typeof ACTS)[number]

interface Step {
  readonly who: number
  readonly act: Act
  /** Which gate of the route is tried. */
  readonly gate: number
  readonly mark: number
}

/** Mostly the way on, so that many runs come out at the end; anything at any time. */
const steps = fc.array(
  fc.record({
    who: fc.nat({ max: people.length - 1 }),
    act: fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom('submit', 'pass', 'pass as who may', 'pass as who may') },
      { weight: 2, arbitrary: fc.constantFrom(...ACTS) },
    ),
    gate: fc.nat({ max: 3 }),
    mark: fc.nat({ max: 999 }),
  }),
  { minLength: 6, maxLength: 24 },
) satisfies fc.Arbitrary<readonly Step[]>

/** What has come out so far, by its kind; corrections count for themselves. */
const releases = { news: 0, emergency: 0, corrections: 0, byDeputy: 0 }

test.each([
  { lane: 'the ordinary lane', begin: () => room.write(), runs: 15 },
  { lane: 'the emergency lane', begin: writeEmergency, runs: 15 },
  { lane: 'a correction', begin: writeCorrection, runs: 15 },
])(
  'no order of acts by any set of people, deputies and holders of several functions among them, releases an unreviewed text through $lane',
  { timeout: 240_000 },
  async ({ begin, runs }) => {
    await fc.assert(
      fc.asyncProperty(steps, async (tried) => {
        const started = await begin()
        let current = started
        // A first half of the way, by those who may, so that what follows has something to go wrong with.
        await room.submit(started)
        for (const step of tried) {
          app.clock.set(after(app.clock.now(), 60).toISOString())
          const fresh = await attempt(step, current)
          if (fresh !== null) current = fresh
          await expectReviewed()
        }
      }),
      { numRuns: runs, seed: 20261127 },
    )
  },
)

test('the way through was open too: otherwise nothing would have been shown', async () => {
  checked.clear()
  await expectReviewed()
  expect(releases.news).toBeGreaterThan(3)
  expect(releases.emergency).toBeGreaterThan(3)
  expect(releases.corrections).toBeGreaterThan(0)
  expect(releases.byDeputy).toBeGreaterThan(0)
})

async function writeCorrection(): Promise<Text> {
  const { path } = await room.bringOut()
  return app.work(room.author.actor, async (work) => {
    const text = await startCorrection(work, path)
    const draft = await getDraft(work.db, text.draftId)
    const written = { ...draft, body: readBody('更正后的正文。'), changeNote: '改正时间' }
    await saveDraft(work, {
      draftId: text.draftId,
      revision: draft.revision,
      text: written,
      alternatives: new Map(),
    })
    return text
  })
}

async function writeEmergency(): Promise<Text> {
  return app.work(room.author.actor, async (work) => {
    const about = { typeId: 'emergency', columnId: 'yjxx', title: '景区临时关闭' }
    const text = await startPackage(work, room.divisionId, about)
    const draft = await getDraft(work.db, text.draftId)
    const fields = { level: '重大', happened: '2026-03-10 09:20', authorised: '市应急指挥部，9:40' }
    const written = { ...draft, fields, body: readBody('样本山景区今天临时关闭。') }
    await saveDraft(work, {
      draftId: text.draftId,
      revision: draft.revision,
      text: written,
      alternatives: new Map(),
    })
    return text
  })
}

function after(moment: Date, seconds: number): Date {
  return z.coerce.date().parse(moment.getTime() + seconds * 1000)
}

interface Text {
  readonly packageId: string
  readonly draftId: string
}

async function attempt(step: Step, text: Text): Promise<Text | null> {
  const { who, act } = step
  const may = act === 'pass as who may' ? await whoMay(step, text) : null
  const staff = people[who]
  const actor = may?.actor ?? (act === 'scheduled job' || staff === undefined ? SYSTEM : staff.actor)
  try {
    return await app.work(actor, (work) => perform(work, { ...step, ...may }, text))
  } catch (error) {
    if (!isRefused(error)) throw error
    return null
  }
}

/** Somebody who may sign a gate now, with that gate, so that many runs come through; null where nobody may. */
async function whoMay({ mark }: Step, { packageId }: Text) {
  const loaded = await loadPackage({ db }, packageId)
  const hands = people.flatMap(({ actor }) =>
    gatesFor(actor, loaded).map((open) => ({ actor, gate: loaded.gates.indexOf(open) })),
  )
  return hands[mark % Math.max(1, hands.length)] ?? null
}

/** Refused by a use case, or by the database where the act goes past the use cases. */
function isRefused(error: unknown): boolean {
  return (
    error instanceof Refusal ||
    (error instanceof Error && 'code' in error && ['23514', '23505', '42501'].includes(String(error.code)))
  )
}

async function perform(work: Work, { act, gate, mark }: Step, text: Text): Promise<Text | null> {
  const { packageId, draftId } = text
  const draft = await getDraft(work.db, draftId)
  const loaded = await loadPackage(work, packageId)
  const seen = loaded.round?.contentHash ?? ''
  const tried = loaded.gates[gate % Math.max(1, loaded.gates.length)]
  const gateId = tried?.id ?? 'head'
  const checked = tried?.checklists.flatMap(({ items }) => items) ?? []
  const id = draft.publicationId ?? ''
  switch (act) {
    case 'save': {
      const body = readBody(`改成第 ${String(mark)} 稿。`)
      const changed = { ...draft, body, changeNote: draft.publicationId === null ? null : '改' }
      await saveDraft(work, { draftId, revision: draft.revision, text: changed, alternatives: new Map() })
      return null
    }
    case 'submit':
      await submitPackage(work, packageId, { releaseAt: null })
      return null
    case 'submit for later': {
      const releaseAt = after(work.now, mark)
      await submitPackage(work, packageId, { releaseAt })
      return null
    }
    case 'pass':
    case 'pass as who may':
      await passGate(work, { packageId, gateId, seen, checked })
      return null
    case 'return':
      await returnPackage(work, { packageId, gateId, seen, reason: '再改' })
      return null
    case 'take back':
      await takeBackPackage(work, packageId)
      return null
    case 'abandon':
      await abandonPackage(work, packageId, '不发了')
      return null
    case 'release':
      await releasePackage(work, loaded)
      return null
    case 'scheduled job':
      await releaseScheduledJob.run(work, {})
      return null
    case 'correct':
      return startCorrection(work, draft.path ?? '')
    case 'ask withdrawal':
      await askWithdrawal(work, id, {
        kind: 'error',
        explanation: '内容有误',
        keepsContent: false,
        leadTo: null,
      })
      return null
    case 'decide withdrawal':
      await decideWithdrawal(work, id, { approve: mark % 2 === 0, remark: '说明' })
      return null
    case 'move':
      await movePublication(work, id, { columnId: mark % 2 === 0 ? 'wqhd' : 'zwdt', reason: '移' })
      return null
    case 'seal':
      await sealPublication(work, id, { kind: 'secret', at: work.now })
      return null
    case 'swap the text':
      await work.db
        .updateTable('publication.draft')
        .set({ body: JSON.stringify(readBody(`偷换的第 ${String(mark)} 稿。`)) })
        .where('id', '=', draftId)
        .execute()
      return null
    case 'call it approved':
      await work.db
        .updateTable('publication.package')
        .set({ state: 'approved' })
        .where('id', '=', packageId)
        .execute()
      await work.record({ subject: `package:${packageId}`, action: 'gate-passed' })
      await releasePackage(work, await loadPackage(work, packageId))
      return null
  }
}

/** Every version that ever came out passed every gate before its release, each by another who wrote none of it, over this very text. */
async function expectReviewed(): Promise<void> {
  const versions = await db
    .selectFrom('publication.version as v')
    .innerJoin('publication.publication as p', 'p.id', 'v.publication_id')
    .select(['p.kind', 'v.number', 'v.package_id as packageId', 'v.round', 'v.content_hash as hash'])
    .where('p.kind', 'in', ['news', 'emergency'])
    .execute()
  releases.news = versions.filter(({ kind }) => kind === 'news').length
  releases.emergency = versions.filter(({ kind }) => kind === 'emergency').length
  releases.corrections = versions.filter(({ number }) => number > 1).length
  for (const version of versions) {
    const key = `${version.packageId ?? ''} ${version.hash}`
    if (!checked.has(key)) await expectPassed(version)
    checked.add(key)
  }
}

/** A version never changes again: it is looked at when it has come out, and all of them once more at the end. */
const checked = new Set<string>()

const deputised = new Set<string>()

async function expectPassed(version: {
  readonly packageId: string | null
  readonly round: number | null
  readonly hash: string
}): Promise<void> {
  const packageId = version.packageId ?? ''
  const loaded = await loadPackage({ db }, packageId)
  const gates = loaded.rounds.find(({ round }) => round === version.round)?.gates ?? []
  const passed = loaded.signed.filter((one) => one.round === version.round && one.outcome === 'passed')
  const before = gates.filter(({ after }) => !after).map(({ id }) => id)
  const signed = passed.map(({ gateId }) => gateId)
  expect(before.length).toBeGreaterThan(1)
  expect(signed.filter((id) => before.includes(id)).sort()).toEqual(before.sort())
  expect(
    signed.filter((id) => !before.includes(id)).every((id) => gates.some((g) => g.after && g.id === id)),
  ).toBe(true)
  // Nobody stands behind two gates, be it by his own hand or by that of a deputy.
  const behind = passed.flatMap(({ signerId, onBehalfOf }) =>
    onBehalfOf === null ? [signerId] : [signerId, onBehalfOf],
  )
  expect(new Set(behind).size).toBe(behind.length)
  for (const hand of behind) expect(loaded.writers).not.toContain(hand)
  if (passed.some(({ onBehalfOf }) => onBehalfOf !== null)) deputised.add(packageId)
  releases.byDeputy = deputised.size
  const submitted = await db
    .selectFrom('ledger.entry')
    .select('after')
    .where('subject', '=', `package:${packageId}`)
    .where('action', '=', 'package-submitted')
    .execute()
  expect(submitted.some(({ after }) => JSON.stringify(after).includes(version.hash))).toBe(true)
}
