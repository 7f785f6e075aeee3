import { civilDateAt, clockAt } from '../../../../kernel/civil-date.ts'
import { Refusal } from '../../../../kernel/refusal.ts'
import { FILE_KINDS } from '../../../../platform/files/file-kinds.ts'
import { parseForm } from '../../../../platform/http/parse-form.ts'
import { download } from '../../../../platform/http/route.ts'
import type { Ask, Reply } from '../../../../platform/http/route.ts'
import { actName } from '../../../../platform/ledger/ledger-words.ts'
import { countEntries, searchEntries } from '../../../../platform/ledger/read-ledger.ts'
import { writeWorkbook } from '../../../../platform/sheets/write-workbook.ts'
import { LedgerSearch, queryOf } from './ledger.form.ts'

const MOST_ROWS = 20_000
const HEADS = ['日期', '时间', '对象', '序号', '人员', '事项', '理由', '依据', '哈希'] as const
const WIDTHS = [8, 5, 24, 5, 8, 16, 24, 12, 36]

/** What was found, as CSV for machines. */
export async function exportCsv(ask: Ask): Promise<Reply> {
  const lines = [HEADS, ...(await rowsOf(ask))].map((row) => row.map(csvCell).join(','))
  const text = `\uFEFF${lines.join('\r\n')}\r\n`
  return download(Buffer.from(text), 'text/csv; charset=utf-8', `办理记录 ${ask.work.today}.csv`)
}

/** What was found, as a table to print. */
export async function exportXlsx(ask: Ask): Promise<Reply> {
  const bytes = await writeWorkbook({
    name: '办理记录',
    title: '办理记录',
    right: `截至 ${ask.work.today}`,
    demo: ask.visit.demo,
    columns: HEADS.map((head, place) => ({ head, width: WIDTHS[place] ?? 10, align: 'left' })),
    rows: await rowsOf(ask),
  })
  return download(bytes, FILE_KINDS.xlsx.contentType, `办理记录 ${ask.work.today}.xlsx`)
}

async function rowsOf({ work, query, visit }: Ask): Promise<readonly (readonly string[])[]> {
  const parsed = parseForm(LedgerSearch, query)
  if (!parsed.ok) throw new Refusal('invalid', 'ledger-search', parsed.errors[0]?.message ?? '')
  const wanted = queryOf(parsed.value)
  const count = await countEntries(work.db, wanted)
  if (count > MOST_ROWS)
    throw new Refusal(
      'invalid',
      'ledger-export-too-large',
      `查到 ${String(count)} 条，一次最多导出 ${String(MOST_ROWS)} 条。请加上日期或者对象，分几次导出。`,
    )
  const entries = await searchEntries(work.db, wanted, { limit: MOST_ROWS, offset: 0 })
  return entries.map((entry) => [
    civilDateAt(entry.at),
    clockAt(entry.at),
    entry.subject,
    String(entry.number),
    entry.actorName,
    actName(visit.ledgerWords, entry.action),
    entry.reason ?? '',
    entry.clause ?? '',
    entry.hash,
  ])
}

/** Quoted where need be; what a spreadsheet would take for a formula stays text. */
function csvCell(text: string): string {
  const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain
}
