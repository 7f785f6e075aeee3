import { afterAll, describe, expect, test } from 'vitest'
import { civilDate } from '../../src/kernel/civil-date.ts'
import { modules } from '../../src/main/modules.ts'
import { registerCorrection } from '../../src/modules/ground/intake/index.ts'
import { sealPublication } from '../../src/modules/ground/publication/index.ts'
import { movePublication } from '../../src/modules/ground/publication/move-publication.ts'
import { openTestApplication } from '../support/application.ts'
import { openNewsroom } from '../support/newsroom.ts'
import { planInHand } from '../support/released-plan.ts'

const app = await openTestApplication({ at: '2026-04-10' })
afterAll(() => app.close())
const { db } = app.workshop.database
const room = await openNewsroom(app)
const plan = await planInHand(app)
/** Stands in the title and nowhere else. */
const WORD = '琥珀'
const out = await room.bringOut({ title: `${WORD}展开幕`, words: '四月十日开幕。' })

/** What other modules keep of it: evidence of a measure, a letter about the page, a line of the register with its file. */
await plan.report('艺术处', '2026-Q1', [
  {
    number: 1,
    state: 'on-schedule',
    text: '展览的安排已经公布。',
    evidence: [{ given: { kind: 'release', path: out.path }, public: true }],
  },
  { number: 4, state: 'on-schedule', text: '一至三月的接听记录已汇总。' },
])
await plan.report('产业发展处', '2026-Q1', [
  { number: 3, state: 'on-schedule', text: '名录已经公布。' },
  { number: 4, state: 'on-schedule', text: '问答初稿已编好。' },
])
await plan.submit('2026-Q1')
await plan.approve('2026-Q1')
const slip = await app.work({ kind: 'public' }, (work) =>
  registerCorrection(work, {
    pagePath: out.path,
    pageLabel: '',
    statement: '日期写错了。',
    contact: { name: '', phone: '', email: '' },
  }),
)
const documentId = crypto.randomUUID()
const fileHash = 'f'.repeat(64)
await app.work(room.officeClerk.actor, async (work) => {
  await work.db
    .insertInto('documents.document')
    .values({
      ...{ id: documentId, title: `${WORD}展开幕`, written_on: civilDate('2026-04-09') },
      ...{ division_id: room.divisionId, origin: 'own', policy: false, normative: false },
      ...{ attribute: 'open', attribute_state: 'decided', publication_id: out.id },
      ...{ registered_by_name: '孙公开', registered_at: work.now },
    })
    .execute()
  await work.db
    .insertInto('documents.document_file')
    .values({
      ...{ document_id: documentId, number: 1, name: `${WORD}.pdf`, hash: fileHash },
      ...{ content_type: 'application/pdf', size: 1 },
    })
    .execute()
  await work.record({ subject: `document:${documentId}`, action: 'document-registered' })
})
await app.runJobs()

async function measurePage(): Promise<string> {
  return (await app.visitor().get('/gzyd/2026/1')).html
}

describe('what other modules keep of a page', () => {
  test('leads to where it stands, also after it moved', async () => {
    expect(await measurePage()).toContain(`href="${out.path}"`)
    await app.work(room.officeClerk.actor, (work) =>
      movePublication(work, out.id, { columnId: 'wqhd', reason: '活动已经开始' }),
    )
    await app.runJobs()
    const page = await measurePage()
    expect(page).not.toContain(`href="${out.path}"`)
    expect(page).toMatch(/href="\/lm\/wqhd\/2026-\d+">琥珀展开幕/)
  })
})

describe('what was sealed is named by nothing that other modules kept of it', () => {
  test('not on the portal, not at any desk, not in a duty, not in an entry of a case or document', async () => {
    await app.work(room.officeClerk.actor, (work) =>
      sealPublication(work, out.id, {
        kind: 'secret',
        at: work.now,
        sealers: modules.flatMap(({ onSealed }) => onSealed ?? []),
      }),
    )
    await app.runJobs()
    expect(await measurePage()).toContain('本站公开页（已撤下）')
    for (const path of [
      '/gzyd/2026/1',
      '/gzyd/2026/2026-Q1',
      '/zcwj',
      '/zfxxgk/ml',
      '/sitemap.html',
      '/lm/wqhd',
    ])
      expect([path, (await app.visitor().get(path)).html.includes(WORD)]).toEqual([path, false])
    const desk = await app.signIn(room.officeClerk)
    const desks = ['/workbench', '/workbench/cases', `/workbench/cases/${slip.id}`, '/workbench/documents']
    for (const path of [...desks, `/workbench/documents/${documentId}`])
      expect([path, (await desk.get(path)).html.includes(WORD)]).toEqual([path, false])
    const rows = {
      duties: await db.selectFrom('duties.duty').select(['title', 'explanation']).execute(),
      cases: await db.selectFrom('intake.case_record').select('page_title').execute(),
      documents: await db.selectFrom('documents.document').select('title').execute(),
      files: await db.selectFrom('documents.document_file').selectAll().execute(),
      evidence: await db.selectFrom('work_plan.evidence').select('title').execute(),
      entries: await db
        .selectFrom('ledger.entry')
        .select(['before', 'after', 'rows'])
        .where((e) => e.or([e('subject', 'like', 'case:%'), e('subject', 'like', 'document:%')]))
        .execute(),
    }
    for (const [place, found] of Object.entries(rows))
      expect([place, JSON.stringify(found).includes(WORD)]).toEqual([place, false])
  })

  test('a file of the register is sealed with it, to be erased with it', async () => {
    const sealed = await db
      .selectFrom('publication.sealed_file')
      .select('hash')
      .where('publication_id', '=', out.id)
      .execute()
    expect(sealed).toEqual([{ hash: fileHash }])
  })
})
