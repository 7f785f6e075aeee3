import { sql } from 'kysely'
import type { Db } from '../database/database.ts'
import { CHAIN_START, entryHash } from '../work/ledger.ts'
import type { Finding } from './finding.ts'
import { canonicalOfStored } from './stored-json.ts'
import { verifySeals } from './verify-seals.ts'

/** What a verification has looked at and found. */
export interface Verification {
  readonly entries: number
  readonly subjects: number
  readonly seals: number
  /** The first finding of each broken subject, at most so many. */
  readonly findings: readonly Finding[]
}

/** Said where an entry, a head or a row is not there. */
export const ABSENT = '（缺）'
const MOST_FINDINGS = 20
const PAGE = 2000

interface StoredEntry {
  readonly subject: string
  readonly number: number
  readonly at: string
  readonly actor_id: string | null
  readonly actor_name: string
  readonly action: string
  readonly reason: string | null
  readonly clause: string | null
  readonly before: string | null
  readonly after: string | null
  readonly rows: string | null
  readonly previous_hash: string
  readonly hash: string
  readonly head_number: number | null
  readonly head_hash: string | null
}

/**
 * Walks every chain from its first entry to its head, computes each hash again, and checks the seals and that no row was
 * changed without an entry. Reads page by page: the memory it needs does not grow with the ledger.
 */
export async function verifyLedger(db: Db): Promise<Verification> {
  const walk = newWalk()
  for (let from: Place = { subject: '', number: 0 }; ;) {
    const entries = await readPage(db, from)
    for (const entry of entries) step(walk, entry)
    const last = entries.at(-1)
    if (last === undefined) break
    from = last
  }
  closeChain(walk)
  for (const finding of await headsWithoutEntries(db)) report(walk, finding)
  const seals = await verifySeals(db)
  for (const finding of [...seals.findings, ...(await unrecordedRows(db))]) report(walk, finding)
  const { entries, subjects, findings } = walk
  return { entries, subjects, seals: seals.count, findings }
}

/** Verifies the chains of some subjects as they stand; null when all agree. */
export async function verifySubjects(db: Db, subjects: readonly string[]): Promise<Finding | null> {
  const walk = newWalk()
  for (const subject of [...subjects].sort()) {
    const read = await entriesWhere(sql`e.subject = ${subject}`).execute(db)
    for (const entry of read.rows) step(walk, entry)
    closeChain(walk)
  }
  return walk.findings[0] ?? null
}

type Place = Pick<StoredEntry, 'subject' | 'number'>

async function readPage(db: Db, from: Place): Promise<readonly StoredEntry[]> {
  const read = await entriesWhere(sql`(e.subject, e.number) > (${from.subject}, ${from.number})`).execute(db)
  return read.rows
}

/** The heads are looked up one by one: joined as a whole they would all be read again for every page. */
function entriesWhere(condition: ReturnType<typeof sql>) {
  return sql<StoredEntry>`
    select e.subject, e.number, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US') as at, e.actor_id,
      e.actor_name, e.action, e.reason, e.clause, e.before::text, e.after::text, e.rows::text, e.previous_hash, e.hash,
      h.number as head_number, h.hash as head_hash
    from (select * from ledger.entry e where ${condition} order by e.subject, e.number limit ${PAGE}) e
    left join lateral (select number, hash from ledger.head h where h.subject = e.subject limit 1) h on true
    order by e.subject, e.number`
}

interface Walk {
  entries: number
  subjects: number
  findings: Finding[]
  /** The chain being walked: its last entry, and whether it broke already. */
  last: StoredEntry | null
  broken: boolean
}

function newWalk(): Walk {
  return { entries: 0, subjects: 0, findings: [], last: null, broken: false }
}

function step(walk: Walk, entry: StoredEntry): void {
  if (walk.last?.subject !== entry.subject) {
    closeChain(walk)
    walk.subjects += 1
  }
  walk.entries += 1
  if (!walk.broken) {
    const finding = findingAt(walk.last, entry)
    if (finding !== null) report(walk, finding)
    walk.broken = finding !== null
  }
  walk.last = entry
}

/** The end of a chain is kept apart, as its head: so the last entry cannot be taken away unseen. */
function closeChain(walk: Walk): void {
  const { last, broken } = walk
  walk.last = null
  walk.broken = false
  if (last === null || broken) return
  const { subject, number, hash, head_number, head_hash } = last
  if (head_number === number && head_hash === hash) return
  const isCutOff = head_number !== null && head_number > number
  report(walk, {
    kind: isCutOff ? 'missing' : 'head',
    subject,
    number: isCutOff ? number + 1 : number,
    expected: head_hash ?? hash,
    found: isCutOff || head_hash === null ? ABSENT : hash,
  })
}

function findingAt(last: StoredEntry | null, entry: StoredEntry): Finding | null {
  const { subject, previous_hash, hash } = entry
  const number = (last?.number ?? 0) + 1
  if (entry.number !== number)
    return { kind: 'missing', subject, number, expected: previous_hash, found: ABSENT }
  const before = last?.hash ?? CHAIN_START
  if (previous_hash !== before)
    return { kind: 'changed', subject, number, expected: before, found: previous_hash }
  const computed = hashOf(entry)
  return computed === hash ? null : { kind: 'changed', subject, number, expected: hash, found: computed }
}

function hashOf(entry: StoredEntry): string {
  const { subject, number, at, actor_id, actor_name, action, reason, clause, previous_hash } = entry
  return entryHash({
    ...{ subject, number, actor_id, actor_name, action, reason, clause, previous_hash },
    // Milliseconds are written; digits beyond them were not written by the platform, and make another hash.
    at: at.endsWith('000') ? `${at.slice(0, -3)}Z` : at,
    before: canonicalOfStored(entry.before),
    after: canonicalOfStored(entry.after),
    rows: canonicalOfStored(entry.rows),
  })
}

async function headsWithoutEntries(db: Db): Promise<readonly Finding[]> {
  const heads = await sql<{ subject: string; hash: string }>`
    select h.subject, h.hash from ledger.head h
    where not exists (select from ledger.entry e where e.subject = h.subject)
    order by h.subject limit ${MOST_FINDINGS}`.execute(db)
  return heads.rows.map(({ subject, hash }) => ({
    kind: 'missing',
    subject,
    number: 1,
    expected: hash,
    found: ABSENT,
  }))
}

const KEY_LENGTH = 200

/** Rows that were changed past the use cases: by a statement typed into the database, or by a defect. */
async function unrecordedRows(db: Db): Promise<readonly Finding[]> {
  const rows = await sql<{ table: string; key: string }>`
    select change ->> 'table' as table, change ->> 'key' as key from ledger.changed_row
    order by id limit ${MOST_FINDINGS}`.execute(db)
  return rows.rows.map((row) => ({
    kind: 'unrecorded',
    subject: row.table,
    number: null,
    expected: ABSENT,
    found: row.key.slice(0, KEY_LENGTH),
  }))
}

function report(walk: Walk, finding: Finding): void {
  if (walk.findings.length < MOST_FINDINGS) walk.findings.push(finding)
}
