import { isId } from '../../../../kernel/id.ts'
import type { CivilDate } from '../../../../kernel/civil-date.ts'
import { Refusal } from '../../../../kernel/refusal.ts'
import type { Db } from '../../../../platform/database/database.ts'
import type { DivisionKind } from '../domain/division.ts'
import { isParticular } from '../domain/particulars.ts'
import type { Particulars } from '../domain/particulars.ts'

/** A division with all that is kept of it. */
export interface DivisionRecord extends Particulars {
  readonly id: string
  readonly name: string
  readonly kind: DivisionKind
  readonly position: number
  readonly isOpennessOffice: boolean
  readonly closedOn: CivilDate | null
  readonly mergedInto: string | null
  readonly changedBy: string | null
  readonly changedByName: string | null
  readonly changedAt: Date | null
}

const RECORD = [
  'id',
  'name',
  'kind',
  'position',
  'is_openness_office as isOpennessOffice',
  'closed_on as closedOn',
  'merged_into as mergedInto',
  'changed_by as changedBy',
  'changed_by_name as changedByName',
  'changed_at as changedAt',
  'duties',
  'phone',
  'address',
  'office_hours as officeHours',
  'fax',
  'head',
  'internet',
  'public_parts as publicParts',
] as const

/** A division, locked until the end of the transaction; refuses an id that names none. */
export async function getDivisionForUpdate(db: Db, id: string): Promise<DivisionRecord> {
  const row = isId(id)
    ? await db
        .selectFrom('organisation.division')
        .select(RECORD)
        .where('id', '=', id)
        .forUpdate()
        .executeTakeFirst()
    : undefined
  if (row === undefined) throw new Refusal('absent', 'no-division', '没有这个处室。')
  return { ...row, publicParts: row.publicParts.filter(isParticular) }
}

/** The divisions that exist, in their official order, with all that is kept of them. */
export async function listDivisionRecords(db: Db): Promise<readonly DivisionRecord[]> {
  const rows = await db
    .selectFrom('organisation.division')
    .select(RECORD)
    .where('closed_on', 'is', null)
    .orderBy('kind', 'desc')
    .orderBy('position')
    .orderBy('name')
    .limit(1000)
    .execute()
  return rows.map((row) => ({ ...row, publicParts: row.publicParts.filter(isParticular) }))
}

export async function updateDivision(
  db: Db,
  id: string,
  division: Particulars & {
    readonly position: number
    readonly changed: {
      readonly by: { readonly id: string; readonly name: string } | null
      readonly at: Date
    }
  },
): Promise<void> {
  await db
    .updateTable('organisation.division')
    .set({
      position: division.position,
      duties: division.duties,
      phone: division.phone,
      address: division.address,
      office_hours: division.officeHours,
      fax: division.fax,
      head: division.head,
      internet: division.internet,
      public_parts: [...division.publicParts],
      changed_by: division.changed.by?.id ?? null,
      changed_by_name: division.changed.by?.name ?? null,
      changed_at: division.changed.at,
    })
    .where('id', '=', id)
    .execute()
}

/** Gives a division another name; the old one stays with the day until which it was borne. */
export async function renameDivision(
  db: Db,
  division: { readonly id: string; readonly before: string; readonly name: string; readonly on: CivilDate },
): Promise<void> {
  const last = await db
    .selectFrom('organisation.division_past_name')
    .select((e) => e.fn.max('number').as('number'))
    .where('division_id', '=', division.id)
    .executeTakeFirst()
  await db
    .insertInto('organisation.division_past_name')
    .values({
      division_id: division.id,
      number: (last?.number ?? 0) + 1,
      name: division.before,
      until: division.on,
    })
    .execute()
  await db
    .updateTable('organisation.division')
    .set({ name: division.name })
    .where('id', '=', division.id)
    .execute()
}

/** The earlier names of a division, oldest first. */
export async function listPastNames(
  db: Db,
  divisionId: string,
): Promise<readonly { readonly name: string; readonly until: CivilDate }[]> {
  return db
    .selectFrom('organisation.division_past_name')
    .select(['name', 'until'])
    .where('division_id', '=', divisionId)
    .orderBy('number')
    .execute()
}

/** Names that no office bears since a day: of renamed divisions, and of closed ones, whose successor bears another. */
export async function listFormerNames(
  db: Db,
  on: CivilDate,
): Promise<readonly { readonly name: string; readonly until: CivilDate; readonly now: string }[]> {
  const renamed = await db
    .selectFrom('organisation.division_past_name as p')
    .innerJoin('organisation.division as d', 'd.id', 'p.division_id')
    .leftJoin('organisation.division as into', 'into.id', 'd.merged_into')
    .select((e) => ['p.name', 'p.until', e.fn.coalesce('into.name', 'd.name').as('now')])
    .where('p.until', '<=', on)
    .orderBy('p.until')
    .orderBy('p.name')
    .execute()
  const closed = await db
    .selectFrom('organisation.division as d')
    .innerJoin('organisation.division as into', 'into.id', 'd.merged_into')
    .select(['d.name', 'd.closed_on as until', 'into.name as now'])
    .where('d.closed_on', '<=', on)
    .orderBy('d.name')
    .execute()
  return [...renamed, ...closed.flatMap(({ until, ...one }) => (until === null ? [] : [{ ...one, until }]))]
}

/** The name that a division bore on a day; null when there is no such division. */
export async function divisionNameOn(db: Db, divisionId: string, on: CivilDate): Promise<string | null> {
  const past = (await listPastNames(db, divisionId)).find(({ until }) => on < until)
  if (past !== undefined) return past.name
  const row = await db
    .selectFrom('organisation.division')
    .select('name')
    .where('id', '=', divisionId)
    .executeTakeFirst()
  return row?.name ?? null
}

/** Closes a division into its successor: aliases, and the name itself, from now on mean the successor. */
export async function closeDivision(
  db: Db,
  closing: { readonly id: string; readonly into: string; readonly on: CivilDate },
): Promise<void> {
  await db
    .updateTable('organisation.division')
    .set({ closed_on: closing.on, merged_into: closing.into })
    .where('id', '=', closing.id)
    .execute()
  await db
    .updateTable('organisation.division_alias')
    .set({ division_id: closing.into })
    .where('division_id', '=', closing.id)
    .execute()
}

/** How many posts and how many open duties still hang on a division. */
export async function countTies(
  db: Db,
  divisionId: string,
  on: CivilDate,
): Promise<{ readonly posts: number; readonly duties: number }> {
  const posts = await db
    .selectFrom('organisation.post as o')
    .innerJoin('organisation.person as p', 'p.id', 'o.person_id')
    .select((e) => e.fn.countAll<number>().as('count'))
    .where('o.division_id', '=', divisionId)
    .where('p.left_on', 'is', null)
    .where((e) => e.or([e('o.until', 'is', null), e('o.until', '>', on)]))
    .executeTakeFirstOrThrow()
  const duties = await db
    .selectFrom('duties.open_duty')
    .select((e) => e.fn.countAll<number>().as('count'))
    .where('division_id', '=', divisionId)
    .executeTakeFirstOrThrow()
  return { posts: posts.count, duties: duties.count }
}

export async function listAliases(db: Db, divisionId: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('organisation.division_alias')
    .select('alias')
    .where('division_id', '=', divisionId)
    .orderBy('remembered_at')
    .orderBy('alias')
    .execute()
  return rows.map((row) => row.alias)
}

/** What an alias means now; null when nobody answers to it. */
export async function findAlias(db: Db, alias: string): Promise<{ readonly divisionId: string } | null> {
  const row = await db
    .selectFrom('organisation.division_alias')
    .select('division_id as divisionId')
    .where('alias', '=', alias)
    .executeTakeFirst()
  return row ?? null
}

export async function deleteAlias(db: Db, alias: { divisionId: string; alias: string }): Promise<boolean> {
  const row = await db
    .deleteFrom('organisation.division_alias')
    .where('division_id', '=', alias.divisionId)
    .where('alias', '=', alias.alias)
    .returning('alias')
    .executeTakeFirst()
  return row !== undefined
}
