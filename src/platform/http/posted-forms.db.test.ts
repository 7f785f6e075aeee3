import { randomUUID } from 'node:crypto'
import { afterAll, describe, expect, test } from 'vitest'
import { openTestApplication } from '../../../test/support/application.ts'

const app = await openTestApplication()
afterAll(() => app.close())
const { db } = app.workshop.database
const admin = await app.addStaff({ division: null, functions: ['system-administrator'] })
const DIVISIONS = '/workbench/staff/divisions'
const PEOPLE = '/workbench/staff/people'

async function divisionsNamed(name: string): Promise<number> {
  return (await db.selectFrom('organisation.division').select('id').where('name', '=', name).execute()).length
}

async function atStaffPage() {
  const client = await app.signIn(admin)
  await client.get('/workbench/staff')
  return client
}

describe('a form belongs to the session that opened it', () => {
  test('without its token it is refused, with a sentence that says what to do', async () => {
    const client = await atStaffPage()
    const answer = await client.post(DIVISIONS, { name: '甲处', kind: 'office', _token: null })
    expect(answer.status).toBe(409)
    expect(answer.text).toContain(
      '这张表单已过期（可能是重新登录过）。请退回上一页刷新后再提交，已填的内容浏览器会保留。',
    )
    expect(await divisionsNamed('甲处')).toBe(0)
  })

  test('with the token of another session it is refused', async () => {
    const other = await atStaffPage()
    const foreign = other
      .forms()
      .flatMap((form) => form.controls)
      .find((control) => control.name === '_token')?.value
    const client = await atStaffPage()
    const answer = await client.post(DIVISIONS, { name: '乙处', kind: 'office', _token: foreign ?? '' })
    expect(answer.status).toBe(409)
    expect(await divisionsNamed('乙处')).toBe(0)
  })

  test.each([
    ['origin', 'https://evil.example'],
    ['origin', 'http://127.0.0.1:9999'],
    ['origin', 'null'],
    ['sec-fetch-site', 'cross-site'],
    ['sec-fetch-site', 'same-site'],
  ])('from another site (%s: %s) it is refused', async (header, value) => {
    const client = await atStaffPage()
    const answer = await client.post(DIVISIONS, { name: '丙处', kind: 'office' }, { [header]: value })
    expect(answer.status).toBe(403)
    expect(answer.text).toContain('这次提交来自别的网站，没有处理。')
    expect(await divisionsNamed('丙处')).toBe(0)
  })

  test('after the session has expired nothing is saved, and the way back is told', async () => {
    const client = await atStaffPage()
    app.clock.set('2026-03-10T10:31:00+08:00')
    const answer = await client.post(DIVISIONS, { name: '丁处', kind: 'office' })
    app.clock.set('2026-03-10')
    expect(answer.status).toBe(403)
    expect(answer.text).toContain('登录已过期，这次没有保存。请另开一页重新登录，再回到这一页提交。')
    expect(await divisionsNamed('丁处')).toBe(0)
  })

  test('an old browser that sends no origin is served, its token stands for it', async () => {
    const client = await atStaffPage()
    const answer = await client.post(
      DIVISIONS,
      { name: '戊处', kind: 'office' },
      { origin: 'http://127.0.0.1:8080' },
    )
    expect(answer.location).toBe('/workbench/staff')
  })
})

describe('a repeated post has one effect', () => {
  test('and leads to the same place', async () => {
    const client = await atStaffPage()
    const fields = { name: '己处', kind: 'office', submissionId: randomUUID() }
    const first = await client.post(DIVISIONS, fields)
    const again = await client.post(DIVISIONS, fields)
    expect([first.status, again.status]).toEqual([303, 303])
    expect(again.location).toBe(first.location)
    expect(await divisionsNamed('己处')).toBe(1)
  })

  test('also when both arrive at the same moment', async () => {
    const client = await atStaffPage()
    const fields = { name: '庚处', kind: 'office', submissionId: randomUUID() }
    const both = await Promise.all([client.post(DIVISIONS, fields), client.post(DIVISIONS, fields)])
    expect(both.map((answer) => answer.location)).toEqual(['/workbench/staff', '/workbench/staff'])
    expect(await divisionsNamed('庚处')).toBe(1)
  })

  test('where the answer was a page that is shown once, the repeat leads to a page that exists', async () => {
    const client = await atStaffPage()
    const division = await app.division('艺术处')
    await client.get('/workbench/staff')
    const fields = {
      personName: '王新人',
      signInName: 'wang.xin',
      divisionId: division,
      function: 'handler',
      submissionId: randomUUID(),
    }
    const first = await client.post(PEOPLE, fields)
    expect(first.status).toBe(200)
    const again = await client.post(PEOPLE, fields)
    expect(again.status).toBe(303)
    expect((await client.get(again.location ?? '')).status).toBe(200)
    expect(
      await db
        .selectFrom('organisation.person')
        .select('id')
        .where('sign_in_name', '=', 'wang.xin')
        .execute(),
    ).toHaveLength(1)
  })

  test('two people who add the same at the same moment add it once, and the second is told', async () => {
    const [one, other] = [await atStaffPage(), await atStaffPage()]
    const both = await Promise.all(
      [one, other].map((client) => client.post(DIVISIONS, { name: '寅处', kind: 'office' })),
    )
    const [first, second] = both.toSorted((a, b) => a.status - b.status)
    expect(first?.status).toBe(303)
    expect([409, 422]).toContain(second?.status)
    expect(second?.text).toMatch(/刚才有人在办同一件事|已经有「寅处」了/)
    expect(await divisionsNamed('寅处')).toBe(1)
  })

  test('a form without submissionId is still one form', async () => {
    const client = await atStaffPage()
    expect((await client.post(DIVISIONS, { name: '辛处', kind: 'office', submissionId: null })).status).toBe(
      303,
    )
    expect((await client.post(DIVISIONS, { name: '壬处', kind: 'office', submissionId: 'x' })).status).toBe(
      303,
    )
  })
})

describe('a form that was wrong leaves no effect', () => {
  test('and can be sent again with the same submissionId once it is put right', async () => {
    const client = await atStaffPage()
    const submissionId = randomUUID()
    const wrong = await client.post(DIVISIONS, { name: '', kind: 'office', submissionId })
    expect(wrong.status).toBe(422)
    expect(
      await db.selectFrom('platform.submission').select('id').where('id', '=', submissionId).execute(),
    ).toEqual([])
    const right = await client.post(DIVISIONS, { name: '癸处', kind: 'office', submissionId })
    expect(right.location).toBe('/workbench/staff')
    expect(await divisionsNamed('癸处')).toBe(1)
  })

  test('a refused one can be sent again too', async () => {
    const client = await atStaffPage()
    const submissionId = randomUUID()
    const fields = { name: '子处', kind: 'office', submissionId }
    expect((await client.post(DIVISIONS, { ...fields, _token: 'x' })).status).toBe(409)
    expect((await client.post(DIVISIONS, fields)).location).toBe('/workbench/staff')
  })

  test('a sign-in that failed can be tried again from the page that the browser kept', async () => {
    const clerk = await app.addStaff()
    const client = app.visitor()
    await client.get('/workbench/sign-in')
    const submissionId = randomUUID()
    const wrong = await client.post('/workbench/sign-in', {
      signInName: clerk.signInName,
      password: 'x',
      submissionId,
    })
    expect(wrong.status).toBe(422)
    const right = await client.post('/workbench/sign-in', {
      signInName: clerk.signInName,
      password: clerk.password,
      submissionId,
    })
    expect(right.location).toBe('/workbench')
    expect((await client.get('/workbench')).status).toBe(200)
  })
})

describe('what was typed', () => {
  test('is kept where a field was wrong, with one sentence beside the field and one above', async () => {
    const client = await atStaffPage()
    const answer = await client.post(DIVISIONS, {
      name: ' <b>很长的</b> ',
      kind: 'office',
      phone: '打电话来',
    })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('有 1 处要改')
    expect(answer.text.split('电话只写数字、括号和短横，例如 010-55550100。')).toHaveLength(3)
    const form = client.forms().find((candidate) => candidate.action === DIVISIONS)
    expect(form?.controls).toContainEqual({ name: 'name', value: ' <b>很长的</b> ' })
    expect(form?.controls).toContainEqual({ name: 'phone', value: '打电话来' })
    expect(answer.html).not.toContain('<b>很长的')
  })

  test('loses the NUL that no database stores, and its line ends are one kind', async () => {
    const client = await atStaffPage()
    expect((await client.post(DIVISIONS, { name: '丑\u0000处', kind: 'office' })).status).toBe(303)
    expect(await divisionsNamed('丑处')).toBe(1)
  })
})
