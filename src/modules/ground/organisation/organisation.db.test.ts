import { afterAll, describe, expect, test } from 'vitest'
import { openTestApplication, SYSTEM } from '../../../../test/support/application.ts'
import { civilDate } from '../../../kernel/civil-date.ts'
import { addDivision } from './add-division.ts'
import { identify } from './identify.ts'
import { rememberAlias } from './remember-alias.ts'
import {
  findOpennessOffice,
  getDivision,
  insertPerson,
  insertPost,
  listDivisions,
  listUnitNames,
  markPersonLeft,
} from './store/organisation.ts'

const app = await openTestApplication()
afterAll(() => app.close())
const { db } = app.workshop.database

describe('a person acts with the posts held that day', () => {
  test('from the first day of a post on, and not before', async () => {
    const art = await app.division('艺术处')
    const id = 'a0000000-0000-4000-8000-000000000001'
    await insertPerson(db, { id, name: '李调任', signInName: 'li.diaoren' })
    await insertPost(db, {
      id: 'b0000000-0000-4000-8000-000000000001',
      personId: id,
      divisionId: art,
      function: 'handler',
      since: civilDate('2026-03-10'),
    })
    await insertPost(db, {
      id: 'b0000000-0000-4000-8000-000000000002',
      personId: id,
      divisionId: art,
      function: 'head',
      since: civilDate('2026-03-12'),
    })
    const postsOn = async (day: string) => {
      const actor = await identify(db, id, day)
      return actor?.kind === 'person' ? actor.posts.map((post) => post.function) : null
    }
    expect(await postsOn('2026-03-09')).toEqual([])
    expect(await postsOn('2026-03-10')).toEqual(['handler'])
    expect(await postsOn('2026-03-12')).toEqual(['handler', 'head'])
    await app.work(SYSTEM, (work) => markPersonLeft(work.db, id, civilDate('2026-04-01')))
    expect(await postsOn('2026-03-31')).toEqual(['handler', 'head'])
    expect(await postsOn('2026-04-01')).toBeNull()
  })

  test('nobody stands behind an id or a day that does not exist', async () => {
    expect(await identify(db, 'a0000000-0000-4000-8000-00000000ffff', '2026-03-10')).toBeNull()
    expect(await identify(db, 'a0000000-0000-4000-8000-000000000001', 'today')).toBeNull()
  })

  test('a function other than leading and administering is held in a division', async () => {
    const { id } = await app.addStaff()
    const attempt = insertPost(db, {
      id: 'b0000000-0000-4000-8000-000000000003',
      personId: id,
      divisionId: null,
      function: 'head',
      since: civilDate('2026-03-10'),
    })
    await expect(attempt).rejects.toThrow('check constraint')
  })
})

describe('divisions', () => {
  test('stand in their official order, 内设机构 before 直属单位', async () => {
    await app.division('信息中心', 'affiliate')
    await app.division('法制处')
    await app.division('质监所', 'affiliate')
    const listed = (await listDivisions(db)).map((division) => division.name)
    expect(listed.filter((name) => name !== '办公室')).toEqual(['艺术处', '法制处', '信息中心', '质监所'])
  })

  test('one is the 公开机构, and the database keeps it at one', async () => {
    await app.division('办公室')
    expect((await findOpennessOffice(db))?.name).toBe('办公室')
    const second = { name: '宣传处', kind: 'office', phone: null, isOpennessOffice: true } as const
    await expect(app.work(SYSTEM, (work) => addDivision(work, second))).rejects.toThrow('one_openness_office')
  })

  test('one that does not exist is refused', async () => {
    await expect(getDivision(db, 'a0000000-0000-4000-8000-00000000ffff')).rejects.toThrow('没有这个处室。')
  })

  test('answer to their own name and to those that were remembered, with who said so', async () => {
    const market = await app.division('行业管理处')
    const clerk = await app.addStaff({ name: '王样本' })
    await app.work(clerk.actor, (work) => rememberAlias(work, { alias: '行管处', divisionId: market }))
    await app.work(clerk.actor, (work) => rememberAlias(work, { alias: '行业管理处', divisionId: market }))
    const names = (await listUnitNames(db))
      .filter((unit) => unit.divisionId === market)
      .map((unit) => unit.name)
    expect(names.toSorted()).toEqual(['行业管理处', '行管处'].toSorted())
    const entry = await db
      .selectFrom('ledger.entry')
      .select(['actor_name', 'after'])
      .where('action', '=', 'alias-remembered')
      .execute()
    expect(entry).toEqual([{ actor_name: '王样本', after: { alias: '行管处' } }])
  })

  test('a remembered name can be given to another division', async () => {
    const art = await app.division('艺术处')
    await app.work(SYSTEM, (work) => rememberAlias(work, { alias: '行管处', divisionId: art }))
    expect((await listUnitNames(db)).filter((unit) => unit.name === '行管处')).toEqual([
      { name: '行管处', divisionId: art },
    ])
  })
})
