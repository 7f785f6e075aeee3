import { describe, expect, test } from 'vitest'
import { schemaFindings } from './check-schemas.ts'

function findingsIn(text: string, path = 'src/modules/casework/access-requests/store.ts'): string[] {
  return schemaFindings([{ path, text }], ['access_requests', 'duties', 'publication', 'organisation'])
}

describe('a store', () => {
  test('writes its own schema, named like the module with underscores', () => {
    expect(findingsIn(`db.insertInto('access_requests.request').values(row)`)).toEqual([])
    expect(findingsIn('sql`update access_requests.request set state = 1`')).toEqual([])
  })

  test('writes no other schema, in Kysely or in plain SQL', () => {
    for (const text of [
      `db.updateTable('duties.duty').set({})`,
      `db\n  .deleteFrom('duties.duty')`,
      'sql`insert into duties.duty (id) values (1)`',
      'sql`UPDATE duties.duty SET state = 1`',
      'sql`delete from only duties.duty`',
    ]) {
      expect(findingsIn(text)).toEqual([expect.stringContaining('writes duties.duty')])
    }
  })

  test('names the schema whenever it writes', () => {
    expect(findingsIn(`db.insertInto('request')`)).toEqual([expect.stringContaining('writes request')])
  })

  test('reads of others only the published views', () => {
    expect(
      findingsIn(
        `db.selectFrom('access_requests.request as r').innerJoin('duties.open_duty as d', 'd.id', 'r.id')`,
      ),
    ).toEqual([])
    expect(findingsIn(`db.selectFrom('r').leftJoin('duties.duty as d', 'd.id', 'r.id')`)).toEqual([
      expect.stringContaining('reads duties.duty'),
    ])
    expect(findingsIn('sql`select 1 from publication.version v`')).toEqual([
      expect.stringContaining('reads publication.version'),
    ])
  })

  test('in several files is one store', () => {
    const path = 'src/modules/ground/organisation/store/people.ts'
    expect(findingsIn(`db.insertInto('organisation.person')`, path)).toEqual([])
    expect(findingsIn(`db.insertInto('duties.duty')`, path)).toHaveLength(1)
  })

  test('may speak of other tables in its comments', () => {
    expect(
      findingsIn('/** Never update duties.duty here. */\n// delete from duties.duty\nconst a = 1'),
    ).toEqual([])
  })

  test('is not stopped by words that only look like SQL', () => {
    expect(findingsIn('sql`select x from t on conflict do update set x = 1`')).toEqual([])
    expect(findingsIn('sql`select extract(year from r.received_on) from access_requests.request r`')).toEqual(
      [],
    )
    expect(findingsIn(`import { a } from './domain/a.ts'`)).toEqual([])
  })
})

test('nobody but a store speaks SQL', () => {
  const useCase = 'src/modules/casework/access-requests/register-request.ts'
  expect(findingsIn(`work.db.selectFrom('access_requests.request')`, useCase)).toHaveLength(1)
  expect(
    findingsIn(`work.db.selectFrom('access_requests.request')`, useCase.replace('.ts', '.db.test.ts')),
  ).toEqual([])
})
