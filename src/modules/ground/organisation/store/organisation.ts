import { isId } from '../../../../kernel/id.ts'
import type { CivilDate } from '../../../../kernel/civil-date.ts'
import type { FunctionName, Post } from '../../../../kernel/actor.ts'
import { Refusal } from '../../../../kernel/refusal.ts'
import type { Db } from '../../../../platform/database/database.ts'
import type { Bureau, Division, DivisionKind } from '../domain/division.ts'

const DIVISION = [
  'id',
  'name',
  'kind',
  'position',
  'phone',
  'is_openness_office as isOpennessOffice',
] as const

/** The divisions that exist today, 内设机构 first, in their official order. */
export async function listDivisions(db: Db): Promise<readonly Division[]> {
  return db
    .selectFrom('organisation.division')
    .select(DIVISION)
    .where('closed_on', 'is', null)
    .orderBy('kind', 'desc')
    .orderBy('position')
    .execute()
}

/** A division by id; refuses an id that names none. */
export async function getDivision(db: Db, id: string): Promise<Division> {
  const found = isId(id)
    ? await db.selectFrom('organisation.division').select(DIVISION).where('id', '=', id).executeTakeFirst()
    : undefined
  if (!found) throw new Refusal('absent', 'no-division', '没有这个处室。')
  return found
}

/** 办公室 as the openness office, which imports, gathers and releases; null before it is named. */
export async function findOpennessOffice(db: Db): Promise<Division | null> {
  const found = await db
    .selectFrom('organisation.division')
    .select(DIVISION)
    .where('is_openness_office', '=', true)
    .executeTakeFirst()
  return found ?? null
}

export async function insertDivision(
  db: Db,
  division: {
    id: string
    name: string
    kind: DivisionKind
    position: number
    phone: string | null
    isOpennessOffice: boolean
  },
): Promise<void> {
  const { isOpennessOffice, ...rest } = division
  await db
    .insertInto('organisation.division')
    .values({ ...rest, is_openness_office: isOpennessOffice })
    .execute()
}

export async function findDivisionByName(db: Db, name: string): Promise<{ readonly id: string } | null> {
  return (
    (await db.selectFrom('organisation.division').select('id').where('name', '=', name).executeTakeFirst()) ??
    null
  )
}

/** Every name a division answers to: its own and its remembered aliases. */
export async function listUnitNames(
  db: Db,
): Promise<readonly { readonly name: string; readonly divisionId: string }[]> {
  const own = await db
    .selectFrom('organisation.division')
    .select(['name', 'id as divisionId'])
    .where('closed_on', 'is', null)
    .execute()
  const aliases = await db
    .selectFrom('organisation.division_alias')
    .select(['alias as name', 'division_id as divisionId'])
    .execute()
  return [...own, ...aliases]
}

export async function upsertAlias(
  db: Db,
  alias: { alias: string; divisionId: string; at: Date; by: string },
): Promise<void> {
  await db
    .insertInto('organisation.division_alias')
    .values({
      alias: alias.alias,
      division_id: alias.divisionId,
      remembered_at: alias.at,
      remembered_by: alias.by,
    })
    .onConflict((c) =>
      c
        .column('alias')
        .doUpdateSet({ division_id: alias.divisionId, remembered_at: alias.at, remembered_by: alias.by }),
    )
    .execute()
}

export async function findBureau(db: Db): Promise<Bureau | null> {
  const row = await db
    .selectFrom('organisation.bureau')
    .select([
      'name',
      'short_name as shortName',
      'site_code as siteCode',
      'domain',
      'phone',
      'address',
      'office_hours as officeHours',
      'email',
      'icp',
      'public_security_record as publicSecurityRecord',
    ])
    .executeTakeFirst()
  return row ?? null
}

export async function upsertBureau(db: Db, bureau: Bureau & { readonly at: Date }): Promise<void> {
  const row = {
    name: bureau.name,
    short_name: bureau.shortName,
    site_code: bureau.siteCode,
    domain: bureau.domain,
    phone: bureau.phone,
    address: bureau.address,
    office_hours: bureau.officeHours,
    email: bureau.email,
    icp: bureau.icp,
    public_security_record: bureau.publicSecurityRecord,
    updated_at: bureau.at,
  }
  await db
    .insertInto('organisation.bureau')
    .values(row)
    .onConflict((c) => c.column('only_row').doUpdateSet(row))
    .execute()
}

/** A person with the posts held on a day; null when there is none or the person has left. */
export async function findPersonWithPosts(
  db: Db,
  personId: string,
  on: CivilDate,
): Promise<{
  readonly id: string
  readonly name: string
  readonly signInName: string
  readonly posts: readonly Post[]
} | null> {
  const person = await db
    .selectFrom('organisation.person')
    .select(['id', 'name', 'sign_in_name as signInName', 'left_on'])
    .where('id', '=', personId)
    .executeTakeFirst()
  if (!person || (person.left_on !== null && person.left_on <= on)) return null
  const posts = await db
    .selectFrom('organisation.post')
    .select(['function', 'division_id as divisionId'])
    .where('person_id', '=', personId)
    .where('since', '<=', on)
    .where((e) => e.or([e('until', 'is', null), e('until', '>', on)]))
    .orderBy('since')
    .orderBy('function')
    .execute()
  return { id: person.id, name: person.name, signInName: person.signInName, posts }
}

export async function insertPerson(
  db: Db,
  person: { id: string; name: string; signInName: string },
): Promise<void> {
  await db
    .insertInto('organisation.person')
    .values({ id: person.id, name: person.name, sign_in_name: person.signInName })
    .execute()
}

/** A person leaves on a day, and with that day every post ends; one that was still to come is never held. */
export async function markPersonLeft(db: Db, personId: string, on: CivilDate): Promise<void> {
  await db.updateTable('organisation.person').set({ left_on: on }).where('id', '=', personId).execute()
  await db
    .updateTable('organisation.post')
    .set({ until: on })
    .where('person_id', '=', personId)
    .where((e) => e.or([e('until', 'is', null), e('until', '>', on)]))
    .execute()
}

export async function insertPost(
  db: Db,
  post: {
    id: string
    personId: string
    divisionId: string | null
    function: FunctionName
    since: CivilDate
    until?: CivilDate | null
  },
): Promise<void> {
  await db
    .insertInto('organisation.post')
    .values({
      id: post.id,
      person_id: post.personId,
      division_id: post.divisionId,
      function: post.function,
      since: post.since,
      until: post.until ?? null,
    })
    .execute()
}

/** Who holds a function on a day, and until when; `until` is the first day on which it is no longer held. */
export async function listHolders(
  db: Db,
  name: FunctionName,
  on: CivilDate,
): Promise<
  readonly {
    readonly personId: string
    readonly signInName: string
    readonly divisionId: string | null
    readonly until: CivilDate | null
  }[]
> {
  return db
    .selectFrom('organisation.post as o')
    .innerJoin('organisation.person as p', 'p.id', 'o.person_id')
    .select(['p.id as personId', 'p.sign_in_name as signInName', 'o.division_id as divisionId', 'o.until'])
    .where('o.function', '=', name)
    .where('o.since', '<=', on)
    .where((e) => e.or([e('o.until', 'is', null), e('o.until', '>', on)]))
    .where('p.left_on', 'is', null)
    .execute()
}
