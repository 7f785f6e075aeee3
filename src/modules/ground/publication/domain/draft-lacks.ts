import type { FieldError } from '../../../../kernel/refusal.ts'
import { wordsOfBody } from './blocks.ts'
import { isMadeElsewhere, lacksOfFields } from './content-field.ts'
import { isPicture, publicFiles } from './draft.ts'
import type { ContentType, Draft } from './draft.ts'

/** What is missing or impossible in a draft, field by field; nothing of it stops saving, all of it stops submitting. */
export function lacksOf(draft: Draft, type: ContentType): readonly FieldError[] {
  const files = publicFiles(draft.files)
  const lacks: FieldError[] = []
  if (draft.title.trim() === '') lacks.push({ field: 'title', message: '请写标题。' })
  if (wordsOfBody(draft.body).trim() === '' && files.length === 0)
    lacks.push({ field: 'body', message: '正文是空的。' })
  lacks.push(...lacksOfFields(type.fields, draft.fields))
  if (isMadeElsewhere(type.fields, draft.fields) && isIssuingFigures(draft))
    lacks.push({
      field: 'body',
      message: '别的机关产生的数据只给原文网址，不转发：请去掉正文里的表格、图和附件。',
    })
  for (const file of files)
    if (isPicture(file) && file.alternative.trim() === '')
      lacks.push({
        field: `alternative-${String(file.number)}`,
        message: `图 ${String(file.number)} 没有文字说明，看不见图的人不知道它讲什么。`,
      })
  for (const block of draft.body)
    if (block.kind === 'figure' && !files.some((file) => file.number === block.file && isPicture(file)))
      lacks.push({
        field: 'body',
        message: `正文里写了［图${String(block.file)}］，但没有上传第 ${String(block.file)} 张图，或者这张图不公开。`,
      })
  if (draft.publicationId !== null && (draft.changeNote ?? '').trim() === '')
    lacks.push({ field: 'changeNote', message: '这是更正，请写明改了什么、为什么。' })
  return lacks
}

/** A table, a picture or a file would issue figures again. */
function isIssuingFigures({ body, files }: Draft): boolean {
  return publicFiles(files).length > 0 || body.some(({ kind }) => kind === 'table' || kind === 'figure')
}
