import type { Work } from '../work/work.ts'

/** What was sealed (泄密、违法信息): where it stood and what it was ever called. */
export interface SealedPublication {
  readonly publicationId: string
  readonly paths: readonly string[]
  readonly titles: readonly string[]
  /** What stands in the place of a title. */
  readonly instead: string
}

/**
 * Takes what a module kept of a sealed publication out of reach, in the transaction of the sealing (K-31). Answers with
 * files of its own that hold the text, by their hash: they are sealed and erased with it.
 */
export type OnSealed = (work: Work, sealed: SealedPublication) => Promise<readonly string[]>
