import { withoutSpace } from '../../../../../kernel/chinese-text.ts'
import { Refusal } from '../../../../../kernel/refusal.ts'
import type { FieldError } from '../../../../../kernel/refusal.ts'
import { FILE_KINDS } from '../../../../../platform/files/file-kinds.ts'
import { readReceived } from '../../../../../platform/files/received-file.ts'
import { download } from '../../../../../platform/http/route.ts'
import type { Ask, Reply } from '../../../../../platform/http/route.ts'
import { writeWorkbook } from '../../../../../platform/sheets/write-workbook.ts'
import { authoriseReturn, saveDraft, saveDraftForDivision } from '../../report-progress.ts'
import type { ReturnOutcome } from './returns.acts.ts'
import { sourceErrors } from './returns.form.ts'
import type { OpenReturnView, ReturnView } from './returns.view.ts'
import { sheetOf } from './sheet.layout.ts'
import { readReturnSheet } from './sheet.read.ts'

/** Hands a form out as a workbook. */
export async function writeSheet(ask: Ask, view: ReturnView): Promise<Reply> {
  const bytes = await writeWorkbook(sheetOf(view, ask.visit.demo))
  return download(
    bytes,
    FILE_KINDS.xlsx.contentType,
    `${view.division.name}${withoutSpace(view.period.name)}落实情况填报表.xlsx`,
  )
}

/** Takes a filled-in workbook back into the draft; 办公室 enters it with its source. Nothing is taken in by halves. */
export async function readSheet(ask: Ask, view: OpenReturnView): Promise<ReturnOutcome> {
  const mode = view.actions.includes('save') ? 'fill' : 'enter'
  authoriseReturn(ask.work, view.form, mode === 'fill' ? 'save' : 'enter-for-division')
  const source = typeof ask.form['sheet-source'] === 'string' ? ask.form['sheet-source'].trim() : ''
  if (mode === 'enter' && source === '')
    return wrong(mode, [
      { field: 'sheet-source', message: '请写明来源，例如“10月20日邮件，艺术处经办发来”。' },
    ])
  const tooLong = sourceErrors(source, 'sheet-source')
  if (tooLong.length > 0) return wrong(mode, tooLong)
  const upload = ask.uploads.find((file) => file.field === 'sheet')
  if (upload === undefined) return wrong(mode, [{ field: 'sheet', message: '请先选填好的填报表。' }])
  const reading = await readReceived(upload)
    .then((bytes) => readReturnSheet(bytes, view))
    .catch(asSentence)
  if (!reading.ok)
    return wrong(
      mode,
      reading.sentences.map((message) => ({ field: 'sheet', message })),
    )
  if (reading.entries.length === 0)
    return wrong(mode, [{ field: 'sheet', message: '“进度”“落实情况”两列都是空的，没有可填的内容。' }])
  if (mode === 'fill') await saveDraft(ask.work, view.key, reading.entries)
  else await saveDraftForDivision(ask.work, view.key, { entries: reading.entries, source })
  return { ok: true, done: 'sheet', mode, at: '' }
}

function asSentence(error: unknown): { readonly ok: false; readonly sentences: readonly string[] } {
  if (error instanceof Refusal && error.kind === 'invalid') return { ok: false, sentences: [error.message] }
  throw error
}

function wrong(mode: 'fill' | 'enter', errors: readonly FieldError[]): ReturnOutcome {
  return { ok: false, mode, errors, kept: false, spent: [] }
}
