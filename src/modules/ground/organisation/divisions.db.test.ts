import { afterAll, describe, expect, test } from 'vitest'
import { openTestApplication, SYSTEM } from '../../../../test/support/application.ts'
import { civilDate } from '../../../kernel/civil-date.ts'
import { divisionNameOn } from './store/divisions.ts'
import { listUnitNames } from './store/organisation.ts'

const app = await openTestApplication()
afterAll(() => app.close())

const system = await app.addStaff({ division: null, functions: ['system-administrator'] })

function pageOf(id: string): string {
  return `/workbench/staff/divisions/${id}`
}

async function at(id: string) {
  const client = await app.signIn(system)
  await client.get(pageOf(id))
  return client
}

function namesOf(id: string) {
  return app.work(SYSTEM, async (work) =>
    (await listUnitNames(work.db)).filter((known) => known.divisionId === id).map(({ name }) => name),
  )
}

describe('a division has a name for each day', () => {
  test('the old name keeps its days and goes on being understood', async () => {
    const id = await app.division('产业处')
    app.clock.set('2026-05-06')
    const client = await at(id)
    const renamed = await client.post(`${pageOf(id)}/name`, {
      newName: '产业发展处',
      renameReason: '机构调整',
    })
    expect(renamed.location).toBe(`${pageOf(id)}?done=renamed`)
    await app.work(SYSTEM, async (work) => {
      expect(await divisionNameOn(work.db, id, civilDate('2026-05-05'))).toBe('产业处')
      expect(await divisionNameOn(work.db, id, civilDate('2026-05-06'))).toBe('产业发展处')
    })
    expect(await namesOf(id)).toEqual(['产业发展处', '产业处'])
    expect((await client.get(pageOf(id))).text).toContain('曾用名 产业处')
    app.clock.set('2026-03-10')
  })

  test('a name or an alias of another division is refused beside its field, what was typed stays', async () => {
    const [id, other] = [await app.division('甲处'), await app.division('乙处')]
    const client = await at(other)
    await client.post(`${pageOf(other)}/aliases`, { alias: '丙处' })
    await client.get(pageOf(id))
    for (const name of ['乙处', '丙处', '甲处']) {
      const answer = await client.post(`${pageOf(id)}/name`, { newName: name, renameReason: '试' })
      expect(answer.status).toBe(422)
      expect(answer.html).toContain(`value="${name}"`)
    }
  })
})

describe('a division ends in another (撤并)', () => {
  test('its name and aliases then mean the successor, and it is offered no more', async () => {
    const [id, into] = [await app.division('丁处'), await app.division('戊处')]
    const client = await at(id)
    await client.post(`${pageOf(id)}/aliases`, { alias: '丁办' })
    await client.get(pageOf(id))
    const merged = await client.post(`${pageOf(id)}/merge`, { into, mergeReason: '机构改革' })
    expect(merged.status).toBe(303)
    expect(await namesOf(into)).toEqual(expect.arrayContaining(['戊处', '丁处', '丁办']))
    expect((await client.get('/workbench/staff')).html).not.toContain(`staff/divisions/${id}`)
    const closed = await client.get(pageOf(id))
    expect(closed.text).toContain('撤并到戊处')
    expect((await client.post(pageOf(id), { position: '1' })).status).toBe(409)
  })

  test('not while people are there, and never the openness office', async () => {
    await app.addStaff({ division: '己处' })
    const [id, into, office] = [
      await app.division('己处'),
      await app.division('戊处'),
      await app.division('办公室'),
    ]
    const client = await at(id)
    const people = await client.post(`${pageOf(id)}/merge`, { into, mergeReason: '机构改革' })
    expect(people.status).toBe(409)
    expect(people.text).toContain('请先把人员调到别的处室')
    const refused = await client.post(`${pageOf(office)}/merge`, { into, mergeReason: '机构改革' })
    expect(refused.text).toContain('政务公开工作机构不能撤并')
  })
})

describe('particulars and aliases', () => {
  test('are saved as typed, and a wrong telephone is said beside its field', async () => {
    const id = await app.division('庚处')
    const client = await at(id)
    const wrong = await client.post(pageOf(id), { duties: '管事', phone: '打电话' })
    expect(wrong.status).toBe(422)
    expect(wrong.text).toContain('电话只写数字、括号和短横')
    expect(wrong.html).toContain('管事')
    await client.post(pageOf(id), { duties: '管事', phone: '000-55550199', publicParts: ['phone'] })
    const saved = await client.get(pageOf(id))
    expect(saved.html).toContain('value="000-55550199"')
    await client.post(`${pageOf(id)}/aliases`, { alias: '庚办' })
    await client.get(pageOf(id))
    await client.post(`${pageOf(id)}/aliases/forget`, { alias: '庚办' })
    expect(await namesOf(id)).toEqual(['庚处'])
    await client.get(pageOf(id))
    expect((await client.post(`${pageOf(id)}/aliases/forget`, { alias: '庚办' })).status).toBe(409)
  })

  test('somebody else may neither see nor change them', async () => {
    const id = await app.division('庚处')
    const client = await app.signIn(await app.addStaff({ functions: ['openness-head', 'head'] }))
    expect((await client.get(pageOf(id))).status).toBe(403)
    expect((await client.post(pageOf(id), { duties: '改' })).status).toBe(403)
  })

  test('an address that names no division is told so', async () => {
    const client = await app.signIn(system)
    expect((await client.get(pageOf('00000000-0000-4000-8000-000000000000'))).status).toBe(404)
  })
})
