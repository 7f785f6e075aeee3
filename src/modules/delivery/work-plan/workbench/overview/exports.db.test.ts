import { strFromU8, unzipSync } from 'fflate'
import { afterAll, describe, expect, test } from 'vitest'
import { openTestApplication } from '../../../../../../test/support/application.ts'
import { planInHand, PLAN_TEXT } from '../../../../../../test/support/released-plan.ts'
import { readWorkbook } from '../../../../../platform/sheets/read-workbook.ts'
import { exportPaper, exportWorkbook } from '../../export-plan.ts'
import { importPlan } from '../../import-plan.ts'

const app = await openTestApplication({ at: '2026-03-10' })
afterAll(() => app.close())

const plan = await planInHand(app)
const path = `/workbench/plans/${plan.planId}`
const office = await app.addStaff({ functions: ['openness-handler'] })
const arts = await app.addStaff({ division: '艺术处', functions: ['handler'] })
const TITLE = '示例市文化和旅游局2026年政务公开工作要点'

describe('任务分解表 leaves as an office prints it', () => {
  test('the workbook holds every measure under its chapter, with owners, limits and remarks', async () => {
    const answer = await (await app.signIn(arts)).get(`${path}/export.xlsx`)
    expect(String(answer.headers['content-disposition'])).toContain(
      encodeURIComponent(`${TITLE}任务分解表.xlsx`),
    )
    const [sheet] = await readWorkbook(answer.bytes, undefined, { fillMerged: true })
    const rows = sheet?.rows ?? []
    expect(rows[0]?.[0]).toBe(`《${TITLE}》任务分解表`)
    expect(rows[2]).toEqual(
      expect.arrayContaining(['序号', '类别', '条目', '工作任务', '责任处室', '完成时限', '备注']),
    )
    expect(rows[3]).toEqual(expect.arrayContaining(['牵头', '参加']))
    const second = rows.find((row) => row[0] === '2') ?? []
    expect(second.slice(1, 3)).toEqual(['一、把群众常问的事公开好', '（二）'])
    expect(second.slice(4, 7)).toEqual(['公共服务处', '—', '2026年6月30日前'])
    const fifth = rows.find((row) => row[0] === '5') ?? []
    expect(fifth.slice(6, 8)).toEqual(['—', '按季报告（内部期限）'])
    expect(rows.flat()).toContain('注：“内部期限”是本局自行设置的，原文没有写明。')
    expect(rows.flat().join('')).not.toContain('演示数据')
  })

  test('chapters share one cell, the head stands again on every printed page', async () => {
    const parts = unzipSync(new Uint8Array((await (await app.signIn(arts)).get(`${path}/export.xlsx`)).bytes))
    const sheet = strFromU8(parts['xl/worksheets/sheet1.xml'] ?? new Uint8Array())
    expect(sheet).toContain('<mergeCell ref="E3:F3"/>')
    expect(sheet).toContain('<mergeCell ref="B5:B7"/>')
    const book = strFromU8(parts['xl/workbook.xml'] ?? new Uint8Array())
    expect(book).toMatch(/Print_Titles"[^>]*>[^<]*\$3:\$4</)
    expect(book).toContain('Print_Area')
  })

  test('the paper has the same lines, one table a chapter, signed by 办公室', async () => {
    const answer = await (await app.signIn(arts)).get(`${path}/export.docx`)
    expect(String(answer.headers['content-disposition'])).toContain(
      encodeURIComponent(`${TITLE}任务分解表.docx`),
    )
    const parts = unzipSync(new Uint8Array(answer.bytes))
    const text = strFromU8(parts['word/document.xml'] ?? new Uint8Array()).replace(/<[^>]+>/g, '')
    expect(text).toContain('一、把群众常问的事公开好')
    expect(text).toContain('按区公布乡村民宿名录')
    expect(text).toContain('原文未写按季报告（内部期限）')
    expect(text).toContain('办公室2026年3月10日')
    expect(strFromU8(parts['word/document.xml'] ?? new Uint8Array()).match(/<w:tbl>/g)).toHaveLength(2)
  })

  test('before adoption there is nothing to hand out, and the sentence says why', async () => {
    const id = await app.work(office.actor, (work) => importPlan(work, { kind: 'pasted', text: PLAN_TEXT }))
    const client = await app.signIn(office)
    for (const kind of ['xlsx', 'docx']) {
      const answer = await client.get(`/workbench/plans/${id}/export.${kind}`)
      expect([answer.status, answer.text.includes('采纳以后才能导出')]).toEqual([409, true])
    }
  })

  test('the public gets none of it', async () => {
    for (const file of ['export.xlsx', 'export.docx', 'source'])
      expect((await app.visitor().get(`${path}/${file}`)).status).toBe(303)
  })
})

describe('the source document comes back as it was handed in', () => {
  test('to 办公室 only', async () => {
    const bytes = new TextEncoder().encode(PLAN_TEXT)
    const id = await app.work(office.actor, (work) =>
      importPlan(work, { kind: 'file', name: '要点.txt', bytes }),
    )
    const client = await app.signIn(office)
    const answer = await client.get(`/workbench/plans/${id}/source`)
    expect(answer.bytes.equals(Buffer.from(bytes))).toBe(true)
    expect(String(answer.headers['content-type'])).toContain('text/plain')
    expect((await (await app.signIn(arts)).get(`/workbench/plans/${id}/source`)).status).toBe(403)
  })

  test('a pasted plan has none, and the sentence says where its text is', async () => {
    const answer = await (await app.signIn(office)).get(`${path}/source`)
    expect([answer.status, answer.text.includes('粘贴')]).toEqual([404, true])
  })
})

describe('demonstration content says so', () => {
  test('on the sheet and on the paper', async () => {
    const [sheet, paper] = await app.work(office.actor, (work) =>
      Promise.all([
        exportWorkbook(work, plan.planId, { demo: true }),
        exportPaper(work, plan.planId, { demo: true }),
      ]),
    )
    for (const file of [sheet, paper]) {
      const parts = Object.values(unzipSync(file.bytes)).map((part) => strFromU8(part))
      expect(parts.join('')).toContain('演示数据')
    }
  })
})
