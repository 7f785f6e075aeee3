import { afterAll, describe, expect, test } from 'vitest'
import { openTestApplication } from '../../../../test/support/application.ts'
import { civilDate } from '../../../kernel/civil-date.ts'
import { identify } from './identify.ts'

const app = await openTestApplication({ at: '2026-03-10' })
afterAll(() => app.close())
const { db } = app.workshop.database
const art = await app.division('艺术处')
const head = await app.addStaff({ name: '王处长', division: '艺术处', functions: ['head'] })
const clerk = await app.addStaff({ name: '李经办', division: '艺术处' })
const other = await app.addStaff({ name: '孙法制', division: '法制处' })
const PATH = '/workbench/delegations'
const wanted = {
  post: `head:${art}`,
  toId: clerk.id,
  since: '2026-03-16',
  until: '2026-03-20',
  reason: '出差',
}

async function postsOn(day: string) {
  const actor = await identify(db, clerk.id, civilDate(day))
  return actor?.kind === 'person' ? actor.posts : []
}

describe('a head hands his function on for a time', () => {
  test('to somebody of the division, who then holds it from the first day to the last and no longer', async () => {
    const desk = await app.signIn(head)
    await desk.get(PATH)
    expect((await desk.post(PATH, wanted)).status).toBe(303)
    const held = { function: 'head', divisionId: art, onBehalfOf: '王处长', principalId: head.id }
    expect(await postsOn('2026-03-15')).not.toContainEqual(held)
    expect(await postsOn('2026-03-16')).toContainEqual(held)
    expect(await postsOn('2026-03-20')).toContainEqual(held)
    expect(await postsOn('2026-03-21')).not.toContainEqual(held)
    const rows = await db
      .selectFrom('ledger.entry')
      .select(['action', 'actor_name as by', 'reason'])
      .where('action', '=', 'function-delegated')
      .execute()
    expect(rows).toEqual([{ action: 'function-delegated', by: '王处长', reason: '出差' }])
  })

  test('pages say for whom it is held, and it cannot be handed on', async () => {
    app.clock.set('2026-03-17')
    const desk = await app.signIn(clerk)
    const page = await desk.get(PATH)
    expect(page.text).toContain('艺术处负责人（代王处长）')
    expect(page.text).toContain('不能再转委托')
    const refused = await desk.post(PATH, { ...wanted, toId: head.id, since: '2026-03-18' })
    expect(refused.status).toBe(403)
    app.clock.set('2026-03-10')
  })

  test.each([
    [{ toId: other.id, since: '2026-04-01', until: '2026-04-02' }, '请选本处的人'],
    [{ toId: head.id, since: '2026-04-01', until: '2026-04-02' }, '不能委托给自己'],
    [{ since: '2026-03-09' }, '起始日不能早于今天'],
    [{ since: '2026-04-10', until: '2026-04-09' }, '截止日不能早于起始日'],
    [{ since: '2026-04-10', until: '2026-12-31' }, '一次最长半年'],
    [{ since: '2026-03-20', until: '2026-03-25' }, '已经委托给李经办'],
    [{ since: '2026-13-01' }, '请写成 2026-08-30 这样的日期'],
    [{ since: '2026-05-01', until: '2026-05-02', reason: ' ' }, '请写明原因'],
  ])('with a sentence beside the field for %o', async (change, sentence) => {
    const desk = await app.signIn(head)
    await desk.get(PATH)
    const answer = await desk.post(PATH, { ...wanted, ...change })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain(sentence)
  })

  test('and takes it back', async () => {
    app.clock.set('2026-03-17')
    const desk = await app.signIn(head)
    await desk.get(PATH)
    const { id } = await db.selectFrom('organisation.delegation').select('id').executeTakeFirstOrThrow()
    const refused = await (await app.signIn(clerk)).post(`${PATH}/${id}/end`)
    expect(refused.status).toBe(403)
    expect((await desk.post(`${PATH}/${id}/end`)).status).toBe(303)
    expect(await postsOn('2026-03-17')).not.toContainEqual(expect.objectContaining({ function: 'head' }))
    await desk.get(PATH)
    expect((await desk.post(`${PATH}/${id}/end`)).status).toBe(409)
    app.clock.set('2026-03-10')
  })
})

test('what was handed on ends when the one who holds it is in the division no more', async () => {
  const guest = await app.addStaff({ name: '周借调', division: '艺术处' })
  const desk = await app.signIn(head)
  await desk.get(PATH)
  const days = { since: '2026-07-01', until: '2026-07-31' }
  expect((await desk.post(PATH, { ...wanted, ...days, toId: guest.id })).status).toBe(303)
  const held = async (day: string) => {
    const actor = await identify(db, guest.id, civilDate(day))
    return actor?.kind === 'person' ? actor.posts.map((post) => post.function) : null
  }
  expect(await held('2026-07-10')).toEqual(['handler', 'head'])
  await db
    .updateTable('organisation.post')
    .set({ until: civilDate('2026-07-10') })
    .where('person_id', '=', guest.id)
    .execute()
  expect(await held('2026-07-09')).toEqual(['handler', 'head'])
  expect(await held('2026-07-10')).toEqual([])
})

test('what a head of another division types in gives nobody anything', async () => {
  const stranger = await app.addStaff({ division: '法制处', functions: ['head'] })
  const desk = await app.signIn(stranger)
  await desk.get(PATH)
  expect((await desk.post(PATH, { ...wanted, since: '2026-06-01', until: '2026-06-02' })).status).toBe(403)
})
