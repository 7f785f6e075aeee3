/** Comforts for browsers with script; every page works without them. */

const RESEND_AFTER = 10_000

focusErrors()
showCopyButtons()
speakFileFields()
completeDates()
guardForms()
blockSecondSubmit()
tieMeasuresToSource()
forgetOnSignOut()

/** After a refused form the summary is the first thing read. */
function focusErrors(): void {
  document.querySelector<HTMLElement>('.wrong[tabindex]')?.focus()
}

/** `<button hidden data-copy="#id">`: copies the text of what it names. */
function showCopyButtons(): void {
  for (const button of document.querySelectorAll<HTMLElement>('[data-copy]')) {
    button.hidden = false
    button.addEventListener('click', () => {
      const text = textOf(button.dataset.copy ?? '')
      void copy(text).then((copied) => {
        say(button, copied ? '已复制' : '没能复制，请选中文字后按 Ctrl+C')
      })
    })
  }
}

function textOf(selector: string): string {
  const source = document.querySelector(selector)
  if (source instanceof HTMLTextAreaElement || source instanceof HTMLInputElement) return source.value
  return source instanceof HTMLElement ? source.innerText : ''
}

/** The clipboard interface is missing on plain http, which closed networks use. */
async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return copyBySelection(text)
  }
}

function copyBySelection(text: string): boolean {
  const area = document.createElement('textarea')
  area.value = text
  area.className = 'vh'
  document.body.append(area)
  area.select()
  const copied = document.execCommand('copy')
  area.remove()
  return copied
}

function say(after: Element, sentence: string): void {
  const old = after.nextElementSibling
  const place = old instanceof HTMLElement && old.dataset.said === '' ? old : document.createElement('span')
  place.dataset.said = ''
  place.className = 'meta'
  place.setAttribute('role', 'status')
  if (place !== old) after.after(place)
  place.textContent = sentence
}

/** The browser's own file button speaks the browser's language; this one speaks the page's. */
function speakFileFields(): void {
  for (const input of document.querySelectorAll<HTMLInputElement>('.pick > input[type=file]')) {
    const button = document.createElement('span')
    button.className = 'btn'
    button.textContent = '选择文件'
    button.setAttribute('aria-hidden', 'true')
    const chosen = document.createElement('span')
    chosen.className = 'meta'
    const tell = (): void => {
      const names = Array.from(input.files ?? [], (file) => file.name)
      chosen.textContent = names.length > 0 ? names.join('、') : '还没有选，也可以拖到这里'
    }
    input.parentElement?.prepend(button, chosen)
    input.parentElement?.classList.add('spoken')
    input.addEventListener('change', tell)
    tell()
  }
}

/** 20260830 → 2026-08-30, for keypads without a hyphen. */
function completeDates(): void {
  for (const input of document.querySelectorAll<HTMLInputElement>('input[data-date]')) {
    input.addEventListener('change', () => {
      input.value = input.value.trim().replace(/^(\d{4})[-/.年]?(\d{2})[-/.月]?(\d{2})日?$/, '$1-$2-$3')
    })
  }
}

/** Ask before a page is left with something typed and not sent. */
function guardForms(): void {
  const changed = new Set<HTMLFormElement>()
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-guard]')) {
    form.addEventListener('input', () => changed.add(form))
    form.addEventListener('submit', () => {
      changed.clear()
    })
  }
  window.addEventListener('beforeunload', (event) => {
    if (changed.size === 0) return
    event.preventDefault()
    // Browsers before 2023 ask only for this.
    event.returnValue = ''
  })
}

/** One press, one post; opened again after a while, for answers that are downloads. */
function blockSecondSubmit(): void {
  document.addEventListener('submit', (event) => {
    const form = event.target
    if (!(form instanceof HTMLFormElement) || form.method !== 'post') return
    if (form.dataset.sent !== undefined) {
      event.preventDefault()
      return
    }
    form.dataset.sent = ''
    const buttons = form.querySelectorAll('button[type=submit]')
    for (const button of buttons) button.setAttribute('aria-disabled', 'true')
    const open = (): void => {
      delete form.dataset.sent
      for (const button of buttons) button.removeAttribute('aria-disabled')
    }
    window.setTimeout(open, RESEND_AFTER)
    window.addEventListener('pageshow', open, { once: true })
  })
}

/** On the review page a press on a measure lights it on both sides and brings the other side into view. */
function tieMeasuresToSource(): void {
  document.addEventListener('click', (event) => {
    if (!(event.target instanceof Element)) return
    const pressed = event.target.closest<HTMLElement>('[data-measure]')
    const measure = pressed?.dataset.measure
    if (pressed && measure !== undefined) light(pressed, measure)
  })
}

function light(pressed: HTMLElement, measure: string): void {
  // From here on the class tells which one is lit, no longer the address.
  document.documentElement.classList.add('lit')
  for (const lit of document.querySelectorAll('[data-measure].current')) lit.classList.remove('current')
  const same = Array.from(document.querySelectorAll<HTMLElement>('[data-measure]')).filter(
    (element) => element.dataset.measure === measure,
  )
  for (const element of same) element.classList.add('current')
  const side = pressed.closest('.src')
  const other = same.find((element) => element.closest('.src') !== side)
  other?.scrollIntoView({ block: 'nearest' })
}

/** What pages keep in this tab for their writer (`draft-editor/kept-copy.ts`) goes with him. */
function forgetOnSignOut(): void {
  document.querySelector('form[action="/workbench/sign-out"]')?.addEventListener('submit', () => {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith('kept:')) sessionStorage.removeItem(key)
  })
}
