import { z } from 'zod'
import { isCivilDate } from '../../../../kernel/civil-date.ts'
import { foldWidth } from '../../../../kernel/chinese-text.ts'
import type { LedgerQuery } from '../../../../platform/ledger/read-ledger.ts'

const LONGEST = 200
const text = z
  .string()
  .transform((typed) => foldWidth(typed).trim().slice(0, LONGEST))
  .catch('')
const day = text.refine(
  (typed): boolean => typed === '' || isCivilDate(typed),
  '日期请写成 2026-03-31 这样。',
)

/** What 审计 looks for, as it stands in the address. */
export const LedgerSearch = z.object({ subject: text, person: text, from: day, to: day })
export type LedgerSearch = z.infer<typeof LedgerSearch>

/** The query of a search; a day is one of Shanghai, its end included. */
export function queryOf({ subject, person, from, to }: LedgerSearch): LedgerQuery {
  return {
    ...(subject === '' ? {} : { subject }),
    ...(person === '' ? {} : { person }),
    ...(isCivilDate(from) ? { from } : {}),
    ...(isCivilDate(to) ? { to } : {}),
  }
}

/** The address of a search, or of its export. */
export function hrefOf(path: string, search: LedgerSearch, page?: number): string {
  const given = Object.entries(search).filter(([, value]) => value !== '')
  const query = new URLSearchParams([...given, ...(page === undefined ? [] : [['page', String(page)]])])
  return query.size === 0 ? path : `${path}?${query.toString()}`
}

/** Where the 办理记录 is. */
export const LEDGER = '/workbench/ledger'
