import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { openTestApplication, SYSTEM } from '../test/support/application.ts'
import { clonedDatabase } from '../test/support/cloned-database.ts'
import { decideChange, requestChange, termsOf } from '../src/modules/delivery/work-plan/change-measure.ts'
import { reportDay } from '../src/modules/delivery/work-plan/domain/plan-settings.ts'
import { importPlan } from '../src/modules/delivery/work-plan/import-plan.ts'
import { mergeIntoPrevious, splitAfter } from '../src/modules/delivery/work-plan/edit-measure.ts'
import { discardPlan } from '../src/modules/delivery/work-plan/review-plan.ts'
import { listMeasures } from '../src/modules/delivery/work-plan/store/measures.ts'
import { listPlans } from '../src/modules/delivery/work-plan/store/plans.ts'
import { delegateFunction, takeDelegationBack } from '../src/modules/ground/organisation/delegate-function.ts'
import { saveEmail } from '../src/modules/ground/organisation/index.ts'
import { listDelegations } from '../src/modules/ground/organisation/store/delegations.ts'
import { changeSetting } from '../src/modules/ground/rules/index.ts'
import { openDatabase } from '../src/platform/database/database.ts'
import type { Db } from '../src/platform/database/database.ts'
import { verifyLedger } from '../src/platform/ledger/verify-ledger.ts'
import { canonical } from '../src/platform/work/ledger.ts'

const app = await openTestApplication({ demo: true })
const { db } = app.workshop.database
const cloned = await clonedDatabase()
const empty = openDatabase(cloned.connectionString, { connections: 1 })
afterAll(async () => {
  await app.close()
  await empty.close()
  await cloned.drop()
})

const ADDRESS = 'wang.yangben@example.gov.cn'

const TEXT = `2026年政务公开工作要点
一、加强公开
1．公开演出安排。每月公开一次，并写明地点。（艺术处牵头）
2．公开名录。（公共服务处牵头）`

const Values = z.record(z.string(), z.unknown())
const Change = z.object({
  table: z.string(),
  key: Values,
  row: Values.optional(),
  gone: z.boolean().optional(),
})
const Changes = z.array(Change)
type Row = Readonly<Record<string, unknown>>

interface KeptTable {
  readonly name: string
  readonly key: readonly string[]
  /** Columns that never enter the 办理记录. */
  readonly leftOut: readonly string[]
}

/** The tables whose rows are kept, with the columns of their keys and those left out. */
async function keptTables(): Promise<readonly KeptTable[]> {
  const found = await sql<{ name: string; key: string }>`
    select n.nspname || '.' || c.relname as name, encode(t.tgargs, 'escape') as key from pg_trigger t
    join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
    where t.tgname = 'keep_row' order by 1`.execute(db)
  return found.rows.map(({ name, key }) => {
    const columns = key.split(String.raw`\000`).slice(0, -1)
    const leftOut = columns.filter((column) => column.startsWith('-')).map((column) => column.slice(1))
    return { name, key: columns.filter((column) => !column.startsWith('-')), leftOut }
  })
}

/** The current rows of every table, folded from what the migrations laid and the entries of the 办理记录, in their order. */
async function rebuilt(): Promise<ReadonlyMap<string, ReadonlyMap<string, Row>>> {
  const tables = new Map<string, Map<string, Row>>()
  for (const table of await keptTables())
    tables.set(
      table.name,
      new Map((await standing(empty.db, table)).map((row) => [keyOf(row, table.key), row])),
    )
  const entries = await db
    .selectFrom('ledger.entry')
    .select('rows')
    .where('rows', 'is not', null)
    .orderBy('id')
    .execute()
  for (const change of entries.flatMap(({ rows }) => Changes.parse(rows))) {
    const rows = tables.get(change.table)
    if (rows === undefined) throw new Error(`nobody keeps the rows of ${change.table}`)
    const names = Object.keys(change.key)
    const row = { ...rows.get(keyOf(change.key, names)), ...change.row }
    rows.delete(keyOf(change.key, names))
    if (change.gone !== true) rows.set(keyOf(row, names), row)
  }
  return tables
}

function keyOf(row: Row, names: readonly string[]): string {
  return canonical(Object.fromEntries(names.map((name) => [name, row[name]])))
}

/** The rows of a table as they are, without the columns left out. */
async function standing(from: Db, { name, leftOut }: KeptTable): Promise<readonly Row[]> {
  const rows = await from.transaction().execute(async (inner) => {
    await sql`set local timezone = 'UTC'`.execute(inner)
    return sql<{
      row: unknown
    }>`select to_jsonb(t) - ${leftOut}::text[] as row from ${sql.table(name)} t`.execute(inner)
  })
  return rows.rows.map(({ row }) => Values.parse(row))
}

/** What the demonstration does not play: a review by hand, a change by two people, a setting, a delegation, an address. */
beforeAll(async () => {
  const clerk = (await app.demonstrationStaff('bangongshi')).actor
  const head = (await app.demonstrationStaff('zhuren')).actor
  await app.work(clerk, async (work) => {
    const planId = await importPlan(work, { kind: 'pasted', text: TEXT })
    const [first] = await listMeasures(work.db, planId)
    if (first === undefined) throw new Error('nothing was read')
    await splitAfter(work, { planId, measureId: first.id, offset: first.text.indexOf('。') + 1 })
    const [, second] = await listMeasures(work.db, planId)
    await mergeIntoPrevious(work, { planId, measureId: second?.id ?? '' })
    await discardPlan(work, { planId, reason: '试一试' })
  })
  const plan = (await app.work(clerk, (work) => listPlans(work.db))).find(
    ({ status }) => status === 'adopted',
  )
  const measure = (await listMeasures(db, plan?.id ?? ''))[0]
  if (plan === undefined || measure === undefined) throw new Error('the demonstration has no adopted plan')
  const key = { planId: plan.id, measureId: measure.id }
  await app.work(clerk, async (work) => {
    const terms = await termsOf(work, plan, measure)
    const after = { ...terms, leadIds: terms.participantIds, participantIds: terms.leadIds }
    const wanted = terms.participantIds.length > 0 ? after : { ...terms, text: `${terms.text}每季度公布。` }
    expect(await requestChange(work, key, { after: wanted, reason: '分工调整' })).toEqual([])
  })
  await app.work(head, (work) => decideChange(work, key, { approved: true, reason: '' }))
  await app.work(SYSTEM, (work) => changeSetting(work, reportDay, { value: 12, reason: '试行' }))
  await handOnAndTakeBack()
  await app.work(clerk, (work) => saveEmail(work, ADDRESS))
})

async function handOnAndTakeBack(): Promise<void> {
  const head = (await app.demonstrationStaff('yishu.head')).actor
  const toId = (await app.demonstrationStaff('yishu')).id
  const divisionId = await app.division('艺术处')
  await app.work(head, async (work) => {
    const days = { since: work.today, until: work.today }
    const wanted = { function: 'head', divisionId, toId, ...days, reason: '出差' } as const
    expect(await delegateFunction(work, wanted)).toEqual([])
  })
  await app.work(head, async (work) => {
    const [made] = await listDelegations(work.db, [divisionId])
    await takeDelegationBack(work, made?.id ?? '')
  })
}

describe('current rows can be rebuilt from the 办理记录', () => {
  test('the two years of the demonstration verify, and no row was changed without an entry', async () => {
    const { findings, entries } = await verifyLedger(db)
    expect(findings).toEqual([])
    expect(entries).toBeGreaterThan(100)
  })

  test('every row of every table that is kept stands as its entries say, but for the columns left out of the 办理记录', async () => {
    const tables = await keptTables()
    expect(tables.length).toBeGreaterThan(20)
    const folded = await rebuilt()
    const inOrder = (rows: Iterable<Row>) => [...rows].map((row) => canonical(row)).sort()
    for (const table of tables)
      expect([table.name, inOrder(folded.get(table.name)?.values() ?? [])]).toEqual([
        table.name,
        inOrder(await standing(db, table)),
      ])
  })

  test('left out are the e-mail address of a person, titles of publications, what is worded before its release, addresses outside and why one holds, and nothing else; no entry has the address', async () => {
    const leftOut = (await keptTables()).flatMap(({ name, leftOut }) => leftOut.map((of) => [name, of]))
    expect(leftOut).toEqual([
      ['documents.document', 'title'],
      ['documents.document', 'redaction_note'],
      ['documents.document', 'source_url'],
      ['documents.document_file', 'name'],
      ['documents.evaluation', 'conclusion'],
      ['documents.history_batch', 'file_name'],
      ['documents.history_batch', 'faults'],
      ['documents.making', 'title'],
      ['documents.making', 'identified_because'],
      ['documents.making_step', 'finding'],
      ['documents.making_step', 'consistency'],
      ['documents.making_step', 'advice_reason'],
      ['documents.making_step', 'file_name'],
      ['intake.case_record', 'page_title'],
      ['openness_column.guide_wording', 'classes'],
      ['openness_column.guide_wording', 'arrangement'],
      ['openness_column.guide_wording', 'access'],
      ['openness_column.guide_wording', 'on_application'],
      ['organisation.person', 'email'],
      ['policies.exemption', 'reason'],
      ['policies.plan', 'interpreter'],
      ['policies.plan', 'first_interpreter'],
      ['policies.plan', 'first_act_note'],
      ['policies.plan', 'outline'],
      ['policies.plan', 'risk'],
      ['policies.plan', 'briefing_note'],
      ['policies.warning_answer', 'reason'],
      ['publication.link_confirmation', 'reason'],
      ['publication.news_conference', 'note'],
      ['publication.official_address', 'url'],
    ])
    const entries = await db.selectFrom('ledger.entry').select(['before', 'after', 'rows']).execute()
    expect(JSON.stringify(entries)).not.toContain(ADDRESS)
  })

  test('there is something to rebuild of each kind', async () => {
    const folded = await rebuilt()
    for (const table of ['plan', 'measure', 'measure_owner', 'division_return', 'report_entry', 'evidence'])
      expect([table, folded.get(`work_plan.${table}`)?.size ?? 0]).not.toEqual([table, 0])
    for (const table of ['public_entry', 'period_release', 'change_request'])
      expect([table, folded.get(`work_plan.${table}`)?.size ?? 0]).not.toEqual([table, 0])
    for (const table of [
      'rules.setting',
      'organisation.division',
      'organisation.person',
      'organisation.post',
      'organisation.delegation',
      'publication.publication',
    ])
      expect([table, folded.get(table)?.size ?? 0]).not.toEqual([table, 0])
  })
})
