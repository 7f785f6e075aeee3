import { readFileSync } from 'node:fs'
import { afterAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { openTestApplication, SYSTEM } from '../../../../test/support/application.ts'
import type { Client } from '../../../../test/support/application.ts'
import { REFERENCE_ABSENT, referenceFile } from '../../../../test/support/reference.ts'
import { withClient } from '../../../platform/database/embedded-roles.ts'
import { writeWorkbook } from '../../../platform/sheets/write-workbook.ts'
import { startPackage } from '../../ground/publication/index.ts'
import { askSetting, decideSetting } from '../../ground/rules/index.ts'
import { publicCoverage } from './domain/inventory-settings.ts'
import { RowContent } from './domain/inventory-row.ts'
import { readLimit } from './domain/limit-rule.ts'
import { inventorySheet } from './export-table.ts'
import { readInventory } from './import-table.ts'
import { surveyJob } from './keep-coverage.ts'
import { followCited } from './review-basis.ts'
import { listRows } from './store/rows.ts'
import { listVersions } from './store/versions.ts'

const app = await openTestApplication({ at: '2020-08-27' })
afterAll(() => app.close())

const arts = await app.division('艺术处')
const clerk = await app.addStaff({ name: '编制人', functions: ['openness-handler'] })
const head = await app.addStaff({ name: '批准人', functions: ['openness-head'] })
const artist = await app.addStaff({ division: '艺术处', functions: ['handler'] })
const law = await app.addStaff({ division: '法制处', functions: ['handler'] })
const DESK = '/workbench/inventory'
const names = { columns: new Map([['zwdt', '政务动态']]), types: new Map([['news', '动态']]) }

function content(changes: Partial<RowContent> = {}): RowContent {
  const text = '信息形成或变更之日起20个工作日内公开'
  return RowContent.parse({
    level1: '公共服务',
    level2: '剧目演出',
    level3: '',
    elements: ['剧目', '时间、地点'],
    bases: ['《样例条例》第一条', '《样例办法》'],
    limit: { text, rule: readLimit(text) },
    subject: '样例局',
    divisionId: arts,
    divisionName: '艺术处',
    channels: ['政府网站', '其他'],
    otherChannel: '节目单',
    audience: { wholeSociety: false, groups: '演出单位' },
    method: { proactive: true, onRequest: true },
    levels: ['市级', '县级'],
    columnId: 'zwdt',
    typeId: 'news',
    ...changes,
  })
}

async function table(rows: readonly RowContent[]): Promise<Uint8Array> {
  const numbered = rows.map((row, place) => ({ itemId: '', position: place + 1, content: row, reason: null }))
  return writeWorkbook(inventorySheet(numbered, { title: '全清单', right: '', names, demo: false }))
}

/** Brings the table into the version that is open on the page. */
async function bring(client: Client, version: string, rows: readonly RowContent[]) {
  await client.get(`${version}/import`)
  const sheet = { fileName: '全清单.xlsx', bytes: await table(rows) }
  const seen = await client.post(`${version}/import`, {
    sheet,
    reasonKind: '上级要求',
    reason: '照指引',
    complete: 'yes',
  })
  return { seen, confirm: () => client.post(`${version}/import/confirm`) }
}

async function current(): Promise<string> {
  const [newest] = await listVersions(app.workshop.database.db)
  return `${DESK}/versions/${newest?.id ?? ''}`
}

const two = [content(), content({ level2: '名录', typeId: null, columnId: null })]

describe('an inventory is prepared, approved by another, and holds from its day (工作要点三（二）)', () => {
  test('a table is looked at first, with what is wrong line by line, and nothing of it is taken in', async () => {
    const client = await app.signIn(clerk)
    await client.get(DESK)
    expect((await client.post(`${DESK}/versions`)).status).toBe(303)
    const version = await current()
    const wrong = await bring(client, version, [
      content({ bases: [] }),
      content({ divisionName: '不存在处' }),
    ])
    expect(wrong.seen.status).toBe(422)
    for (const text of ['请写公开依据', '没有叫“不存在处”的处室', '还没有导入'])
      expect(wrong.seen.text).toContain(text)
    expect((await client.get(version)).text).toContain('还没有事项')
  })

  test('a good one shows what it would change, and comes in whole when it is confirmed', async () => {
    const client = await app.signIn(clerk)
    const version = await current()
    const { seen, confirm } = await bring(client, version, two)
    expect(seen.text).toContain('导入后共 2 个事项：增加 2 个')
    expect((await confirm()).status).toBe(303)
    const rows = await listRows(app.workshop.database.db, version.split('/').at(-1) ?? '')
    expect(rows.map((row) => row.content)).toEqual(two)
  })

  test('it is not handed in without a day and a reason, and not for a day that is past', async () => {
    const client = await app.signIn(clerk)
    const version = await current()
    await client.get(version)
    const bare = await client.post(`${version}/submit`)
    expect([bare.status, bare.text]).toEqual([422, expect.stringContaining('请写从哪天起施行')])
    await client.get(version)
    await client.post(version, { effectiveFrom: '2020-08-26', note: '第一版' })
    await client.get(version)
    expect((await client.post(`${version}/submit`)).text).toContain('施行日期已经过去')
    await client.get(version)
    expect((await client.post(version, { effectiveFrom: '8月底', note: '' })).status).toBe(422)
    await client.get(version)
    await client.post(version, { effectiveFrom: '2020-08-30', note: '第一版' })
    await client.get(version)
    expect((await client.post(`${version}/submit`)).status).toBe(303)
  })

  test('who prepared it does not approve it, also in the database, and what was handed in cannot be changed', async () => {
    const version = await current()
    const id = version.split('/').at(-1) ?? ''
    const client = await app.signIn(clerk)
    expect((await client.post(`${version}/approve`, { seen: 'x' })).status).toBe(403)
    const attempt = (statement: string) =>
      withClient(app.database.connectionString, (db) => db.query(statement))
    await expect(
      attempt(`update disclosure_inventory.version set state = 'approved', approved_by = '${clerk.id}',
        approved_by_name = 'x', approved_at = now() where id = '${id}'`),
    ).rejects.toThrow('自己编的清单不能自己批准')
    await expect(
      attempt(`delete from disclosure_inventory.item_row where version_id = '${id}'`),
    ).rejects.toThrow('送审后的清单不可改')
  })

  test('the head sends it back with a reason, and approves it when it comes again', async () => {
    const version = await current()
    const boss = await app.signIn(head)
    expect((await boss.get('/workbench')).text).toContain('批准政务公开全清单')
    await boss.get(version)
    expect((await boss.post(`${version}/return`, { because: '' })).status).toBe(422)
    await boss.get(version)
    expect((await boss.post(`${version}/return`, { because: '补名录' })).status).toBe(303)
    const client = await app.signIn(clerk)
    expect((await client.get(version)).text).toContain('批准人退回：补名录')
    await client.post(`${version}/submit`)
    await boss.get(version)
    expect((await boss.post(`${version}/approve`, { seen: 'something else' })).status).toBe(409)
    await boss.get(version)
    expect((await boss.post(`${version}/approve`)).status).toBe(303)
    await app.runJobs()
  })

  test('until its day the public is told when it begins; from that day it holds, with telephone and column', async () => {
    expect((await app.visitor().get('/qqd')).text).toContain('2020-08-30 起施行')
    expect((await app.visitor().get('/qqd')).text).toContain('还没有施行的全清单')
    app.clock.set('2020-08-30')
    const shown = await app.visitor().get('/qqd')
    for (const text of ['剧目演出', '《样例办法》', '000-55550100', '其他：节目单'])
      expect(shown.text).toContain(text)
    expect(shown.html).toContain('href="/lm/zwdt"')
    expect((await app.visitor().get(`/qqd?q=${encodeURIComponent('名录')}`)).text).not.toContain('剧目演出')
    expect((await app.visitor().get('/qqd?q=zzz')).text).toContain('没有写到“zzz”的事项')
    const found = await app.visitor().get(`/search?q=${encodeURIComponent('剧目演出')}`)
    expect(found.html).toContain('/qqd/1')
    expect((await app.visitor().get('/qqd/9')).status).toBe(404)
  })
})

/** A setting of two: the head asks, the leader agrees. */
async function letThePublicSee(): Promise<void> {
  const leader = await app.addStaff({ division: null, functions: ['leader'] })
  await app.work(head.actor, (work) =>
    askSetting(work, publicCoverage, { value: 'on', reason: '试行', from: work.today }),
  )
  await app.work(leader.actor, (work) =>
    decideSetting(work, publicCoverage, { decision: 'approved', reason: null }),
  )
}

describe('coverage and lateness', () => {
  async function itemPath(): Promise<string> {
    const page = await (await app.signIn(clerk)).get(DESK)
    return /href="(\/workbench\/inventory\/items\/[^"]+)">剧目演出/.exec(page.html)?.[1] ?? ''
  }

  test('what was formed opens a duty of the division with its day; another division records nothing', async () => {
    app.clock.set('2020-09-01')
    const path = await itemPath()
    const other = await app.signIn(law)
    expect((await other.post(`${path}/formations`, { title: '甲', formedOn: '2020-09-01' })).status).toBe(403)
    const client = await app.signIn(artist)
    await client.get(path)
    expect((await client.post(`${path}/formations`, { title: '', formedOn: '2020-09-02' })).status).toBe(422)
    await client.get(path)
    expect((await client.post(`${path}/formations`, { title: '九月演出', formedOn: '9' })).status).toBe(422)
    await client.get(path)
    expect(
      (await client.post(`${path}/formations`, { title: '九月演出', formedOn: '2020-09-01' })).status,
    ).toBe(303)
    expect((await client.get('/workbench')).text).toContain('按全清单公开：公共服务 › 剧目演出')
    expect((await client.get(`${DESK}?state=owed`)).text).toContain('应公开 1')
  })

  test('what was recorded by mistake is struck out with its duty', async () => {
    const path = await itemPath()
    const client = await app.signIn(artist)
    await client.get(path)
    await client.post(`${path}/formations`, { title: '记错的', formedOn: '2020-08-31' })
    const html = (await client.get(path)).html
    const strike = [...html.matchAll(/action="([^"]+\/strike)" [^>]*aria-label="撤销记错的"/g)][0]?.[1] ?? ''
    expect((await client.post(strike, { because: '' })).status).toBe(422)
    await client.get(path)
    expect((await client.post(strike, { because: '重复' })).status).toBe(303)
    await client.get(path)
    expect((await client.post(strike, { because: '重复' })).status).toBe(404)
  })

  test('it goes late inside, and to the public only where the bureau says so', async () => {
    app.clock.set('2020-10-15')
    await app.work(SYSTEM, (work) => surveyJob.run(work, {}))
    expect((await (await app.signIn(clerk)).get(DESK)).text).toContain('逾期 1')
    expect((await app.visitor().get('/qqd')).text).not.toContain('逾期')
    await letThePublicSee()
    expect((await app.visitor().get('/qqd')).text).toContain('逾期')
  })

  test('a statute that a row rests on is amended: its division looks at the row and says what came of it', async () => {
    const changed = { publicationId: null, number: null, outcome: '修改', since: '2020-10-10' }
    await app.work(SYSTEM, async (work) => {
      await followCited.run(work, { type: followCited.event, ...changed, statute: '样例条例' })
      await followCited.run(work, { type: followCited.event, ...changed, statute: '别的条例' })
    })
    const path = await itemPath()
    const client = await app.signIn(artist)
    expect((await client.get('/workbench')).text).toContain('核对公开依据：公共服务 › 剧目演出')
    const page = await client.get(path)
    expect(page.text).toContain('公开依据“《样例条例》第一条”自 2020-10-10 起修改')
    const duty = /name="duty" value="([^"]+)"/.exec(page.html)?.[1] ?? ''
    const half = await client.post(`${path}/basis`, { duty, [`outcome-${duty}`]: '' })
    expect([half.status, half.text.includes('请写核对的结果')]).toEqual([422, true])
    expect((await (await app.signIn(law)).post(`${path}/basis`, { duty })).status).toBe(403)
    await client.get(path)
    const said = { duty, [`outcome-${duty}`]: '第一条没有改，清单不用改' }
    expect((await client.post(`${path}/basis`, said)).status).toBe(303)
    expect((await client.get(path)).text).not.toContain('公开依据要核对')
  })

  test('an address that names nothing is not there', async () => {
    const client = await app.signIn(clerk)
    for (const path of [
      'items/x',
      'versions/x',
      'references/x',
      'versions/x/difference',
      'versions/x/export.xlsx',
    ])
      expect([path, (await client.get(`${DESK}/${path}`)).status]).toEqual([path, 404])
  })
})

describe('the next version', () => {
  test('every change needs its reason, and what was removed can come back', async () => {
    const client = await app.signIn(clerk)
    await client.get(DESK)
    await client.post(`${DESK}/versions`)
    const version = await current()
    const page = await client.get(version)
    const [, row = ''] = /href="([^"]+\/rows\/[0-9a-f-]{36})">剧目演出/.exec(page.html) ?? []
    await client.get(row)
    const bare = await client.post(row, { elements: '剧目\n时间\n票价' })
    expect([bare.status, bare.text]).toEqual([422, expect.stringContaining('请写明为什么增加或修改')])
    expect(bare.html).toContain('票价')
    await client.get(row)
    const wrong = await client.post(row, { rule: '很快', bases: '' })
    expect(wrong.text).toContain('写成这样：20个工作日')
    await client.get(row)
    expect(
      (await client.post(row, { elements: '剧目\n时间\n票价', reasonKind: '职责变化', reason: '增加票价' }))
        .status,
    ).toBe(303)
    await client.get(row)
    expect((await client.post(`${row}/remove`, { removalReason: '' })).status).toBe(422)
    await client.get(row)
    await client.post(`${row}/remove`, { removalReason: '并入别处' })
    expect((await client.get(version)).text).toContain('并入别处')
    await client.post(`${row}/restore`)
    expect((await client.get(version)).text).toContain('和上一版一样')
  })

  test('the difference report says what changed, on screen and as a workbook', async () => {
    const client = await app.signIn(clerk)
    const version = await current()
    const { confirm } = await bring(client, version, [
      content({ elements: ['剧目'] }),
      content({ level2: '新事项' }),
    ])
    await confirm()
    const report = await client.get(`${version}/difference`)
    for (const text of ['修改', '增加', '删去', '2.时间、地点', '上级要求：照指引'])
      expect(report.text).toContain(text)
    const sheet = await client.get(`${version}/difference.xlsx`)
    expect(sheet.headers['content-type']).toContain('spreadsheetml')
  })

  test('a reference catalogue shows what is missing, extra, slower, and which elements are not there', async () => {
    const client = await app.signIn(clerk)
    await client.get(`${DESK}/references`)
    const bytes = await table([
      content({
        elements: ['剧目', '票价'],
        limit: { text: '7个工作日内', rule: readLimit('7个工作日') },
        divisionName: '某地某科',
      }),
      content({ level2: '别处才有' }),
    ])
    const sheet = { fileName: '参考.xlsx', bytes }
    expect((await client.post(`${DESK}/references`, { name: '', sheet })).status).toBe(422)
    await client.get(`${DESK}/references`)
    const answer = await client.post(`${DESK}/references`, { name: '样例目录', sheet })
    const report = await client.get(answer.location ?? '')
    for (const text of ['本局没有', '本局多出', '时限更长', '缺要素', '票价', '别处才有', '新事项'])
      expect(report.text).toContain(text)
    expect((await client.get(`${answer.location ?? ''}/report.xlsx`)).status).toBe(200)
  })

  test('a version taken back is written on again, and one that is given up makes room for another', async () => {
    const client = await app.signIn(clerk)
    const version = await current()
    await client.get(version)
    await client.post(version, { effectiveFrom: '2020-11-01', note: '调整' })
    await client.get(version)
    expect((await client.post(`${version}/submit`)).status).toBe(303)
    await client.get(version)
    expect((await client.post(`${version}/take-back`)).status).toBe(303)
    await client.get(version)
    expect((await client.post(`${version}/discard`)).status).toBe(303)
    await client.get(DESK)
    expect((await client.post(`${DESK}/versions`)).status).toBe(303)
    await client.get(DESK)
    expect((await client.post(`${DESK}/versions`)).status).toBe(409)
  })
})

test('what is exported comes back equal, row for row, with merged levels and marks', async () => {
  const rows = [
    content(),
    content({
      level2: '第二',
      level3: '甲',
      elements: ['单个；有分号，1.5倍'],
      channels: ['两微一端'],
      otherChannel: '',
    }),
    content({
      level2: '第二',
      level3: '乙',
      limit: { text: '及时', rule: readLimit('每季度') },
      levels: ['乡（镇）、村级'],
    }),
  ]
  const bytes = await table(rows)
  const read = await app.work(clerk.actor, (work) => readInventory(work, bytes))
  expect(read.problems).toEqual([])
  expect(read.rows.map((row) => row.content)).toEqual(rows)
})

const catalogue = referenceFile('data/disclosure-catalog.json')
test.skipIf(catalogue === null)(
  `the 91 rows of the reference data come back from a workbook as they are ${catalogue === null ? REFERENCE_ABSENT : ''}`,
  async () => {
    const Rows = z.object({
      rows: z.array(
        z.object({
          level1: z.string(),
          level2: z.string(),
          elements: z.array(z.string()),
          basis: z.array(z.string()),
          timeLimit: z.object({ raw: z.string(), value: z.number() }),
        }),
      ),
    })
    const raw: unknown = JSON.parse(readFileSync(catalogue ?? '', 'utf8'))
    const source = Rows.parse(raw).rows
    expect(source).toHaveLength(91)
    for (const { timeLimit } of source) {
      const rule = readLimit(timeLimit.raw)
      expect([timeLimit.raw, 'days' in rule ? rule.days : 'within' in rule ? rule.within : 0]).toEqual([
        timeLimit.raw,
        timeLimit.value,
      ])
    }
    const rows = source.map(({ level1, level2, elements, basis, timeLimit }, place) =>
      content({
        level1,
        level2: `${level2}（${String(place)}）`,
        elements,
        bases: basis,
        limit: { text: timeLimit.raw, rule: readLimit(timeLimit.raw) },
      }),
    )
    const bytes = await table(rows)
    const read = await app.work(clerk.actor, (work) => readInventory(work, bytes))
    expect(read.problems).toEqual([])
    expect(read.rows.map((row) => row.content.elements)).toEqual(rows.map((row) => row.elements))
  },
)

test('a text that only begins does not meet what is owed', async () => {
  await app.work(artist.actor, (work) =>
    startPackage(work, arts, { typeId: 'news', columnId: 'zwdt', title: '还没有审' }),
  )
  await app.work(SYSTEM, (work) => surveyJob.run(work, {}))
  expect((await (await app.signIn(clerk)).get(DESK)).text).toContain('逾期 1')
})
