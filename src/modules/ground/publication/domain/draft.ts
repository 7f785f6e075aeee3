import { z } from 'zod'
import { ArticleFact } from './article-fact.ts'
import { Body } from './blocks.ts'
import type { ContentField } from './content-field.ts'

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
  facts: z.array(ArticleFact),
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

/** Whether a file is shown in the text. */
export function isPicture({ contentType }: Pick<PublicFile, 'contentType'>): boolean {
  return contentType.startsWith('image/')
}
