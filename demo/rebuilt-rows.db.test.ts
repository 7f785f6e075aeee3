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
}

/** The tables whose rows are kept, with the columns of their keys. */
async function keptTables(): Promise<readonly KeptTable[]> {
  const found = await sql<{ name: string; key: string }>`
    select n.nspname || '.' || c.relname as name, encode(t.tgargs, 'escape') as key from pg_trigger t
    join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
    where t.tgname = 'keep_row' order by 1`.execute(db)
  return found.rows.map(({ name, key }) => ({ name, key: key.split(String.raw`\000`).slice(0, -1) }))
}

/** The current rows of every table, folded from what the migrations laid and the entries of the 办理记录, in their order. */
async function rebuilt(): Promise<ReadonlyMap<string, ReadonlyMap<string, Row>>> {
  const tables = new Map<string, Map<string, Row>>()
  for (const { name, key } of await keptTables())
    tables.set(name, new Map((await standing(empty.db, name)).map((row) => [keyOf(row, key), row])))
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

async function standing(from: Db, table: string): Promise<readonly Row[]> {
  const rows = await from.transaction().execute(async (inner) => {
    await sql`set local timezone = 'UTC'`.execute(inner)
    return sql<{ row: unknown }>`select to_jsonb(t) as row from ${sql.table(table)} t`.execute(inner)
  })
  return rows.rows.map(({ row }) => Values.parse(row))
}

/** What the demonstration does not play: a review by hand, a change by two people, a setting. */
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
})

describe('current rows can be rebuilt from the 办理记录', () => {
  test('the two years of the demonstration verify, and no row was changed without an entry', async () => {
    const { findings, entries } = await verifyLedger(db)
    expect(findings).toEqual([])
    expect(entries).toBeGreaterThan(100)
  })

  test('every row of every table that is kept stands as its entries say', async () => {
    const tables = (await keptTables()).map(({ name }) => name)
    expect(tables.length).toBeGreaterThan(20)
    const folded = await rebuilt()
    const inOrder = (rows: Iterable<Row>) => [...rows].map((row) => canonical(row)).sort()
    for (const table of tables)
      expect([table, inOrder(folded.get(table)?.values() ?? [])]).toEqual([
        table,
        inOrder(await standing(db, table)),
      ])
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
      'publication.publication',
    ])
      expect([table, folded.get(table)?.size ?? 0]).not.toEqual([table, 0])
  })
})
