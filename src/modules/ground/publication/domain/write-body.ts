import type { Block, Body } from './blocks.ts'
import { readBody } from './read-body.ts'

/** A text as it stands in the box where it is edited; reading it again gives the same text. */
export function writeBody(body: Body): string {
  return body.map(writeBlock).join('\n\n')
}

function writeBlock(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return readsBack(block, block.text) ? block.text : `${'#'.repeat(block.level - 1)} ${block.text}`
    case 'paragraph':
      return readsBack(block, block.text) ? block.text : `\\${block.text}`
    case 'article':
      return `${block.number}\u3000${block.text}`.trimEnd()
    case 'list':
      return block.items.map((item) => `- ${item}`).join('\n')
    case 'table':
      return block.rows.map((cells) => `| ${cells.join(' | ')} |`).join('\n')
    case 'figure':
      return `［图${String(block.file)}］`
    case 'question':
      return [`问：${block.question}`, ...answerLines(block.answer)].join('\n')
  }
}

function answerLines([first, ...rest]: readonly string[]): readonly string[] {
  return first === undefined ? [] : [`答：${first}`, ...rest]
}

function readsBack(block: Block, line: string): boolean {
  const [read, ...more] = readBody(line)
  return more.length === 0 && JSON.stringify(read) === JSON.stringify(block)
}
