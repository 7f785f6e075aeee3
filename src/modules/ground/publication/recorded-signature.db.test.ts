import { afterAll, describe, expect, test } from 'vitest'
import { openTestApplication } from '../../../../test/support/application.ts'
import type { Staff } from '../../../../test/support/application.ts'
import { readBody } from './domain/read-body.ts'
import { loadPackage } from './load-package.ts'
import { recordSignature } from './record-signature.ts'
import type { RecordedSignature } from './record-signature.ts'
import { saveDraft } from './save-draft.ts'
import { passGate } from './sign-gate.ts'
import { startPackage } from './start-package.ts'
import { getDraft } from './store/drafts.ts'
import { listSignatureEvidence } from './store/signature-evidence.ts'
import { submitPackage } from './submit-package.ts'
import { beijing } from './workbench/typed-moment.ts'

const app = await openTestApplication({ at: '2026-03-10' })
afterAll(() => app.close())
const { db } = app.workshop.database

const divisionId = await app.division('艺术处')
const author = await app.addStaff({ name: '王编写', division: '艺术处', functions: ['handler'] })
const head = await app.addStaff({ name: '李处长', division: '艺术处', functions: ['head'] })
const content = await app.addStaff({ name: '赵审核', functions: ['content-review'] })
const recorder = await app.addStaff({ name: '钱录入', division: '艺术处', functions: ['handler'] })
const office = await app.addStaff({ name: '办公经办', division: '办公室', functions: ['openness-handler'] })
const PDF = new TextEncoder().encode(
  '%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
)
const scan = { name: '审批单.pdf', bytes: PDF }

async function submitted(typeId = 'news', columnId = 'zwdt') {
  return app.work(author.actor, async (work) => {
    const fields = { level: '一般', happened: '2026-03-10 08:00', authorised: '市政府，3月10日8时' }
    const started = await startPackage(work, divisionId, { typeId, columnId, title: '艺术节开幕', fields })
    const text = { ...(await getDraft(work.db, started.draftId)), body: readBody('共有 12 台演出。') }
    await saveDraft(work, { draftId: started.draftId, revision: 1, text, alternatives: new Map() })
    expect(await submitPackage(work, started.packageId, { releaseAt: null })).toEqual([])
    return started.packageId
  })
}

async function record(by: Staff, packageId: string, given: Partial<RecordedSignature> = {}) {
  return app.work(by.actor, async (work) => {
    const { round } = await loadPackage(work, packageId)
    return recordSignature(work, {
      ...{ packageId, gateId: 'head', signerId: head.id, signedAt: work.now },
      seen: round?.contentHash ?? '',
      proof: { way: 'paper', scan },
      ...given,
    })
  })
}

async function entriesOf(packageId: string) {
  return db
    .selectFrom('ledger.entry')
    .select(['action', 'actor_name as by'])
    .where('subject', '=', `package:${packageId}`)
    .orderBy('id', 'desc')
    .limit(1)
    .execute()
}

describe('纸签: a gate passed on the 审批单', () => {
  test('is put down with its scan by who neither wrote nor signs, and marked as such', async () => {
    const packageId = await submitted()
    expect(await record(recorder, packageId)).toEqual([])
    const loaded = await loadPackage({ db }, packageId)
    expect(loaded.signatures).toMatchObject([
      { gateId: 'head', signerName: '李处长', way: 'paper', recordedByName: '钱录入' },
    ])
    expect(await entriesOf(packageId)).toEqual([{ action: 'gate-passed-on-paper', by: '钱录入' }])
    const page = await (await app.signIn(content)).get(`/workbench/packages/${packageId}`)
    expect(page.text).toContain('纸签，钱录入录入')
    expect(page.text).toContain('审批单扫描件（审批单.pdf）')
    const file = await (await app.signIn(content)).get(`/workbench/packages/${packageId}/evidence/1`)
    expect(file.status).toBe(200)
    expect(page.text).toContain('内容审核：请您审签')
  })

  test('the sheet says code, hash, gates with their checklists, and leads back by its QR', async () => {
    const packageId = await submitted()
    const { round } = await loadPackage({ db }, packageId)
    const page = await (await app.signIn(recorder)).get(`/workbench/packages/${packageId}/approval-sheet`)
    for (const words of [
      round?.contentHash ?? '',
      `${packageId.slice(0, 8).toUpperCase()}-1`,
      '处室负责人审核',
    ])
      expect(page.text).toContain(words)
    expect(page.text).toContain('□ 时间、地点、数字、人名、职务都核对过')
    expect(page.html).toContain('<svg role="img"')
  })

  test.each<[string, () => Staff, Partial<RecordedSignature>, string]>([
    ['a writer records nothing', () => author, {}, '没有写过、也没有审过'],
    ['who holds no office there records nothing', () => content, {}, '没有写过、也没有审过'],
    ['another text was signed', () => recorder, { seen: 'old' }, '审批单上的稿件不是现在这一稿'],
    ['a gate whose turn it is not', () => recorder, { gateId: 'content' }, '还轮不到这道关口'],
    [
      'a telephone where the gate allows none',
      () => recorder,
      { proof: { way: 'telephone', numberCalled: '01055550101' } },
      '不能用电话的方式',
    ],
  ])('%s', async (...[, by, given, sentence]) => {
    const packageId = await submitted()
    await expect(record(by(), packageId, given)).rejects.toThrow(sentence)
  })

  test.each<[string, Partial<RecordedSignature>, string]>([
    ['no scan', { proof: { way: 'paper', scan: null } }, 'scan'],
    ['who may not sign this gate', { signerId: content.id }, 'signerId'],
    ['the writer as signer', { signerId: author.id }, 'signerId'],
    ['a moment before it was submitted', { signedAt: beijing('2026-03-09', '08:00') }, 'signedAt'],
    ['a moment to come', { signedAt: beijing('2026-03-11', '08:00') }, 'signedAt'],
  ])('%s is said beside its field', async (_what, given, field) => {
    const packageId = await submitted()
    expect((await record(recorder, packageId, given)).map((error) => error.field)).toEqual([field])
  })

  test('who recorded a signature signs no gate of the round, and who signed records none', async () => {
    const both = await app.addStaff({
      ...{ name: '吴两职', division: '办公室' },
      functions: ['openness-handler', 'content-review'],
    })
    const packageId = await submitted()
    await record(both, packageId)
    const sign = app.work(both.actor, async (work) => {
      const seen = (await loadPackage(work, packageId)).round?.contentHash ?? ''
      return passGate(work, { packageId, gateId: 'content', seen, checked: [] })
    })
    await expect(sign).rejects.toThrow('录入的人不审签')
    expect(await record(head, await submitted(), { signerId: head.id })).toMatchObject([
      { field: 'signerId' },
    ])
  })

  test('the last gate on paper releases the package', async () => {
    const packageId = await submitted()
    await record(recorder, packageId)
    await record(office, packageId, { gateId: 'content', signerId: content.id })
    expect((await loadPackage({ db }, packageId)).package.state).toBe('released')
  })
})

describe('电话: a gate passed by telephone in an emergency', () => {
  test('names the number called, and its written confirmation is owed the next day', async () => {
    const packageId = await submitted('emergency', 'yjxx')
    const call = { gateId: 'content', signerId: content.id }
    expect(
      (await record(recorder, packageId, { ...call, proof: { way: 'telephone', numberCalled: '家里' } })).map(
        ({ field }) => field,
      ),
    ).toEqual(['numberCalled'])
    await record(recorder, packageId, { ...call, proof: { way: 'telephone', numberCalled: '010-55550103' } })
    const duty = () =>
      db
        .selectFrom('duties.duty')
        .select(['title', 'due_on as due', 'discharge as how'])
        .where('subject', '=', `package:${packageId}`)
        .where('kind', '=', 'publication.confirm-call')
        .execute()
    expect(await duty()).toEqual([{ title: '10:00 前补书面确认：艺术节开幕', due: '2026-03-11', how: null }])
    const client = await app.signIn(recorder)
    expect((await client.get(`/workbench/packages/${packageId}`)).text).toContain('电话，钱录入录入')
    const path = `/workbench/packages/${packageId}/confirmations`
    expect((await client.post(path, {})).status).toBe(422)
    await client.get(`/workbench/packages/${packageId}`)
    const file = { fileName: '确认.pdf', bytes: PDF }
    expect((await client.post(path, { scan: file })).status).toBe(303)
    expect(await duty()).toMatchObject([{ how: '钱录入补录书面确认' }])
    expect((await listSignatureEvidence(db, packageId)).map(({ kind }) => kind)).toEqual([
      'call',
      'confirmation',
    ])
  })

  test('公开机构 sees how often each division signs otherwise than on the screen', async () => {
    const page = await (await app.signIn(office)).get('/workbench/signature-ways')
    expect(page.text).toContain('2026 年各处室稿件的审签方式')
    expect(page.text).toMatch(/艺术处/)
  })
})
