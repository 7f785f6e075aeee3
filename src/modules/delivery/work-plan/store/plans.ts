import { isId } from '../../../../kernel/id.ts'
import { sql } from 'kysely'
import { z } from 'zod'
import type { CivilDate } from '../../../../kernel/civil-date.ts'
import { Refusal } from '../../../../kernel/refusal.ts'
import type { Aside } from '../../../../kernel/source-document.ts'
import type { Db } from '../../../../platform/database/database.ts'
import type { Plan, Reporting } from '../domain/plan.ts'

const PLAN = [
  'id',
  'slug',
  'title',
  'issuer',
  'year',
  'status',
  'source_name as sourceName',
  'source_format as sourceFormat',
  'source_text as sourceText',
  'imported_by as importedBy',
  'imported_at as importedAt',
  'reporting',
  'supplementary',
  'adopted_on as adoptedOn',
  'adopted_by as adoptedBy',
] as const

/** A plan by id; refuses an id that names none. */
export async function getPlan(db: Db, id: string): Promise<Plan> {
  return named(isId(id) ? await planById(db, id).executeTakeFirst() : undefined)
}

/** A plan locked until the end of the transaction, as it stands once the lock is held; for what must not happen twice. */
export async function getPlanForUpdate(db: Db, id: string): Promise<Plan> {
  return named(isId(id) ? await planById(db, id).forUpdate().executeTakeFirst() : undefined)
}

/** A plan that stays as it stands until the end of the transaction; several may hold it so, and none changes it meanwhile. */
export async function holdPlan(db: Db, id: string): Promise<Plan> {
  return named(isId(id) ? await planById(db, id).forShare().executeTakeFirst() : undefined)
}

function planById(db: Db, id: string) {
  return db.selectFrom('work_plan.plan').select(PLAN).where('id', '=', id)
}

function named(plan: Plan | undefined): Plan {
  if (plan === undefined)
    throw new Refusal('absent', 'no-plan', '没有这份工作要点。可能已经作废，请从「工作要点」列表进入。')
  return plan
}

/** All plans that are not discarded, newest first. */
export async function listPlans(db: Db): Promise<readonly Plan[]> {
  return db
    .selectFrom('work_plan.plan')
    .select(PLAN)
    .where('status', '<>', 'discarded')
    .orderBy('year', 'desc')
    .orderBy('imported_at', 'desc')
    .limit(200)
    .execute()
}

/** The addresses of a year's plans. */
export async function listSlugs(db: Db, year: number): Promise<readonly string[]> {
  const rows = await db.selectFrom('work_plan.plan').select('slug').where('year', '=', year).execute()
  return rows.map((row) => row.slug)
}

/** The same, for whoever takes a free one: nobody else takes one of that year until the end of the transaction. */
export async function lockSlugs(db: Db, year: number): Promise<readonly string[]> {
  await sql`select pg_advisory_xact_lock(hashtext(${`work_plan.slug.${String(year)}`}))`.execute(db)
  return listSlugs(db, year)
}

export async function insertPlan(
  db: Db,
  plan: {
    id: string
    slug: string
    title: string
    issuer: string | null
    year: number
    sourceName: string
    sourceFormat: string
    sourceFile: string | null
    sourceText: string
    asides: readonly Aside[]
    remainder: readonly unknown[]
    importedBy: string
    at: Date
  },
): Promise<void> {
  await db
    .insertInto('work_plan.plan')
    .values({
      id: plan.id,
      slug: plan.slug,
      title: plan.title,
      issuer: plan.issuer,
      year: plan.year,
      status: 'in-review',
      source_name: plan.sourceName,
      source_format: plan.sourceFormat,
      source_file: plan.sourceFile,
      source_text: plan.sourceText,
      asides: JSON.stringify(plan.asides),
      remainder: JSON.stringify(plan.remainder),
      imported_by: plan.importedBy,
      imported_at: plan.at,
    })
    .execute()
}

const AsideRows = z.array(
  z.object({ kind: z.enum(['footnote', 'endnote', 'comment', 'running-head']), text: z.string() }),
)

/** Footnotes and comments of the source: beside the text, not lost. */
export async function listAsides(db: Db, planId: string): Promise<readonly Aside[]> {
  const row = await db
    .selectFrom('work_plan.plan')
    .select('asides')
    .where('id', '=', planId)
    .executeTakeFirst()
  return AsideRows.parse(row?.asides ?? [])
}

export async function saveHead(
  db: Db,
  id: string,
  head: { title: string; year: number; slug: string },
): Promise<void> {
  await db.updateTable('work_plan.plan').set(head).where('id', '=', id).execute()
}

export async function markDiscarded(db: Db, id: string): Promise<void> {
  await db.updateTable('work_plan.plan').set({ status: 'discarded' }).where('id', '=', id).execute()
}

export async function markAdopted(
  db: Db,
  id: string,
  adoption: {
    on: CivilDate
    by: string
    reporting: Reporting
    supplementary: boolean
    offices: readonly string[]
  },
): Promise<void> {
  await db
    .updateTable('work_plan.plan')
    .set({
      status: 'adopted',
      adopted_on: adoption.on,
      adopted_by: adoption.by,
      reporting: adoption.reporting,
      supplementary: adoption.supplementary,
      offices_on_adoption: JSON.stringify(adoption.offices),
    })
    .where('id', '=', id)
    .execute()
}

export async function markTakenBack(db: Db, id: string): Promise<void> {
  await db
    .updateTable('work_plan.plan')
    .set({
      status: 'in-review',
      adopted_on: null,
      adopted_by: null,
      reporting: null,
      supplementary: false,
      offices_on_adoption: null,
    })
    .where('id', '=', id)
    .execute()
}

/** The stored file a plan was read from; null where its text was pasted. */
export async function findSourceFile(db: Db, planId: string): Promise<string | null> {
  const row = await db
    .selectFrom('work_plan.plan')
    .select('source_file')
    .where('id', '=', planId)
    .executeTakeFirst()
  return row?.source_file ?? null
}
