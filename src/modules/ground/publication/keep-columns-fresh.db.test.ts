import { afterAll, describe, expect, test } from 'vitest'
import { openTestApplication, SYSTEM } from '../../../../test/support/application.ts'
import { changeColumn } from './change-column.ts'
import { keepColumnsFresh } from './keep-columns-fresh.ts'
import { releasePublication } from './release-publication.ts'
import { getColumn } from './store/columns.ts'

const app = await openTestApplication({ at: '2026-03-10' })
afterAll(() => app.close())
const { db } = app.workshop.database
const author = await app.addStaff({ name: '王编写', functions: ['openness-handler'] })
const approver = await app.addStaff({ name: '周批准', division: null, functions: ['leader'] })

async function keeper(name: string | null, rhythmDays: number | null): Promise<void> {
  const column = await getColumn(db, 'work-plan')
  const divisionId = name === null ? null : await app.division(name)
  await app.work(author.actor, (work) => changeColumn(work, { ...column, divisionId, rhythmDays }))
  await app.work(SYSTEM, keepColumnsFresh)
}

async function release(path: string): Promise<void> {
  await app.work(approver.actor, (work) =>
    releasePublication(work, {
      ...{ path, title: path, kind: 'test-page', columnId: 'work-plan', divisionId: null, content: {} },
      ...{ parts: [], author: { id: author.id, name: author.name }, changeNote: null },
    }),
  )
  await app.runJobs()
}

async function owed() {
  return db
    .selectFrom('duties.duty as d')
    .innerJoin('organisation.division as o', 'o.id', 'd.division_id')
    .select(['o.name', 'd.due_on as due'])
    .where('d.subject', '=', 'column:work-plan')
    .where('d.discharged_on', 'is', null)
    .execute()
}

describe('a column owes something new within its rhythm', () => {
  test('from the day of the last release on, to the division that keeps it', async () => {
    await keeper('艺术处', 14)
    expect(await owed()).toEqual([])
    await release('/t/one')
    expect(await owed()).toEqual([{ name: '艺术处', due: '2026-03-24' }])
  })

  test('each release moves the day, and doing it again changes nothing', async () => {
    app.clock.set('2026-03-20')
    await release('/t/two')
    expect(await owed()).toEqual([{ name: '艺术处', due: '2026-04-03' }])
    await app.work(SYSTEM, keepColumnsFresh)
    expect(await owed()).toEqual([{ name: '艺术处', due: '2026-04-03' }])
  })

  test('another keeper owes it from then on, and without a rhythm nobody does', async () => {
    await keeper('办公室', 14)
    expect(await owed()).toEqual([{ name: '办公室', due: '2026-04-03' }])
    await keeper('办公室', null)
    expect(await owed()).toEqual([])
    await keeper('办公室', 30)
    expect(await owed()).toEqual([{ name: '办公室', due: '2026-04-19' }])
  })
})
