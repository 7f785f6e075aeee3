import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '../database/database.ts'
import { canonical } from '../work/ledger.ts'

/** The entries between two seals, by the order in which they were written. */
export interface EntrySpan {
  readonly after: number
  readonly upTo: number
}

/** How many entries a span has, how many subjects moved in it, and one hash over where their chains then stood. */
export interface SealedHeads {
  readonly entries: number
  readonly heads: number
  readonly headsHash: string
}

/** Reads the heads that moved in a span; entries are never changed, so the answer is the same on every later day. */
export async function headsOf(db: Db, span: EntrySpan): Promise<SealedHeads> {
  const read = await sql<SealedHeads>`
    with spanned as (select subject, number, hash from ledger.entry where id > ${span.after} and id <= ${span.upTo}),
    moved as (select distinct on (subject collate "C") subject, number, hash from spanned
              order by subject collate "C", number desc)
    select (select count(*) from spanned) as entries, count(*) as heads,
      encode(sha256(convert_to(coalesce(string_agg(subject || E'\t' || number || E'\t' || hash, E'\n'
        order by subject collate "C"), ''), 'UTF8')), 'hex') as "headsHash"
    from moved`.execute(db)
  const [found] = read.rows
  if (found === undefined) throw new TypeError('an aggregate always has a row')
  return found
}

/** What a seal says of its day; its hash ties it to the seal before. */
export interface SealFields {
  readonly day: string
  readonly number: number
  readonly last_entry: number
  readonly entries: number
  readonly heads: number
  readonly heads_hash: string
  readonly previous_hash: string
}

export function sealHash(seal: SealFields): string {
  return createHash('sha256').update(canonical(seal)).digest('hex')
}
