import { sql } from 'kysely'
import type { Db } from '../../../../platform/database/database.ts'
import type { ArrangedDay, ArrangedYear, Notice } from '../domain/notice.ts'

type NoticeDay = ArrangedDay & { readonly noticeYear: number }

/** Which years' arrangements are loaded, from which notice, and when. */
export async function listArrangedYears(db: Db): Promise<readonly ArrangedYear[]> {
  return db
    .selectFrom('rules.arranged_year')
    .select(['year', 'source', 'document_number as documentNumber', 'revision', 'loaded_at as loadedAt'])
    .orderBy('year')
    .execute()
}

/** The days that all notices name, by day. */
export async function listAllNoticeDays(db: Db): Promise<readonly NoticeDay[]> {
  return noticeDays(db).execute()
}

/** The days that one year's notice names, by day. */
export async function listNoticeDays(db: Db, year: number): Promise<readonly NoticeDay[]> {
  return noticeDays(db).where('notice_year', '=', year).execute()
}

function noticeDays(db: Db) {
  return db
    .selectFrom('rules.arranged_day')
    .select(['day', 'kind', 'name', 'notice_year as noticeYear'])
    .orderBy('day')
    .orderBy('notice_year')
}

/** Stores a year's notice; one that is corrected loses the days it no longer names. */
export async function saveArrangement(db: Db, notice: Notice & { readonly at: Date }): Promise<void> {
  const { year, source, documentNumber, at } = notice
  const row = { source, document_number: documentNumber, loaded_at: at }
  await db
    .insertInto('rules.arranged_year')
    .values({ year, ...row })
    .onConflict((c) =>
      c.column('year').doUpdateSet({ ...row, revision: sql<number>`rules.arranged_year.revision + 1` }),
    )
    .execute()
  await db.deleteFrom('rules.arranged_day').where('notice_year', '=', year).execute()
  if (notice.days.length === 0) return
  await db
    .insertInto('rules.arranged_day')
    .values(notice.days.map(({ day, kind, name }) => ({ day, kind, name, notice_year: year })))
    .execute()
}
