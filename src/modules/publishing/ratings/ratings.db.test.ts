import { afterAll, describe, expect, test } from 'vitest'
import { openTestApplication } from '../../../../test/support/application.ts'
import type { Staff } from '../../../../test/support/application.ts'
import { readWorkbook } from '../../../platform/sheets/read-workbook.ts'
import { writeWorkbook } from '../../../platform/sheets/write-workbook.ts'
import { changeColumn, getColumn } from '../../ground/publication/index.ts'
import { keepExpiryDuties } from './index.ts'
import { listRatings } from './store/ratings.ts'

const app = await openTestApplication()
afterAll(() => app.close())

const DESK = '/workbench/ratings'
const system = { kind: 'system', name: '测试' } as const
const trade = await app.division('行业管理处')
await app.division('办公室')
const office = await app.addStaff({ functions: ['openness-handler'] })
await app.work(office.actor, async (work) => {
  await changeColumn(work, { ...(await getColumn(work.db, 'djpd')), divisionId: trade })
})
const clerk = await app.addStaff({ division: '行业管理处', functions: ['handler'] })
const head = await app.addStaff({ division: '行业管理处', functions: ['head'] })
const opennessHead = await app.addStaff({ functions: ['openness-head'] })

const lake = {
  ...{ kind: 'jingqu', name: '样本湖景区', level: '4A', documentNumber: '示例旅评〔2025〕1号' },
  ...{ grantedOn: '2025-05-01', validUntil: '2026-05-01', revokedOn: '', revokedBecause: '' },
}

async function post(path: string, fields: Record<string, string>, by: Staff = clerk) {
  const client = await app.signIn(by)
  await client.get(DESK)
  return client.post(path, fields)
}

async function release(by: Staff, changeNote = '') {
  const client = await app.signIn(by)
  const { html } = await client.get(`${DESK}/release`)
  const seen = /name="seen" value="([^"]*)"/.exec(html)?.[1] ?? ''
  const answer = await client.post(`${DESK}/release`, { changeNote, seen })
  await app.runJobs()
  return answer
}

const idOf = async (name: string) =>
  (await app.work(system, ({ db }) => listRatings(db))).find((rating) => rating.name === name)?.id ?? ''

const HEADS = ['类别', '名称', '等级', '文号', '评定日期', '有效期至', '取消日期', '取消原因']
async function importRows(rows: readonly (readonly string[])[], confirm = true) {
  const bytes = await writeWorkbook({
    ...{ name: '等级评定', title: '等级评定', rows },
    columns: HEADS.map((header) => ({ head: header, width: 10 })),
  })
  const client = await app.signIn(clerk)
  await client.get(`${DESK}/import`)
  const preview = await client.post(`${DESK}/import`, { sheet: { fileName: '评定.xlsx', bytes } })
  const list = /name="list" value="([^"]*)"/.exec(preview.html)?.[1] ?? ''
  return {
    preview,
    done: confirm && list !== '' ? await client.post(`${DESK}/import/confirm`, { list }) : null,
  }
}

describe('登记和公布 (一（一） 等级评定)', () => {
  test('before anything is released the public reads so', async () => {
    expect((await app.visitor().get('/djpd')).text).toContain('登记册还没有公布')
    expect((await app.visitor().get('/djpd/jingqu')).status).toBe(404)
    expect((await app.visitor().get('/djpd/export')).status).toBe(404)
  })

  test('what is wrong stands beside its field, and what was typed is kept', async () => {
    const answer = await post(DESK, { ...lake, level: '6A', grantedOn: '昨天' })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('旅游景区的等级要写5A、4A、3A、2A、1A之一')
    expect(answer.html).toContain('value="样本湖景区"')
  })

  test('a clerk of the keeping division enters one; it is owed within twenty working days, and nobody sees it yet', async () => {
    expect((await post(DESK, lake)).status).toBe(303)
    expect((await post(DESK, lake)).text).toContain('同一家同一天的评定已经登记过')
    expect((await app.visitor().get('/djpd')).text).not.toContain('样本湖景区')
    const today = await (await app.signIn(opennessHead)).get('/workbench')
    for (const words of ['等级评定有变动', '样本湖景区', '核对无误，公布'])
      expect(today.text).toContain(words)
  })

  test('who keeps another column enters nothing, and who entered it does not release it', async () => {
    const other = await app.addStaff({ division: '艺术处', functions: ['handler', 'head'] })
    const client = await app.signIn(other)
    expect((await client.get(`${DESK}/new`)).status).toBe(403)
    expect((await post(DESK, { ...lake, name: '别处' }, other)).status).toBe(403)
    expect((await release(other)).status).toBe(403)
    const both = await app.addStaff({ division: '行业管理处', functions: ['handler', 'head'] })
    expect((await post(DESK, { ...lake, name: '虚构山景区', level: '5A' }, both)).status).toBe(303)
    const own = await release(both)
    expect([own.status, own.text]).toEqual([403, expect.stringContaining('不能由您公布')])
  })

  test('a head who entered none of it releases it, from today on for everybody, in search and sitemap', async () => {
    expect((await release(head)).location).toBe(`${DESK}/release?done=1`)
    const page = await app.visitor().get('/djpd')
    expect(page.text).toMatch(/虚构山景区[\s\S]*样本湖景区/)
    expect((await app.visitor().get('/lm/djpd')).text).toContain('有效 2 家')
    const found = await app.visitor().get(`/search?q=${encodeURIComponent('样本湖景区')}`)
    expect(found.html).toContain('/djpd/jingqu')
    expect((await app.visitor().get('/sitemap.html')).html).toContain('/djpd/jingqu')
    expect((await (await app.signIn(opennessHead)).get('/workbench')).text).not.toContain('等级评定有变动')
  })

  test('what was changed after the page was opened does not go out unseen', async () => {
    const client = await app.signIn(opennessHead)
    await post(`${DESK}/${await idOf('虚构山景区')}`, {
      ...lake,
      name: '虚构山景区',
      level: '3A',
      revision: '1',
    })
    const { html } = await client.get(`${DESK}/release`)
    const seen = /name="seen" value="([^"]*)"/.exec(html)?.[1] ?? ''
    const stale = { ...lake, name: '虚构山景区', level: '2A', revision: '1' }
    expect((await post(`${DESK}/${await idOf('虚构山景区')}`, stale)).text).toContain(
      '改过这一条，您写的没有存',
    )
    await post(`${DESK}/${await idOf('虚构山景区')}`, { ...stale, revision: '2' })
    const answer = await client.post(`${DESK}/release`, { changeNote: '复核结果', seen })
    expect([answer.status, answer.text]).toEqual([409, expect.stringContaining('登记册又改过')])
    expect((await release(opennessHead)).text).toContain('请写明改了什么、为什么')
    expect((await release(opennessHead, '复核结果')).status).toBe(303)
    expect((await app.visitor().get('/djpd?level=2A')).text).toContain('虚构山景区')
  })
})

describe('表格导入', () => {
  test('every wrong line is named, and nothing of the list is taken in', async () => {
    const { preview } = await importRows([
      ['星级饭店', '虚构大饭店', '六星级', '示例旅评〔2025〕7号', '2025-06-01', '', '', ''],
      ['星级饭店', '', '五星级', '', '2025-06-01', '', '', ''],
      ['旅行社', '示例旅行社', '4A', '示例旅评〔2025〕8号', '2027-06-01', '', '', ''],
    ])
    expect(preview.status).toBe(422)
    for (const words of ['第 3 行：星级饭店的等级要写', '第 5 行：评定日期还没有到。'])
      expect(preview.text).toContain(words)
    expect(await idOf('示例旅行社')).toBe('')
  })

  test('what the list would do is shown before it is done', async () => {
    const rows = [
      ['星级饭店', '虚构大饭店', '五星', '示例旅评〔2025〕7号', '2025-06-01', '2026-06-01', '', ''],
      ['旅游景区', '样本湖景区', '5A', '示例旅评〔2025〕1号', '2025-05-01', '2026-05-01', '', ''],
    ]
    const looked = await importRows(rows, false)
    expect(looked.preview.text).toContain('新登记 1 条，改 1 条')
    expect(looked.preview.text).toContain('等级：4A 改为 5A')
    expect(await idOf('虚构大饭店')).toBe('')
    const { done } = await importRows(rows)
    expect(done?.location).toBe(`${DESK}/import?added=1&changed=1`)
    expect((await release(head, '第二季度评定结果')).status).toBe(303)
  })

  test('a thousand rows are taken in, shown in pages, and come out as a workbook that comes back the same', async () => {
    const rows = Array.from({ length: 1000 }, (_, at) => [
      ...['旅游民宿', `虚构院子第${String(at + 1)}号`, '乙级', `示例旅评〔2025〕${String(at + 100)}号`],
      ...['2025-07-01', '', '', ''],
    ])
    expect((await importRows(rows)).done?.location).toContain('added=1000')
    const page = await (await app.signIn(head)).get(`${DESK}/release`)
    expect(page.text).toContain('和公开页不同的地方（1000 条）')
    expect(page.text).toContain('看到最后一页再公布')
    const last = await app.signIn(head)
    const { html } = await last.get(`${DESK}/release?page=5`)
    const seen = /name="seen" value="([^"]*)"/.exec(html)?.[1] ?? ''
    expect((await last.post(`${DESK}/release`, { changeNote: '民宿评定结果', seen })).status).toBe(303)
    const kind = await app.visitor().get('/djpd/minsu?page=20')
    expect(kind.text).toContain('共 1000 条')
    const sheet = await app.visitor().get('/djpd/export?kind=minsu')
    const [read] = await readWorkbook(sheet.bytes)
    expect(read?.rows.length).toBeGreaterThan(1000)
    const client = await app.signIn(clerk)
    await client.get(`${DESK}/import`)
    const back = { fileName: '评定.xlsx', bytes: sheet.bytes }
    expect((await client.post(`${DESK}/import`, { sheet: back })).text).toContain('1000 条和登记的一样')
  })
})

describe('到期和取消', () => {
  test('the keeping division is asked ninety days before the last day, once, and no longer once it is renewed', async () => {
    await app.work(system, keepExpiryDuties)
    const tasks = async () => (await (await app.signIn(clerk)).get('/workbench')).text
    expect(await tasks()).toContain('等级 2026-05-01 到期，复核')
    const id = await idOf('虚构山景区')
    await post(`${DESK}/${id}`, {
      ...lake,
      name: '虚构山景区',
      level: '2A',
      revision: '3',
      validUntil: '2029-05-01',
    })
    await post(`${DESK}/${await idOf('样本湖景区')}/run-out`, { notRenewedBecause: '经营者没有申请复核' })
    expect(await tasks()).not.toContain('2026-05-01 到期')
    expect((await release(head, '续期')).status).toBe(303)
  })

  test('the page shows any day: in force, run out, revoked; an impossible day is said and today is shown', async () => {
    const id = await idOf('虚构大饭店')
    const bare = await post(`${DESK}/${id}/revoke`, { revokedOn: '2026-03-09', revokedBecause: '' })
    expect([bare.status, bare.text]).toEqual([422, expect.stringContaining('请写取消的原因')])
    await post(`${DESK}/${id}/revoke`, { revokedOn: '2026-03-09', revokedBecause: '停业' })
    await release(head, '取消一家')
    const on = async (day: string, q: string) =>
      (await app.visitor().get(`/djpd?on=${day}&q=${encodeURIComponent(q)}`)).text
    expect(await on('2026-03-08', '虚构大饭店')).toContain('这是 2026-03-08 的情况')
    expect(await on('2026-03-08', '虚构大饭店')).not.toContain('停业')
    expect(await on('2026-03-09', '虚构大饭店')).toContain('2026-03-09 起，停业')
    expect(await on('2025-04-30', '样本湖景区')).toContain('没有符合的评定结果')
    expect(await on('2026-05-01', '样本湖景区')).toContain('共 1 条，截至 2026-05-01')
    expect(await on('2026-05-02', '样本湖景区')).toMatch(/已到期\s*2025-05-01/)
    expect(await on('2026-02-30', '样本湖景区')).toContain('现在显示的是今天的情况')
  })

  test('a row that never should have been is struck, and goes with the next release', async () => {
    const id = await idOf('虚构院子第1号')
    await post(`${DESK}/${id}/strike`, { struckBecause: '名称抄错' })
    expect((await post(`${DESK}/${id}/strike`, { struckBecause: '再来' })).status).toBe(409)
    await release(head, '删去一条抄错的')
    expect((await app.visitor().get(`/djpd?q=${encodeURIComponent('虚构院子第1号')}`)).text).toContain(
      '没有符合的',
    )
  })

  test('an address that names no rating is told so', async () => {
    const client = await app.signIn(clerk)
    for (const id of ['x', '0190a1b2-0000-7000-8000-000000000000'])
      expect((await client.get(`${DESK}/${id}`)).status).toBe(404)
  })
})
