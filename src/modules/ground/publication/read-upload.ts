import { Refusal } from '../../../kernel/refusal.ts'
import { extractText } from '../../../platform/extract/extract-text.ts'
import type { AcceptedFile } from '../../../platform/files/accept-upload.ts'
import { readWorkbook } from '../../../platform/sheets/read-workbook.ts'
import { bearsSecrecyMark } from '../../../kernel/secrecy-marks.ts'

/**
 * Refuses an upload whose name or words bear a mark of secrecy, before any copy of it is kept (conventions §10.1). A scan
 * and a format that holds no words we can read pass: a person looks at them at the gate of 保密审查.
 */
export async function refuseSecretUpload(file: Pick<AcceptedFile, 'name' | 'kind' | 'bytes'>): Promise<void> {
  const bareName = file.name.replace(/\.[^.]+$/, '')
  if (!bearsSecrecyMark(bareName) && !bearsSecrecyMark(await wordsOf(file))) return
  throw new Refusal(
    'invalid',
    'secrecy-mark',
    '这个文件有密级或内部资料的标志，不能进入本系统，没有保存。请按保密规定办理。',
  )
}

async function wordsOf({
  name,
  kind,
  bytes,
}: Pick<AcceptedFile, 'name' | 'kind' | 'bytes'>): Promise<string> {
  try {
    switch (kind) {
      case 'docx':
      case 'doc':
      case 'wps':
      case 'pdf': {
        const { text, asides } = await extractText({ name, bytes })
        return [text, ...asides.map((aside) => aside.text)].join('\n')
      }
      case 'xlsx':
      case 'xls':
      case 'et':
        return (await readWorkbook(bytes)).flatMap(({ rows }) => rows.flat()).join('\n')
      default:
        return ''
    }
  } catch (cause) {
    if (cause instanceof Refusal) return ''
    throw cause
  }
}
