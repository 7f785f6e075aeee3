import type { Block, Body } from './blocks.ts'
import { isAnswer, readBody } from './read-body.ts'

/** A text as it stands in the box where it is edited; reading it again gives the same text. */
export function writeBody(body: Body): string {
  return body.map(writeBlock).join('\n\n')
}

function writeBlock(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return readsBack(block, block.text)
        ? block.text
        : `${'#'.repeat(block.level - 1)} ${withoutBars(block.text)}`
    case 'paragraph':
      return paragraphLine(block.text)
    case 'article':
      return `${block.number}\u3000${withoutBars(block.text)}`.trimEnd()
    case 'list':
      return block.items.map((item) => `${block.ordered ? '+' : '-'} ${item}`).join('\n')
    case 'table':
      return tableLines(block).join('\n')
    case 'figure':
      return `［图${String(block.file)}］`
    case 'question':
      return [`问：${withoutBars(block.question)}`, ...answerLines(block.answer)].join('\n')
  }
}

function paragraphLine(text: string): string {
  return readsBack({ kind: 'paragraph', text }, text) && !isAnswer(text) ? text : `\\${text}`
}

function tableLines({ rows, head }: Extract<Block, { kind: 'table' }>): readonly string[] {
  const lines = rows.map((cells) => `| ${cells.map(withoutBars).join(' | ')} |`)
  const width = rows[0]?.length ?? 0
  return head === false ? [`| ${Array<string>(width).fill('---').join(' | ')} |`, ...lines] : lines
}

function answerLines([first, ...rest]: readonly string[]): readonly string[] {
  return first === undefined ? [] : [`答：${withoutBars(first)}`, ...rest.map(paragraphLine)]
}

/** A bar in words, written so that it divides no cells. */
function withoutBars(text: string): string {
  return text.replaceAll('|', '\\|')
}

function readsBack(block: Block, line: string): boolean {
  const [read, ...more] = readBody(line)
  return more.length === 0 && JSON.stringify(read) === JSON.stringify(block)
}
