import { isId } from '../../../../kernel/id.ts'
import { z } from 'zod'
import { Refusal } from '../../../../kernel/refusal.ts'
import type { Db } from '../../../../platform/database/database.ts'
import { RowContent } from '../domain/inventory-row.ts'

/** 参考目录: the table of another level or place. */
export interface ReferenceCatalogue {
  readonly id: string
  readonly name: string
  readonly rows: readonly RowContent[]
  readonly importedByName: string
  readonly importedAt: Date
}

const Rows = z.array(RowContent)
const CATALOGUE = [
  'id',
  'name',
  'contents',
  'imported_by_name as importedByName',
  'imported_at as importedAt',
] as const

/** Every reference catalogue, newest first. */
export async function listReferences(db: Db): Promise<readonly ReferenceCatalogue[]> {
  const rows = await db
    .selectFrom('disclosure_inventory.reference_catalogue')
    .select(CATALOGUE)
    .orderBy('imported_at', 'desc')
    .orderBy('id')
    .limit(100)
    .execute()
  return rows.map(({ contents, ...row }) => ({ ...row, rows: Rows.parse(contents) }))
}

/** A reference catalogue by id; refuses an id that names none. */
export async function getReference(db: Db, id: string): Promise<ReferenceCatalogue> {
  const row = isId(id)
    ? await db
        .selectFrom('disclosure_inventory.reference_catalogue')
        .select(CATALOGUE)
        .where('id', '=', id)
        .executeTakeFirst()
    : undefined
  if (row === undefined) throw new Refusal('absent', 'no-reference', '没有这份参考目录。')
  const { contents, ...rest } = row
  return { ...rest, rows: Rows.parse(contents) }
}

export async function insertReference(db: Db, catalogue: ReferenceCatalogue): Promise<void> {
  await db
    .insertInto('disclosure_inventory.reference_catalogue')
    .values({
      id: catalogue.id,
      name: catalogue.name,
      contents: JSON.stringify(catalogue.rows),
      imported_by_name: catalogue.importedByName,
      imported_at: catalogue.importedAt,
    })
    .execute()
}
