import { EncryptedFileError, read, type CellValue, type MergeRange, type Sheet } from 'hucre'
import { fromBuffer } from 'yauzl'
import { Refusal } from '../../kernel/refusal.ts'

export interface WorkbookLimits {
  /** Rows of one sheet. */
  readonly rows: number
  /** Filled cells of the whole workbook. */
  readonly cells: number
  /** Bytes after unpacking. */
  readonly unpacked: number
}

/** What a table that comes back from an office may hold. */
export const WORKBOOK_LIMITS: WorkbookLimits = { rows: 20_000, cells: 400_000, unpacked: 64 * 1024 * 1024 }

/** A sheet as text: `rows[0]` is line 1 of the file, blank lines included, trailing blanks left off. */
export interface ReadSheet {
  readonly name: string
  readonly hidden: boolean
  readonly rows: readonly (readonly string[])[]
}

/**
 * The sheets of a workbook (.xlsx, .xls, .et) as rows of trimmed text, a date as YYYY-MM-DD; with `fillMerged`
 * every place of a merged cell carries its text. Refuses what is no workbook, is locked by a password, or is too large.
 */
export async function readWorkbook(
  bytes: Uint8Array,
  limits: WorkbookLimits = WORKBOOK_LIMITS,
  options: { readonly fillMerged?: boolean } = {},
): Promise<readonly ReadSheet[]> {
  await checkUnpacked(bytes, limits)
  const sheets = await parse(bytes, limits)
  let cells = 0
  return sheets.map((sheet) => {
    const rows = textOf(sheet, options.fillMerged === true, limits)
    cells += rows.reduce((sum, row) => sum + row.filter((cell) => cell !== '').length, 0)
    if (cells > limits.cells) throw tooManyCells(limits)
    return { name: sheet.name, hidden: sheet.hidden === true || sheet.veryHidden === true, rows }
  })
}

/** Columns read at most; what stands further right is left alone. */
const COLUMNS = 'IV'
const COLUMN_COUNT = 256

const ENTRIES = 2000

async function parse(bytes: Uint8Array, limits: WorkbookLimits): Promise<readonly Sheet[]> {
  try {
    const range = `A1:${COLUMNS}${String(limits.rows + 1)}`
    return (await read(bytes, { range })).sheets
  } catch (error) {
    if (error instanceof EncryptedFileError)
      throw refused('workbook-encrypted', '这个表格设有打开密码，读不了。请取消密码后再传。', error)
    throw refused('not-a-workbook', UNREADABLE, error)
  }
}

const UNREADABLE = '这个文件打不开，不是能读的表格。请用 WPS 或 Excel 另存为 .xlsx 后再传。'

function refused(code: string, sentence: string, cause: unknown): Refusal {
  const refusal = new Refusal('invalid', code, sentence)
  refusal.cause = cause
  return refusal
}

/** Adds up what the package says it unpacks to; the reader never unpacks an entry beyond what it says. */
async function checkUnpacked(bytes: Uint8Array, limits: WorkbookLimits): Promise<void> {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) {
    if (bytes.length > limits.unpacked) throw tooLarge(limits)
    return
  }
  const entries = await listEntries(bytes)
  // The reader would lose the repeated head rows of an OpenDocument sheet without a word.
  if (entries.some((entry) => entry.fileName === 'content.xml'))
    throw new Refusal('invalid', 'workbook-is-ods', '这是 .ods 表格，请用 WPS 或 Excel 另存为 .xlsx 后再传。')
  const unpacked = entries.reduce((sum, entry) => sum + entry.uncompressedSize, 0)
  const hides = entries.some((entry) => entry.uncompressedSize === 0 && entry.compressedSize > 16)
  if (entries.length > ENTRIES || unpacked > limits.unpacked || hides) throw tooLarge(limits)
}

function tooLarge(limits: WorkbookLimits): Refusal {
  const megabytes = Math.round(limits.unpacked / 1024 / 1024)
  return new Refusal(
    'invalid',
    'workbook-too-large',
    `表格展开后超过 ${String(megabytes)} MB，没有读取。请删去图片和多余的工作表后再传。`,
  )
}

interface PackedEntry {
  readonly fileName: string
  readonly uncompressedSize: number
  readonly compressedSize: number
}

function listEntries(bytes: Uint8Array): Promise<readonly PackedEntry[]> {
  return new Promise((resolve, reject) => {
    const fail = (error: unknown) => {
      reject(refused('not-a-workbook', UNREADABLE, error))
    }
    fromBuffer(
      Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length),
      { lazyEntries: true },
      (error, zip) => {
        if (error) return fail(error)
        const entries: PackedEntry[] = []
        zip.on('error', fail)
        zip.on('entry', (entry: PackedEntry) => {
          entries.push(entry)
          if (entries.length > ENTRIES) resolve(entries)
          else zip.readEntry()
        })
        zip.on('end', () => {
          resolve(entries)
        })
        zip.readEntry()
      },
    )
  })
}

function textOf(sheet: Sheet, fillMerged: boolean, limits: WorkbookLimits): readonly (readonly string[])[] {
  const rows = sheet.rows.map((row) => row.slice(0, COLUMN_COUNT).map(cellAsText))
  if (fillMerged) fillAll(rows, sheet.merges ?? [], limits)
  for (const row of rows) while (row.at(-1) === '') row.pop()
  while (rows.at(-1)?.length === 0) rows.pop()
  if (rows.length > limits.rows)
    throw new Refusal(
      'invalid',
      'workbook-too-large',
      `工作表“${sheet.name}”超过 ${String(limits.rows)} 行，请拆成几个文件再传。`,
    )
  return rows
}

/** Gives every place of a merged cell its text; refuses a sheet whose merged cells lie over each other without end. */
function fillAll(rows: string[][], merges: readonly MergeRange[], limits: WorkbookLimits): void {
  let left = limits.cells
  for (const merge of merges) {
    const text = rows[merge.startRow]?.[merge.startCol] ?? ''
    if (text === '') continue
    const covered = rows.slice(merge.startRow, merge.endRow + 1)
    const end = Math.min(merge.endCol + 1, COLUMN_COUNT)
    left -= covered.length * (end - merge.startCol)
    if (left < 0) throw tooManyCells(limits)
    for (const row of covered) {
      while (row.length < end) row.push('')
      row.fill(text, merge.startCol, end)
    }
  }
}

function tooManyCells(limits: WorkbookLimits): Refusal {
  return new Refusal(
    'invalid',
    'workbook-too-large',
    `表格的内容超过 ${String(limits.cells)} 格，请拆成几个文件再传。`,
  )
}

function cellAsText(value: CellValue): string {
  if (value === null) return ''
  if (value instanceof Date) return dateAsText(value)
  // Fifteen digits are what a sheet stores; more is the noise of binary fractions.
  if (typeof value === 'number') return String(Number(value.toPrecision(15)))
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE'
  return value.replace(/\r\n?/g, '\n').trim()
}

/** A sheet's dates carry no time zone; the reader hands them over as UTC. */
function dateAsText(value: Date): string {
  if (Number.isNaN(value.getTime())) return ''
  const [date = '', time = ''] = value.toISOString().split('T')
  const clock = time.slice(0, 5)
  return clock === '00:00' ? date : `${date} ${clock}`
}
