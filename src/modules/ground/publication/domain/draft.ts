import { z } from 'zod'
import { isCivilDate } from '../../../../kernel/civil-date.ts'
import type { FieldError } from '../../../../kernel/refusal.ts'
import { Body, wordsOfBody } from './blocks.ts'

/** A field that a type of publication has beyond title and text. */
export const ContentField = z.object({
  key: z.string(),
  label: z.string(),
  kind: z.enum(['text', 'date', 'moment', 'choice']),
  required: z.boolean(),
  choices: z.array(z.string()).optional(),
})
export type ContentField = z.infer<typeof ContentField>

/** 稿件类型: what a publication is, its own fields and its review route. */
export interface ContentType {
  readonly id: string
  readonly name: string
  readonly columnType: string
  readonly fields: readonly ContentField[]
  readonly routeId: string
}

/** A file of a draft: shown in the text where it is a picture, else to be taken away. */
export interface PublicFile {
  readonly number: number
  readonly name: string
  readonly hash: string
  readonly contentType: string
  readonly size: number
  readonly alternative: string
}

/** A file that travels with a draft. */
export interface DraftFile extends PublicFile {
  /** 受限附件: for those who review the text; it never goes out with it. */
  readonly restricted: boolean
}

/** The files of a draft that go out with it. */
export function publicFiles(files: readonly DraftFile[]): readonly PublicFile[] {
  return files.filter(({ restricted }) => !restricted).map(({ restricted: _, ...file }) => file)
}

/** 稿件: a text on its way to the public. */
export interface Draft {
  readonly id: string
  readonly packageId: string
  readonly position: number
  readonly typeId: string
  readonly columnId: string
  readonly title: string
  readonly summary: string
  readonly source: string
  readonly fields: Readonly<Record<string, string>>
  readonly body: Body
  readonly files: readonly DraftFile[]
  /** Its permanent address, from the first submission on. */
  readonly path: string | null
  readonly publicationId: string | null
  readonly changeNote: string | null
  /** Counts up with each saving, so that two who write at once are told. */
  readonly revision: number
  readonly changedByName: string
  readonly changedAt: Date
}

/** A released article: everything that its page shows, so that it stays what it was. */
export const Article = z.object({
  type: z.string(),
  typeName: z.string(),
  summary: z.string(),
  source: z.string(),
  division: z.string(),
  facts: z.array(z.object({ key: z.string(), label: z.string(), value: z.string() })),
  body: Body,
  files: z.array(
    z.object({
      number: z.number(),
      name: z.string(),
      hash: z.string(),
      contentType: z.string(),
      size: z.number(),
      alternative: z.string(),
    }),
  ),
})
export type Article = z.infer<typeof Article>

const MOMENT = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}$/

/** What is missing or impossible in a draft, field by field; nothing of it stops saving, all of it stops submitting. */
export function lacksOf(draft: Draft, type: ContentType): readonly FieldError[] {
  const lacks: FieldError[] = []
  if (draft.title.trim() === '') lacks.push({ field: 'title', message: '请写标题。' })
  if (wordsOfBody(draft.body).trim() === '' && publicFiles(draft.files).length === 0)
    lacks.push({ field: 'body', message: '正文是空的。' })
  for (const field of type.fields) lacks.push(...lackOf(field, draft.fields[field.key] ?? ''))
  const files = publicFiles(draft.files)
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

function lackOf(field: ContentField, value: string): readonly FieldError[] {
  const at = `field-${field.key}`
  if (value.trim() === '') return field.required ? [{ field: at, message: `请填${field.label}。` }] : []
  if (field.kind === 'date' && !isCivilDate(value))
    return [{ field: at, message: `${field.label}要写成 2026-08-30 这样的日期。` }]
  if (field.kind === 'moment' && !(MOMENT.test(value) && isCivilDate(value.slice(0, 10))))
    return [{ field: at, message: `${field.label}要写成 2026-08-30 14:05 这样的时间。` }]
  if (field.kind === 'choice' && !(field.choices ?? []).includes(value))
    return [{ field: at, message: `请从列出的${field.label}里选一个。` }]
  return []
}

/** Whether a file is shown in the text. */
export function isPicture({ contentType }: Pick<PublicFile, 'contentType'>): boolean {
  return contentType.startsWith('image/')
}
