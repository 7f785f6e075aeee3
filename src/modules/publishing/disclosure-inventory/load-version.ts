import { createHash } from 'node:crypto'
import { Refusal } from '../../../kernel/refusal.ts'
import { canonical } from '../../../platform/work/ledger.ts'
import type { Work } from '../../../platform/work/work.ts'
import { listDivisions, listUnitNames } from '../../ground/organisation/index.ts'
import { listColumns, listContentTypes } from '../../ground/publication/index.ts'
import { differencesBetween } from './domain/difference.ts'
import type { RowDifference } from './domain/difference.ts'
import type { InventoryRow, PlaceNames } from './domain/inventory-row.ts'
import type { KnownNames } from './domain/read-table.ts'
import { allowedVersionActions } from './domain/version.ts'
import type { Version, VersionAction } from './domain/version.ts'
import { listRemovals, listRows } from './store/rows.ts'
import { getVersion, getVersionForUpdate, listWriters } from './store/versions.ts'

/** A version with its rows, who prepared it, and what it changes of the one it is based on. */
export interface LoadedVersion {
  readonly version: Version
  readonly rows: readonly InventoryRow[]
  readonly base: readonly InventoryRow[]
  readonly writers: readonly { readonly id: string; readonly name: string }[]
  readonly differences: readonly RowDifference[]
  readonly names: PlaceNames
}

/** Loads a version whole; refuses an id that names none. */
export async function loadVersion(work: Work, id: string): Promise<LoadedVersion> {
  return complete(work, await getVersion(work.db, id))
}

/** Loads a version to act on it, held until the transaction ends; refuses what this person may not do now. */
export async function loadVersionFor(work: Work, id: string, action: VersionAction): Promise<LoadedVersion> {
  const loaded = await complete(work, await getVersionForUpdate(work.db, id))
  const allowed = allowedVersionActions(
    work.actor,
    loaded.version,
    loaded.writers.map((writer) => writer.id),
  )
  if (!allowed.includes(action)) throw refusalOf(action, loaded.version)
  return loaded
}

async function complete(work: Work, version: Version): Promise<LoadedVersion> {
  const rows = await listRows(work.db, version.id)
  const base = version.basedOn === null ? [] : await listRows(work.db, version.basedOn)
  const names = await placeNames(work)
  const removals = await listRemovals(work.db, version.id)
  return {
    version,
    rows,
    base,
    names,
    writers: await listWriters(work.db, version.id),
    differences: differencesBetween(base, rows, { names, removals }),
  }
}

function refusalOf(action: VersionAction, { state }: Version): Refusal {
  const approves = action === 'approve' || action === 'return'
  const stateOf = approves || action === 'take-back' ? 'submitted' : 'preparing'
  if (state !== stateOf)
    return new Refusal('conflict', 'wrong-state', '这一版已经送审、批准或作废，现在不能这样办。请刷新再看。')
  return approves
    ? new Refusal(
        'forbidden',
        'not-approver',
        '全清单由没有参加编制的公开机构负责人或分管领导批准。您参加了编制，或者没有这个职能。',
      )
    : new Refusal('forbidden', 'not-preparer', '全清单由公开机构编制；撤回的要是参加编制的人。')
}

/** What columns and types of texts are called today. */
export async function placeNames({ db }: Pick<Work, 'db'>): Promise<PlaceNames> {
  return {
    columns: new Map((await listColumns(db)).map(({ id, name }) => [id, name])),
    types: new Map((await listContentTypes(db)).map(({ id, name }) => [id, name])),
  }
}

/** Ids by the names that a table may write; a division also by what it is called otherwise. */
export async function knownNames({ db }: Pick<Work, 'db'>): Promise<KnownNames> {
  return {
    divisions: new Map((await listUnitNames(db)).map(({ name, divisionId }) => [name, divisionId])),
    columns: new Map((await listColumns(db)).map(({ id, name }) => [name, id])),
    types: new Map((await listContentTypes(db)).map(({ id, name }) => [name, id])),
  }
}

/** The name of a division of today; empty for none. */
export async function divisionName({ db }: Pick<Work, 'db'>, id: string | null): Promise<string | null> {
  return (await listDivisions(db)).find((division) => division.id === id)?.name ?? null
}

/** The hash of what is handed in: nobody approves what he has not seen. */
export function hashOf({ version, rows }: Pick<LoadedVersion, 'version' | 'rows'>): string {
  const { number, effectiveFrom, note } = version
  const contents = rows.map(({ itemId, content }) => ({ itemId, content }))
  return createHash('sha256').update(canonical({ number, effectiveFrom, note, contents })).digest('hex')
}
