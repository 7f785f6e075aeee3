import { render } from 'preact-render-to-string'
import type { VNode } from 'preact'

/** A whole page as it goes to the browser. */
export function htmlOf(document: VNode): string {
  return '<!DOCTYPE html>\n' + render(document)
}
