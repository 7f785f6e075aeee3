import { Node } from '@tiptap/core'
import type { Editor } from '@tiptap/core'
import { TextSelection } from '@tiptap/pm/state'

/** 第×条 with its text, in one line as it is printed. */
export const Article = Node.create({
  name: 'article',
  group: 'block',
  content: 'inline*',
  parseHTML: () => [{ tag: 'p.article', priority: 60 }],
  renderHTML: () => ['p', { class: 'article' }, 0],
})

/** A question with its answer of one or more paragraphs. */
export const Question = Node.create({
  name: 'question',
  group: 'block',
  content: 'asked answer+',
  defining: true,
  parseHTML: () => [{ tag: 'section.qa' }],
  renderHTML: () => ['section', { class: 'qa' }, 0],
  addKeyboardShortcuts() {
    return {
      Enter: () => enterAnswer(this.editor) || leaveAnswer(this.editor),
      Backspace: () => takeAway(this.editor),
    }
  },
})

/** What a question consists of. */
export const questionParts = (['asked', 'answer'] as const).map((name) =>
  Node.create({
    name,
    content: 'inline*',
    parseHTML: () => [{ tag: `p.${name}`, priority: 60 }],
    renderHTML: () => ['p', { class: name }, 0],
  }),
)

/** From the question the line goes on in its answer. */
function enterAnswer(editor: Editor): boolean {
  const { $from } = editor.state.selection
  if ($from.parent.type.name !== 'asked') return false
  editor.view.dispatch(
    editor.state.tr.setSelection(TextSelection.near(editor.state.doc.resolve($from.after() + 1))),
  )
  return true
}

/** An empty line at the end of an answer ends it. */
function leaveAnswer(editor: Editor): boolean {
  const { state } = editor
  const { $from } = state.selection
  const question = $from.node(-1)
  const isLast = $from.index(-1) === question.childCount - 1
  if ($from.parent.type.name !== 'answer' || $from.parent.content.size > 0 || !isLast) return false
  const after = $from.after(-1)
  const paragraph = state.schema.nodes.paragraph?.create()
  if (paragraph === undefined) return false
  const tr = state.tr.insert(after, paragraph)
  tr.setSelection(TextSelection.near(tr.doc.resolve(after + 1)))
  if (question.childCount > 2) tr.delete($from.before(), $from.after())
  editor.view.dispatch(tr.scrollIntoView())
  return true
}

/** Backspace in an empty question with an empty answer takes both away. */
function takeAway(editor: Editor): boolean {
  const { $from, empty } = editor.state.selection
  if (!empty || $from.parent.type.name !== 'asked' || $from.node(-1).textContent !== '') return false
  const range = { from: $from.before(-1), to: $from.after(-1) }
  return editor
    .chain()
    .insertContentAt(range, { type: 'paragraph' })
    .setTextSelection(range.from + 1)
    .run()
}
