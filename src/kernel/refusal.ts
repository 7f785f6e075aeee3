/** Why a request was refused: nothing there, not allowed for this person, or not possible in this state. */
export type RefusalKind = 'absent' | 'forbidden' | 'conflict' | 'invalid'

/** An expected refusal: a code for the log and a sentence in Chinese that the reader can act on. */
export class Refusal extends Error {
  readonly kind: RefusalKind
  readonly code: string

  constructor(kind: RefusalKind, code: string, sentence: string) {
    super(sentence)
    this.name = 'Refusal'
    this.kind = kind
    this.code = code
  }
}

/** A sentence for one field of a form; the page is shown again with the input kept. */
export interface FieldError {
  readonly field: string
  readonly message: string
}

/** Marks the end of an exhaustive switch. */
export function unreachable(value: never): never {
  throw new TypeError(`未处理的情况：${JSON.stringify(value)}`)
}
