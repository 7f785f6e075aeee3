import { isId } from '../../../../kernel/id.ts'
import { Refusal } from '../../../../kernel/refusal.ts'
import type { Db } from '../../../../platform/database/database.ts'
import type { Package, PackageState } from '../domain/package.ts'

const PACKAGE = [
  'p.id',
  'p.division_id as divisionId',
  'p.state',
  'p.round',
  'p.started_by as startedBy',
  'p.started_by_name as startedByName',
  'p.started_at as startedAt',
  'p.release_at as releaseAt',
  'p.released_at as releasedAt',
  'p.is_small as isSmall',
] as const

export async function insertPackage(db: Db, row: Package): Promise<void> {
  await db
    .insertInto('publication.package')
    .values({
      id: row.id,
      division_id: row.divisionId,
      state: row.state,
      round: row.round,
      started_by: row.startedBy,
      started_by_name: row.startedByName,
      started_at: row.startedAt,
      release_at: row.releaseAt,
      released_at: row.releasedAt,
      is_small: row.isSmall,
    })
    .execute()
}

/** A package by id; refuses an id that names none. */
export async function getPackage(db: Db, id: string): Promise<Package> {
  return present(isId(id) ? await one(db, id).executeTakeFirst() : undefined)
}

/** The same, held until the transaction ends: whoever acts on a package waits for the one before. */
export async function getPackageForUpdate(db: Db, id: string): Promise<Package> {
  return present(isId(id) ? await one(db, id).forUpdate().executeTakeFirst() : undefined)
}

function one(db: Db, id: string) {
  return db.selectFrom('publication.package as p').select(PACKAGE).where('p.id', '=', id)
}

function present(row: Package | undefined): Package {
  if (!row) throw new Refusal('absent', 'no-package', '没有这份稿件，可能已经作废。')
  return row
}

export async function updatePackage(
  db: Db,
  id: string,
  to: {
    readonly state: PackageState
    readonly round?: number
    readonly releaseAt?: Date | null
    readonly releasedAt?: Date
  },
): Promise<void> {
  await db
    .updateTable('publication.package')
    .set({
      state: to.state,
      ...(to.round === undefined ? {} : { round: to.round }),
      ...(to.releaseAt === undefined ? {} : { release_at: to.releaseAt }),
      ...(to.releasedAt === undefined ? {} : { released_at: to.releasedAt }),
    })
    .where('id', '=', id)
    .execute()
}

/** A package in a list: with the titles of what is in it. */
export interface PackageLine extends Package {
  readonly titles: readonly string[]
}

/** Packages that somebody may see, newest first. */
export async function listPackages(
  db: Db,
  filter: {
    /** Null sees every division. */
    readonly divisionIds: readonly string[] | null
    readonly states: readonly PackageState[]
    /** Only packages with a text of one of these types. */
    readonly typeIds?: readonly string[]
    readonly limit: number
    readonly offset: number
  },
): Promise<readonly PackageLine[]> {
  const { divisionIds, typeIds = [] } = filter
  if (divisionIds?.length === 0) return []
  const rows = await db
    .selectFrom('publication.package as p')
    .innerJoin('publication.draft as d', 'd.package_id', 'p.id')
    .select(PACKAGE)
    .select((e) => e.fn.agg<string[]>('array_agg', ['d.title']).orderBy('d.position').as('titles'))
    .groupBy('p.id')
    .where('p.state', 'in', filter.states)
    .$if(typeIds.length > 0, (q) =>
      q.where((e) =>
        e.exists(
          e
            .selectFrom('publication.draft as t')
            .select('t.id')
            .whereRef('t.package_id', '=', 'p.id')
            .where('t.type_id', 'in', typeIds),
        ),
      ),
    )
    .$if(divisionIds !== null, (q) => q.where('p.division_id', 'in', divisionIds ?? []))
    .orderBy('p.started_at', 'desc')
    .orderBy('p.id')
    .limit(filter.limit)
    .offset(filter.offset)
    .execute()
  return rows
}

/** Approved packages whose moment has come. */
export async function listPackagesToRelease(db: Db, now: Date): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('publication.package')
    .select('id')
    .where('state', '=', 'approved')
    .where('release_at', '<=', now)
    .orderBy('release_at')
    .limit(100)
    .execute()
  return rows.map(({ id }) => id)
}

export async function insertWriter(
  db: Db,
  writer: { readonly packageId: string; readonly personId: string; readonly name: string },
): Promise<void> {
  await db
    .insertInto('publication.package_writer')
    .values({ package_id: writer.packageId, person_id: writer.personId, person_name: writer.name })
    .onConflict((c) => c.doNothing())
    .execute()
}

/** Everyone who wrote any of a package. */
export async function listWriters(
  db: Db,
  packageId: string,
): Promise<readonly { readonly id: string; readonly name: string }[]> {
  return db
    .selectFrom('publication.package_writer')
    .select(['person_id as id', 'person_name as name'])
    .where('package_id', '=', packageId)
    .orderBy('person_name')
    .orderBy('person_id')
    .execute()
}
