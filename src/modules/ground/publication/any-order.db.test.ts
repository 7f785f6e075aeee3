import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { z } from 'zod'
import { openTestApplication, SYSTEM } from '../../../../test/support/application.ts'
import type { Staff } from '../../../../test/support/application.ts'
import { openNewsroom } from '../../../../test/support/newsroom.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import type { Work } from '../../../platform/work/work.ts'
import { readBody } from './domain/read-body.ts'
import { abandonPackage, takeBackPackage } from './give-up-package.ts'
import { loadPackage } from './load-package.ts'
import { movePublication } from './move-publication.ts'
import { releasePackage, releaseScheduledJob } from './release-package.ts'
import { saveDraft } from './save-draft.ts'
import { sealPublication } from './seal-publication.ts'
import { passGate, returnPackage } from './sign-gate.ts'
import { startCorrection } from './start-package.ts'
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
const people: readonly Staff[] = [
  room.author,
  room.head,
  room.content,
  room.officeClerk,
  room.officeHead,
  room.leader,
  room.stranger,
  both,
]

/** What somebody tries next; each may be refused. */
const ACTS = [
  'save',
  'submit',
  'submit for later',
  'pass head',
  'pass content',
  'return head',
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
  readonly mark: number
}

/** Mostly the way on, so that many runs come out at the end; anything at any time. */
const steps = fc.array(
  fc.record({
    who: fc.nat({ max: people.length - 1 }),
    act: fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom('submit', 'pass head', 'pass content') },
      { weight: 2, arbitrary: fc.constantFrom(...ACTS) },
    ),
    mark: fc.nat({ max: 999 }),
  }),
  { minLength: 4, maxLength: 24 },
) satisfies fc.Arbitrary<readonly Step[]>

let releases = 0

test(
  'no order of acts by any set of people releases a text that was not reviewed',
  { timeout: 240_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (tried) => {
        const started = await room.write()
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
      { numRuns: 25, seed: 20261127 },
    )
    // The way through is open too: otherwise nothing would have been shown.
    expect(releases).toBeGreaterThan(3)
  },
)

function after(moment: Date, seconds: number): Date {
  return z.coerce.date().parse(moment.getTime() + seconds * 1000)
}

interface Text {
  readonly packageId: string
  readonly draftId: string
}

async function attempt({ who, act, mark }: Step, text: Text): Promise<Text | null> {
  const staff = people[who]
  const actor = act === 'scheduled job' || staff === undefined ? SYSTEM : staff.actor
  try {
    return await app.work(actor, (work) => perform(work, { act, mark }, text))
  } catch (error) {
    if (!isRefused(error)) throw error
    return null
  }
}

/** Refused by a use case, or by the database where the act goes past the use cases. */
function isRefused(error: unknown): boolean {
  return (
    error instanceof Refusal ||
    (error instanceof Error && 'code' in error && ['23514', '23505', '42501'].includes(String(error.code)))
  )
}

async function perform(
  work: Work,
  { act, mark }: Pick<Step, 'act' | 'mark'>,
  text: Text,
): Promise<Text | null> {
  const { packageId, draftId } = text
  const draft = await getDraft(work.db, draftId)
  const loaded = await loadPackage(work, packageId)
  const seen = loaded.round?.contentHash ?? ''
  const checked = (gateId: string) =>
    loaded.gates.find(({ id }) => id === gateId)?.checklists.flatMap(({ items }) => items) ?? []
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
    case 'pass head':
      await passGate(work, { packageId, gateId: 'head', seen, checked: checked('head') })
      return null
    case 'pass content':
      await passGate(work, { packageId, gateId: 'content', seen, checked: checked('content') })
      return null
    case 'return head':
      await returnPackage(work, { packageId, gateId: 'head', seen, reason: '再改' })
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

/** Every version that ever came out passed every gate of its round, each by another who wrote none of it, over this very text. */
async function expectReviewed(): Promise<void> {
  const versions = await db
    .selectFrom('publication.version as v')
    .innerJoin('publication.publication as p', 'p.id', 'v.publication_id')
    .select(['v.package_id as packageId', 'v.round', 'v.content_hash as hash', 'v.author_id as authorId'])
    .where('p.kind', '=', 'news')
    .execute()
  releases = versions.length
  for (const { packageId, round, hash } of versions) {
    const loaded = await loadPackage({ db }, packageId ?? '')
    const opened = loaded.rounds.find((one) => one.round === round)
    const passed = loaded.signed.filter((one) => one.round === round && one.outcome === 'passed')
    expect(passed.map(({ gateId }) => gateId).sort()).toEqual(
      (opened?.gates ?? []).map(({ id }) => id).sort(),
    )
    expect(new Set(passed.map(({ signerId }) => signerId)).size).toBe(passed.length)
    for (const { signerId } of passed) expect(loaded.writers).not.toContain(signerId)
    const submitted = await db
      .selectFrom('ledger.entry')
      .select('after')
      .where('subject', '=', `package:${packageId ?? ''}`)
      .where('action', '=', 'package-submitted')
      .execute()
    expect(submitted.some(({ after }) => JSON.stringify(after).includes(hash))).toBe(true)
  }
}
