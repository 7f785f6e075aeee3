import type { ComponentChildren } from 'preact'
import type { Ask } from '../http/route.ts'

type Reader = Pick<Ask, 'work' | 'visit'>

/** What a module adds to the public page of a column, above what was released there; null where it has nothing. */
export type ColumnPart = (ask: Reader, columnId: string) => Promise<ComponentChildren | null>

/** What a module adds to the public page of a text, under its elements; null where it has nothing. */
export type ArticlePart = (ask: Reader, publicationId: string) => Promise<ComponentChildren | null>
