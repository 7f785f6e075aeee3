import { z } from 'zod'
import { plainWords } from './runs.ts'

/** One piece of a text: what a reader sees as a heading, a paragraph, a list, a table, a picture, or a question with its answer. */
export const Block = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('heading'),
    level: z.union([z.literal(2), z.literal(3), z.literal(4)]),
    text: z.string(),
  }),
  z.object({ kind: z.literal('paragraph'), text: z.string() }),
  /** 第×条 with its text: the number is set bold and can be linked to. */
  z.object({ kind: z.literal('article'), number: z.string(), text: z.string() }),
  z.object({ kind: z.literal('list'), items: z.array(z.string()), ordered: z.literal(true).optional() }),
  /** The first row is the head, unless the table says it has none. */
  z.object({
    kind: z.literal('table'),
    rows: z.array(z.array(z.string())),
    head: z.literal(false).optional(),
  }),
  /** A picture among the files of the draft, by its number. */
  z.object({ kind: z.literal('figure'), file: z.number().int().min(1) }),
  z.object({ kind: z.literal('question'), question: z.string(), answer: z.array(z.string()) }),
])
export type Block = z.infer<typeof Block>

/** A whole text. */
export const Body = z.array(Block)
export type Body = z.infer<typeof Body>

/** The words of a text without its form, for search, checks and comparison. */
export function wordsOfBody(body: Body): string {
  return body.map(wordsOfBlock).join('\n')
}

/** The lines of a piece as they are written, with bold words and links in their notation. */
export function textsOf(block: Block): readonly string[] {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
    case 'article':
      return [block.text]
    case 'list':
      return block.items
    case 'table':
      return block.rows.flat()
    case 'figure':
      return []
    case 'question':
      return [block.question, ...block.answer]
  }
}

function wordsOfBlock(block: Block): string {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return plainWords(block.text)
    case 'article':
      return `${block.number}\u3000${plainWords(block.text)}`
    case 'list':
      return block.items.map(plainWords).join('\n')
    case 'table':
      return block.rows.map((cells) => cells.map(plainWords).join(' ')).join('\n')
    case 'figure':
      return ''
    case 'question':
      return [block.question, ...block.answer].map(plainWords).join('\n')
  }
}
