import { isId } from '../../../../kernel/id.ts'
import { Refusal } from '../../../../kernel/refusal.ts'
import type { CivilDate } from '../../../../kernel/civil-date.ts'
import type { Db } from '../../../../platform/database/database.ts'
import type { Version, VersionState } from '../domain/version.ts'

const VERSION = [
  'id',
  'number',
  'state',
  'based_on as basedOn',
  'effective_from as effectiveFrom',
  'note',
  'started_by_name as startedByName',
  'started_at as startedAt',
  'submitted_by as submittedBy',
  'submitted_by_name as submittedByName',
  'content_hash as contentHash',
  'approved_by_name as approvedByName',
  'approved_at as approvedAt',
  'returned_because as returnedBecause',
] as const

/** Every version, newest first. */
export async function listVersions(db: Db): Promise<readonly Version[]> {
  return db
    .selectFrom('disclosure_inventory.version')
    .select(VERSION)
    .orderBy('number', 'desc')
    .limit(500)
    .execute()
}

/** A version by id; refuses an id that names none. */
export async function getVersion(db: Db, id: string): Promise<Version> {
  return present(isId(id) ? await one(db, id).executeTakeFirst() : undefined)
}

/** The same, held until the transaction ends. */
export async function getVersionForUpdate(db: Db, id: string): Promise<Version> {
  return present(isId(id) ? await one(db, id).forUpdate().executeTakeFirst() : undefined)
}

function one(db: Db, id: string) {
  return db.selectFrom('disclosure_inventory.version').select(VERSION).where('id', '=', id)
}

function present(found: Version | undefined): Version {
  if (found === undefined) throw new Refusal('absent', 'no-inventory-version', '没有这一版全清单。')
  return found
}

export async function insertVersion(
  db: Db,
  version: {
    id: string
    number: number
    basedOn: string | null
    by: { readonly id: string; readonly name: string }
    at: Date
  },
): Promise<void> {
  await db
    .insertInto('disclosure_inventory.version')
    .values({
      id: version.id,
      number: version.number,
      state: 'preparing',
      based_on: version.basedOn,
      started_by: version.by.id,
      started_by_name: version.by.name,
      started_at: version.at,
    })
    .execute()
}

export async function updateHead(
  db: Db,
  id: string,
  head: { readonly effectiveFrom: CivilDate | null; readonly note: string },
): Promise<void> {
  await db
    .updateTable('disclosure_inventory.version')
    .set({ effective_from: head.effectiveFrom, note: head.note })
    .where('id', '=', id)
    .execute()
}

/** Moves a version to another state with what belongs to it. */
export async function updateState(
  db: Db,
  id: string,
  to: {
    readonly state: VersionState
    readonly submitted?: { readonly id: string; readonly name: string; readonly hash: string } | null
    readonly approved?: { readonly id: string; readonly name: string; readonly at: Date }
    readonly returnedBecause?: string
  },
): Promise<void> {
  const { state, submitted, approved, returnedBecause } = to
  await db
    .updateTable('disclosure_inventory.version')
    .set({
      state,
      ...(submitted === undefined
        ? {}
        : {
            submitted_by: submitted?.id ?? null,
            submitted_by_name: submitted?.name ?? null,
            content_hash: submitted?.hash ?? null,
          }),
      ...(approved === undefined
        ? {}
        : { approved_by: approved.id, approved_by_name: approved.name, approved_at: approved.at }),
      ...(returnedBecause === undefined ? {} : { returned_because: returnedBecause }),
    })
    .where('id', '=', id)
    .execute()
}

export async function insertWriter(
  db: Db,
  versionId: string,
  person: { readonly id: string; readonly name: string },
): Promise<void> {
  await db
    .insertInto('disclosure_inventory.version_writer')
    .values({ version_id: versionId, person_id: person.id, person_name: person.name })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Everyone who prepared any of a version. */
export async function listWriters(
  db: Db,
  versionId: string,
): Promise<readonly { readonly id: string; readonly name: string }[]> {
  return db
    .selectFrom('disclosure_inventory.version_writer')
    .select(['person_id as id', 'person_name as name'])
    .where('version_id', '=', versionId)
    .orderBy('person_name')
    .orderBy('person_id')
    .execute()
}
