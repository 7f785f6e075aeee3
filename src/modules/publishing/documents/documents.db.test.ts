import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestApplication, SYSTEM } from '../../../../test/support/application.ts'
import type { Staff } from '../../../../test/support/application.ts'
import { civilDate } from '../../../kernel/civil-date.ts'
import { writeWorkbook } from '../../../platform/sheets/write-workbook.ts'
import { listOpenDutiesOf, listOpenDutiesOfKind } from '../../ground/duties/index.ts'
import {
  addText,
  getDraft,
  insertDraftRelation,
  loadPackage,
  passGate,
  readBody,
  saveDraft,
  submitPackage,
} from '../../ground/publication/index.ts'
import { addDocumentFile } from './document-files.ts'
import type { Proposal } from './domain/attribute.ts'
import type { Entry } from './domain/document.ts'
import { followRelease } from './follow-release.ts'
import { handOver } from './hand-over.ts'
import { reExamine, watchDocuments } from './re-examine.ts'
import { correctEntry, registerDocument } from './register-document.ts'
import { changeDocument, checkCitation } from './relate-documents.ts'
import { decideAttribute, giveOpinion, proposeAttribute } from './set-attribute.ts'
import { startDraft } from './start-draft.ts'
import { getDocument } from './store/documents.ts'
import { officialPaper } from '../../../platform/paper/official-paper.ts'
import { registerSheet } from './workbench/register-list.sheet.ts'

const app = await openTestApplication({ at: '2026-03-10' })
afterAll(() => app.close())
const { db } = app.workshop.database
const day = civilDate

const clerk = await app.addStaff({ division: '艺术处' })
const head = await app.addStaff({ division: '艺术处', functions: ['head'] })
const other = await app.addStaff({ division: '研究室' })
const officeHead = await app.addStaff({ division: '办公室', functions: ['openness-head'] })
const secrecy = await app.addStaff({ division: '办公室', functions: ['secrecy-review'] })
const content = await app.addStaff({ division: '宣传处', functions: ['content-review'] })
const leader = await app.addStaff({ division: null, functions: ['leader'] })
const arts = await app.division('艺术处')

let serial = 0
function entry(change: Partial<Entry> = {}): Entry {
  serial += 1
  return {
    number: `示例文旅发〔2026〕${String(serial)}号`,
    title: '示例市演出办法',
    writtenOn: day('2026-03-02'),
    printedOn: null,
    divisionId: arts,
    origin: 'own',
    issuer: null,
    obtainedOn: null,
    retention: null,
    policy: false,
    normative: false,
    publishedOn: null,
    effectiveOn: null,
    validUntil: null,
    repealedOn: null,
    ...change,
  }
}
const OPEN: Proposal = {
  attribute: 'open',
  reason: '',
  article: null,
  weighing: '',
  redacted: false,
  redactionNote: '',
}
const ON_REQUEST: Proposal = { ...OPEN, attribute: 'on-request', reason: '不涉及公众利益调整' }

async function register(line: Entry, proposal: Proposal | null, by: Staff = clerk): Promise<string> {
  const done = await app.work(by.actor, (work) => registerDocument(work, line, proposal))
  if (!done.ok) throw new Error(JSON.stringify(done.errors))
  return done.id
}

interface Answering {
  readonly by: Staff
  readonly with: typeof decideAttribute
  readonly agree?: false
}

function answer(by: Staff, answering: typeof decideAttribute, id: string) {
  return answerWith(id, { by, with: answering })
}

async function answerWith(id: string, { by, with: answering, agree }: Answering) {
  return app.work(by.actor, async (work) => {
    const { attributeRound: round } = await getDocument(work.db, id)
    return answering(work, id, { agree: agree ?? true, reason: agree === false ? '请改' : '', round })
  })
}

async function dutiesOf(id: string) {
  const open = await listOpenDutiesOf(db, [`document:${id}`])
  return open.map(({ kind, function: held, due }) => [
    kind.replace('documents.', ''),
    held,
    due.kind === 'day' ? due.on : due.kind,
  ])
}

/** Lets a document out through all its gates, with an 解读 in the same package. */
async function publish(id: string): Promise<{ readonly policy: string; readonly reading: string }> {
  const packageId = await app.work(clerk.actor, async (work) => {
    const { draftId } = await startDraft(work, id)
    const draft = await getDraft(work.db, draftId)
    const reading = await addText(work, draft.packageId, {
      ...{ typeId: 'interpretation', columnId: 'zcjd', title: '办法问答' },
      ...{ fields: { form: '问答', interpreter: '艺术处' }, body: readBody('问：给谁？\n答：给小剧场。') },
    })
    await insertDraftRelation(work.db, {
      ...{ draftId: reading, kind: 'interprets', toDraft: draftId, toPublication: null },
    })
    const fields = {
      ...draft.fields,
      issuer: '示例市文旅局',
      effective: draft.fields.written ?? '',
      topic: '文化',
      hotline: '000-55550100',
    }
    const text = { ...draft, fields, body: readBody('第一条 支持小剧场。') }
    await saveDraft(work, { draftId, revision: draft.revision, text, alternatives: new Map() })
    expect(await submitPackage(work, draft.packageId, { releaseAt: null })).toEqual([])
    return draft.packageId
  })
  for (const [gateId, signer] of [
    ['head', head],
    ['secrecy', secrecy],
    ['content', content],
    ['sign', leader],
  ] as const)
    await app.work(signer.actor, async (work) => {
      const loaded = await loadPackage(work, packageId)
      const lists = loaded.gates.find((gate) => gate.id === gateId)?.checklists ?? []
      const seen = loaded.round?.contentHash ?? ''
      await passGate(work, { packageId, gateId, seen, checked: lists.flatMap(({ items }) => items) })
    })
  await app.runJobs()
  const { drafts } = await app.work(SYSTEM, (work) => loadPackage(work, packageId))
  return { policy: drafts[0]?.publicationId ?? '', reading: drafts[1]?.publicationId ?? '' }
}

async function pathOf(publicationId: string): Promise<string> {
  const row = await db
    .selectFrom('publication.visible')
    .select('path')
    .where('id', '=', publicationId)
    .executeTakeFirstOrThrow()
  return row.path ?? ''
}

describe('registering', () => {
  test('without 公开属性 its division owes one', async () => {
    expect(await dutiesOf(await register(entry(), null))).toEqual([
      ['set-attribute', 'handler', '2026-03-13'],
    ])
  })
  test('a number is registered once', async () => {
    const line = entry()
    await register(line, null)
    const again = await app.work(clerk.actor, (work) => registerDocument(work, line, null))
    expect(again).toMatchObject({ ok: false, errors: [{ field: 'number' }] })
  })
  test('another division registers nothing here', async () => {
    await expect(register(entry(), null, other)).rejects.toMatchObject({ code: 'not-our-division' })
  })
  test('text with a secrecy mark is refused with advice, and nothing of it is kept anywhere', async () => {
    const client = await app.signIn(clerk)
    await client.get('/workbench/documents/new')
    const sent = await client.post('/workbench/documents', {
      ...{ title: '某琥珀方案（机密★5年）', number: '', writtenOn: '2026-03-02' },
      ...{ divisionId: arts, origin: 'own' },
    })
    expect(sent.status).toBe(422)
    expect(sent.text).toContain('报告本单位保密工作机构')
    expect(sent.html).not.toContain('琥珀')
    const { rows } = await app.workshop.database.pool.query<{ found: boolean }>(
      `select exists (select from ledger.entry e where e::text like '%琥珀%')
        or exists (select from documents.document d where d::text like '%琥珀%')
        or exists (select from platform.submission s where s::text like '%琥珀%') as found`,
    )
    expect(rows[0]?.found).toBe(false)
    expect(app.defects).toEqual([])
  })
  test('a file with a secrecy mark is refused before it is kept', async () => {
    const id = await register(entry(), null)
    const upload = { name: '方案.docx', bytes: await paper('密级：秘密★1年') }
    await expect(
      app.work(clerk.actor, (work) => addDocumentFile(work, id, { upload, cleared: true })),
    ).rejects.toMatchObject({ code: 'secrecy-mark' })
    const faults = await app.work(clerk.actor, (work) =>
      addDocumentFile(work, id, { upload, cleared: false }),
    )
    expect(faults).toMatchObject([{ field: 'cleared' }])
  })
})

function paper(text: string): Promise<Uint8Array> {
  return officialPaper({ title: '方案', blocks: [{ kind: 'paragraph', text }] })
}

describe('a 发文登记簿 that comes in as a workbook', () => {
  async function upload(rows: readonly (readonly string[])[]) {
    const client = await app.signIn(clerk)
    await client.get('/workbench/documents/import')
    const spec = registerSheet(['艺术处'], false)
    const filled = rows.map((row) => spec.columns.map((_, place) => row[place] ?? null))
    const bytes = await writeWorkbook({ ...spec, rows: filled })
    const sheet = { fileName: '登记簿.xlsx', bytes }
    const answer = await client.post('/workbench/documents/import', { sheet })
    return { client, answer }
  }
  test('is shown first, and registered when that is confirmed', async () => {
    const { client, answer } = await upload([
      ['示例文旅发〔2026〕901号', '关于排练的通知', '2026-03-03', '艺术处', '主动公开'],
      ['示例文旅发〔2026〕902号', '关于值班的通知', '2026-03-03', '艺术处', ''],
    ])
    expect(answer.text).toContain('新登记 2 份，其中 1 份没有公开属性')
    const done = await client.post('/workbench/documents/import/confirm')
    expect(done.location).toBe('/workbench/documents/import?done=2')
    const found = await client.get('/workbench/documents?q=902')
    expect(found.text).toContain('没有属性')
  })
  test('names the wrong lines, and is refused whole for one secrecy mark', async () => {
    const wrong = await upload([['示例文旅发〔2026〕903号', '某通知', '三月', '艺术处', '']])
    expect([wrong.answer.status, wrong.answer.text]).toEqual([422, expect.stringContaining('成文日期')])
    const secret = await upload([
      ['示例文旅发〔2026〕904号', '好的通知', '2026-03-03', '艺术处', ''],
      ['', '某琥珀通知 秘密★3年', '2026-03-03', '艺术处', ''],
    ])
    expect([secret.answer.status, secret.answer.html.includes('琥珀')]).toEqual([422, false])
  })
})

describe('deciding the 公开属性', () => {
  test('a policy document not to be 主动公开 goes past the openness office, then to the leader', async () => {
    const id = await register(entry({ policy: true }), ON_REQUEST)
    expect(await dutiesOf(id)).toEqual([['give-opinion', 'openness-head', '2026-03-13']])
    await expect(answer(leader, decideAttribute, id)).rejects.toMatchObject({ kind: 'conflict' })
    await answer(officeHead, giveOpinion, id)
    expect(await dutiesOf(id)).toEqual([['decide-attribute', 'leader', '2026-03-13']])
    await expect(answer(head, decideAttribute, id)).rejects.toMatchObject({ kind: 'conflict' })
    await answer(leader, decideAttribute, id)
    expect(await dutiesOf(id)).toEqual([])
    expect(await getDocument(db, id)).toMatchObject({ attributeState: 'decided', reviewOn: '2027-03-10' })
  })
  test('sent back it is owed anew with the reason, and may be proposed again', async () => {
    const id = await register(entry({ policy: true }), ON_REQUEST)
    expect(
      await app.work(officeHead.actor, (work) =>
        giveOpinion(work, id, { agree: false, reason: '', round: 1 }),
      ),
    ).toMatchObject([{ field: 'answerReason' }])
    await answerWith(id, { by: officeHead, with: giveOpinion, agree: false })
    expect(await dutiesOf(id)).toEqual([['set-attribute', 'handler', '2026-03-13']])
    await app.work(clerk.actor, (work) => proposeAttribute(work, id, OPEN))
    expect(await dutiesOf(id)).toEqual([['decide-attribute', 'leader', '2026-03-13']])
    await expect(
      app.work(leader.actor, (work) => decideAttribute(work, id, { agree: true, reason: '', round: 1 })),
    ).rejects.toMatchObject({ code: 'proposed-anew' })
  })
  test('other documents are decided by the head, but not what he proposed himself', async () => {
    const id = await register(entry(), OPEN)
    await answer(head, decideAttribute, id)
    const own = await register(entry(), OPEN, head)
    expect(await dutiesOf(own)).toEqual([['decide-attribute', 'leader', '2026-03-13']])
    await expect(answer(head, decideAttribute, own)).rejects.toMatchObject({ kind: 'conflict' })
  })
  test('主动公开 is owed within twenty working days after 成文 (K-01), what was obtained after it came', async () => {
    const id = await register(entry(), OPEN)
    await answer(head, decideAttribute, id)
    expect(await dutiesOf(id)).toEqual([['publish', 'handler', '2026-03-30']])
    const foreign = await register(
      entry({ origin: 'obtained', issuer: '某厅', obtainedOn: day('2026-03-09') }),
      OPEN,
    )
    await answer(head, decideAttribute, foreign)
    expect(await dutiesOf(foreign)).toEqual([['publish', 'handler', '2026-04-07']])
  })
  test('what turns out to be a policy document is proposed anew, so that nothing passes by the openness office', async () => {
    const id = await register(entry(), ON_REQUEST)
    await answer(head, decideAttribute, id)
    const before = await getDocument(db, id)
    await app.work(clerk.actor, (work) => correctEntry(work, id, { ...before, policy: true }))
    expect(await getDocument(db, id)).toMatchObject({ attributeState: 'returned', reviewOn: null })
    expect(await dutiesOf(id)).toEqual([['set-attribute', 'handler', '2026-03-13']])
  })
  test('a document that goes to another division takes its duties along', async () => {
    const id = await register(entry(), null)
    const before = await getDocument(db, id)
    const divisionId = await app.division('研究室')
    await app.work(officeHead.actor, (work) => correctEntry(work, id, { ...before, divisionId }))
    const open = await listOpenDutiesOf(db, [`document:${id}`])
    expect(open.map((duty) => duty.divisionId)).toEqual([divisionId])
  })
  test('is signed in 今日', async () => {
    await register(entry({ policy: true, title: '今日要审的办法' }), ON_REQUEST)
    const today = await (await app.signIn(officeHead)).get('/workbench')
    expect(today.text).toContain('审公开属性：《今日要审的办法》')
    expect(today.html).toContain('name="answer" value="agree"')
  })
})

describe('from the register to a page, and what a later document does to it', () => {
  const made = { old: '', later: '', policy: '', reading: '' }
  beforeAll(async () => {
    made.old = await register(entry({ policy: true, effectiveOn: day('2026-03-02') }), OPEN)
    await answer(leader, decideAttribute, made.old)
    Object.assign(made, await publish(made.old))
  })

  test('the release meets K-01, once however often it is told', async () => {
    expect(await dutiesOf(made.old)).toEqual([])
    const told = { type: followRelease.event, publicationId: made.policy, version: 1 }
    const { packageId } = await getDocument(db, made.old)
    const entries = () =>
      db.selectFrom('ledger.entry').select('id').where('subject', '=', `document:${made.old}`).execute()
    const before = (await entries()).length
    await app.work(SYSTEM, (work) => followRelease.run(work, { ...told, packageId }))
    expect((await entries()).length).toBe(before)
    await expect(app.work(clerk.actor, (work) => startDraft(work, made.old))).rejects.toMatchObject({
      kind: 'conflict',
    })
  })
  test('it stands in the list as 有效, and its page says so', async () => {
    expect((await app.visitor().get('/zcwj?state=in-force')).text).toContain('示例市演出办法')
    expect((await app.visitor().get(await pathOf(made.policy))).text).toContain('有效性')
  })
  test('a repeal marks the page from its day on, and asks who explains it to look', async () => {
    made.later = await register(entry({ policy: true, writtenOn: day('2026-03-09') }), OPEN)
    const number = (await getDocument(db, made.old)).number ?? ''
    const change = (since: string, of = number) =>
      app.work(clerk.actor, (work) =>
        changeDocument(work, made.later, { kind: 'repeals', number: of, since: day(since) }),
      )
    expect(await change('2026-03-20', '没有的号')).toMatchObject([{ field: 'otherNumber' }])
    expect(await change('2026-03-01')).toMatchObject([{ field: 'since' }])
    expect(await change('2026-03-20')).toEqual([])
    expect(await change('2026-03-20')).toMatchObject([{ field: 'otherNumber' }])
    expect(await dutiesOf(made.old)).toEqual([['revisit', 'handler', '2026-03-27']])
    const told = { type: followRelease.event, publicationId: made.reading, version: 1 }
    await app.work(SYSTEM, (work) => followRelease.run(work, told))
    expect(await dutiesOf(made.old)).toHaveLength(1)
    const path = await pathOf(made.policy)
    expect((await app.visitor().get(path)).text).not.toContain('已于')
    app.clock.set('2026-03-20')
    expect((await app.visitor().get(path)).text).toContain('本文件已于 2026-03-20 废止')
    expect((await app.visitor().get('/zcwj?state=repealed')).text).toContain('示例市演出办法')
    expect((await app.visitor().get('/zcwj?state=in-force')).text).not.toContain('示例市演出办法')
  })
  test('the look at the citing page is its division’s, and ends the duty', async () => {
    const [duty] = await listOpenDutiesOfKind(db, 'documents.revisit')
    const check = { dutyId: duty?.id ?? '', outcome: '解读已注明废止' }
    await expect(app.work(other.actor, (work) => checkCitation(work, made.old, check))).rejects.toMatchObject(
      { code: 'not-our-page' },
    )
    await app.work(clerk.actor, (work) => checkCitation(work, made.old, check))
    expect(await dutiesOf(made.old)).toEqual([])
    await expect(app.work(clerk.actor, (work) => checkCitation(work, made.old, check))).rejects.toMatchObject(
      { code: 'no-citation' },
    )
  })
  test('a correction of the citing page ends it as well', async () => {
    const amending = await register(entry({ policy: true, writtenOn: day('2026-03-19') }), null)
    const number = (await getDocument(db, made.old)).number ?? ''
    await app.work(clerk.actor, (work) =>
      changeDocument(work, amending, { kind: 'amends', number, since: day('2026-03-20') }),
    )
    expect(await dutiesOf(made.old)).toHaveLength(1)
    const told = { type: followRelease.event, publicationId: made.reading, version: 2 }
    await app.work(SYSTEM, (work) => followRelease.run(work, told))
    expect(await dutiesOf(made.old)).toEqual([])
  })
  test('once the later document is public, the two pages lead to each other', async () => {
    await answer(leader, decideAttribute, made.later)
    const { policy } = await publish(made.later)
    expect((await app.visitor().get(await pathOf(policy))).text).toContain('废止：示例市演出办法')
  })
  test('what came out in a quarter leaves as a workbook for archives and libraries', async () => {
    const client = await app.signIn(officeHead)
    const listed = await client.get('/workbench/documents/quarter.xlsx?quarter=2026-Q1')
    expect([listed.status, listed.bytes.length > 1000]).toEqual([200, true])
  })
})

describe('re-examination of what is not 主动公开 (K-30)', () => {
  test('comes up before its day, is kept with a reason, and comes again', async () => {
    app.clock.set('2026-03-10')
    const id = await register(entry(), ON_REQUEST)
    await answer(head, decideAttribute, id)
    await app.work(SYSTEM, watchDocuments)
    expect(await dutiesOf(id)).toEqual([])
    app.clock.set('2027-02-20')
    await app.work(SYSTEM, watchDocuments)
    await app.work(SYSTEM, watchDocuments)
    expect(await dutiesOf(id)).toEqual([['re-examine', 'head', '2027-03-10']])
    await app.work(head.actor, (work) => reExamine(work, id, { outcome: 'kept', reason: '情况没有变' }))
    expect(await getDocument(db, id)).toMatchObject({ reviewOn: '2028-02-20' })
    expect(await dutiesOf(id)).toEqual([])
  })
  test('opens a document, which then owes publication from that day', async () => {
    app.clock.set('2026-03-10')
    const id = await register(entry(), ON_REQUEST)
    await answer(head, decideAttribute, id)
    await expect(
      app.work(clerk.actor, (work) => reExamine(work, id, { outcome: 'opened', reason: '可以公开' })),
    ).rejects.toMatchObject({ kind: 'conflict' })
    await app.work(head.actor, (work) => reExamine(work, id, { outcome: 'opened', reason: '可以公开了' }))
    expect(await getDocument(db, id)).toMatchObject({ attribute: 'open', reviewOn: null })
    expect(await dutiesOf(id)).toEqual([['publish', 'handler', '2026-04-08']])
  })
})

describe('the gazette (K-12)', () => {
  const handing = { paperCopies: 2, receivedBy: '公报室', gazetteIssue: null }
  async function normative(): Promise<string> {
    app.clock.set('2026-03-10')
    const line = entry({ policy: true, normative: true, printedOn: day('2026-03-04') })
    const id = await register(line, null)
    const upload = { name: '正文.xlsx', bytes: await writeWorkbook(registerSheet([], false)) }
    await app.work(clerk.actor, (work) => addDocumentFile(work, id, { upload, cleared: true }))
    return id
  }
  test('is owed on the working day before where the tenth day is a Saturday', async () => {
    expect(await dutiesOf(await normative())).toContainEqual(['gazette', 'handler', '2026-03-13'])
  })
  test('a hand-over in time and one that is late', async () => {
    const early = await normative()
    const late = await normative()
    app.clock.set('2026-03-16')
    await app.work(clerk.actor, (work) => handOver(work, early, { ...handing, on: day('2026-03-13') }))
    await app.work(clerk.actor, (work) => handOver(work, late, { ...handing, on: day('2026-03-16') }))
    const list = await (await app.signIn(clerk)).get('/workbench/documents/gazette')
    expect(list.text).toMatch(/2026-03-13\s*按时/)
    expect(list.text).toMatch(/2026-03-16\s*超期/)
    await expect(
      app.work(clerk.actor, (work) => handOver(work, early, { ...handing, on: day('2026-03-13') })),
    ).rejects.toMatchObject({ code: 'handed-over' })
  })
  test('without any text there is no electronic package', async () => {
    app.clock.set('2026-03-10')
    const id = await register(entry({ policy: true, normative: true, printedOn: day('2026-03-04') }), null)
    await expect(
      app.work(clerk.actor, (work) => handOver(work, id, { ...handing, on: day('2026-03-10') })),
    ).rejects.toMatchObject({ code: 'no-text' })
  })
  test('a corrected date of 印发 moves it', async () => {
    const id = await normative()
    const before = await getDocument(db, id)
    await app.work(clerk.actor, (work) => correctEntry(work, id, { ...before, printedOn: day('2026-03-06') }))
    expect(await dutiesOf(id)).toContainEqual(['gazette', 'handler', '2026-03-16'])
  })
})

test('an old normative document is to be evaluated, and does not lapse by it', async () => {
  app.clock.set('2026-03-10')
  const id = await register(
    entry({ policy: true, normative: true, writtenOn: day('2020-03-20'), title: '老办法' }),
    null,
  )
  await app.work(SYSTEM, watchDocuments)
  expect((await dutiesOf(id)).map(([kind]) => kind)).toContain('evaluate')
  const shown = await (await app.signIn(clerk)).get(`/workbench/documents/${id}`)
  expect(shown.text).toMatch(/有效性\s*有效/)
})

test('a document of another division is answered like one that is not there', async () => {
  const id = await register(entry(), null)
  const client = await app.signIn(other)
  expect((await client.get(`/workbench/documents/${id}`)).status).toBe(404)
  expect((await client.get('/workbench/documents/nonsense')).status).toBe(404)
})
