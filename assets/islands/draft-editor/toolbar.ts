import type { Editor } from '@tiptap/core'
import { TextSelection } from '@tiptap/pm/state'
import { button, div } from './elements.ts'
import { figurePanel, linkPanel } from './panels.ts'
import type { Panel } from './panels.ts'
import type { Pictures } from './pictures.ts'

interface Tool {
  readonly words: string
  press(editor: Editor): void
  /** Whether it holds where the cursor stands; absent for what is merely done. */
  readonly holds?: (editor: Editor) => boolean
  /** Whether it can be pressed at all. */
  readonly can?: (editor: Editor) => boolean
}

const LEVELS = [
  [2, '一级标题'],
  [3, '二级标题'],
  [4, '三级标题'],
] as const

const WRITING: readonly Tool[] = [
  {
    words: '正文',
    press: (editor) => editor.chain().setNode('paragraph').run(),
    holds: (editor) => editor.isActive('paragraph'),
  },
  ...LEVELS.map(([level, words]): Tool => ({
    words,
    press: (editor) => editor.chain().toggleNode('heading', 'paragraph', { level }).run(),
    holds: (editor) => editor.isActive('heading', { level }),
  })),
  {
    words: '条款',
    press: (editor) => editor.chain().toggleNode('article', 'paragraph').run(),
    holds: (editor) => editor.isActive('article'),
  },
  {
    words: '加粗',
    press: (editor) => editor.chain().toggleMark('bold').run(),
    holds: (editor) => editor.isActive('bold'),
  },
  ...(
    [
      ['bulletList', '列表'],
      ['orderedList', '编号列表'],
    ] as const
  ).map(([list, words]): Tool => ({
    words,
    press: (editor) => editor.chain().toggleList(list, 'listItem').run(),
    holds: (editor) => editor.isActive(list),
  })),
  {
    words: '问答',
    press: addQuestion,
    holds: (editor) => editor.isActive('question'),
  },
  {
    words: '表格',
    press: (editor) => editor.chain().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run(),
    can: (editor) => !editor.isActive('table'),
  },
]

const IN_TABLE: readonly Tool[] = [
  { words: '下面加一行', press: (editor) => editor.chain().addRowAfter().run() },
  { words: '右边加一列', press: (editor) => editor.chain().addColumnAfter().run() },
  { words: '删这一行', press: (editor) => editor.chain().deleteRow().run() },
  { words: '删这一列', press: (editor) => editor.chain().deleteColumn().run() },
  {
    words: '首行是表头',
    press: (editor) => editor.chain().toggleHeaderRow().run(),
    holds: hasHead,
  },
  { words: '删掉表格', press: (editor) => editor.chain().deleteTable().run() },
]

const STEPS: readonly Tool[] = [
  {
    words: '撤销',
    press: (editor) => editor.chain().undo().run(),
    can: (editor) => editor.can().undo(),
  },
  {
    words: '重做',
    press: (editor) => editor.chain().redo().run(),
    can: (editor) => editor.can().redo(),
  },
]

/** The row of buttons over the text: one stop of Tab, arrows go from button to button, Escape goes back to the text. */
export function buildToolbar(editor: Editor, pictures: Pictures): { readonly element: HTMLElement } {
  const element = div('draft-tools')
  const bar = div('draft-bar')
  bar.setAttribute('role', 'toolbar')
  bar.setAttribute('aria-label', '正文的格式')
  bar.setAttribute('aria-controls', editor.view.dom.id)
  const panels = [linkPanel(editor), figurePanel(editor, pictures)]
  const table = toolGroup(editor, IN_TABLE)
  bar.append(
    toolGroup(editor, WRITING).element,
    panelGroup(panels),
    table.element,
    toolGroup(editor, STEPS).element,
  )
  element.append(bar, ...panels.map((panel) => panel.element))
  moveByArrows(bar, editor)
  const follow = (): void => {
    table.element.hidden = !editor.isActive('table')
    panels.forEach((panel) => {
      panel.follow()
    })
    oneStop(bar)
  }
  editor.on('transaction', follow)
  follow()
  editor.view.dom.addEventListener('keydown', (event) => {
    if (event.altKey && event.key === 'F10') bar.querySelector<HTMLElement>('[tabindex="0"]')?.focus()
  })
  return { element }
}

function toolGroup(editor: Editor, tools: readonly Tool[]): { readonly element: HTMLElement } {
  const element = div('draft-group')
  for (const tool of tools) {
    const made = button(tool.words, () => {
      if (!(tool.can?.(editor) ?? true)) return
      tool.press(editor)
      editor.view.focus()
    })
    editor.on('transaction', () => {
      showState(made, tool, editor)
    })
    showState(made, tool, editor)
    element.append(made)
  }
  return { element }
}

function showState(made: HTMLButtonElement, tool: Tool, editor: Editor): void {
  if (tool.holds !== undefined) made.setAttribute('aria-pressed', String(tool.holds(editor)))
  if (tool.can !== undefined) made.setAttribute('aria-disabled', String(!tool.can(editor)))
}

function panelGroup(panels: readonly Panel[]): HTMLElement {
  const element = div('draft-group')
  element.append(...panels.map((panel) => panel.opener))
  return element
}

function hasHead(editor: Editor): boolean {
  const { $from } = editor.state.selection
  for (let depth = $from.depth; depth > 0; depth--)
    if ($from.node(depth).type.name === 'table')
      return $from.node(depth).firstChild?.firstChild?.type.name === 'tableHeader'
  return false
}

/** The line in which the cursor stands becomes the question; elsewhere an empty one follows. */
function addQuestion(editor: Editor): void {
  if (editor.isActive('question')) return
  const { $from } = editor.state.selection
  const { asked, answer, question } = editor.schema.nodes
  const isLine = $from.depth === 1
  const range = isLine
    ? { from: $from.before(1), to: $from.after(1) }
    : { from: $from.after(1), to: $from.after(1) }
  const content = [asked?.create(null, isLine ? $from.parent.content : null), answer?.create()]
  const node = question?.create(
    null,
    content.filter((one) => one !== undefined),
  )
  if (node === undefined) return
  const end = range.from + 2 + (isLine ? $from.parent.content.size : 0)
  const { tr } = editor.state
  tr.replaceWith(range.from, range.to, node)
  editor.view.dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve(end))).scrollIntoView())
}

/** Only one button of the bar is reached by Tab. */
function oneStop(bar: HTMLElement): void {
  const buttons = shownButtons(bar)
  const current = buttons.find((one) => one.tabIndex === 0 && one.dataset.stop !== undefined) ?? buttons[0]
  for (const one of bar.querySelectorAll('button')) {
    one.tabIndex = one === current ? 0 : -1
    if (one === current) one.dataset.stop = ''
    else delete one.dataset.stop
  }
}

function shownButtons(bar: HTMLElement): readonly HTMLButtonElement[] {
  return Array.from(bar.querySelectorAll('button')).filter((one) => one.closest('[hidden]') === null)
}

function moveByArrows(bar: HTMLElement, editor: Editor): void {
  bar.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') editor.view.focus()
    const buttons = shownButtons(bar)
    const at = buttons.findIndex((one) => one === document.activeElement)
    const to = {
      ArrowRight: at + 1,
      ArrowDown: at + 1,
      ArrowLeft: at - 1,
      ArrowUp: at - 1,
      Home: 0,
      End: -1,
    }[event.key]
    if (to === undefined || at < 0) return
    event.preventDefault()
    const next = buttons[(to + buttons.length) % buttons.length]
    for (const one of buttons) delete one.dataset.stop
    if (next === undefined) return
    next.dataset.stop = ''
    next.tabIndex = 0
    oneStop(bar)
    next.focus()
  })
}
