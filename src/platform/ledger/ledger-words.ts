/** How a module's part of the 办理记录 is read: its acts, and the kinds of record they are about, in Chinese. */
export interface LedgerWords {
  /** By the action as recorded. */
  readonly acts: Readonly<Record<string, string>>
  /** By the first part of the subject (`measure` of `measure:…`). */
  readonly subjects: Readonly<Record<string, string>>
  /** Acts that bound somebody beyond the desk they were done at: drawn as squares, all else as steps of the staff. */
  readonly effective?: readonly string[]
}

/** The words of all modules as one. */
export function allLedgerWords(words: readonly LedgerWords[]): LedgerWords {
  return {
    acts: Object.fromEntries(words.flatMap(({ acts }) => Object.entries(acts))),
    subjects: Object.fromEntries(words.flatMap(({ subjects }) => Object.entries(subjects))),
    effective: words.flatMap(({ effective }) => effective ?? []),
  }
}

/** An act in Chinese; one that is not known is shown as it was recorded. */
export function actName(words: LedgerWords, action: string): string {
  return words.acts[action] ?? action
}

/** What kind of record a subject is. */
export function subjectName(words: LedgerWords, subject: string): string {
  const kind = subject.split(':', 1)[0] ?? subject
  return words.subjects[kind] ?? kind
}
