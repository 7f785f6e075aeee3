import { holds, personOf } from '../../../kernel/actor.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import type { FieldError } from '../../../kernel/refusal.ts'
import type { Work } from '../../../platform/work/work.ts'
import { compareWithReference } from './domain/difference.ts'
import type { ReferenceFinding } from './domain/difference.ts'
import { PREPARERS, versionName } from './domain/version.ts'
import type { Version } from './domain/version.ts'
import { readInventory } from './import-table.ts'
import { getReference, insertReference } from './store/references.ts'
import type { ReferenceCatalogue } from './store/references.ts'
import { listRows } from './store/rows.ts'
import { listVersions } from './store/versions.ts'

/** Keeps the table of another level or place to compare with. Refuses who is not of the openness office. */
export async function importReference(
  work: Work,
  table: { readonly name: string; readonly bytes: Uint8Array },
): Promise<{ readonly id: string } | { readonly errors: readonly FieldError[] }> {
  const person = personOf(work.actor)
  if (person === null || !holds(work.actor, PREPARERS))
    throw new Refusal('forbidden', 'not-preparer', '参考目录由公开机构导入。')
  const { rows } = await readInventory(work, table.bytes, true)
  const named = rows
    .map(({ content }) => content)
    .filter(({ level1, level2 }) => level1 !== '' || level2 !== '')
  if (named.length === 0)
    return { errors: [{ field: 'sheet', message: '这张表里没有读出一个事项，请检查一级、二级事项两列。' }] }
  const id = work.newId()
  await insertReference(work.db, {
    id,
    name: table.name.trim(),
    rows: named,
    importedByName: person.name,
    importedAt: work.now,
  })
  await work.record({
    subject: `reference-catalogue:${id}`,
    action: 'reference-imported',
    after: { rows: named.length },
  })
  return { id }
}

/** A reference catalogue against the newest version of ours that is at work or approved. */
export interface ReferenceReport {
  readonly catalogue: ReferenceCatalogue
  readonly version: Version | null
  readonly findings: readonly ReferenceFinding[]
}

/** Compares; refuses an id that names no catalogue. */
export async function reportOn(work: Work, referenceId: string): Promise<ReferenceReport> {
  const catalogue = await getReference(work.db, referenceId)
  const version = (await listVersions(work.db)).find(({ state }) => state !== 'discarded') ?? null
  const ours = version === null ? [] : await listRows(work.db, version.id)
  const findings = compareWithReference(
    ours.map(({ content }) => content),
    catalogue.rows,
  )
  return { catalogue, version, findings }
}

/** What the report is called on screen and as a file. */
export function reportTitle({ catalogue, version }: ReferenceReport): string {
  return `全清单${version === null ? '' : versionName(version)}对照《${catalogue.name}》`
}
