import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { readWorkbook } from './read-workbook.ts'
import { KEY_HEAD, type SheetSpec } from './sheet-spec.ts'
import { tableUnder } from './table-under.ts'
import { writeWorkbook } from './write-workbook.ts'

const LONG = '各处室按月通报本处室公开信息的更新情况，逾期未更新的书面说明原因。'.repeat(3)

function breakdown(change: Partial<SheetSpec> = {}): SheetSpec {
  return {
    name: '任务分解表',
    title: '2026年政务公开工作要点任务分解表',
    left: '填报单位：办公室',
    right: '截至2026年3月31日',
    columns: [
      { head: '序号', width: 3 },
      { head: ['工作任务', '类别'], width: 8, mergeDown: true },
      { head: ['工作任务', '措施'], width: 20, align: 'left' },
      { head: '进展', width: 5, choices: ['按计划', '滞后', '已完成'], editable: true },
    ],
    rows: [
      [1, '一、公开', LONG, '按计划'],
      [2, '一、公开', '甲', '滞后'],
      [3, '二、解读', '乙', null],
    ],
    ...change,
  }
}

async function partsOf(spec: SheetSpec | readonly SheetSpec[]): Promise<(name: string) => string> {
  const parts = unzipSync(await writeWorkbook(spec))
  return (name) => strFromU8(parts[name] ?? new Uint8Array())
}

async function sheetXml(spec: SheetSpec): Promise<string> {
  return (await partsOf(spec))('xl/worksheets/sheet1.xml')
}

describe('a table that leaves the house', () => {
  test('the title stands over all columns, heads of two levels and equal categories are merged', async () => {
    const xml = await sheetXml(breakdown())
    for (const range of ['A1:D1', 'A2:B2', 'A3:A4', 'B3:C3', 'D3:D4', 'B5:B6'])
      expect(xml).toContain(`<mergeCell ref="${range}"/>`)
  })

  test('a merge never crosses the border of a merged column to its left', async () => {
    const xml = await sheetXml(
      breakdown({
        columns: [
          { head: '类别', width: 8, mergeDown: true },
          { head: '处室', width: 8, mergeDown: true },
        ],
        rows: [
          ['一', '法制处'],
          ['一', '法制处'],
          ['二', '法制处'],
        ],
      }),
    )
    expect(xml).toContain('<mergeCell ref="B4:B5"/>')
    expect(xml).not.toContain('B4:B6')
  })

  test('it prints on A4 across, one page wide, with its head on every page and page numbers', async () => {
    const part = await partsOf(breakdown({ keys: ['a', 'b', 'c'] }))
    const xml = part('xl/worksheets/sheet1.xml')
    expect(xml).toMatch(/<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"\/>/)
    expect(xml).toContain('第 &amp;P 页，共 &amp;N 页')
    expect(part('xl/workbook.xml')).toMatch(/Print_Area"[^>]*>[^<]*\$A\$1:\$D\$7</)
    expect(part('xl/workbook.xml')).toMatch(/Print_Titles"[^>]*>[^<]*\$3:\$4</)
  })

  test('a long measure gets a row as tall as its text needs', async () => {
    const xml = await sheetXml(breakdown())
    const heightOf = (row: number) =>
      Number(new RegExp(`<row r="${String(row)}" ht="([\\d.]+)"`).exec(xml)?.[1])
    expect(heightOf(5)).toBeGreaterThan(heightOf(6) * 1.5)
  })

  test('a long text in a merged cell makes all its rows taller', async () => {
    const xml = await sheetXml(
      breakdown({
        rows: [
          [1, LONG.repeat(2), '甲', null],
          [2, LONG.repeat(2), '乙', null],
        ],
      }),
    )
    const heights = [...xml.matchAll(/<row r="[56]" ht="([\d.]+)"/g)].map((match) => Number(match[1]))
    expect(heights.every((height) => height > 100)).toBe(true)
  })

  test('what a person typed never becomes a formula, and stays text when the cell is edited', async () => {
    const typed = ['=HYPERLINK("http://x")', '+86 10 1234', '-1+1', '@SUM(A1)', '\t=1', '#REF!']
    const part = await partsOf(
      breakdown({ columns: [{ head: '意见', width: 20 }], rows: typed.map((text) => [text]), left: '=1+1' }),
    )
    expect(part('xl/worksheets/sheet1.xml')).not.toMatch(/<f[ >]|t="e"/)
    expect(part('xl/styles.xml')).toContain('formatCode="@"')
    const [sheet] = await readWorkbook(
      await writeWorkbook(
        breakdown({ columns: [{ head: '意见', width: 20 }], rows: typed.map((text) => [text]) }),
      ),
    )
    expect(sheet?.rows.slice(3).map((row) => row[0])).toEqual(typed.map((text) => text.trim()))
  })

  test('the faces are those of staff computers, by name', async () => {
    const styles = (await partsOf(breakdown({ subtitle: '（第一季度）' })))('xl/styles.xml')
    for (const face of ['方正小标宋简体', '仿宋_GB2312', '黑体', '楷体_GB2312', '宋体'])
      expect(styles).toContain(`<name val="${face}"/>`)
  })

  test('a sheet named after a year is quoted where it is referred to', async () => {
    const workbook = (await partsOf(breakdown({ name: "2026年'一季度" })))('xl/workbook.xml')
    expect(workbook).toContain("'2026年''一季度'!$A$1:$D$7")
    expect(workbook).toMatch(/Print_Titles" localSheetId="0"/)
  })

  test('a column of choices takes only these', async () => {
    const xml = await sheetXml(breakdown())
    expect(xml).toContain('sqref="D5:D7"')
    expect(xml).toContain('<formula1>"按计划,滞后,已完成"</formula1>')
    const broken = breakdown({ columns: [{ head: '进展', width: 5, choices: ['按计划,滞后'] }] })
    await expect(writeWorkbook(broken)).rejects.toThrow(RangeError)
  })

  test('a protected table leaves only its editable columns open', async () => {
    const part = await partsOf(breakdown({ protect: true }))
    expect(part('xl/worksheets/sheet1.xml')).toContain('<sheetProtection sheet="1"')
    expect(part('xl/styles.xml')).toContain('<protection locked="0"/>')
  })

  test('demonstration content is marked on the sheet and on every page', async () => {
    const part = await partsOf(breakdown({ demo: true }))
    expect(part('xl/sharedStrings.xml')).toContain('截至2026年3月31日　演示数据')
    expect(part('xl/worksheets/sheet1.xml')).toMatch(/<oddHeader>[^<]*演示数据/)
  })

  test('two tables of one name get two sheets', async () => {
    const bytes = await writeWorkbook([breakdown({ name: '一/季度' }), breakdown({ name: '一季度' })])
    expect((await readWorkbook(bytes)).map((sheet) => sheet.name)).toEqual(['一季度', '一季度_2'])
  })
})

describe('a table that comes back', () => {
  test('every row is found again by its key, merged cells filled', async () => {
    const bytes = await writeWorkbook(
      breakdown({ keys: ['m-1', 'm-2', 'm-3'], closing: ['注：请于月底前报送。'] }),
    )
    const [sheet] = await readWorkbook(bytes, undefined, { fillMerged: true })
    const rows = sheet && tableUnder(sheet, ['类别', '措施', '进展', KEY_HEAD])
    expect(rows?.slice(0, 3).map((row) => [row.line, ...row.cells.values()])).toEqual([
      [5, '一、公开', LONG, '按计划', 'm-1'],
      [6, '一、公开', '甲', '滞后', 'm-2'],
      [7, '二、解读', '乙', '', 'm-3'],
    ])
    expect(rows?.slice(3).every((row) => row.cells.get(KEY_HEAD) === '')).toBe(true)
  })
})
