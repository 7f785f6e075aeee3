import type { CivilDate } from '../../../../kernel/civil-date.ts'
import { civilDate } from '../../../../kernel/civil-date.ts'
import type { Db } from '../../../../platform/database/database.ts'
import type { Attribute } from '../domain/attribute.ts'
import type { AttributeState, RegisteredDocument } from '../domain/document.ts'

import { DOCUMENT } from './documents.ts'

/** Which documents a list shows. */
export interface DocumentFilter {
  /** Null sees every division. */
  readonly divisionIds: readonly string[] | null
  readonly attribute: Attribute | 'none' | null
  readonly state: AttributeState | null
  readonly year: number | null
  /** Part of a number or a title. */
  readonly words: string
}

function filtered(db: Db, filter: DocumentFilter) {
  const { divisionIds, attribute, state, year, words } = filter
  return db
    .selectFrom('documents.document')
    .$if(divisionIds !== null, (q) => q.where('division_id', 'in', [...(divisionIds ?? []), NOBODY]))
    .$if(attribute === 'none', (q) => q.where('attribute', 'is', null))
    .$if(attribute !== null && attribute !== 'none', (q) =>
      q.where('attribute', '=', attribute === 'none' ? null : attribute),
    )
    .$if(state !== null, (q) => q.where('attribute_state', '=', state ?? 'none'))
    .$if(year !== null, (q) =>
      q
        .where('written_on', '>=', civilDate(`${String(year ?? 2000)}-01-01`))
        .where('written_on', '<=', civilDate(`${String(year ?? 2000)}-12-31`)),
    )
    .$if(words !== '', (q) =>
      q.where((e) =>
        e.or(
          (['number', 'title'] as const).map((column) =>
            e(e.fn<number>('strpos', [column, e.val(words)]), '>', 0),
          ),
        ),
      ),
    )
}

/** An id that no division has, so that an empty list of divisions finds nothing. */
const NOBODY = '00000000-0000-0000-0000-000000000000'

/** A page of the register, the newest first. */
export async function listDocuments(
  db: Db,
  filter: DocumentFilter & { readonly limit: number; readonly offset: number },
): Promise<readonly RegisteredDocument[]> {
  return filtered(db, filter)
    .select(DOCUMENT)
    .orderBy('written_on', 'desc')
    .orderBy('id')
    .limit(filter.limit)
    .offset(filter.offset)
    .execute()
}

export async function countDocuments(db: Db, filter: DocumentFilter): Promise<number> {
  const row = await filtered(db, filter)
    .select((e) => e.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return row.count
}

/** What is not 主动公开 and is to be looked at again by a day, the earliest first. */
export async function listToReview(
  db: Db,
  filter: { readonly divisionIds: readonly string[] | null; readonly until: CivilDate },
): Promise<readonly RegisteredDocument[]> {
  const { divisionIds } = filter
  return db
    .selectFrom('documents.document')
    .select(DOCUMENT)
    .where('review_on', 'is not', null)
    .where('review_on', '<=', filter.until)
    .$if(divisionIds !== null, (q) => q.where('division_id', 'in', [...(divisionIds ?? []), NOBODY]))
    .orderBy('review_on')
    .orderBy('id')
    .limit(1000)
    .execute()
}

/** Normative documents of our own, for the daily look at their age. */
export async function listNormative(
  db: Db,
  divisionIds: readonly string[] | null,
): Promise<readonly RegisteredDocument[]> {
  return db
    .selectFrom('documents.document')
    .select(DOCUMENT)
    .where('normative', '=', true)
    .where('origin', '<>', 'obtained')
    .$if(divisionIds !== null, (q) => q.where('division_id', 'in', [...(divisionIds ?? []), NOBODY]))
    .orderBy('written_on', 'desc')
    .orderBy('id')
    .limit(5000)
    .execute()
}

/** How many documents of a division and year have which attribute. */
export interface ShareCount {
  readonly divisionId: string
  readonly year: number
  readonly attribute: Attribute | null
  readonly count: number
}

export async function countByAttribute(db: Db): Promise<readonly ShareCount[]> {
  return (
    db
      .selectFrom('documents.document')
      .select((e) => [
        'division_id as divisionId',
        e.fn<number>('date_part', [e.val('year'), 'written_on']).as('year'),
        'attribute',
        e.fn.countAll<number>().as('count'),
      ])
      // What was public elsewhere before says nothing of how open the bureau is.
      .where('history_batch_id', 'is', null)
      .groupBy(['division_id', 'year', 'attribute'])
      .orderBy('year', 'desc')
      .orderBy('division_id')
      .execute()
  )
}
