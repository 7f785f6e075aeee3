import { Editor } from '@tiptap/core'
import type { JSONContent } from '@tiptap/core'
import { fromDocument, toDocument } from '../../../src/modules/ground/publication/domain/editor-document.ts'
import type { EditorNode } from '../../../src/modules/ground/publication/domain/editor-document.ts'
import { readBody } from '../../../src/modules/ground/publication/domain/read-body.ts'
import { writeBody } from '../../../src/modules/ground/publication/domain/write-body.ts'
import { button, div } from './elements.ts'
import { pasteProps } from './paste.ts'
import { picturesOf } from './pictures.ts'
import { extensions } from './schema.ts'
import { buildToolbar } from './toolbar.ts'

/** Puts the editor over the box of the text; the box stays what the form sends, and may be taken instead. */
export function openEditor(form: HTMLFormElement): { show(text: string): void } | null {
  const place = form.querySelector<HTMLElement>('[data-files-at]')
  const box = place?.querySelector('textarea') ?? null
  if (place === null || box === null) return null
  const frame = div('draft-editor')
  const said = div('meta')
  said.setAttribute('role', 'status')
  box.before(frame)
  const pictures = picturesOf(form, place.dataset.filesAt ?? '')
  const editor = new Editor({
    element: frame,
    extensions: extensions(pictures),
    content: contentOf(box.value),
    injectCSS: false,
    enableInputRules: false,
    enablePasteRules: false,
    editorProps: { attributes: spokenAs(box), ...pasteProps((sentence) => (said.textContent = sentence)) },
    onUpdate: () => {
      box.value = writeBody(fromDocument(nodeOf(editor.getJSON())))
      form.dispatchEvent(new Event('input'))
    },
  })
  const show = (text: string): void => {
    box.value = text
    editor.commands.setContent(contentOf(text), { emitUpdate: false })
  }
  box.addEventListener('input', () => {
    if (!frame.hidden) show(box.value)
  })
  const toolbar = buildToolbar(editor, pictures)
  frame.prepend(toolbar.element)
  frame.append(said)
  takePlace(box, editor)
  place.append(plainSwitch({ frame, box, help: place.querySelector('details'), show }))
  return { show }
}

function contentOf(text: string): JSONContent {
  return contentOfNode(toDocument(readBody(text)))
}

/** The same document in the editor's own type, whose lists are not readonly. */
function contentOfNode({ type, text, attrs, marks, content }: EditorNode): JSONContent {
  return {
    type,
    ...(text === undefined ? {} : { text }),
    ...(attrs === undefined ? {} : { attrs: { ...attrs } }),
    ...(marks === undefined ? {} : { marks: marks.map((mark) => ({ ...mark, attrs: { ...mark.attrs } })) }),
    ...(content === undefined ? {} : { content: content.map(contentOfNode) }),
  }
}

function nodeOf({ type = '', text, attrs, marks, content }: JSONContent): EditorNode {
  return {
    type,
    ...(text === undefined ? {} : { text }),
    ...(attrs === undefined ? {} : { attrs }),
    ...(marks === undefined ? {} : { marks }),
    ...(content === undefined ? {} : { content: content.map(nodeOf) }),
  }
}

/** What is said of the box is said of the editor. */
function spokenAs(box: HTMLTextAreaElement): Record<string, string> {
  const attributes: Record<string, string> = {
    role: 'textbox',
    'aria-multiline': 'true',
    'aria-label': '正文',
    class: 'prose',
    id: box.id,
  }
  for (const name of ['aria-describedby', 'aria-invalid']) {
    const value = box.getAttribute(name)
    if (value !== null) attributes[name] = value
  }
  return attributes
}

/** The label and the list of errors lead to the editor from now on; what is put into the box itself still counts. */
function takePlace(box: HTMLTextAreaElement, editor: Editor): void {
  const label = box.form?.querySelector(`label[for="${box.id}"]`)
  label?.addEventListener('click', () => editor.view.focus())
  box.id = `${box.id}-plain`
  box.setAttribute('aria-label', '正文（纯文字）')
}

interface Two {
  readonly frame: HTMLElement
  readonly box: HTMLTextAreaElement
  /** How to write in the box. */
  readonly help: HTMLElement | null
  readonly show: (text: string) => void
}

/** From the editor to the box with the same text and back. */
function plainSwitch({ frame, box, help, show }: Two): HTMLElement {
  const line = div('btns')
  const keys = document.createElement('span')
  keys.className = 'meta draft-keys'
  keys.textContent = '键盘：Alt+F10 到格式按钮，左右键换按钮，Esc 回到正文。'
  const turn = button('', () => {
    const toPlain = !frame.hidden
    if (!toPlain) show(box.value)
    stand(toPlain)
    if (toPlain) box.focus()
    else frame.querySelector<HTMLElement>('[role=textbox]')?.focus()
  })
  const stand = (plain: boolean): void => {
    frame.hidden = plain
    keys.hidden = plain
    if (help !== null) help.hidden = !plain
    box.classList.toggle('vh', !plain)
    box.tabIndex = plain ? 0 : -1
    box.setAttribute('aria-hidden', String(!plain))
    turn.textContent = plain ? '改用带格式的编辑' : '改用纯文字'
  }
  stand(false)
  line.append(turn, keys)
  return line
}
