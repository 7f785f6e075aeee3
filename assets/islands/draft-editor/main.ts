import { keepCopies } from './kept-copy.ts'
import { openEditor } from './open-editor.ts'

/** The editor of a text: over the plain box of the draft's form, which works without it. */
for (const form of document.querySelectorAll<HTMLFormElement>('form[data-kept]')) {
  const body = isNewEnough() ? openEditor(form) : null
  keepCopies(form, body)
}

/** The editor needs what Chromium has had since 97; office machines with an older one write in the plain box. */
function isNewEnough(): boolean {
  return 'hasOwn' in Object && 'findLast' in Array.prototype
}
