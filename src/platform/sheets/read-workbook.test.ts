import { readFile } from 'node:fs/promises'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { writeXlsx } from 'hucre'
import { describe, expect, test } from 'vitest'
import { Refusal } from '../../kernel/refusal.ts'
import { readWorkbook, WORKBOOK_LIMITS } from './read-workbook.ts'
import { tableUnder } from './table-under.ts'

async function refusalOf(promise: Promise<unknown>): Promise<string> {
  const error: unknown = await promise.then(
    () => null,
    (reason: unknown) => reason,
  )
  if (!(error instanceof Refusal)) throw error instanceof Error ? error : new Error('没有被拒绝')
  return `${error.kind} ${error.code} ${error.message}`
}

describe('a workbook from outside', () => {
  test('an old .xls is read like an .xlsx', async () => {
    const bytes = await readFile(new URL('fixtures/table.xls', import.meta.url))
    const [sheet] = await readWorkbook(bytes, WORKBOOK_LIMITS, { fillMerged: true })
    const rows = sheet && tableUnder(sheet, ['序号', '类别', '措施'])
    expect(rows?.map((row) => [...row.cells.values()])).toEqual([
      ['1', '一、公开', '甲项措施'],
      ['2', '一、公开', '乙项措施'],
    ])
  })

  test('dates are days, numbers are plain, texts are trimmed, blank lines keep their place', async () => {
    const bytes = await writeXlsx({
      sheets: [
        {
          name: '一',
          rows: [
            [null],
            [new Date('2026-03-05T00:00:00Z'), 0.1 + 0.2, '　 张 三\u00a0 ', true],
            [null, '', ' '],
          ],
        },
      ],
    })
    const [sheet] = await readWorkbook(bytes)
    expect(sheet?.rows).toEqual([[], ['2026-03-05', '0.3', '张 三', 'TRUE']])
  })

  test('hidden sheets are told apart', async () => {
    const bytes = await writeXlsx({
      sheets: [
        { name: '看得见', rows: [['a']] },
        { name: '藏着', rows: [['b']], veryHidden: true },
      ],
    })
    expect((await readWorkbook(bytes)).map((sheet) => [sheet.name, sheet.hidden])).toEqual([
      ['看得见', false],
      ['藏着', true],
    ])
  })

  test.each([
    ['nothing', new Uint8Array()],
    ['a sentence', strToU8('这不是表格')],
    ['a broken package', strToU8('PK\u0003\u0004 and nothing more')],
    ['a package of other things', zipSync({ 'readme.txt': strToU8('x') })],
    [
      'a package with broken parts',
      zipSync({ 'xl/workbook.xml': strToU8('<workbook'), '[Content_Types].xml': strToU8('') }),
    ],
    ['half an old workbook', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0, 0, 0])],
  ])('%s is refused with a sentence that says what to do', async (_, bytes) => {
    expect(await refusalOf(readWorkbook(bytes))).toMatch(
      /^invalid (not-a-workbook|workbook-encrypted) .*再传。$/,
    )
  })

  test('an OpenDocument sheet is refused rather than read without its repeated head rows', async () => {
    const bytes = zipSync({
      mimetype: strToU8('application/vnd.oasis.opendocument.spreadsheet'),
      'content.xml': strToU8('<x/>'),
    })
    expect(await refusalOf(readWorkbook(bytes))).toContain('workbook-is-ods')
  })

  test('a workbook locked by a password is refused as such', async () => {
    const bytes = await writeXlsx({
      sheets: [{ name: '一', rows: [['a']] }],
      encryption: { password: 'x', spinCount: 1 },
    })
    expect(await refusalOf(readWorkbook(bytes))).toContain('workbook-encrypted')
  })

  test('too many rows, too many cells, and too much after unpacking are refused', async () => {
    const rows = Array.from({ length: 12 }, () => ['甲', '乙'])
    const bytes = await writeXlsx({ sheets: [{ name: '一', rows }] })
    expect(await refusalOf(readWorkbook(bytes, { ...WORKBOOK_LIMITS, rows: 11 }))).toContain('超过 11 行')
    expect(await refusalOf(readWorkbook(bytes, { ...WORKBOOK_LIMITS, cells: 23 }))).toContain('超过 23 格')
    expect(await refusalOf(readWorkbook(bytes, { ...WORKBOOK_LIMITS, unpacked: 1024 }))).toContain(
      'workbook-too-large',
    )
    expect((await readWorkbook(bytes, { ...WORKBOOK_LIMITS, rows: 12, cells: 24 }))[0]?.rows).toHaveLength(12)
  })

  test('a package that unpacks to more than it says is refused', async () => {
    const sheet = strToU8(' '.repeat(4 * 1024 * 1024))
    const bytes = zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'xl/workbook.xml': sheet })
    expect(await refusalOf(readWorkbook(belittled(bytes, sheet.length, 0), WORKBOOK_LIMITS))).toContain(
      'invalid',
    )
    expect(await refusalOf(readWorkbook(belittled(bytes, sheet.length, 99), WORKBOOK_LIMITS))).toContain(
      'invalid',
    )
  })

  test('merged cells over merged cells without end are refused', async () => {
    const small = await writeXlsx({
      sheets: [{ name: '一', rows: Array.from({ length: 200 }, () => ['a']) }],
    })
    const merges = `<mergeCells>${'<mergeCell ref="A1:IV200"/>'.repeat(1000)}</mergeCells>`
    const bytes = withPart(small, 'xl/worksheets/sheet1.xml', (xml) =>
      xml.replace('</sheetData>', `</sheetData>${merges}`),
    )
    expect(await refusalOf(readWorkbook(bytes, WORKBOOK_LIMITS, { fillMerged: true }))).toContain(
      'workbook-too-large',
    )
  })

  test('entities are not expanded, and endless nesting does not break the reader', async () => {
    const small = await writeXlsx({ sheets: [{ name: '一', rows: [['甲']] }] })
    const entities = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    const bomb = withPart(small, 'xl/sharedStrings.xml', (xml) =>
      xml.replace('<sst', `${entities}<sst`).replace('甲', '&b;'),
    )
    expect((await readWorkbook(bomb))[0]?.rows).toEqual([['&b;']])
    const nested = withPart(small, 'xl/worksheets/sheet1.xml', (xml) =>
      xml.replace('<sheetData>', `<sheetData>${'<row>'.repeat(100_000)}`),
    )
    expect((await readWorkbook(nested))[0]?.rows).toEqual([['甲']])
  })

  test('two cells at the far corners of a sheet do not fill the memory', async () => {
    const corner = '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>z</t></is></c></row>'
    const small = await writeXlsx({ sheets: [{ name: '一', rows: [['a']] }] })
    const bytes = withPart(small, 'xl/worksheets/sheet1.xml', (xml) =>
      xml.replace('</sheetData>', `${corner}</sheetData>`),
    )
    expect((await readWorkbook(bytes))[0]?.rows).toEqual([['a']])
  })
})

/** The package with one part rewritten. */
function withPart(bytes: Uint8Array, name: string, rewrite: (xml: string) => string): Uint8Array {
  const parts = unzipSync(bytes)
  const part = parts[name]
  if (!part) throw new Error(`没有 ${name}`)
  return zipSync({ ...parts, [name]: strToU8(rewrite(strFromU8(part))) })
}

/** The package with the size a directory declares replaced by a smaller one. */
function belittled(bytes: Uint8Array, real: number, declared: number): Uint8Array {
  const copy = Buffer.from(bytes)
  const sized = Buffer.alloc(4)
  sized.writeUInt32LE(real)
  for (let at = copy.indexOf(sized); at >= 0; at = copy.indexOf(sized, at + 4))
    copy.writeUInt32LE(declared, at)
  return copy
}
