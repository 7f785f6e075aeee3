import type { Editor } from '@tiptap/core'
import { isLinkTarget } from '../../../src/modules/ground/publication/domain/link-target.ts'
import { button, div, field } from './elements.ts'
import type { Pictures } from './pictures.ts'

/** A few fields under the toolbar, opened by a button of it. */
export interface Panel {
  readonly opener: HTMLButtonElement
  readonly element: HTMLElement
  /** Shows what holds where the cursor stands. */
  follow(): void
}

/** 链接: the address of the words that are marked, or words and address where none are. */
export function linkPanel(editor: Editor): Panel {
  const address = document.createElement('input')
  address.inputMode = 'url'
  const words = document.createElement('input')
  const wordsField = field('文字', words)
  const panel = openPanel(editor, '链接', () => {
    const { selection, doc } = editor.state
    const isLink = editor.isActive('link')
    address.value = String(editor.getAttributes('link').href ?? '')
    words.value = doc.textBetween(selection.from, selection.to, ' ')
    wordsField.hidden = isLink || !selection.empty
  })
  panel.body.append(wordsField, field('网址', address))
  panel.addAction('加上链接', () => {
    const href = address.value.trim()
    if (!isLinkTarget(href)) return '网址要以 https://、http://、mailto: 或本站的 / 开头。'
    if (!wordsField.hidden && words.value.trim() === '') return '请写要显示的文字。'
    const chain = editor.chain()
    const mark = { type: 'link', attrs: { href } }
    if (wordsField.hidden) chain.extendMarkRange('link').setMark('link', { href }).run()
    else chain.insertContent({ type: 'text', text: words.value.trim(), marks: [mark] }).run()
    return null
  })
  panel.addAction('去掉链接', () => {
    editor.chain().extendMarkRange('link').unsetMark('link').run()
    return null
  })
  return {
    ...panel,
    follow: () => {
      panel.opener.setAttribute('aria-pressed', String(editor.isActive('link')))
    },
  }
}

/** 图片: one of the draft's pictures, never without words for those who cannot see it. */
export function figurePanel(editor: Editor, pictures: Pictures): Panel {
  const choice = document.createElement('select')
  for (const { number, name } of pictures.all)
    choice.add(new Option(`图 ${String(number)}：${name}`, String(number)))
  const alternative = document.createElement('input')
  alternative.maxLength = 300
  const chosen = () => pictures.all.find(({ number }) => String(number) === choice.value)
  const tell = (): void => {
    alternative.value = chosen()?.alternative.value ?? ''
  }
  choice.addEventListener('change', tell)
  const panel = openPanel(editor, '图片', tell)
  if (pictures.all.length === 0) {
    const sentence = document.createElement('p')
    sentence.textContent = '还没有图片。请先在下面的「加附件或图片」选好图片，按「保存」上传，再放进正文。'
    panel.body.append(sentence)
    return { ...panel, follow: () => undefined }
  }
  panel.body.append(field('哪一张', choice), field('替代文字（写给看不见图的人，必填）', alternative))
  panel.addAction('放进正文', () => {
    const picture = chosen()
    if (alternative.value.trim() === '') return '请写替代文字：这张图讲什么。'
    if (picture === undefined) return '请选一张图。'
    picture.alternative.value = alternative.value.trim()
    picture.alternative.dispatchEvent(new Event('input', { bubbles: true }))
    editor
      .chain()
      .insertContent({ type: 'figure', attrs: { file: picture.number } })
      .run()
    return null
  })
  return { ...panel, follow: () => undefined }
}

interface OpenedPanel {
  readonly opener: HTMLButtonElement
  readonly element: HTMLElement
  readonly body: HTMLElement
  /** A button of the panel; what it answers is what is wrong, null closes the panel. */
  addAction(words: string, act: () => string | null): void
}

function openPanel(editor: Editor, words: string, fill: () => void): OpenedPanel {
  const element = div('draft-panel')
  const body = div('draft-fields')
  const trouble = div('bad')
  const actions = div('btns')
  let isOpen = false
  const show = (open: boolean): void => {
    isOpen = open
    element.hidden = !open
    opener.setAttribute('aria-expanded', String(open))
    trouble.textContent = ''
  }
  const opener = button(words, () => {
    show(!isOpen)
    if (!isOpen) return
    fill()
    const first = Array.from(body.querySelectorAll<HTMLElement>('input, select'))
    first.find((control) => control.closest('[hidden]') === null)?.focus()
  })
  const close = (): void => {
    show(false)
    editor.view.focus()
  }
  element.setAttribute('role', 'group')
  element.setAttribute('aria-label', words)
  trouble.setAttribute('role', 'alert')
  actions.append(button('取消', close))
  element.append(body, trouble, actions)
  element.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') close()
    if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return
    event.preventDefault()
    actions.querySelector('button')?.click()
  })
  show(false)
  let last: Element | null = null
  const addAction = (say: string, act: () => string | null): void => {
    const made = button(say, () => {
      const wrong = act()
      trouble.textContent = wrong ?? ''
      if (wrong === null) close()
    })
    if (last === null) actions.prepend(made)
    else last.after(made)
    last = made
  }
  return { opener, element, body, addAction }
}
