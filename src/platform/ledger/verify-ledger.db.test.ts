import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { clonedDatabase } from '../../../test/support/cloned-database.ts'
import { SYSTEM, workshopOf } from '../../../test/support/bare-workshop.ts'
import type { Db } from '../database/database.ts'
import { openDatabase } from '../database/database.ts'
import { withClient } from '../database/embedded-roles.ts'
import { inWork, workIn } from '../work/work.ts'
import { sealLedger } from './seal-ledger.ts'
import { verifyLedger, verifySubjects } from './verify-ledger.ts'
import type { Verification } from './verify-ledger.ts'

const cloned = await clonedDatabase()
const { workshop, clock } = workshopOf(openDatabase(cloned.connectionString, { connections: 2 }))
const owner = openDatabase(cloned.ownerConnectionString, { connections: 1 })
afterAll(async () => {
  await owner.close()
  await workshop.database.close()
  await cloned.drop()
})

const SUBJECTS = ['case:a', 'case:b', 'plan:c']
const ENTRIES = 12

beforeAll(async () => {
  for (let place = 0; place < ENTRIES; place++)
    await inWork(workshop, SYSTEM, (work) =>
      work.record({
        subject: SUBJECTS[place % SUBJECTS.length] ?? '',
        action: 'written',
        reason: `第${String(place)}次`,
        clause: '第三十条',
        before: { place: place - 1, share: 0.5 },
        after: { place, words: ['甲', '乙"'], share: 1.25 },
      }),
    )
})

/** Does something to the tables that neither grants nor triggers allow, verifies, and undoes it. */
async function tampered(act: (db: Db) => Promise<unknown>): Promise<Verification> {
  const found: { verification: Verification | null } = { verification: null }
  await owner.db
    .transaction()
    .execute(async (db) => {
      await sql`alter table ledger.entry disable trigger all`.execute(db)
      await sql`alter table ledger.seal disable trigger all`.execute(db)
      await act(db)
      found.verification = await verifyLedger(db)
      throw new Undo()
    })
    .catch((error: unknown) => {
      if (!(error instanceof Undo)) throw error
    })
  if (found.verification === null) throw new Error('nothing was verified')
  return found.verification
}

class Undo extends Error {}

async function entriesOf(db: Db) {
  return db.selectFrom('ledger.entry').selectAll().orderBy('subject').orderBy('number').execute()
}

test('an untouched ledger verifies, with its counts', async () => {
  expect(await verifyLedger(owner.db)).toEqual({ entries: 12, subjects: 3, seals: 0, findings: [] })
  expect(await verifySubjects(owner.db, SUBJECTS)).toBeNull()
})

describe('every change of one bit is found, and its entry named', () => {
  const TEXTS = ['subject', 'actor_name', 'action', 'reason', 'clause', 'previous_hash', 'hash'] as const
  const OTHERS = ['number', 'at', 'before', 'after', 'rows', 'actor_id'] as const
  const change = fc.record({
    row: fc.nat(ENTRIES - 1),
    column: fc.constantFrom(...TEXTS, ...OTHERS),
    place: fc.nat(200),
    bit: fc.nat(7),
  })

  test('in whatever column, at whatever place', { timeout: 60_000 }, async () => {
    const all = await entriesOf(owner.db)
    await fc.assert(
      fc.asyncProperty(change, async ({ row, column, place, bit }) => {
        const entry = all[row]
        if (entry === undefined) throw new Error('no entry')
        const value = valueOf(column, entry[column])
        const flipped = flippedBit(value, place, bit)
        fc.pre(flipped !== null)
        const state = { changed: false }
        const verification = await tampered(async (db) => {
          state.changed = await setColumn(db, { id: entry.id, column, text: flipped ?? '' })
        })
        fc.pre(state.changed)
        expect(verification.findings).not.toEqual([])
        const [first] = verification.findings
        expect([first?.subject, first?.number === null]).toEqual([
          column === 'subject' ? first?.subject : entry.subject,
          false,
        ])
      }),
      { numRuns: 400 },
    )
  })

  function valueOf(column: string, value: unknown): string {
    if (typeof value === 'string') return value
    if (value === null) return column === 'actor_id' ? '00000000-0000-4000-8000-000000000000' : '[]'
    if (value instanceof Date) return value.toISOString()
    return JSON.stringify(value)
  }

  /** The text with one bit of one byte flipped; null where that is no text. */
  function flippedBit(text: string, place: number, bit: number): string | null {
    const bytes = Buffer.from(text)
    const at = place % bytes.length
    bytes[at] = (bytes[at] ?? 0) ^ (1 << bit)
    const flipped = bytes.toString()
    return flipped.includes('\uFFFD') || flipped.includes('\0') ? null : flipped
  }

  /** Whether the database took the change, and holds something else now. */
  async function setColumn(
    db: Db,
    { id, column, text }: { id: number; column: string; text: string },
  ): Promise<boolean> {
    const name = sql.ref(column)
    const type = sql.raw(TYPES[column] ?? 'text')
    await sql`savepoint flip`.execute(db)
    try {
      const done = await sql`update ledger.entry set ${name} = ${text}::${type}
        where id = ${id} and ${name} is distinct from ${text}::${type}`.execute(db)
      return done.numAffectedRows === 1n
    } catch {
      await sql`rollback to savepoint flip`.execute(db)
      return false
    }
  }

  const TYPES: Readonly<Record<string, string>> = {
    number: 'integer',
    at: 'timestamptz',
    before: 'jsonb',
    after: 'jsonb',
    rows: 'jsonb',
    actor_id: 'uuid',
  }

  test('also a moment moved by a microsecond, and a number written in another way', async () => {
    for (const statement of [
      sql`update ledger.entry set at = at + interval '1 microsecond' where subject = 'case:a' and number = 2`,
      sql`update ledger.entry set after = jsonb_set(after, '{share}', '1.250') where subject = 'case:a' and number = 2`,
      sql`update ledger.entry set after = jsonb_set(after, '{share}', '1.25000000000000000000000001')
          where subject = 'case:a' and number = 2`,
    ]) {
      const { findings } = await tampered((db) => statement.execute(db))
      expect(findings.map(({ kind, subject, number }) => [kind, subject, number])).toEqual([
        ['changed', 'case:a', 2],
      ])
    }
  })

  test('the finding says which hash the entry bears and which its content has', async () => {
    const { findings } = await tampered((db) =>
      sql`update ledger.entry set reason = '改' where subject = 'case:b' and number = 3`.execute(db),
    )
    const kept = (await entriesOf(owner.db)).find((e) => e.subject === 'case:b' && e.number === 3)
    const [{ found, ...finding } = { found: '' }] = findings
    expect(finding).toEqual({ kind: 'changed', subject: 'case:b', number: 3, expected: kept?.hash })
    expect(found).toMatch(/^[0-9a-f]{64}$/)
    expect(found).not.toBe(kept?.hash)
  })
})

describe('no entry can be taken away', () => {
  test('each single one is missed, also with the memory of its head', async () => {
    for (const entry of await entriesOf(owner.db)) {
      const { findings } = await tampered((db) =>
        db.deleteFrom('ledger.entry').where('id', '=', entry.id).execute(),
      )
      expect(findings.map(({ kind, subject, number }) => [kind, subject, number])).toEqual([
        ['missing', entry.subject, entry.number],
      ])
    }
  })

  test('nor a whole subject while its head is kept, nor a head', async () => {
    const gone = await tampered((db) =>
      db.deleteFrom('ledger.entry').where('subject', '=', 'case:a').execute(),
    )
    expect(gone.findings.map(({ kind, subject, number }) => [kind, subject, number])).toEqual([
      ['missing', 'case:a', 1],
    ])
    const headless = await tampered((db) =>
      db.deleteFrom('ledger.head').where('subject', '=', 'case:a').execute(),
    )
    expect(headless.findings.map(({ kind, subject }) => [kind, subject])).toEqual([['head', 'case:a']])
  })
})

test('no two entries can change places, within a subject or between two', { timeout: 60_000 }, async () => {
  const all = await entriesOf(owner.db)
  for (const one of all)
    for (const other of all.filter((candidate) => candidate.id > one.id)) {
      const { findings } = await tampered(async (db) => {
        const place = (id: number, subject: string, number: number) =>
          sql`update ledger.entry set subject = ${subject}, number = ${number} where id = ${id}`.execute(db)
        await place(one.id, 'nowhere', 1)
        await place(other.id, one.subject, one.number)
        await place(one.id, other.subject, other.number)
      })
      expect([one.id, other.id, findings.length > 0]).toEqual([one.id, other.id, true])
    }
})

test('a row changed past the use cases is named', async () => {
  const { findings } = await tampered((db) =>
    sql`insert into rules.setting (id, effective_from, value, reason, set_by, set_at)
        values ('x.y', '2026-01-01', '1', '无', '某人', now())`.execute(db),
  )
  expect(findings).toEqual([
    {
      kind: 'unrecorded',
      subject: 'rules.setting',
      number: null,
      expected: '（缺）',
      found: '{"id": "x.y", "effective_from": "2026-01-01"}',
    },
  ])
})

describe('每日封存', () => {
  test('seals once a day, each tied to the one before', async () => {
    await inWork(workshop, SYSTEM, sealLedger)
    await inWork(workshop, SYSTEM, sealLedger)
    await inWork(workshop, SYSTEM, (work) => work.record({ subject: 'case:a', action: 'later' }))
    clock.set('2026-03-11')
    await inWork(workshop, SYSTEM, sealLedger)
    clock.set('2026-03-12')
    await inWork(workshop, SYSTEM, sealLedger)
    const seals = await owner.db.selectFrom('ledger.seal').selectAll().orderBy('number').execute()
    expect(seals.map(({ day, number, entries, heads }) => [day, number, entries, heads])).toEqual([
      ['2026-03-10', 1, 12, 3],
      ['2026-03-11', 2, 1, 1],
      ['2026-03-12', 3, 0, 0],
    ])
    expect(seals.slice(1).map((seal) => seal.previous_hash)).toEqual(
      seals.slice(0, -1).map((seal) => seal.hash),
    )
    expect(await verifyLedger(owner.db)).toEqual({ entries: 13, subjects: 3, seals: 3, findings: [] })
  })

  test('a subject taken away with its head is missed by the seal', async () => {
    const { findings } = await tampered(async (db) => {
      await db.deleteFrom('ledger.entry').where('subject', '=', 'plan:c').execute()
      await db.deleteFrom('ledger.head').where('subject', '=', 'plan:c').execute()
    })
    expect(findings.map(({ kind, subject, number }) => [kind, subject, number])).toEqual([
      ['seal', '每日封存 2026-03-10', 1],
    ])
  })

  test('a chain written anew with matching hashes and head is caught by the seal', async () => {
    const { findings } = await tampered(async (db) => {
      await db.deleteFrom('ledger.entry').where('subject', '=', 'plan:c').execute()
      await db.deleteFrom('ledger.head').where('subject', '=', 'plan:c').execute()
      const work = await workIn(workshop, SYSTEM, db)
      await work.record({ subject: 'plan:c', action: 'invented' })
    })
    expect(findings.map(({ kind, number }) => [kind, number])).toEqual([['seal', 1]])
  })

  test.each(['entries = entries + 1', "hash = repeat('0', 64)", "day = '2026-03-09'", 'last_entry = 3'])(
    'a seal of which somebody changed %s is named',
    async (assignment) => {
      const { findings } = await tampered((db) =>
        sql`update ledger.seal set ${sql.raw(assignment)} where number = 1`.execute(db),
      )
      expect(findings.map(({ kind, number }) => [kind, number])).toEqual([['seal', 1]])
    },
  )

  test.each(['update ledger.seal set entries = 0', 'delete from ledger.seal', 'truncate ledger.seal'])(
    'neither the application nor the owner may: %s',
    async (statement) => {
      const asked = (url: string) => withClient(url, (client) => client.query(statement))
      await expect(asked(cloned.connectionString)).rejects.toThrow('permission denied')
      await expect(asked(cloned.ownerConnectionString)).rejects.toThrow('办理记录只增不改')
    },
  )

  test('the application may not forget what was changed without an entry', async () => {
    await expect(
      withClient(cloned.connectionString, (client) => client.query('delete from ledger.changed_row')),
    ).rejects.toThrow('permission denied')
  })
})
