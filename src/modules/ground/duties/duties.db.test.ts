import { sql } from 'kysely'
import { afterAll, describe, expect, test } from 'vitest'
import { openTestApplication, SYSTEM } from '../../../../test/support/application.ts'
import { civilDate } from '../../../kernel/civil-date.ts'
import { dischargeDuty, dischargeWhere, dueFrom, moveDuty, openDuty, transferDuty } from './keep-duties.ts'
import type { DutyToOpen } from './keep-duties.ts'
import type { Due, OpenDuty } from './domain/duty.ts'
import { listOpenDutiesOf, listOpenDutiesOfKind } from './store.ts'
import { listInbox } from './store/inbox.ts'

const app = await openTestApplication({ at: '2026-03-10' })
afterAll(() => app.close())
const { db } = app.workshop.database
const art = await app.division('艺术处')
const law = await app.division('法制处')
const clerk = await app.addStaff({ name: '李经办', division: '艺术处' })

function on(day: string): Due {
  return { kind: 'day', on: civilDate(day) }
}

function duty(subject: string, more: Partial<DutyToOpen> = {}): DutyToOpen {
  return {
    kind: 'test.report',
    subject,
    title: `${subject} 的进展`,
    action: '填报进展',
    url: `/workbench/${subject}`,
    divisionId: art,
    function: 'handler',
    rule: '按季度公开',
    clause: '二（二）',
    explanation: '季度末是 3 月 31 日',
    due: on('2026-03-31'),
    ...more,
  }
}

async function opened(subject: string, more: Partial<DutyToOpen> = {}): Promise<OpenDuty> {
  await app.work(clerk.actor, (work) => openDuty(work, duty(subject, more)))
  const [found] = await listOpenDutiesOf(db, [subject])
  if (!found) throw new RangeError(`not open: ${subject}`)
  return found
}

function historyOf(id: string) {
  return db
    .selectFrom('duties.duty_event')
    .select([
      'type',
      'on_day as on',
      'actor_name as by',
      'reason',
      'due_before as before',
      'due_after as after',
    ])
    .where('duty_id', '=', id)
    .orderBy('id')
    .execute()
}

describe('a duty', () => {
  test('says who owes what by which day under which rule and clause, and why', async () => {
    expect(await opened('a')).toMatchObject({
      divisionId: art,
      function: 'handler',
      action: '填报进展',
      rule: '按季度公开',
      clause: '二（二）',
      explanation: '季度末是 3 月 31 日',
      due: { kind: 'day', on: '2026-03-31' },
      internal: false,
    })
  })

  test('opened twice stands once, and its history too', async () => {
    const first = await opened('b')
    const second = await opened('b', { due: on('2026-04-30') })
    expect(second).toEqual(first)
    expect(await historyOf(first.id)).toHaveLength(1)
  })

  test('of another period, division or kind is another one', async () => {
    await app.work(SYSTEM, async (work) => {
      await openDuty(work, duty('c', { occasion: '2026-Q1' }))
      await openDuty(work, duty('c', { occasion: '2026-Q2' }))
      await openDuty(work, duty('c', { occasion: '2026-Q2', divisionId: law }))
      await openDuty(work, duty('c', { occasion: '2026-Q2', kind: 'test.confirm' }))
    })
    expect(await listOpenDutiesOf(db, ['c'])).toHaveLength(4)
  })

  test('opened twice at the same moment stands once', async () => {
    await Promise.all([opened('d'), opened('d')])
    expect(await listOpenDutiesOf(db, ['d'])).toHaveLength(1)
  })

  test('of work that failed was never opened', async () => {
    const attempt = app.work(SYSTEM, async (work) => {
      await openDuty(work, duty('e'))
      throw new Error('后来出错')
    })
    await expect(attempt).rejects.toThrow('后来出错')
    expect(await listOpenDutiesOf(db, ['e'])).toEqual([])
  })

  test('moved keeps the old day in its history, with the reason and who moved it', async () => {
    const moved = await opened('f')
    app.clock.set('2026-03-12')
    await app.work(clerk.actor, (work) =>
      moveDuty(work, moved, { due: on('2026-04-15'), reason: '经批准延期' }),
    )
    app.clock.set('2026-03-10')
    expect((await listOpenDutiesOf(db, ['f'])).map((open) => open.due)).toEqual([on('2026-04-15')])
    expect(await historyOf(moved.id)).toEqual([
      {
        type: 'opened',
        on: '2026-03-10',
        by: '李经办',
        reason: '季度末是 3 月 31 日',
        before: null,
        after: '2026-03-31',
      },
      {
        type: 'moved',
        on: '2026-03-12',
        by: '李经办',
        reason: '经批准延期',
        before: '2026-03-31',
        after: '2026-04-15',
      },
    ])
  })

  test('transferred leaves one inbox and stands in the other', async () => {
    const given = await opened('g')
    await app.work(clerk.actor, (work) =>
      transferDuty(work, given, { divisionId: law, function: 'head', reason: '职责调整' }),
    )
    const inbox = (divisionId: string, held: 'handler' | 'head') =>
      listInbox(db, { personId: null, posts: [{ divisionId, function: held }] })
    expect((await inbox(art, 'handler')).map((open) => open.subject)).not.toContain('g')
    expect((await inbox(law, 'head')).map((open) => open.subject)).toContain('g')
    expect((await historyOf(given.id)).at(-1)).toMatchObject({
      type: 'transferred',
      reason: '职责调整',
      after: '2026-03-31',
    })
  })

  test('discharged meanwhile is left as it is by whoever still read it open', async () => {
    const stale = await opened('stale')
    await app.work(clerk.actor, (work) => dischargeDuty(work, stale, '先办结的'))
    await app.work(SYSTEM, async (work) => {
      await dischargeDuty(work, stale, '后办结的')
      await moveDuty(work, stale, { due: on('2026-05-01'), reason: '重新计算' })
      await transferDuty(work, stale, { divisionId: law, function: 'handler', reason: '转办' })
    })
    expect((await historyOf(stale.id)).map((event) => event.reason)).toEqual([stale.explanation, '先办结的'])
    const row = await db
      .selectFrom('duties.duty')
      .select(['discharge', 'due_on as dueOn', 'division_id as divisionId'])
      .where('id', '=', stale.id)
      .executeTakeFirstOrThrow()
    expect(row).toEqual({ discharge: '先办结的', dueOn: '2026-03-31', divisionId: art })
  })

  test('is discharged with all of its kind, however many one act meets', async () => {
    const { id } = await opened('many')
    await sql`
      insert into duties.duty (id, kind, subject, title, action, url, division_id, function, rule, clause, explanation,
        due_on, standing, occasion, opened_on)
      select gen_random_uuid(), kind, subject, title, action, url, division_id, function, rule, clause, explanation,
        due_on, standing, n::text, opened_on
      from duties.duty, generate_series(1, 2000) n where id = ${id}`.execute(db)
    await app.work(SYSTEM, (work) => dischargeWhere(work, ['many'], { fits: () => true, how: '撤回' }))
    expect(await listOpenDutiesOf(db, ['many'])).toEqual([])
  })

  test('discharged is open no more, and how stays', async () => {
    const met = await opened('h')
    await app.work(clerk.actor, (work) => dischargeDuty(work, met, '已填报'))
    expect(await listOpenDutiesOf(db, ['h'])).toEqual([])
    expect((await historyOf(met.id)).at(-1)).toMatchObject({
      type: 'discharged',
      reason: '已填报',
      by: '李经办',
    })
  })

  test('met stays met: the same one does not come back', async () => {
    await app.work(SYSTEM, (work) => openDuty(work, duty('h')))
    expect(await listOpenDutiesOf(db, ['h'])).toEqual([])
  })

  test('whose cause was taken back may be opened anew', async () => {
    await opened('i')
    await app.work(SYSTEM, (work) =>
      dischargeWhere(work, ['i'], { fits: () => true, how: '撤回', asNeverOpened: true }),
    )
    expect(await listOpenDutiesOf(db, ['i'])).toEqual([])
    await opened('i')
    expect(await listOpenDutiesOf(db, ['i'])).toHaveLength(1)
  })

  test('several are met together where one act meets them', async () => {
    await app.work(SYSTEM, async (work) => {
      for (const occasion of ['2026-Q1', '2026-Q2'])
        await openDuty(
          work,
          duty('j', { occasion, due: on(occasion === '2026-Q1' ? '2026-03-31' : '2026-06-30') }),
        )
      await dischargeWhere(work, ['j'], {
        fits: (open) => open.due.kind === 'day' && open.due.on <= '2026-03-31',
        how: '已填报',
      })
    })
    expect((await listOpenDutiesOf(db, ['j'])).map((open) => open.due)).toEqual([on('2026-06-30')])
  })
})

test('the history of duties is append-only, for the owner of the table as well by grants', async () => {
  await expect(db.updateTable('duties.duty_event').set({ reason: '改' }).execute()).rejects.toThrow(
    'permission denied',
  )
  await expect(db.deleteFrom('duties.duty_event').execute()).rejects.toThrow('permission denied')
})

describe('a duty whose day cannot be counted yet (C-14)', () => {
  test('waits as 期限待定, and 系统管理 owes the arrangement once', async () => {
    await app.work(SYSTEM, async (work) => {
      const due = dueFrom(work.calendar.addWorkingDays(civilDate('2026-12-04'), 20))
      expect(due).toEqual({ kind: 'calendar-missing', year: 2027 })
      await openDuty(work, duty('k', { due }))
      await openDuty(work, duty('l', { due }))
    })
    const owed = await listOpenDutiesOfKind(db, 'rules.load-calendar')
    expect(owed).toHaveLength(1)
    expect(owed[0]).toMatchObject({
      title: '录入 2027 年放假安排',
      function: 'system-administrator',
      divisionId: null,
      due: { kind: 'standing' },
    })
    expect((await listOpenDutiesOf(db, ['k']))[0]?.due).toEqual({ kind: 'calendar-missing', year: 2027 })
  })

  test('also when it was moved there', async () => {
    const moved = await opened('m')
    await app.work(SYSTEM, (work) =>
      moveDuty(work, moved, { due: { kind: 'calendar-missing', year: 2028 }, reason: '延期' }),
    )
    const owed = await listOpenDutiesOfKind(db, 'rules.load-calendar')
    expect(owed.map((open) => open.subject).toSorted()).toEqual(['calendar:2027', 'calendar:2028'])
  })

  test('a day that can be counted is a day', async () => {
    await app.work(SYSTEM, (work) => {
      expect(dueFrom(work.calendar.addWorkingDays(civilDate('2026-03-10'), 20))).toEqual(on('2026-04-08'))
      return Promise.resolve()
    })
  })
})

describe('今日', () => {
  test('shows a clerk what his posts owe, by day, and nothing else', async () => {
    const handler = await app.addStaff({ division: '公共服务处' })
    const mine = await app.division('公共服务处')
    const bundle = { bundle: 'return:2026-Q1', bundleTitle: '一季度进展' }
    await app.work(SYSTEM, async (work) => {
      await openDuty(work, duty('n1', { divisionId: mine, title: '迟了的事', due: on('2026-03-06') }))
      await openDuty(
        work,
        duty('n2', { divisionId: mine, title: '今天的事', due: on('2026-03-10'), internal: true }),
      )
      await openDuty(work, duty('n3', { divisionId: mine, ...bundle }))
      await openDuty(work, duty('n4', { divisionId: mine, ...bundle }))
      await openDuty(work, duty('n5', { divisionId: mine, title: '长效的事', due: { kind: 'standing' } }))
      await openDuty(
        work,
        duty('n6', { divisionId: mine, title: '待定的事', due: { kind: 'calendar-missing', year: 2027 } }),
      )
      await openDuty(work, duty('n7', { divisionId: mine, title: '处长的事', function: 'head' }))
      await openDuty(work, duty('n8', { divisionId: art, title: '别处的事' }))
    })
    const { text, html } = await (await app.signIn(handler)).get('/workbench')
    const order = ['1 件期限待定', '待定的事', '迟了的事', '今天的事', '一季度进展', '长效的事'].map(
      (title) => text.indexOf(title),
    )
    expect(order).not.toContain(-1)
    expect(order).toEqual(order.toSorted((a, b) => a - b))
    for (const absent of ['处长的事', '别处的事', 'n4 的进展']) expect(text).not.toContain(absent)
    for (const shown of [
      '迟 4 天',
      '期限待定（2027年放假安排未录入）',
      '内部期限',
      '2 项',
      '二（二）',
      '季度末是 3 月 31 日',
    ])
      expect(text).toContain(shown)
    expect(html).toContain('href="/workbench/n1"')
  })

  test('of a holder of posts in two divisions names the division of each', async () => {
    const { actor } = await app.addStaff({ division: '法制处' })
    expect(actor.posts).toHaveLength(1)
    const both = await listInbox(db, {
      personId: null,
      posts: [
        { function: 'handler', divisionId: art },
        { function: 'head', divisionId: law },
      ],
    })
    expect(new Set(both.map((open) => open.divisionId))).toEqual(new Set([art, law]))
  })

  test('without anything due says so', async () => {
    const idle = await app.addStaff({ division: '研究室' })
    expect((await (await app.signIn(idle)).get('/workbench')).text).toContain('现在没有到期的事')
  })

  test('nobody without posts owes anything', async () => {
    expect(await listInbox(db, { personId: null, posts: [] })).toEqual([])
  })
})
