import { textsOf, wordsOfBody } from '../blocks.ts'
import type { Block } from '../blocks.ts'
import { isPicture, publicFiles } from '../draft.ts'
import type { ContentField } from '../content-field.ts'
import type { ContentType, Draft } from '../draft.ts'
import { runsOf } from '../runs.ts'

/** A stretch of words with its place in the form and in words. */
export interface Passage {
  readonly field: string
  readonly place: string
  readonly text: string
}

/** A link of the text. */
export interface TextLink {
  readonly place: string
  readonly words: string
  readonly href: string
}

/** A text as the checks read it. */
export interface CheckedText {
  readonly typeId: string
  readonly passages: readonly Passage[]
  readonly links: readonly TextLink[]
  /** The type's own fields with what stands in them. */
  readonly elements: readonly (ContentField & { readonly value: string })[]
  readonly pictures: readonly Pick<Draft['files'][number], 'number' | 'name' | 'alternative'>[]
}

/** What is written so far, as far as checks read it. */
export type Written = Pick<Draft, 'title' | 'summary' | 'source' | 'fields' | 'body' | 'files' | 'changeNote'>

/** A draft as the checks read it: every field and every paragraph has its place. */
export function checkedText(draft: Written, type: Pick<ContentType, 'id' | 'fields'>): CheckedText {
  const elements = type.fields.map((field) => ({ ...field, value: draft.fields[field.key] ?? '' }))
  const passages = [
    { field: 'title', place: '标题', text: draft.title },
    { field: 'summary', place: '内容概述', text: draft.summary },
    { field: 'source', place: '来源', text: draft.source },
    { field: 'changeNote', place: '更正说明', text: draft.changeNote ?? '' },
    ...elements.map(({ key, label, value }) => ({ field: `field-${key}`, place: label, text: value })),
    ...draft.body.map((block, place) => ({
      field: 'body',
      place: paragraph(place),
      text: wordsOfBody([block]),
    })),
    ...draft.files.flatMap((file) => [
      { field: 'file', place: `附件「${file.name}」的名称`, text: file.name },
      {
        field: `alternative-${String(file.number)}`,
        place: `图 ${String(file.number)} 的文字说明`,
        text: file.alternative,
      },
    ]),
  ]
  return {
    typeId: type.id,
    passages: passages.filter(({ text }) => text.trim() !== ''),
    links: draft.body.flatMap((block, place) =>
      linksOf(block).map((link) => ({ place: paragraph(place), ...link })),
    ),
    elements,
    pictures: publicFiles(draft.files).filter(isPicture),
  }
}

function paragraph(place: number): string {
  return `正文第 ${String(place + 1)} 段`
}

function linksOf(block: Block): readonly Omit<TextLink, 'place'>[] {
  return textsOf(block).flatMap((text) =>
    runsOf(text).flatMap(({ text: words, href }) => (href === undefined ? [] : [{ words, href }])),
  )
}
