import type { StructureNode } from './pdf-library.ts'

/** What the tags of a page say, in reading order; marks name the pieces of text. */
export type TaggedBlock =
  | { readonly kind: 'paragraph' | 'heading' | 'note'; readonly marks: readonly string[] }
  | { readonly kind: 'row'; readonly table: number; readonly cells: readonly (readonly string[])[][] }

type Text = { kind: 'paragraph' | 'heading' | 'note'; marks: string[] }

/** Roles inside a paragraph; every other role is a block of its own. */
const INLINE = new Set(
  'Span NonStruct Link Reference Lbl LBody Em Strong Quote Code Sub Annot BibEntry Ruby RB Warichu Form'.split(
    ' ',
  ),
)
const CELLS = new Set(['TD', 'TH'])
const NOTES = new Set(['Note', 'FENote'])
const MAX_DEPTH = 200

interface Walk {
  readonly blocks: TaggedBlock[]
  open: Text | null
  tables: number
}

/** The blocks of a page's structure tree. */
export function taggedBlocks(tree: StructureNode | null): TaggedBlock[] {
  const walk: Walk = { blocks: [], open: null, tables: 0 }
  if (tree !== null) visit(walk, tree, { depth: 0, kind: 'paragraph', continues: false })
  return walk.blocks.filter((block) => block.kind === 'row' || block.marks.length > 0)
}

interface Place {
  readonly depth: number
  readonly kind: Text['kind']
  /** The first paragraph of a list item goes on after its number. */
  readonly continues: boolean
}

function visit(walk: Walk, node: StructureNode, place: Place): void {
  if (place.depth > MAX_DEPTH || node.role === 'Artifact') return
  if (node.role === 'Table') return visitTable(walk, node)
  const isBlock = !INLINE.has(node.role)
  const kind = isBlock ? kindOf(node.role, place.kind) : place.kind
  if (isBlock && !place.continues) walk.open = null
  let continues = node.role === 'LBody' && walk.open !== null
  for (const child of node.children) {
    if (isNode(child)) {
      visit(walk, child, { depth: place.depth + 1, kind, continues })
    } else if (child.type === 'content') {
      openText(walk, kind).marks.push(child.id)
    }
    continues = false
  }
  if (isBlock) walk.open = null
}

function openText(walk: Walk, kind: Text['kind']): Text {
  if (walk.open === null) {
    walk.open = { kind, marks: [] }
    walk.blocks.push(walk.open)
  }
  return walk.open
}

function kindOf(role: string, outer: Text['kind']): Text['kind'] {
  if (NOTES.has(role)) return 'note'
  return /^(?:H\d*|Title)$/.test(role) ? 'heading' : outer
}

function visitTable(walk: Walk, table: StructureNode): void {
  walk.open = null
  walk.tables += 1
  for (const row of within(table, (role) => role === 'TR')) {
    const cells = within(row, (role) => CELLS.has(role)).map((cell) =>
      taggedBlocks({ ...cell, role: 'Div' }).map((block) => marksOf(block)),
    )
    walk.blocks.push({ kind: 'row', table: walk.tables, cells })
  }
}

function marksOf(block: TaggedBlock): readonly string[] {
  return block.kind === 'row' ? block.cells.flat(2) : block.marks
}

function within(node: StructureNode, wanted: (role: string) => boolean): StructureNode[] {
  return node.children.flatMap((child) => {
    if (!isNode(child)) return []
    return wanted(child.role) ? [child] : within(child, wanted)
  })
}

function isNode(child: StructureNode['children'][number]): child is StructureNode {
  return 'children' in child
}
