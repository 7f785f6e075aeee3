import { z } from 'zod'
import type { CivilDate } from '../../../../kernel/civil-date.ts'
import type { Db } from '../../../../platform/database/database.ts'
import type { WithdrawalKind } from '../domain/withdrawal.ts'
import { withdrawalKinds } from '../domain/withdrawal.ts'

/** A released version as its history shows it. */
export interface PastVersion {
  readonly publicationId: string
  readonly path: string
  readonly columnId: string
  readonly divisionId: string | null
  readonly number: number
  readonly currentVersion: number
  readonly title: string
  readonly content: unknown
  readonly contentHash: string
  readonly releasedAt: Date
  readonly firstReleasedAt: Date
  readonly changeNote: string | null
}

const Past = z.object({
  publicationId: z.string(),
  path: z.string(),
  columnId: z.string(),
  divisionId: z.string().nullable(),
  number: z.number(),
  currentVersion: z.number(),
  title: z.string(),
  content: z.unknown(),
  contentHash: z.string(),
  releasedAt: z.date(),
  firstReleasedAt: z.date(),
  changeNote: z.string().nullable(),
})

/** Every version that the public may read at an address, newest first; none of what is sealed or withdrawn without keeping. */
export async function listHistory(db: Db, path: string): Promise<readonly PastVersion[]> {
  const rows = await db
    .selectFrom('publication.history')
    .select([
      'id as publicationId',
      'path',
      'column_id as columnId',
      'division_id as divisionId',
      'number',
      'current_version as currentVersion',
      'title',
      'content',
      'content_hash as contentHash',
      'released_at as releasedAt',
      'first_released_at as firstReleasedAt',
      'change_note as changeNote',
    ])
    .where('path', '=', path)
    .orderBy('number', 'desc')
    .limit(200)
    .execute()
  return rows.map((row) => Past.parse(row))
}

/** What stands in place of something withdrawn; of what is sealed, only when. */
export type Tombstone =
  | { readonly sealed: true; readonly withdrawnAt: Date }
  | {
      readonly sealed: false
      readonly withdrawnAt: Date
      readonly title: string
      readonly kind: WithdrawalKind | null
      readonly explanation: string | null
      readonly leadTo: string | null
      readonly keepsContent: boolean
    }

const Row = z.object({
  withdrawnAt: z.date(),
  sealed: z.boolean(),
  title: z.string().nullable(),
  kind: z.custom<WithdrawalKind>((kind) => Object.hasOwn(withdrawalKinds, String(kind))).nullable(),
  explanation: z.string().nullable(),
  leadTo: z.string().nullable(),
  keepsContent: z.boolean(),
})

/** The tombstone at an address; null where nothing was withdrawn. */
export async function findTombstone(db: Db, path: string): Promise<Tombstone | null> {
  const found = await db
    .selectFrom('publication.tombstone')
    .select([
      'withdrawn_at as withdrawnAt',
      'sealed',
      'title',
      'kind',
      'explanation',
      'lead_to as leadTo',
      'keeps_content as keepsContent',
    ])
    .where('path', '=', path)
    .executeTakeFirst()
  if (found === undefined) return null
  const { sealed, title, withdrawnAt, ...rest } = Row.parse(found)
  return sealed ? { sealed, withdrawnAt } : { sealed, withdrawnAt, title: title ?? '', ...rest }
}

/** Where what once stood at an address stands now; null where nothing moved away from it. */
export async function findMoved(db: Db, path: string): Promise<string | null> {
  const row = await db
    .selectFrom('publication.moved')
    .select('path')
    .where('former', '=', path)
    .executeTakeFirst()
  return row?.path ?? null
}

/** Since when a publication is archived. */
export async function findArchivedOn(db: Db, publicationId: string): Promise<CivilDate | null> {
  const row = await db
    .selectFrom('publication.archived')
    .select('archived_on as on')
    .where('publication_id', '=', publicationId)
    .executeTakeFirst()
  return row?.on ?? null
}
