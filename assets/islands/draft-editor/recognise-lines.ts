import { Extension } from '@tiptap/core'
import { readLine } from '../../../src/modules/ground/publication/domain/read-body.ts'

/** With Enter a paragraph that begins with 一、, （一） or 第一条 becomes what it would be in the plain box; undo takes it back. */
export const RecogniseLines = Extension.create({
  name: 'recogniseLines',
  priority: 200,
  addKeyboardShortcuts() {
    return {
      Enter: () => {
        const { $from, empty } = this.editor.state.selection
        const { parent } = $from
        const atEnd = empty && $from.parentOffset === parent.content.size
        if (parent.type.name !== 'paragraph' || $from.depth !== 1 || !atEnd) return false
        const block = readLine(parent.textContent.trim())
        if (block.kind === 'heading') this.editor.commands.setNode('heading', { level: block.level })
        if (block.kind === 'article') this.editor.commands.setNode('article')
        return false
      },
    }
  },
})
