/** Where the text of a document came from. */
export type SourceFormat = 'docx' | 'doc' | 'wps' | 'pdf' | 'txt' | 'pasted'

/** Text that stands beside the page text (a footnote, a comment, a head repeated on each page): kept, never part of a measure. */
export interface Aside {
  readonly kind: 'footnote' | 'endnote' | 'comment' | 'running-head'
  readonly text: string
}

/** Something the file does not give as text or gives ambiguously; a person decides. */
export interface SourceDoubt {
  readonly kind: string
  readonly text: string
}

/**
 * A document as a person sees the page. `text` is the whole text in reading order: one paragraph (or manual line) a
 * line, `\n` between; a table row is one line, its cells divided by `|`, a line break inside a cell is U+2028; a cell
 * that only continues a vertically merged cell is empty. Automatic numbers stand in the text as printed.
 */
export interface SourceDocument {
  readonly format: SourceFormat
  readonly text: string
  readonly asides: readonly Aside[]
  readonly doubts: readonly SourceDoubt[]
  /** Lines that the file itself calls headings, counted from 0, with their level from 1; formats without such styles have none. */
  readonly headings?: readonly { readonly line: number; readonly level: number }[] | undefined
}
