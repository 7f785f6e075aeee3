import { afterAll, describe, expect, test } from 'vitest'
import { openTestApplication, SYSTEM } from '../../../../test/support/application.ts'
import type { Staff } from '../../../../test/support/application.ts'
import { civilDate } from '../../../kernel/civil-date.ts'
import { listOpenDutiesOf } from '../../ground/duties/index.ts'
import { getDraft, readBody, startPackage } from '../../ground/publication/index.ts'
import { changeSetting } from '../../ground/rules/index.ts'
import { beginMaking, endMaking, startMakingText } from './begin-making.ts'
import type { Entry } from './domain/document.ts'
import { procedureFromYear } from './domain/making-settings.ts'
import type { Identified, MakingStep } from './domain/making.ts'
import type { StepToRecord } from './domain/making-checks.ts'
import { evaluateDocument } from './evaluate-document.ts'
import { forgetDocument } from './forget-document.ts'
import { readMaking } from './load-making.ts'
import { oweFiling } from './making-duties.ts'
import { markMadeElsewhere } from './mark-made-elsewhere.ts'
import { normativeReadiness } from './readiness.ts'
import { recordStep } from './record-step.ts'
import { registerDocument } from './register-document.ts'
import { changeDocument } from './relate-documents.ts'
import { decideAttribute } from './set-attribute.ts'
import { startDraft } from './start-draft.ts'
import { getDocument, updateReleased } from './store/documents.ts'

const app = await openTestApplication({ at: '2026-03-10' })
afterAll(() => app.close())
const { db } = app.workshop.database
const day = civilDate

const clerk = await app.addStaff({ name: '周经办', division: '艺术处' })
const law = await app.addStaff({ name: '陈法制', division: '法制处', functions: ['legal-review'] })
const office = await app.addStaff({ name: '王办公', division: '办公室', functions: ['openness-handler'] })
const leader = await app.addStaff({ division: null, functions: ['leader'] })
const other = await app.addStaff({ division: '研究室' })
const arts = await app.division('艺术处')

const ORDINARY: Identified = {
  title: '示例市小剧场扶持办法',
  identifiedBecause: '规定扶持资金的申请条件，在全市反复适用',
  operators: true,
  economic: true,
  rights: false,
  urgentBecause: null,
}

async function begin(identified: Partial<Identified> = {}): Promise<string> {
  const begun = await app.work(clerk.actor, (work) => beginMaking(work, arts, { ...ORDINARY, ...identified }))
  if (!begun.ok) throw new Error(JSON.stringify(begun.errors))
  return begun.id
}

interface Recorded extends Partial<StepToRecord> {
  readonly documentNumber?: string
}

function record(id: string, by: Staff, ...[step, typed]: readonly [step: MakingStep, typed?: Recorded]) {
  const { documentNumber = '', ...change } = typed ?? {}
  return app.work(by.actor, (work) =>
    recordStep(work, id, {
      step: {
        ...{ step, outcome: 'done', on: work.today, finding: '写明了情况', from: null, until: null },
        ...{ place: null, opinions: null, consistency: null, advice: null, adviceReason: null },
        ...{ reference: null, ...change },
      },
      upload: null,
      cleared: false,
      documentNumber,
    }),
  )
}

async function dutiesOf(subject: string) {
  const open = await listOpenDutiesOf(db, [subject])
  return open.map(({ kind, function: held, due }) => [kind, held, due.kind === 'day' ? due.on : due.kind])
}

const CONSULTED = {
  outcome: 'held',
  from: day('2026-03-11'),
  until: day('2026-04-10'),
  place: '门户网站',
  opinions: 2,
} as const

/** Up to 合法性审核, which it waits for on the day it returns. */
async function toLegality(): Promise<string> {
  app.clock.set('2026-03-10')
  const id = await begin()
  expect(await record(id, clerk, 'assess')).toEqual([])
  app.clock.set('2026-04-13')
  expect(await record(id, clerk, 'consult', CONSULTED)).toEqual([])
  expect(await record(id, clerk, 'fair', { outcome: 'fits', consistency: '一致' })).toEqual([])
  return id
}

let serial = 0
async function register(change: Partial<Entry> = {}): Promise<{ id: string; number: string }> {
  serial += 1
  const number = `示例文旅发〔2026〕${String(serial)}号`
  const entry: Entry = {
    ...{ number, title: '示例市小剧场扶持办法', divisionId: arts, origin: 'own', issuer: null },
    ...{ writtenOn: day('2026-04-28'), printedOn: day('2026-04-28'), obtainedOn: null, retention: null },
    ...{ policy: true, normative: true, publishedOn: null, effectiveOn: null, validUntil: null },
    repealedOn: null,
    ...change,
  }
  const done = await app.work(clerk.actor, (work) =>
    registerDocument(work, entry, {
      ...{ attribute: 'open', reason: '', article: null, weighing: '', redacted: false },
      ...{ redactionNote: '', openWhen: '', reviewOn: null },
    }),
  )
  if (!done.ok) throw new Error(JSON.stringify(done.errors))
  return { id: done.id, number }
}

function decide(id: string) {
  return app.work(leader.actor, (work) => decideAttribute(work, id, { agree: true, reason: '', round: 1 }))
}

function lacksOf(packageId: string) {
  return app.work(SYSTEM, (work) => normativeReadiness(work, packageId))
}

describe('a 规范性文件 from 认定 to 备案', () => {
  const made = { id: '', packageId: '', document: '' }

  test('what is internal is not begun, nor for another division', async () => {
    const internal = { ...ORDINARY, title: '局内部管理规定' }
    expect(await app.work(clerk.actor, (work) => beginMaking(work, arts, internal))).toMatchObject({
      errors: [{ field: 'title' }],
    })
    await expect(app.work(other.actor, (work) => beginMaking(work, arts, ORDINARY))).rejects.toMatchObject({
      code: 'not-our-division',
    })
  })

  test('each step opens the duty of the next with its clock', async () => {
    app.clock.set('2026-03-10')
    made.id = await begin()
    expect(await dutiesOf(`making:${made.id}`)).toEqual([['documents.make', 'handler', '2026-04-08']])
    const { draftId } = await app.work(clerk.actor, (work) => startMakingText(work, made.id))
    made.packageId = (await getDraft(db, draftId)).packageId
    expect(await record(made.id, clerk, 'assess')).toEqual([])
    app.clock.set('2026-04-13')
    expect(await record(made.id, clerk, 'consult', { ...CONSULTED, until: day('2026-04-09') })).toMatchObject(
      [{ field: 'until' }],
    )
    expect(await record(made.id, clerk, 'consult', CONSULTED)).toEqual([])
    expect(await record(made.id, clerk, 'fair', { outcome: 'fits', consistency: '一致' })).toEqual([])
    expect(await dutiesOf(`making:${made.id}`)).toEqual([
      ['documents.legality', 'legal-review', '2026-05-07'],
    ])
  })

  test('legality is not skipped: 办公室 records no 集体审议, the drafters no opinion, and the package stays', async () => {
    await expect(
      record(made.id, office, 'deliberate', { outcome: 'passed', reference: '纪要1' }),
    ).rejects.toMatchObject({ code: 'no-deliberate' })
    await expect(
      record(made.id, clerk, 'legality', { outcome: 'lawful', reference: '会签' }),
    ).rejects.toThrow('会签、征求意见、参加会议都不能代替')
    const { rowCount } = await app.workshop.database.pool.query(
      'select from documents.making_step where making_id = $1',
      [made.id],
    )
    expect(rowCount).toBe(3)
    await expect(
      app.workshop.database.pool.query(
        `insert into documents.making_step (making_id, number, step, outcome, on_day, finding, by_id, by_name, recorded_on)
         values ($1, 4, 'deliberate', 'passed', '2026-04-13', '', $2, '', '2026-04-13')`,
        [made.id, office.id],
      ),
    ).rejects.toThrow('no deliberation without a legality review')
    expect(await lacksOf(made.packageId)).toMatchObject([
      { message: '规范性文件还差：合法性审核、集体审议、签发、编号、印发。' },
    ])
  })

  test('an opinion sooner than five working days is refused, unlawful sends it back, and it comes again', async () => {
    app.clock.set('2026-04-17')
    const opinion = { reference: '法审〔2026〕1号' }
    expect(await record(made.id, law, 'legality', { ...opinion, outcome: 'lawful' })).toMatchObject([
      { field: 'on' },
    ])
    app.clock.set('2026-04-20')
    expect(await record(made.id, law, 'legality', { ...opinion, outcome: 'unlawful' })).toEqual([])
    expect((await dutiesOf(`making:${made.id}`)).map(([kind]) => kind)).toEqual(['documents.make'])
    await expect(
      record(made.id, office, 'deliberate', { outcome: 'passed', reference: '纪要1' }),
    ).rejects.toMatchObject({ code: 'no-deliberate' })
    expect(await record(made.id, clerk, 'revise', { outcome: 'resubmitted' })).toEqual([])
    app.clock.set('2026-04-27')
    expect(await record(made.id, law, 'legality', { ...opinion, outcome: 'amend' })).toEqual([])
  })

  test('集体审议 says what became of the advice', async () => {
    app.clock.set('2026-04-28')
    const passed = { outcome: 'passed', reference: '局长办公会纪要〔2026〕9号' } as const
    expect(await record(made.id, office, 'deliberate', { ...passed, advice: 'partly' })).toMatchObject([
      { field: 'adviceReason' },
    ])
    expect(await record(made.id, office, 'deliberate', { ...passed, advice: 'all' })).toEqual([])
  })

  test('what is issued is in the register, its 公开属性 decided, signed after 审议', async () => {
    const early = await register({ writtenOn: day('2026-04-27') })
    await decide(early.id)
    const { id, number } = await register()
    made.document = id
    const issue = async (documentNumber: string) =>
      (await record(made.id, clerk, 'issue', { documentNumber })).map(({ message }) => message).join()
    expect(await issue('示例文旅发〔2026〕999号')).toContain('没有这个文号')
    expect(await issue(early.number)).toContain('早于集体审议')
    expect(await issue(number)).toContain('公开属性还没有审定')
    await decide(id)
    expect(await issue(number)).toBe('')
    const { packageId, draftId } = await getDocument(db, id)
    expect(packageId).toBe(made.packageId)
    expect((await getDraft(db, draftId ?? '')).fields.docNo).toBe(number)
    expect(await lacksOf(made.packageId)).toEqual([])
  })

  test('备案 is owed within thirty days after 公布, and ends the line', async () => {
    await expect(record(made.id, law, 'file', { reference: '备1' })).rejects.toMatchObject({
      code: 'no-file',
    })
    await app.work(SYSTEM, async (work) => {
      await updateReleased(work.db, made.document, { publicationId: work.newId(), on: day('2026-04-30') })
      await oweFiling(work, (await readMakingAs(made.id)).making, day('2026-04-30'))
    })
    expect(await dutiesOf(`making:${made.id}`)).toEqual([['documents.file', 'legal-review', '2026-06-01']])
    app.clock.set('2026-05-08')
    expect(await record(made.id, law, 'file', { reference: '备〔2026〕8号' })).toEqual([])
    expect(await dutiesOf(`making:${made.id}`)).toEqual([])
    const client = await app.signIn(law)
    const shown = await client.get(`/workbench/documents/${made.document}`)
    expect(shown.text).toContain('局长办公会纪要〔2026〕9号')
    const listed = await client.get('/workbench/normative/filings.xlsx?quarter=2026-Q2')
    expect([listed.status, listed.bytes.length > 1000]).toEqual([200, true])
  })
})

test('of a making whose page was sealed no words stay', async () => {
  const { rows } = await app.workshop.database.pool.query<{ id: string; publication_id: string }>(
    `select m.id, d.publication_id from documents.making m
     join documents.document d on d.id = m.document_id where d.publication_id is not null limit 1`,
  )
  const [sealed] = rows
  await app.work(SYSTEM, (work) =>
    forgetDocument(work, {
      ...{ publicationId: sealed?.publication_id ?? '', titles: ['示例市小剧场扶持办法'], paths: [] },
      instead: '（已封存）',
    }),
  )
  const kept = await app.workshop.database.pool.query<{ words: string }>(
    `select m.title || m.identified_because || string_agg(s.finding || coalesce(s.consistency, ''), '') as words
     from documents.making m join documents.making_step s on s.making_id = m.id
     where m.id = $1 group by m.id`,
    [sealed?.id],
  )
  expect(new Set(kept.rows[0]?.words.split('（已封存）'))).toEqual(new Set(['']))
})

function readMakingAs(id: string) {
  return app.work(law.actor, (work) => readMaking(work, id))
}

test('an urgent one is shortened: three days of comments, an opinion the same day, and nothing left out', async () => {
  app.clock.set('2026-03-10')
  const id = await begin({ title: '汛期场所临时关闭规定', urgentBecause: '汛情红色预警' })
  await record(id, clerk, 'assess')
  app.clock.set('2026-03-13')
  const held = { ...CONSULTED, from: day('2026-03-10') }
  expect(await record(id, clerk, 'consult', { outcome: 'not-needed' })).toMatchObject([{ field: 'outcome' }])
  expect(await record(id, clerk, 'consult', { ...held, until: day('2026-03-13') })).toEqual([])
  await record(id, clerk, 'fair', { outcome: 'exempt', consistency: '一致' })
  await expect(
    record(id, office, 'deliberate', { outcome: 'passed', reference: '纪要2' }),
  ).rejects.toMatchObject({ code: 'no-deliberate' })
  expect(await record(id, law, 'legality', { outcome: 'lawful', reference: '法审2' })).toEqual([])
  expect(await record(id, office, 'deliberate', { outcome: 'passed', reference: '纪要2' })).toEqual([])
  const page = await (await app.signIn(clerk)).get(`/workbench/normative/${id}`)
  expect(page.text).toContain('合法性审核和集体审议不能省')
})

test('a reviewer of legality cannot review what he drafted, not even past the use case', async () => {
  const id = await toLegality()
  await expect(
    app.workshop.database.pool.query(
      `insert into documents.making_step
         (making_id, number, step, outcome, on_day, finding, reference, by_id, by_name, recorded_on)
       values ($1, 4, 'legality', 'lawful', '2026-04-13', '', '审', $2, '', '2026-04-13')`,
      [id, clerk.id],
    ),
  ).rejects.toThrow('nobody reviews the legality of what he drafted')
})

test('given up with a reason, nothing is owed any more', async () => {
  const id = await begin()
  expect(await app.work(clerk.actor, (work) => endMaking(work, id, ''))).toMatchObject([
    { field: 'endReason' },
  ])
  expect(await app.work(clerk.actor, (work) => endMaking(work, id, '并入另一件'))).toEqual([])
  expect(await dutiesOf(`making:${id}`)).toEqual([])
  await expect(record(id, clerk, 'assess')).rejects.toMatchObject({ code: 'no-assess' })
})

test('a making of another division is answered like one that is not there', async () => {
  const id = await begin()
  const client = await app.signIn(other)
  expect((await client.get(`/workbench/normative/${id}`)).status).toBe(404)
  expect((await client.get('/workbench/normative/nonsense')).status).toBe(404)
})

describe('a 规范性文件 without its steps here', () => {
  test('issued before the system came it is published, later only with 法制’s word', async () => {
    app.clock.set('2026-04-30')
    const { id } = await register()
    await decide(id)
    const { packageId } = await app.work(clerk.actor, async (work) => {
      const { draftId } = await startDraft(work, id)
      return getDraft(work.db, draftId)
    })
    expect(await lacksOf(packageId)).toEqual([])
    const before = await (await app.signIn(clerk)).get(`/workbench/documents/${id}`)
    expect(before.text).toContain('系统启用前印发')
    await app.work(SYSTEM, (work) =>
      changeSetting(work, procedureFromYear, { value: 2026, reason: '从今年起' }),
    )
    expect(await lacksOf(packageId)).toMatchObject([{ field: 'documents-procedure' }])
    await expect(
      app.work(clerk.actor, (work) => markMadeElsewhere(work, id, '在办公系统')),
    ).rejects.toMatchObject({ kind: 'conflict' })
    expect(await app.work(law.actor, (work) => markMadeElsewhere(work, id, ''))).toMatchObject([
      { field: 'madeElsewhere' },
    ])
    await app.work(law.actor, (work) => markMadeElsewhere(work, id, '法审〔2026〕3号，三月二日局长办公会'))
    expect(await lacksOf(packageId)).toEqual([])
  })
  test('a text that only bears its number does not get past', async () => {
    const { number } = await register()
    const { packageId } = await app.work(clerk.actor, (work) =>
      startPackage(work, arts, {
        ...{ typeId: 'policy', columnId: 'zcwj', title: '另起的稿件' },
        ...{ fields: { docNo: number }, body: readBody('第一条 略。') },
      }),
    )
    expect(await lacksOf(packageId)).toMatchObject([{ field: 'documents-procedure' }])
  })
})

describe('evaluation', () => {
  test('never ends a document by itself: 废止 owes the act that repeals it', async () => {
    app.clock.set('2026-05-11')
    const { id, number } = await register()
    const evaluate = (outcome: 'goes-on' | 'repeal') =>
      app.work(clerk.actor, (work) => evaluateDocument(work, id, { outcome, conclusion: '上位法改了' }))
    await evaluate('goes-on')
    expect((await dutiesOf(`document:${id}`)).map(([kind]) => kind)).not.toContain('documents.carry-out')
    await evaluate('repeal')
    expect((await dutiesOf(`document:${id}`)).map(([kind]) => kind)).toContain('documents.carry-out')
    const shown = await (await app.signIn(clerk)).get(`/workbench/documents/${id}`)
    expect(shown.text).toMatch(/有效性\s*有效/)
    const later = await register({ writtenOn: day('2026-05-06'), printedOn: day('2026-05-06') })
    await app.work(clerk.actor, (work) =>
      changeDocument(work, later.id, { kind: 'repeals', number, since: day('2026-05-12') }),
    )
    expect((await dutiesOf(`document:${id}`)).map(([kind]) => kind)).not.toContain('documents.carry-out')
  })
})
