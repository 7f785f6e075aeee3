import { afterAll, describe, expect, test } from 'vitest'
import { allRoutes } from '../../src/main/application.ts'
import { requestChange, termsOf } from '../../src/modules/delivery/work-plan/change-measure.ts'
import { takeEvidenceBack } from '../../src/modules/delivery/work-plan/give-evidence.ts'
import { getPlan, giveEvidence, importPlan, saveDraft } from '../../src/modules/delivery/work-plan/index.ts'
import { askNotConcerned } from '../../src/modules/delivery/work-plan/not-concerned.ts'
import { returnPeriod } from '../../src/modules/delivery/work-plan/release-period.ts'
import { openTestApplication } from '../support/application.ts'
import type { Answer } from '../support/application.ts'
import { planInHand, PLAN_TEXT } from '../support/released-plan.ts'
import type { PlanInHand, Told } from '../support/released-plan.ts'
import { filledWith, routeOf } from './route-map.ts'
import { survey } from './survey.ts'

/** The clerk's word for each thing that is not public; it stands in nothing else. */
const HIDDEN = {
  'a plan in review': '暗号甲申',
  'a plan adopted and not released': '暗号乙酉',
  'a report handed in for release': '暗号丙戌',
  'a release that was returned': '暗号丁亥',
  'the reason for returning it': '暗号戊子',
  'a draft of a division': '暗号己丑',
  'internal evidence': '暗号庚寅',
  'what stands in an internal file': '暗号辛卯',
  'evidence that was taken back': '暗号壬辰',
  'a change that waits': '暗号癸巳',
  'a request to be excused': '暗号甲午',
  'what a division wrote and 办公室 worded anew': '暗号乙未',
} as const
/** Stands beside every hidden word, so that one can look for it without naming what is hidden. */
const BESIDE = '琉璃瓦'
const SHOWN = '惠民演出安排已按季公布'

const app = await openTestApplication({ at: '2026-07-10' })
afterAll(() => app.close())
const officeClerk = await app.addStaff({ functions: ['handler', 'openness-handler'] })
const leader = await app.addStaff({ division: null, functions: ['leader'] })
const artsClerk = await app.addStaff({ division: '艺术处' })
const secret = (what: keyof typeof HIDDEN) => `${BESIDE}${HIDDEN[what]}。`

const released = await planInHand(app)
const evidenceIds = await releaseWithSecrets(released)
await handInWithSecrets(released)
const unreleased = await planInHand(
  app,
  PLAN_TEXT.replace('有变动当天更正。', secret('a plan adopted and not released')),
)
await returnWithSecrets(unreleased)
await app.work(officeClerk.actor, (work) =>
  importPlan(work, {
    kind: 'pasted',
    text: PLAN_TEXT.replace('有变动当天更正。', secret('a plan in review')),
  }),
)
await app.runJobs()

async function releaseWithSecrets(plan: PlanInHand): Promise<readonly string[]> {
  const inside = Buffer.from(secret('what stands in an internal file'))
  await plan.report('艺术处', '2026-Q1', [
    {
      number: 1,
      state: 'on-schedule',
      text: `${SHOWN}。`,
      evidence: [
        { given: { kind: 'file', name: '安排表.txt', bytes: Buffer.from('三月五日') }, public: true },
        { given: { kind: 'file', name: `${secret('internal evidence')}.txt`, bytes: inside }, public: false },
        {
          given: { kind: 'link', title: secret('internal evidence'), url: 'https://a.example.com/b' },
          public: false,
        },
      ],
    },
    { number: 4, state: 'on-schedule', text: secret('what a division wrote and 办公室 worded anew') },
  ])
  await plan.submit('2026-Q1')
  await plan.approve('2026-Q1')
  const { rows } = await app.workshop.database.pool.query<{ id: string }>(
    'select id from work_plan.evidence where not public',
  )
  return rows.map(({ id }) => id)
}

async function handInWithSecrets(plan: PlanInHand): Promise<void> {
  const divisionId = await app.division('艺术处')
  const key = { planId: plan.planId, divisionId, period: '2026-Q2' }
  const [first, second] = plan.measures
  if (first === undefined || second === undefined) throw new RangeError('no measures')
  await app.work(artsClerk.actor, async (work) => {
    const url = 'https://c.example.com/d'
    await giveEvidence(
      work,
      { ...key, measureId: first.id },
      { kind: 'link', title: secret('evidence that was taken back'), url },
    )
  })
  const { rows } = await app.workshop.database.pool.query<{ id: string }>(
    `select id from work_plan.evidence where title like '%${HIDDEN['evidence that was taken back']}%'`,
  )
  await app.work(artsClerk.actor, (work) => takeEvidenceBack(work, key, rows[0]?.id ?? ''))
  await plan.report('艺术处', '2026-Q2', bothMeasures(secret('a report handed in for release')))
  await plan.submit('2026-Q2')
  await app.work(artsClerk.actor, async (work) => {
    const entries = [
      {
        measureId: first.id,
        state: 'behind' as const,
        text: secret('a draft of a division'),
        unchanged: false,
      },
    ]
    await saveDraft(work, { ...key, period: '2026-Q3' }, entries)
    await askNotConcerned(
      work,
      { ...key, period: '2026-Q3', measureId: first.id },
      secret('a request to be excused'),
    )
  })
  await app.work(officeClerk.actor, async (work) => {
    const before = await termsOf(work, await getPlan(work.db, plan.planId), second)
    const after = { ...before, text: secret('a change that waits') }
    await requestChange(
      work,
      { planId: plan.planId, measureId: second.id },
      { after, reason: secret('a change that waits') },
    )
  })
}

async function returnWithSecrets(plan: PlanInHand): Promise<void> {
  await plan.report('艺术处', '2026-Q1', bothMeasures(secret('a release that was returned')))
  await plan.submit('2026-Q1')
  const key = { planId: plan.planId, period: '2026-Q1' }
  await app.work(leader.actor, (work) => returnPeriod(work, key, secret('the reason for returning it')))
}

function bothMeasures(text: string): readonly Told[] {
  return [1, 4].map((number) => ({ number, state: 'on-schedule' as const, text }))
}

const visitor = app.visitor()
const reader = {
  who: '公众',
  actor: { kind: 'public' } as const,
  staff: null,
  cookie: '',
  restricted: false,
  client: visitor,
}
const { addresses } = await survey([reader])

/** Everything a reader could open or guess. */
async function doors(): Promise<readonly string[]> {
  const { rows } = await app.workshop.database.pool.query<{ slug: string }>('select slug from work_plan.plan')
  const items = ['2026-Q1', '2026-Q2', '2026-Q3', '2026-H1', '1', '2', '3', '4', '5']
  const guessed = rows.flatMap(({ slug }) => [
    `/gzyd/${slug}`,
    ...items.map((item) => `/gzyd/${slug}/${item}`),
    ...evidenceIds.map((id) => `/gzyd/${slug}/file/${id}`),
  ])
  const asked = [BESIDE, '琉璃', '三月五日', '安排表', '公开'].map(
    (words) => `/search?q=${encodeURIComponent(words)}`,
  )
  const plain = allRoutes()
    .filter(({ method, path }) => method === 'GET' && !path.includes(':'))
    .map(({ path }) => path)
  return [...new Set([...addresses.map(({ address }) => address), ...guessed, ...asked, ...plain])]
}

const answers: readonly (readonly [string, Answer])[] = await openAll(await doors())

async function openAll(paths: readonly string[]): Promise<readonly (readonly [string, Answer])[]> {
  const opened: (readonly [string, Answer])[] = []
  for (const path of paths)
    for (const headers of [{}, { cookie: 'mz-mode=elder' }])
      opened.push([path, await visitor.get(path, headers)])
  return opened
}

test('what was released is there: the walk comes to the pages where something could leak', () => {
  const showing = answers.filter(([, answer]) => answer.text.includes(SHOWN)).map(([path]) => path)
  expect(showing.some((path) => path.startsWith('/gzyd/'))).toBe(true)
  expect(showing.length).toBeGreaterThan(3)
  expect(answers.length).toBeGreaterThan(60)
})

describe.each(Object.entries(HIDDEN))('%s', (_, word) => {
  test('is on no page, in no list, file, snippet or header that the public gets', () => {
    for (const [path, { bytes, headers }] of answers) {
      const leaks = bytes.includes(word) || decodeURIComponent(JSON.stringify(headers)).includes(word)
      expect([path, leaks]).toEqual([path, false])
    }
  })

  test('is known to the house', async () => {
    const { rows } = await app.workshop.database.pool.query<{ found: boolean }>(
      `select exists (select from ledger.entry where entry::text like $1) or exists (select from work_plan.plan where source_text like $1) or $2 as found`,
      [`%${word}%`, word === HIDDEN['what stands in an internal file']],
    )
    expect(rows[0]?.found).toBe(true)
  })
})

test('nothing hidden is found by a word beside it', () => {
  const found = answers.filter(
    ([path]) => path.startsWith('/search?q=') && decodeURIComponent(path).includes('琉璃'),
  )
  expect(found).toHaveLength(4)
  for (const [path, answer] of found)
    expect([path, answer.html.includes('href="/gzyd/')]).toEqual([path, false])
})

test('internal evidence has no address for the public, and its id is nowhere', () => {
  const files = answers.filter(([path]) => evidenceIds.some((id) => path.endsWith(id)))
  expect(files.length).toBeGreaterThan(3)
  for (const [path, answer] of files) expect([path, answer.status]).toEqual([path, 404])
  for (const [path, answer] of answers.filter(([door]) => !evidenceIds.some((id) => door.includes(id))))
    for (const id of evidenceIds) expect([path, answer.html.includes(id)]).toEqual([path, false])
})

test('every door of the workbench is shut to the public, with the same answer for what is there and what is not', async () => {
  for (const route of allRoutes().filter(({ method, may }) => method === 'GET' && may.who !== 'public')) {
    const real = filledWith(route, released.planId)
    const answer = await visitor.get(real)
    expect([route.path, answer.status, answer.bytes.length]).toEqual([route.path, 303, 0])
    expect(routeOf('GET', answer.location ?? '')?.path).toBe('/workbench/sign-in')
  }
})
