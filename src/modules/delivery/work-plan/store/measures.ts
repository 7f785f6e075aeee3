import { isId } from '../../../../kernel/id.ts'
import { z } from 'zod'
import type { CivilDate } from '../../../../kernel/civil-date.ts'
import { Refusal } from '../../../../kernel/refusal.ts'
import type { Db } from '../../../../platform/database/database.ts'
import type { Measure, MeasurePlaces } from '../domain/measure.ts'

const Place = z.object({ start: z.number(), end: z.number() })
const Places = z.object({
  number: Place.nullable(),
  text: z.array(Place),
  notation: z.array(Place),
  deadline: Place.nullable(),
  units: z.array(Place),
})

const COLUMNS = [
  'id',
  'plan_id',
  'number',
  'path',
  'seq',
  'heading',
  'text',
  'notation',
  'lead_names',
  'participant_names',
  'deadline',
  'deadline_text',
  'recurring',
  'relative_event',
  'relative_days',
  'relative_unit',
  'rhythm',
  'rhythm_internal',
  'places',
  'confirmed',
  'edited',
] as const

/** The measures of a plan in the order of the document. */
export async function listMeasures(db: Db, planId: string): Promise<readonly Measure[]> {
  const rows = await db
    .selectFrom('work_plan.measure')
    .select(COLUMNS)
    .where('plan_id', '=', planId)
    .orderBy('number')
    .limit(2000)
    .execute()
  return rows.map(measureOf)
}

/** A measure by id, locked until the end of the transaction; refuses an id that names none of this plan. */
export async function getMeasureForUpdate(
  db: Db,
  id: { readonly planId: string; readonly measureId: string },
): Promise<Measure> {
  const row = isId(id.measureId)
    ? await db
        .selectFrom('work_plan.measure')
        .select(COLUMNS)
        .where('id', '=', id.measureId)
        .where('plan_id', '=', id.planId)
        .forUpdate()
        .executeTakeFirst()
    : undefined
  if (!row) throw new Refusal('absent', 'no-measure', '没有这一项。可能已经并入别的项，请回到核对页看。')
  return measureOf(row)
}

export async function insertMeasure(db: Db, measure: Measure): Promise<void> {
  await db
    .insertInto('work_plan.measure')
    .values({ id: measure.id, plan_id: measure.planId, ...columnsOf(measure) })
    .execute()
}

export async function updateMeasure(db: Db, measure: Measure): Promise<void> {
  await db.updateTable('work_plan.measure').set(columnsOf(measure)).where('id', '=', measure.id).execute()
}

export async function deleteMeasure(db: Db, id: string): Promise<void> {
  await db.deleteFrom('work_plan.measure').where('id', '=', id).execute()
}

/** The earliest day that the document wrote of a measure and that is past and not met. */
export async function findMissedDay(
  db: Db,
  of: { readonly slug: string; readonly number: number },
  today: CivilDate,
): Promise<CivilDate | null> {
  const row = await db
    .selectFrom('work_plan.missed_day')
    .select('due_on')
    .where('slug', '=', of.slug)
    .where('number', '=', of.number)
    .where('due_on', '<', today)
    .orderBy('due_on')
    .limit(1)
    .executeTakeFirst()
  return row?.due_on ?? null
}

/** Moves the numbers from one place on by one, up or down. */
export async function shiftNumbers(
  db: Db,
  from: { readonly planId: string; readonly number: number },
  by: 1 | -1,
): Promise<void> {
  await db
    .updateTable('work_plan.measure')
    .set((e) => ({ number: e('number', '+', by) }))
    .where('plan_id', '=', from.planId)
    .where('number', '>=', from.number)
    .execute()
}

export async function confirmMeasures(db: Db, planId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await db
    .updateTable('work_plan.measure')
    .set({ confirmed: true })
    .where('plan_id', '=', planId)
    .where('id', 'in', ids)
    .execute()
}

/** Lead and participating divisions, frozen at adoption. */
export interface OwnerRow {
  readonly measureId: string
  readonly divisionId: string
  readonly role: 'lead' | 'participant'
}

export async function listOwners(db: Db, planId: string): Promise<readonly OwnerRow[]> {
  return db
    .selectFrom('work_plan.measure_owner as o')
    .innerJoin('work_plan.measure as m', 'm.id', 'o.measure_id')
    .select(['o.measure_id as measureId', 'o.division_id as divisionId', 'o.role'])
    .where('m.plan_id', '=', planId)
    .orderBy('m.number')
    .orderBy('o.position')
    .execute()
}

export async function replaceOwners(
  db: Db,
  measureId: string,
  owners: { readonly lead: readonly string[]; readonly participants: readonly string[] },
): Promise<void> {
  await db.deleteFrom('work_plan.measure_owner').where('measure_id', '=', measureId).execute()
  const rows = [
    ...owners.lead.map((division_id, position) => ({
      measure_id: measureId,
      division_id,
      role: 'lead' as const,
      position,
    })),
    ...owners.participants.map((division_id, position) => ({
      measure_id: measureId,
      division_id,
      role: 'participant' as const,
      position: 1000 + position,
    })),
  ]
  if (rows.length > 0) await db.insertInto('work_plan.measure_owner').values(rows).execute()
}

export async function deleteOwnersOfPlan(db: Db, planId: string): Promise<void> {
  await db
    .deleteFrom('work_plan.measure_owner')
    .where('measure_id', 'in', (e) =>
      e.selectFrom('work_plan.measure').select('id').where('plan_id', '=', planId),
    )
    .execute()
}

function columnsOf(measure: Measure) {
  return {
    number: measure.number,
    path: [...measure.path],
    seq: measure.seq,
    heading: measure.heading,
    text: measure.text,
    notation: measure.notation,
    lead_names: [...measure.leadNames],
    participant_names: [...measure.participantNames],
    deadline: measure.deadline,
    deadline_text: measure.deadlineText,
    recurring: measure.recurring,
    relative_event: measure.relative?.event ?? null,
    relative_days: measure.relative?.days ?? null,
    relative_unit: measure.relative?.unit ?? null,
    rhythm: measure.rhythm,
    rhythm_internal: measure.rhythmInternal,
    places: JSON.stringify(measure.places),
    confirmed: measure.confirmed,
    edited: measure.edited,
  }
}

interface MeasureRow extends Omit<ReturnType<typeof columnsOf>, 'places'> {
  readonly id: string
  readonly plan_id: string
  readonly places: unknown
}

function measureOf(row: MeasureRow): Measure {
  const { relative_event: event, relative_days: days, relative_unit: unit } = row
  const places: MeasurePlaces = Places.parse(row.places)
  return {
    id: row.id,
    planId: row.plan_id,
    number: row.number,
    path: row.path,
    seq: row.seq,
    heading: row.heading,
    text: row.text,
    notation: row.notation,
    leadNames: row.lead_names,
    participantNames: row.participant_names,
    deadline: row.deadline,
    deadlineText: row.deadline_text,
    recurring: row.recurring,
    relative: event === null || days === null ? null : { event, days, unit: unit ?? '日' },
    rhythm: row.rhythm,
    rhythmInternal: row.rhythm_internal,
    places,
    confirmed: row.confirmed,
    edited: row.edited,
  }
}

/** A measure of a plan as it stands, for reading; refuses an id that names none. */
export async function getMeasure(
  db: Db,
  id: { readonly planId: string; readonly measureId: string },
): Promise<Measure> {
  const row = isId(id.measureId)
    ? await db
        .selectFrom('work_plan.measure')
        .select(COLUMNS)
        .where('id', '=', id.measureId)
        .where('plan_id', '=', id.planId)
        .executeTakeFirst()
    : undefined
  if (!row) throw new Refusal('absent', 'no-measure', '没有这一项。请从工作要点的页面进入。')
  return measureOf(row)
}
