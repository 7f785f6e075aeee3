import { afterAll, describe, expect, test } from 'vitest'
import { openTestApplication } from '../../../../test/support/application.ts'
import { civilDate } from '../../../kernel/civil-date.ts'
import { askSetting, decideSetting } from './ask-setting.ts'
import { changeSetting } from './change-setting.ts'
import { publicLateness } from './domain/rules-settings.ts'

const app = await openTestApplication({ at: '2026-11-25' })
afterAll(() => app.close())

const system = await app.addStaff({ name: '系统员', division: null, functions: ['system-administrator'] })
const head = await app.addStaff({ name: '刘主任', division: '办公室', functions: ['head', 'openness-head'] })
const leader = await app.addStaff({ name: '周分管', division: null, functions: ['leader'] })
const clerk = await app.addStaff({ name: '李经办', division: '艺术处' })
const PATH = '/workbench/settings/work-plan.report-day'
const LATENESS = '/workbench/settings/rules.public-lateness'

describe('参数', () => {
  test('stand in one list with value, where it comes from and since when', async () => {
    const { text } = await (await app.signIn(system)).get('/workbench/settings')
    for (const shown of ['启用的模块', '工作要点', '每季度', '25 日', '本局自定', '初始值', '只显示总数'])
      expect(text).toContain(shown)
  })

  test('are not shown to a clerk, and 系统管理 finds them in the menu', async () => {
    expect((await (await app.signIn(clerk)).get('/workbench/settings')).status).toBe(403)
    expect((await (await app.signIn(system)).get('/workbench')).html).toContain('href="/workbench/settings"')
  })

  test('an ordinary one is changed by 系统管理 with a reason and the day from which it holds', async () => {
    const client = await app.signIn(system)
    await client.get(PATH)
    const done = await client.post(PATH, { value: '20', from: '20261201', reason: '局办公会定' })
    expect([done.status, done.location]).toEqual([303, PATH])
    const { text } = await client.get(PATH)
    for (const shown of ['初始值，没有改过', '2026-12-01 起 20 日', '局办公会定', '系统员'])
      expect(text).toContain(shown)
    app.clock.set('2026-12-01')
    expect((await (await app.signIn(system)).get('/workbench/settings')).text).toContain('20 日')
    app.clock.set('2026-11-25')
  })

  test.each([
    [{ value: '40', from: '2026-12-01', reason: '试' }, '要是 1 到 28 的整数'],
    [{ value: '二十', from: '2026-12-01', reason: '试' }, '要是 1 到 28 的整数'],
    [{ value: '20', from: '2026-11-24', reason: '试' }, '过去的日子已经按原来的值办了'],
    [{ value: '20', from: '2026-02-30', reason: '试' }, '请写成 2026-08-30 这样的日期'],
    [{ value: '20', from: '2026-12-01', reason: ' ' }, '请写明为什么改'],
  ])('what is wrong is said beside the field, and the input stays: %o', async (fields, sentence) => {
    const client = await app.signIn(system)
    await client.get(PATH)
    const answer = await client.post(PATH, fields)
    expect(answer.status).toBe(422)
    expect(answer.text).toContain(sentence)
    expect(answer.html).toContain(`value="${fields.value}"`)
  })

  test('公开机构负责人 reads an ordinary one but does not change it', async () => {
    const client = await app.signIn(head)
    expect((await client.get(PATH)).text).toContain('由系统管理改')
    const answer = await client.post(PATH, { value: '20', from: '2026-12-01', reason: '试' })
    expect(answer.status).toBe(403)
  })

  test('one that is not there is not found', async () => {
    expect((await (await app.signIn(system)).get('/workbench/settings/no.such')).status).toBe(404)
  })
})

describe('what the public sees of lateness needs two people', () => {
  test('系统管理 cannot change it, in no way', async () => {
    const client = await app.signIn(system)
    expect((await client.get(LATENESS)).text).toContain('公开机构负责人或分管领导提出')
    const answer = await client.post(LATENESS, { value: 'off', from: '2026-11-25', reason: '试' })
    expect(answer.status).toBe(403)
    const direct = app.work(system.actor, (work) =>
      changeSetting(work, publicLateness, { value: 'off', reason: '试' }),
    )
    await expect(direct).rejects.toThrow('两人办')
  })

  test('公开机构负责人 asks, cannot approve himself, 分管领导 owes the answer and approves', async () => {
    const asking = await app.signIn(head)
    await asking.get(LATENESS)
    await asking.post(LATENESS, { value: 'each', from: '2026-11-25', reason: '接受监督' })
    const own = app.work(head.actor, (work) =>
      decideSetting(work, publicLateness, { decision: 'approved', reason: null }),
    )
    await expect(own).rejects.toThrow('提出的人不能自己同意')
    await app.runJobs()

    const approving = await app.signIn(leader)
    expect((await approving.get('/workbench')).text).toContain('「向公众显示多少逾期情况」改为「逐件显示」')
    const shown = await approving.get(LATENESS)
    for (const words of ['只显示总数', '逐件显示', '刘主任', '接受监督']) expect(shown.text).toContain(words)
    const done = await approving.post(`${LATENESS}/decision`, { decision: 'approved' })
    expect(done.location).toBe(LATENESS)
    await app.runJobs()
    expect((await approving.get('/workbench')).text).not.toContain('改为「逐件显示」')
    expect((await approving.get(LATENESS)).text).toContain('接受监督（刘主任提出）')
    const entries = await app.workshop.database.db
      .selectFrom('ledger.entry')
      .select(['action', 'actor_name as by'])
      .where('subject', '=', 'setting:rules.public-lateness')
      .orderBy('number')
      .execute()
    expect(entries).toEqual([
      { action: 'setting-asked', by: '刘主任' },
      { action: 'setting-approved', by: '周分管' },
      { action: 'setting-changed', by: '周分管' },
    ])
  })

  test('a refusal needs its reason, and changes nothing', async () => {
    const asking = await app.signIn(leader)
    await asking.get(LATENESS)
    await asking.post(LATENESS, { value: 'off', from: '2026-11-26', reason: '试' })
    const approving = await app.signIn(head)
    await approving.get(LATENESS)
    expect((await approving.post(`${LATENESS}/decision`, { decision: 'refused' })).status).toBe(422)
    await approving.get(LATENESS)
    await approving.post(`${LATENESS}/decision`, { decision: 'refused', decisionReason: '不同意遮着' })
    app.clock.set('2026-11-26')
    expect((await (await app.signIn(head)).get(LATENESS)).text).toContain('现在的值逐件显示')
    app.clock.set('2026-11-25')
  })

  test('one request at a time, and whoever asked may take it back', async () => {
    const change = { value: 'off', from: civilDate('2026-11-25'), reason: '试' } as const
    await app.work(leader.actor, (work) => askSetting(work, publicLateness, change))
    const second = app.work(head.actor, (work) => askSetting(work, publicLateness, change))
    await expect(second).rejects.toThrow('周分管已经提出改')
    const client = await app.signIn(leader)
    expect((await client.get(LATENESS)).html).toContain('value="withdrawn"')
    await client.post(`${LATENESS}/decision`, { decision: 'withdrawn' })
    expect((await client.get(LATENESS)).text).not.toContain('等另一人同意的改动')
  })

  test('the database itself refuses that one person does both', async () => {
    const { db } = app.workshop.database
    const id = '00000000-0000-4000-8000-000000000001'
    const row = {
      ...{ id, setting_id: 'x', value: '1', effective_from: civilDate('2026-11-25'), reason: '试' },
      ...{ asked_by: id, asked_name: '某', asked_as: 'leader' as const, asked_at: app.clock.now() },
    }
    await db.insertInto('rules.setting_request').values(row).execute()
    const both = db
      .updateTable('rules.setting_request')
      .set({ decision: 'approved', decided_by: id })
      .where('id', '=', id)
      .execute()
    await expect(both).rejects.toThrow('check constraint')
  })
})
