import { afterAll, describe, expect, test } from 'vitest'
import { openTestApplication } from '../../../../test/support/application.ts'
import type { Staff } from '../../../../test/support/application.ts'
import { openNewsroom } from '../../../../test/support/newsroom.ts'
import { civilDate } from '../../../kernel/civil-date.ts'
import { listOpenDutiesOf } from '../../ground/duties/index.ts'
import { checkStatute, confirmStatute, enterStatute } from './check-statute.ts'
import type { Found } from './domain/statute.ts'
import { settleRevisit } from './settle-revisit.ts'

const app = await openTestApplication({ at: '2026-03-10' })
afterAll(() => app.close())
const { db } = app.workshop.database
const newsroom = await openNewsroom(app)
const { author: clerk, head, stranger } = newsroom
const divisionId = newsroom.divisionId

const FIRST: Found = {
  outcome: 'entered',
  edition: '2019修订',
  officialUrl: 'https://www.example.gov.cn/zfxxgk.htm',
  since: null,
  note: '',
}
const TITLE = '政府信息公开条例'

async function enter(title: string, by: Staff = clerk): Promise<string> {
  const entered = await app.work(by.actor, (work) =>
    enterStatute(work, { title, issuer: '国务院', divisionId }, FIRST),
  )
  if (!entered.ok) throw new Error(JSON.stringify(entered.errors))
  return entered.id
}

function check(id: string, found: Partial<Found>) {
  return app.work(clerk.actor, (work) => checkStatute(work, id, { ...FIRST, outcome: 'unchanged', ...found }))
}

function confirm(id: string, by: Staff = head, agree = true) {
  return app.work(by.actor, (work) =>
    confirmStatute(work, id, { agree, reason: agree ? '' : '网址不是官方的' }),
  )
}

async function dutiesOf(id: string) {
  const open = await listOpenDutiesOf(db, [`statute:${id}`])
  return open.map(({ kind, function: held, due }) => [
    kind.replace('documents.', ''),
    held,
    due.kind === 'day' ? due.on : due.kind,
  ])
}

async function shownToPublic(): Promise<string> {
  return (await app.visitor().get('/zcwj/flfg')).text
}

describe('a law of others that the site names', () => {
  const made = { id: '', flagged: '' }

  test('is entered once, by its division, with an address of the official text', async () => {
    await expect(enter(TITLE, stranger)).rejects.toMatchObject({ code: 'not-our-division' })
    const without = await app.work(clerk.actor, (work) =>
      enterStatute(work, { title: TITLE, issuer: '', divisionId }, { ...FIRST, officialUrl: '官网' }),
    )
    expect(without).toMatchObject({ errors: [{ field: 'issuer' }, { field: 'officialUrl' }] })
    made.id = await enter(TITLE)
    await expect(enter(TITLE)).rejects.toThrow('已经登记过')
    expect(await dutiesOf(made.id)).toEqual([['confirm-statute', 'head', '2026-03-13']])
  })

  test('is shown only after a second person agreed, with issuer and day, and is then to be looked at again', async () => {
    expect(await shownToPublic()).not.toContain(TITLE)
    await expect(confirm(made.id, clerk)).rejects.toMatchObject({ code: 'no-confirm' })
    expect(
      await app.work(head.actor, (work) => confirmStatute(work, made.id, { agree: false, reason: '' })),
    ).toMatchObject([{ field: 'answerReason' }])
    expect(await confirm(made.id)).toEqual([])
    expect(await shownToPublic()).toMatch(/政府信息公开条例\s*国务院\s*2019修订\s*2026-03-10/)
    expect((await app.visitor().get('/zcwj')).text).not.toContain(TITLE)
    expect(await dutiesOf(made.id)).toEqual([['check-statute', 'handler', '2026-09-10']])
  })

  test('unchanged, its day moves; another edition is not unchanged', async () => {
    app.clock.set('2026-09-09')
    expect(await check(made.id, { edition: '2026修订' })).toMatchObject([{ field: 'edition' }])
    expect(await check(made.id, {})).toEqual([])
    await expect(check(made.id, {})).rejects.toMatchObject({ code: 'no-check' })
    expect(await shownToPublic()).toContain('2026-03-10')
    await confirm(made.id)
    expect(await shownToPublic()).toContain('2026-09-09')
    expect(await dutiesOf(made.id)).toEqual([['check-statute', 'handler', '2027-03-09']])
  })

  test('sent back, it is owed again and the public keeps what was agreed', async () => {
    await check(made.id, { officialUrl: 'https://mirror.example.com/a' })
    await confirm(made.id, head, false)
    expect(await dutiesOf(made.id)).toEqual([['check-statute', 'handler', '2026-09-09']])
    expect((await app.visitor().get('/zcwj/flfg')).html).not.toContain('mirror.example.com')
  })

  test('amended, every page that names it owes a look by its division', async () => {
    await newsroom.bringOut({ title: '怎么申请公开', words: `按照《${TITLE}》，可以申请公开。` })
    await newsroom.bringOut({ title: '无关的动态', words: '今天开幕。' })
    expect(await check(made.id, { outcome: 'amended', edition: '2026修订' })).toMatchObject([
      { field: 'since' },
    ])
    const amended = { outcome: 'amended', edition: '2026修订', since: civilDate('2026-10-01') } as const
    expect(await check(made.id, amended)).toEqual([])
    await confirm(made.id)
    const flagged = (await listOpenDutiesOf(db, [`statute:${made.id}`])).filter(
      ({ kind }) => kind === 'documents.revisit',
    )
    expect(flagged.map(({ title }) => title)).toEqual(['核对引用的页面：怎么申请公开'])
    const cited = { subject: `statute:${made.id}`, divisionId }
    const look = { dutyId: flagged[0]?.id ?? '', outcome: '已改写' }
    await expect(app.work(stranger.actor, (work) => settleRevisit(work, cited, look))).rejects.toMatchObject({
      code: 'not-our-page',
    })
    await app.work(clerk.actor, (work) => settleRevisit(work, cited, look))
    expect((await dutiesOf(made.id)).map(([kind]) => kind)).toEqual(['check-statute'])
  })

  test('repealed, it says so and is looked at no more', async () => {
    const repealed = { outcome: 'repealed', edition: '2026修订', since: civilDate('2026-09-09') } as const
    expect(await check(made.id, repealed)).toEqual([])
    await confirm(made.id)
    expect(await shownToPublic()).toContain('2026-09-09 起废止')
    expect((await dutiesOf(made.id)).map(([kind]) => kind)).not.toContain('check-statute')
    await expect(check(made.id, {})).rejects.toMatchObject({ code: 'no-check' })
  })
})

test('an address of no statute is answered so', async () => {
  const client = await app.signIn(clerk)
  expect((await client.get('/workbench/statutes/nonsense')).status).toBe(404)
})
