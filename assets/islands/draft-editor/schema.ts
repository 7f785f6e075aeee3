import { Mark, Node } from '@tiptap/core'
import { BulletList, ListItem, ListKeymap, OrderedList } from '@tiptap/extension-list'
import { Table, TableCell, TableHeader, TableRow } from '@tiptap/extension-table'
import { Gapcursor, TrailingNode, UndoRedo } from '@tiptap/extensions'
import { isLinkTarget } from '../../../src/modules/ground/publication/domain/link-target.ts'
import { figureOf } from './figure.ts'
import type { Pictures } from './pictures.ts'
import { Article, Question, questionParts } from './question.ts'
import { RecogniseLines } from './recognise-lines.ts'

const Doc = Node.create({ name: 'doc', topNode: true, content: 'block+' })
const Text = Node.create({ name: 'text', group: 'inline' })

const Paragraph = Node.create({
  name: 'paragraph',
  priority: 1000,
  group: 'block',
  content: 'inline*',
  parseHTML: () => [{ tag: 'p' }],
  renderHTML: () => ['p', 0],
  addKeyboardShortcuts() {
    return { 'Mod-Alt-0': () => this.editor.commands.setNode('paragraph') }
  },
})

const LEVELS = [2, 3, 4] as const

const Heading = Node.create({
  name: 'heading',
  group: 'block',
  content: 'inline*',
  defining: true,
  addAttributes: () => ({ level: { default: 2, rendered: false } }),
  parseHTML: () => LEVELS.map((level) => ({ tag: `h${String(level)}`, attrs: { level } })),
  renderHTML: ({ node }) => [`h${String(node.attrs.level)}`, 0],
  addKeyboardShortcuts() {
    return Object.fromEntries(
      LEVELS.map((level) => [
        `Mod-Alt-${String(level - 1)}`,
        () => this.editor.commands.toggleNode('heading', 'paragraph', { level }),
      ]),
    )
  },
})

const Bold = Mark.create({
  name: 'bold',
  parseHTML: () => [
    { tag: 'strong' },
    { tag: 'b', getAttrs: (b) => b.style.fontWeight !== 'normal' && null },
    { style: 'font-weight', getAttrs: (weight) => /^(bold|[6-9]00)$/.test(weight) && null },
  ],
  renderHTML: () => ['b', 0],
  addKeyboardShortcuts() {
    return { 'Mod-b': () => this.editor.commands.toggleMark('bold') }
  },
})

const Link = Mark.create({
  name: 'link',
  inclusive: false,
  addAttributes: () => ({ href: { default: '' } }),
  parseHTML: () => [
    {
      tag: 'a[href]',
      getAttrs: (a) => {
        const href = a.getAttribute('href') ?? ''
        return isLinkTarget(href) && { href }
      },
    },
  ],
  renderHTML: ({ HTMLAttributes }) => ['a', HTMLAttributes, 0],
})

/** Tab goes from cell to cell and, after the last one, on to what follows the editor, so that nobody is caught. */
const PlainTable = Table.extend({
  renderHTML: () => ['table', ['tbody', 0]],
  addKeyboardShortcuts() {
    return {
      Tab: () => this.editor.commands.goToNextCell(),
      'Shift-Tab': () => this.editor.commands.goToPreviousCell(),
    }
  },
})

/** What can be written: exactly the blocks that a text is made of. */
export function extensions(pictures: Pictures) {
  const oneParagraph = { content: 'paragraph' }
  return [
    ...[Doc, Text, Paragraph, Heading, Bold, Link],
    ...[BulletList, OrderedList, ListItem.extend(oneParagraph), ListKeymap],
    ...[PlainTable, TableRow, TableHeader.extend(oneParagraph), TableCell.extend(oneParagraph)],
    ...[Article, Question, ...questionParts, figureOf(pictures)],
    ...[RecogniseLines, UndoRedo, Gapcursor],
    TrailingNode.configure({ node: 'paragraph', notAfter: ['paragraph', 'heading', 'article'] }),
  ]
}
