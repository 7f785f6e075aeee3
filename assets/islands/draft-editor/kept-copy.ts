import { readBody } from '../../../src/modules/ground/publication/domain/read-body.ts'
import { button, div } from './elements.ts'

const KEPT = 'kept:'
const WRITE_AFTER = 400

type Values = Readonly<Record<string, string>>

/**
 * Keeps what is typed in this tab of the browser until it is saved, under the draft and its writer: a save that failed,
 * a session that ran out or a page left by mistake takes nothing away. Signing out forgets all of it (`enhance.ts`).
 */
export function keepCopies(form: HTMLFormElement, body: { show(text: string): void } | null): void {
  const key = KEPT + (form.dataset.kept ?? '')
  forgetOthers(key)
  const found = readCopy(key)
  if (found !== null && isSame(found, valuesOf(form))) sessionStorage.removeItem(key)
  else if (found !== null) offer(form, { key, found, body })
  let timer: number | undefined
  form.addEventListener('input', () => {
    window.clearTimeout(timer)
    timer = window.setTimeout(() => {
      writeCopy(key, form)
    }, WRITE_AFTER)
  })
  form.addEventListener('submit', () => {
    window.clearTimeout(timer)
    writeCopy(key, form)
  })
}

interface Offer {
  readonly key: string
  readonly found: Values
  readonly body: { show(text: string): void } | null
}

function offer(form: HTMLFormElement, { key, found, body }: Offer): void {
  const note = div('note')
  note.setAttribute('role', 'status')
  const words = document.createElement('p')
  words.textContent = '上次在这里写的内容没有保存成，还留着。'
  const choices = div('btns')
  const close = (): void => {
    note.remove()
    form.querySelector<HTMLElement>('input[type=text]')?.focus()
  }
  choices.append(
    button('恢复未保存的内容', () => {
      restore(form, found)
      body?.show(found.body ?? '')
      form.dispatchEvent(new Event('input', { bubbles: true }))
      close()
    }),
    button('不要了', () => {
      sessionStorage.removeItem(key)
      close()
    }),
  )
  note.append(words, choices)
  form.before(note)
}

function restore(form: HTMLFormElement, values: Values): void {
  for (const control of controlsOf(form)) {
    const value = values[nameOf(control)]
    if (value === undefined) continue
    if (isTicked(control)) control.checked = value !== ''
    else control.value = value
  }
}

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

/** Everything a person writes or chooses; files cannot be kept, and hidden fields are the page's own. */
function controlsOf(form: HTMLFormElement): readonly Control[] {
  return Array.from(form.elements).filter(
    (one): one is Control =>
      (one instanceof HTMLTextAreaElement ||
        one instanceof HTMLSelectElement ||
        (one instanceof HTMLInputElement && !['hidden', 'file', 'submit', 'password'].includes(one.type))) &&
      one.name !== '',
  )
}

function valuesOf(form: HTMLFormElement): Values {
  return Object.fromEntries(
    controlsOf(form).map((one) => [nameOf(one), isTicked(one) && !one.checked ? '' : one.value]),
  )
}

/** A box to tick is kept by itself, whatever others have its name. */
function nameOf(control: Control): string {
  return isTicked(control) ? `${control.name}=${control.value}` : control.name
}

function isTicked(control: Control): control is HTMLInputElement {
  return control instanceof HTMLInputElement && ['checkbox', 'radio'].includes(control.type)
}

/** Two texts are the same when they read the same, whatever their empty lines. */
function isSame(one: Values, other: Values): boolean {
  return Object.entries(one).every(([name, value]) => {
    const now = other[name]
    if (now === undefined) return value === ''
    return name === 'body'
      ? JSON.stringify(readBody(value)) === JSON.stringify(readBody(now))
      : value.trim() === now.trim()
  })
}

function writeCopy(key: string, form: HTMLFormElement): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(valuesOf(form)))
  } catch {
    // A browser that keeps nothing still saves by the form.
  }
}

function readCopy(key: string): Values | null {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(key) ?? 'null')
    if (kept === null || typeof kept !== 'object') return null
    return Object.fromEntries(
      Object.entries(kept).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
    )
  } catch {
    return null
  }
}

/** Copies that somebody else left in this tab, whose session ran out before he came back. */
function forgetOthers(own: string): void {
  const [prefix, person] = own.split(':')
  for (const key of Object.keys(sessionStorage))
    if (key.startsWith(`${prefix ?? ''}:`) && !key.startsWith(`${prefix ?? ''}:${person ?? ''}:`))
      sessionStorage.removeItem(key)
}
