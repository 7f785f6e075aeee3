/** A button of the editor: it never sends the form. */
export function button(words: string, press: () => void): HTMLButtonElement {
  const made = document.createElement('button')
  made.type = 'button'
  made.className = 'btn small'
  made.textContent = words
  made.addEventListener('click', press)
  return made
}

export function div(className: string): HTMLDivElement {
  const made = document.createElement('div')
  made.className = className
  return made
}

let fields = 0

/** A labelled control that belongs to the editor, not to the form around it. */
export function field<T extends HTMLInputElement | HTMLSelectElement>(
  words: string,
  control: T,
): HTMLElement {
  fields += 1
  control.id = `editor-field-${String(fields)}`
  control.setAttribute('form', 'none')
  const frame = div('field')
  const label = document.createElement('label')
  label.htmlFor = control.id
  label.textContent = words
  frame.append(label, control)
  return frame
}
