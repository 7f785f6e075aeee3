import type { Block, Body } from './blocks.ts'
import { articleOf, evened, isRule } from './read-body.ts'
import { runsOf, trimmedRuns, withoutFirst, writeRuns } from './runs.ts'
import type { Run } from './runs.ts'

/** A node of the document that the editor holds, as its JSON has it. */
export interface EditorNode {
  readonly type: string
  readonly attrs?: Readonly<Record<string, unknown>>
  readonly content?: readonly EditorNode[]
  readonly text?: string
  readonly marks?: readonly { readonly type: string; readonly attrs?: Readonly<Record<string, unknown>> }[]
}

/** A text as the editor opens it; an empty one has one paragraph to write in. */
export function toDocument(body: Body): EditorNode {
  const content = body.map(nodeOf)
  return { type: 'doc', content: content.length === 0 ? [{ type: 'paragraph' }] : content }
}

function nodeOf(block: Block): EditorNode {
  switch (block.kind) {
    case 'heading':
      return { ...words('heading', block.text), attrs: { level: block.level } }
    case 'paragraph':
      return words('paragraph', block.text)
    case 'article':
      return { type: 'article', content: inline(`${block.number}\u3000${block.text}`) }
    case 'list':
      return {
        type: block.ordered ? 'orderedList' : 'bulletList',
        content: block.items.map((item) => ({ type: 'listItem', content: [words('paragraph', item)] })),
      }
    case 'table':
      return {
        type: 'table',
        content: block.rows.map((cells, row) => rowOf(cells, row === 0 && block.head !== false)),
      }
    case 'figure':
      return { type: 'figure', attrs: { file: block.file } }
    case 'question': {
      const answer = block.answer.length === 0 ? [''] : block.answer
      return {
        type: 'question',
        content: [words('asked', block.question), ...answer.map((line) => words('answer', line))],
      }
    }
  }
}

function rowOf(cells: readonly string[], head: boolean): EditorNode {
  const type = head ? 'tableHeader' : 'tableCell'
  return {
    type: 'tableRow',
    content: cells.map((cell) => ({ type, content: [words('paragraph', cell)] })),
  }
}

function words(type: string, text: string): EditorNode {
  return text === '' ? { type } : { type, content: inline(text) }
}

function inline(text: string): readonly EditorNode[] {
  return runsOf(text).map(({ text: said, bold, href }) => {
    const marks = [
      ...(href === undefined ? [] : [{ type: 'link', attrs: { href } }]),
      ...(bold ? [{ type: 'bold' }] : []),
    ]
    return { type: 'text', text: said, ...(marks.length === 0 ? {} : { marks }) }
  })
}

/** What the editor holds as a text: empty pieces fall away, a question nobody asked leaves its answer as paragraphs. */
export function fromDocument(document: EditorNode): Body {
  return childrenOf(document).flatMap(blocksOf)
}

function blocksOf(node: EditorNode): readonly Block[] {
  switch (node.type) {
    case 'heading': {
      const text = textOf(node)
      const level = node.attrs?.level === 3 ? 3 : node.attrs?.level === 4 ? 4 : 2
      return text === '' ? [] : [{ kind: 'heading', level, text }]
    }
    case 'article':
      return articleBlock(runsIn(node))
    case 'bulletList':
    case 'orderedList': {
      const items = childrenOf(node).map(textOf).filter(isSaid)
      const ordered = node.type === 'orderedList' ? { ordered: true as const } : {}
      return items.length === 0 ? [] : [{ kind: 'list', items, ...ordered }]
    }
    case 'table':
      return tableBlock(node)
    case 'figure':
      return typeof node.attrs?.file === 'number' ? [{ kind: 'figure', file: node.attrs.file }] : []
    case 'question': {
      const [asked, ...answers] = childrenOf(node).map(textOf)
      const answer = answers.filter(isSaid)
      return asked ? [{ kind: 'question', question: asked, answer }] : answer.map(paragraph)
    }
    default:
      return [textOf(node)].filter(isSaid).map(paragraph)
  }
}

function articleBlock(runs: readonly Run[]): readonly Block[] {
  const article = articleOf(runs.map(({ text }) => text).join(''))
  if (article === null) return [writeRuns(runs)].filter(isSaid).map(paragraph)
  return [{ kind: 'article', number: article.number, text: writeRuns(withoutFirst(runs, article.from)) }]
}

function tableBlock(node: EditorNode): readonly Block[] {
  const rows = childrenOf(node).map(childrenOf)
  if (rows.length === 0) return []
  const headless = rows[0]?.some(({ type }) => type !== 'tableHeader') ?? false
  const cells = evened(rows.map((row) => row.map(textOf)))
  return [{ kind: 'table', rows: cells.map(asCells), ...(headless ? { head: false as const } : {}) }]
}

/** A row of dashes would be read as a drawn line. */
function asCells(cells: readonly string[]): string[] {
  return isRule(cells) ? cells.map((cell) => `\\${cell}`) : [...cells]
}

function paragraph(text: string): Block {
  return { kind: 'paragraph', text }
}

function isSaid(text: string): boolean {
  return text !== ''
}

function textOf(node: EditorNode): string {
  return writeRuns(runsIn(node))
}

/** Everything written inside a node, on one line and without white space at its ends. */
function runsIn(node: EditorNode): readonly Run[] {
  return trimmedRuns(pieces(node))
}

function pieces(node: EditorNode): readonly Run[] {
  if (node.text === undefined) return childrenOf(node).flatMap(pieces)
  const href = node.marks?.find(({ type }) => type === 'link')?.attrs?.href
  return [
    {
      text: node.text.replace(/[\r\n\u2028\u2029]+/g, ' '),
      ...(node.marks?.some(({ type }) => type === 'bold') ? { bold: true as const } : {}),
      ...(typeof href === 'string' && href !== '' ? { href } : {}),
    },
  ]
}

function childrenOf(node: EditorNode): readonly EditorNode[] {
  return node.content ?? []
}
