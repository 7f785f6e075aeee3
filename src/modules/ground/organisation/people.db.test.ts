import { afterAll, describe, expect, test } from 'vitest'
import { openTestApplication } from '../../../../test/support/application.ts'
import type { Client, Staff } from '../../../../test/support/application.ts'
import { civilDate } from '../../../kernel/civil-date.ts'

const app = await openTestApplication()
afterAll(() => app.close())

const system = await app.addStaff({ division: null, functions: ['system-administrator'] })
const security = await app.addStaff({ division: null, functions: ['security-administrator'] })
const auditor = await app.addStaff({ division: null, functions: ['auditor'] })
const arts = await app.division('艺术处')
const market = await app.division('行业管理处')

function pageOf(person: { readonly id: string }): string {
  return `/workbench/staff/people/${person.id}`
}

async function at(staff: Staff, path: string): Promise<Client> {
  const client = await app.signIn(staff)
  await client.get(path)
  return client
}

async function propose(person: Staff, fields: Record<string, string>) {
  const client = await at(system, pageOf(person))
  return client.post(`${pageOf(person)}/posts`, fields)
}

async function openProposalsOf(person: Staff): Promise<readonly string[]> {
  const rows = await app.workshop.database.db
    .selectFrom('organisation.post_proposal')
    .select('id')
    .where('person_id', '=', person.id)
    .where('decision', 'is', null)
    .execute()
  return rows.map(({ id }) => id)
}

async function actionsOf(person: { readonly id: string }): Promise<readonly string[]> {
  const rows = await app.workshop.database.db
    .selectFrom('ledger.entry')
    .select('action')
    .where('subject', '=', `person:${person.id}`)
    .orderBy('number')
    .execute()
  return rows.map(({ action }) => action)
}

async function postsOf(person: Staff): Promise<readonly string[]> {
  const { html } = await (await at(auditor, pageOf(person))).get(pageOf(person))
  const table = html.slice(html.indexOf('h-posts'), html.indexOf('h-factor'))
  return [...table.matchAll(/<th scope="row">([^<]+)</g)].map((match) => match[1] ?? '')
}

describe('a function needs two: 系统管理 proposes, 安全管理 confirms (三员分立)', () => {
  test('it is held only once it is confirmed, and both stand in the 办理记录', async () => {
    const person = await app.addStaff({ name: '待任一', division: '艺术处' })
    expect((await propose(person, { function: 'head', divisionId: arts })).location).toBe(
      `${pageOf(person)}?done=proposed`,
    )
    expect((await (await at(person, '/workbench')).get('/workbench/our-people')).status).toBe(403)
    const client = await at(security, '/workbench/grants')
    const [proposal = ''] = await openProposalsOf(person)
    expect((await client.get('/workbench/grants')).text).toContain('待任一')
    expect((await client.post('/workbench/grants/confirm', { proposal })).location).toBe(
      '/workbench/grants?done=1',
    )
    expect((await (await at(person, '/workbench')).get('/workbench/our-people')).status).toBe(200)
    expect(await actionsOf(person)).toEqual(expect.arrayContaining(['post-proposed', 'post-confirmed']))
  })

  test('安全管理 finds one duty on 今日 however many wait; it ends with the last', async () => {
    const [one, two] = [
      await app.addStaff({ division: '艺术处' }),
      await app.addStaff({ division: '艺术处' }),
    ]
    const today = async () => {
      await app.runJobs()
      return (await (await at(security, '/workbench')).get('/workbench')).text
    }
    for (const person of [one, two]) await propose(person, { function: 'head', divisionId: arts })
    expect((await today()).match(/有职能等安全管理确认/g)).toHaveLength(1)
    for (const person of [one, two]) {
      const client = await at(security, '/workbench/grants')
      for (const proposal of await openProposalsOf(person))
        await client.post('/workbench/grants/confirm', { proposal })
      if (person === one) expect(await today()).toContain('有职能等安全管理确认')
    }
    expect(await today()).not.toContain('有职能等安全管理确认')
    await propose(one, { function: 'signer', divisionId: arts })
    expect(await today()).toContain('有职能等安全管理确认')
    const [last = ''] = await openProposalsOf(one)
    await (await at(security, '/workbench/grants')).post('/workbench/grants/confirm', { proposal: last })
  })

  test('安全管理 refuses with a reason; without one nothing is decided and the row opens again', async () => {
    const person = await app.addStaff({ division: '艺术处' })
    await propose(person, { function: 'head', divisionId: arts })
    const [proposal = ''] = await openProposalsOf(person)
    const client = await at(security, '/workbench/grants')
    const path = `/workbench/grants/${proposal}/refuse`
    const empty = await client.post(path)
    expect(empty.status).toBe(422)
    expect(empty.text).toContain('请写明原因')
    expect((await client.post(path, { [`reason-${proposal}`]: '人事手续未到' })).status).toBe(303)
    expect(await openProposalsOf(person)).toEqual([])
    expect((await (await at(auditor, pageOf(person))).get(pageOf(person))).text).toContain('人事手续未到')
  })

  test('neither for himself, and the proposer does not confirm, whatever he posts', async () => {
    const own = await at(system, pageOf(system))
    expect(
      (await own.post(`${pageOf(system)}/posts`, { function: 'leader', divisionId: '', since: '2026-03-10' }))
        .status,
    ).toBe(403)
    const person = await app.addStaff({ division: '艺术处' })
    await propose(person, { function: 'head', divisionId: arts })
    const [proposal = ''] = await openProposalsOf(person)
    const client = await at(system, '/workbench/grants')
    expect((await client.post('/workbench/grants/confirm', { proposal })).status).toBe(403)
    await expect(
      app.workshop.database.db
        .updateTable('organisation.post_proposal')
        .set({ decision: 'confirmed', decided_by: system.id })
        .where('id', '=', proposal)
        .execute(),
    ).rejects.toThrow('decided_by_a_second_person')
  })

  test('审计 reads and changes nothing', async () => {
    const person = await app.addStaff({ division: '艺术处' })
    const client = await at(auditor, pageOf(person))
    expect(client.forms().filter((form) => form.action.startsWith('/workbench/staff'))).toEqual([])
    for (const path of [`${pageOf(person)}/posts`, `${pageOf(person)}/leave`, '/workbench/grants/confirm'])
      expect((await client.post(path)).status).toBe(403)
  })

  test.each([
    [{ function: 'auditor', divisionId: '' }, '专人专用'],
    [{ function: 'head', divisionId: '' }, '请选所在处室'],
    [{ function: 'handler' }, '已经有这个职能'],
    [{ function: 'head', since: '2026-03-09' }, '起始日不能早于今天'],
    [{ function: 'head', since: '2026-03-10', until: '2026-03-10' }, '截止日要晚于起始日'],
    [{ function: 'head', since: '3月10日' }, '日期要像'],
    [{ function: 'king' }, '请选职能'],
  ])('%o cannot be asked for', async (fields, sentence) => {
    const person = await app.addStaff({ division: '艺术处' })
    const answer = await propose(person, { divisionId: arts, ...fields })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain(sentence)
  })

  test('what was decided meanwhile is said, not done twice', async () => {
    const person = await app.addStaff({ division: '艺术处' })
    await propose(person, { function: 'head', divisionId: arts })
    const [proposal = ''] = await openProposalsOf(person)
    const [one, two] = [await at(security, '/workbench/grants'), await at(security, '/workbench/grants')]
    await one.post('/workbench/grants/confirm', { proposal })
    const answer = await two.post('/workbench/grants/confirm', { proposal })
    expect(answer.status).toBe(409)
    expect(answer.text).toContain('已经办过了')
  })
})

describe('what waited too long cannot be confirmed any more', () => {
  async function waiting(fields: Record<string, string>) {
    const person = await app.addStaff({ division: '艺术处' })
    expect((await propose(person, { function: 'head', ...fields })).status).toBe(303)
    const [proposal = ''] = await openProposalsOf(person)
    return { person, proposal }
  }

  async function refusedConfirmation(proposal: string): Promise<string> {
    const client = await at(security, '/workbench/grants')
    const answer = await client.post('/workbench/grants/confirm', { proposal })
    expect(answer.status).toBe(409)
    return answer.text
  }

  test('a function whose last day has passed', async () => {
    const { person, proposal } = await waiting({
      divisionId: arts,
      since: '2026-03-10',
      until: '2026-03-12',
    })
    app.clock.set('2026-03-12')
    expect(await refusedConfirmation(proposal)).toContain('已经过了截止日')
    app.clock.set('2026-03-10')
    expect(await openProposalsOf(person)).toEqual([proposal])
    expect(await postsOf(person)).toEqual(['经办'])
  })

  test('a function in a division that was merged meanwhile', async () => {
    const divisionId = await app.division('撤并处')
    const { person, proposal } = await waiting({ divisionId })
    const merging = `/workbench/staff/divisions/${divisionId}`
    const client = await at(system, merging)
    expect((await client.post(`${merging}/merge`, { into: market, mergeReason: '机构改革' })).status).toBe(
      303,
    )
    expect(await refusedConfirmation(proposal)).toContain('处室已经撤销')
    expect(await postsOf(person)).toEqual(['经办'])
  })

  test('what is ticked and names no proposal is none', async () => {
    const client = await at(security, '/workbench/grants')
    expect((await client.post('/workbench/grants/confirm', { proposal: 'x' })).status).toBe(422)
  })
})

/** What became of the functions asked for, and why, as the 办理记录 has it. */
async function lapsesOf(person: { readonly id: string }) {
  return app.workshop.database.db
    .selectFrom('ledger.entry')
    .select(['actor_name as by', 'reason', 'after'])
    .where('subject', '=', `person:${person.id}`)
    .where('action', '=', 'post-proposal-lapsed')
    .orderBy('number')
    .execute()
}

describe('who moves and who leaves', () => {
  test('what was asked for in the old division waits no more once its person has moved; the 办理记录 says why', async () => {
    const person = await app.addStaff({ division: '艺术处' })
    await propose(person, { function: 'head', divisionId: arts })
    const [old = ''] = await openProposalsOf(person)
    const client = await at(system, pageOf(person))
    const fields = { moveTo: market, moveFunction: 'handler', moveReason: '轮岗' }
    expect((await client.post(`${pageOf(person)}/move`, fields)).status).toBe(303)
    const open = await openProposalsOf(person)
    expect([open.length, open.includes(old)]).toEqual([1, false])
    expect(await lapsesOf(person)).toEqual([
      { by: system.name, reason: '已转岗：轮岗', after: { function: 'head', divisionId: arts } },
    ])
    const confirming = await at(security, '/workbench/grants')
    const late = await confirming.post('/workbench/grants/confirm', { proposal: old })
    expect([late.status, late.text.includes('已经办过了')]).toEqual([409, true])
    expect((await (await at(auditor, pageOf(person))).get(pageOf(person))).text).toContain(
      '提出的职能不再等确认：已转岗：轮岗',
    )
  })

  test('what was asked for the very division one moves to is asked for anew', async () => {
    const person = await app.addStaff({ division: '艺术处' })
    await propose(person, { function: 'handler', divisionId: market })
    const client = await at(system, pageOf(person))
    const fields = { moveTo: market, moveFunction: 'handler', moveReason: '轮岗' }
    expect((await client.post(`${pageOf(person)}/move`, fields)).status).toBe(303)
    expect(await openProposalsOf(person)).toHaveLength(1)
  })

  test('what was asked for a leaver waits no more, and 安全管理 owes nothing for it', async () => {
    const person = await app.addStaff({ division: '艺术处' })
    await propose(person, { function: 'head', divisionId: arts })
    await (await at(system, pageOf(person))).post(`${pageOf(person)}/leave`, { leaveReason: '调出' })
    expect(await openProposalsOf(person)).toEqual([])
    expect(await lapsesOf(person)).toEqual([
      { by: system.name, reason: '已离职：调出', after: { function: 'head', divisionId: arts } },
    ])
  })

  test('a mover loses the old division today and waits for the new one; his sessions end', async () => {
    const person = await app.addStaff({ division: '艺术处', functions: ['handler', 'head'] })
    const own = await app.signIn(person)
    const client = await at(system, pageOf(person))
    const fields = { moveTo: market, moveFunction: 'handler', moveReason: '轮岗' }
    expect((await client.post(`${pageOf(person)}/move`, fields)).location).toBe(
      `${pageOf(person)}?done=moved`,
    )
    expect((await own.get('/workbench')).location).toContain('/workbench/sign-in')
    expect(await postsOf(person)).toEqual([])
    expect(await openProposalsOf(person)).toHaveLength(1)
  })

  test('a leaver signs in no more, and those who take over hear of it', async () => {
    const person = await app.addStaff({ division: '艺术处' })
    const successor = await app.addStaff({ division: '艺术处' })
    const own = await app.signIn(person)
    const client = await at(system, pageOf(person))
    const left = await client.post(`${pageOf(person)}/leave`, {
      successorId: successor.id,
      leaveReason: '调出',
    })
    expect(left.location).toBe(`${pageOf(person)}?done=left`)
    expect((await own.get('/workbench')).status).toBe(303)
    const visitor = app.visitor()
    await visitor.get('/workbench/sign-in')
    const { signInName, password } = person
    expect((await visitor.post('/workbench/sign-in', { signInName, password })).status).toBe(422)
    const events = await app.workshop.database.db
      .selectFrom('platform.outbox_event')
      .select('payload')
      .where('type', '=', 'organisation.person-left')
      .execute()
    expect(events.map(({ payload }) => payload)).toContainEqual(
      expect.objectContaining({ personId: person.id, successorId: successor.id }),
    )
  })

  test('a function that was still to come is gone once it is ended', async () => {
    const person = await app.addStaff({ division: '艺术处' })
    await propose(person, { function: 'head', divisionId: arts, since: '2026-04-01' })
    const [proposal = ''] = await openProposalsOf(person)
    await (await at(security, '/workbench/grants')).post('/workbench/grants/confirm', { proposal })
    expect(await postsOf(person)).toEqual(['经办', '负责人'])
    const client = await at(system, pageOf(person))
    const endings = client.forms().filter((form) => form.action.endsWith('/end'))
    expect((await client.post(endings[1]?.action ?? '')).location).toBe(`${pageOf(person)}?done=ended`)
    expect(await postsOf(person)).toEqual(['经办'])
  })

  test('a leaver keeps no function, neither one with an end nor one that was still to come', async () => {
    const person = await app.addStaff({ division: '艺术处' })
    for (const fields of [
      { function: 'head', until: '2026-09-01' },
      { function: 'signer', since: '2026-04-01' },
    ]) {
      await propose(person, { divisionId: arts, ...fields })
      const [proposal = ''] = await openProposalsOf(person)
      await (await at(security, '/workbench/grants')).post('/workbench/grants/confirm', { proposal })
    }
    await (await at(system, pageOf(person))).post(`${pageOf(person)}/leave`, { leaveReason: '调出' })
    expect(await postsOf(person)).toEqual([])
    const days = await app.workshop.database.db
      .selectFrom('organisation.post')
      .select(['function', 'since', 'until'])
      .where('person_id', '=', person.id)
      .orderBy('function')
      .execute()
    expect(days).toEqual([
      { function: 'handler', since: '2026-03-10', until: '2026-03-10' },
      { function: 'head', since: '2026-03-10', until: '2026-03-10' },
      { function: 'signer', since: '2026-04-01', until: '2026-03-10' },
    ])
  })

  test('an administrator whose days are still to come is no other administrator', async () => {
    const next = await app.addStaff({ division: null, functions: ['security-administrator'] })
    await app.workshop.database.db
      .updateTable('organisation.post')
      .set({ since: civilDate('2026-06-01') })
      .where('person_id', '=', next.id)
      .execute()
    const client = await at(system, pageOf(security))
    expect((await client.post(`${pageOf(security)}/leave`, { leaveReason: '调出' })).status).toBe(409)
    await (await at(system, pageOf(next))).post(`${pageOf(next)}/leave`, { leaveReason: '调出' })
  })

  test('the last administrator of a kind stays, and nobody lets himself go', async () => {
    const client = await at(system, pageOf(security))
    const last = await client.post(`${pageOf(security)}/leave`, { leaveReason: '调出' })
    expect(last.status).toBe(409)
    expect(last.text).toContain('唯一的安全管理')
    expect((await client.post(`${pageOf(system)}/leave`, { leaveReason: '调出' })).status).toBe(403)
  })

  test('a reason is asked for', async () => {
    const person = await app.addStaff({ division: '艺术处' })
    const client = await at(system, pageOf(person))
    const answer = await client.post(`${pageOf(person)}/leave`, { leaveReason: ' ' })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('请写明原因')
  })
})

describe('one-time passwords', () => {
  const head = app.addStaff({ name: '某处长', division: '艺术处', functions: ['head'] })

  test('a head hands them to his own people; the old password and open sessions end', async () => {
    const person = await app.addStaff({ division: '艺术处' })
    const own = await app.signIn(person)
    const client = await at(await head, '/workbench/our-people')
    const answer = await client.post(`/workbench/our-people/${person.id}/password`)
    const password = /[a-z2-9]{4}(-[a-z2-9]{4}){3}/.exec(answer.text)?.[0] ?? ''
    expect(answer.status).toBe(200)
    expect((await own.get('/workbench')).status).toBe(303)
    const visitor = app.visitor()
    await visitor.get('/workbench/sign-in')
    const signedIn = await visitor.post('/workbench/sign-in', { signInName: person.signInName, password })
    expect(signedIn.location).toBe('/workbench/password')
    expect(await actionsOf(person)).toContain('one-time-password-issued')
  })

  test('never to leaders, administrators, heads, another division, or himself', async () => {
    const others = [
      await app.addStaff({ division: null, functions: ['leader'] }),
      system,
      await app.addStaff({ division: '艺术处', functions: ['head'] }),
      await app.addStaff({ division: '行业管理处' }),
      await head,
    ]
    const client = await at(await head, '/workbench/our-people')
    for (const other of others)
      expect((await client.post(`/workbench/our-people/${other.id}/password`)).status).toBe(403)
  })

  test('系统管理 hands them to leaders and heads, not to administrators', async () => {
    const leader = await app.addStaff({ division: null, functions: ['leader'] })
    const client = await at(system, pageOf(leader))
    expect((await client.post(`${pageOf(leader)}/password`)).status).toBe(200)
    const refused = await client.post(`${pageOf(security)}/password`)
    expect(refused.status).toBe(403)
    expect(refused.text).toContain('--recover')
  })
})
