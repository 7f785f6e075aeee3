import { z } from 'zod'

/** One piece of a text: what a reader sees as a heading, a paragraph, a list, a table, a picture, or a question with its answer. */
export const Block = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('heading'), level: z.union([z.literal(2), z.literal(3)]), text: z.string() }),
  z.object({ kind: z.literal('paragraph'), text: z.string() }),
  /** 第×条 with its text: the number is set bold and can be linked to. */
  z.object({ kind: z.literal('article'), number: z.string(), text: z.string() }),
  z.object({ kind: z.literal('list'), items: z.array(z.string()) }),
  z.object({ kind: z.literal('table'), rows: z.array(z.array(z.string())) }),
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

/** A run of words within a paragraph: plain, bold, or a link. */
export interface Run {
  readonly text: string
  readonly bold?: true
  readonly href?: string
}

const MARKED = /\*\*([^*\n]+)\*\*|\[([^\]\n]+)\]\(([^()\s]+)\)/g

/** The runs of a paragraph: `**重点**` is bold, `[文字](地址)` a link. */
export function runsOf(text: string): readonly Run[] {
  const runs: Run[] = []
  let from = 0
  for (const found of text.matchAll(MARKED)) {
    if (found.index > from) runs.push({ text: text.slice(from, found.index) })
    const [whole, bold, words = '', href = ''] = found
    runs.push(bold === undefined ? { text: words, href } : { text: bold, bold: true })
    from = found.index + whole.length
  }
  if (from < text.length) runs.push({ text: text.slice(from) })
  return runs
}

function plainWords(text: string): string {
  return runsOf(text)
    .map((run) => run.text)
    .join('')
}
