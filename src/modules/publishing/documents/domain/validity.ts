import type { CivilDate } from '../../../../kernel/civil-date.ts'
import { addMonths } from '../../../../kernel/civil-date.ts'

/** 有效性: one vocabulary everywhere (conventions §4.3). */
export type Validity = 'not-yet' | 'in-force' | 'lapsed' | 'repealed'

export const validityNames: Readonly<Record<Validity, string>> = {
  'not-yet': '尚未生效',
  'in-force': '有效',
  lapsed: '失效',
  repealed: '废止',
}

/** The days that decide whether a document holds. */
export interface Term {
  /** Null where it holds from its making. */
  readonly effectiveOn: CivilDate | null
  /** The last day of a term that the text itself states; without one a document never lapses. */
  readonly validUntil: CivilDate | null
  /** From this day on it no longer holds. */
  readonly repealedOn: CivilDate | null
  readonly amendedOn: CivilDate | null
}

/** How a document stands on a day; what ended it first decides (§10.4 step 10). */
export function validityOn({ effectiveOn, validUntil, repealedOn }: Term, day: CivilDate): Validity {
  const lapsed = validUntil !== null && validUntil < day
  if (repealedOn !== null && repealedOn <= day && !(lapsed && validUntil < repealedOn)) return 'repealed'
  if (lapsed) return 'lapsed'
  return effectiveOn !== null && effectiveOn > day ? 'not-yet' : 'in-force'
}

/** 已修改, a mark beside the validity: an amended document stays 有效. */
export function isAmendedOn({ amendedOn }: Pick<Term, 'amendedOn'>, day: CivilDate): boolean {
  return amendedOn !== null && amendedOn <= day
}

/** What a reader is told on top of the page; null where the document simply holds. */
export function bannerOn(term: Term, day: CivilDate): string | null {
  switch (validityOn(term, day)) {
    case 'repealed':
      return `本文件已于 ${term.repealedOn ?? ''} 废止，仅供查阅。`
    case 'lapsed':
      return `本文件有效期至 ${term.validUntil ?? ''}，已经失效，仅供查阅。`
    case 'not-yet':
      return `本文件自 ${term.effectiveOn ?? ''} 起施行，尚未生效。`
    case 'in-force':
      return isAmendedOn(term, day)
        ? `本文件已修改（${term.amendedOn ?? ''} 起），请和修改它的文件一起看。`
        : null
  }
}

/**
 * From which day on it is to be asked whether a normative document should go on: so many years after its making or the
 * last evaluation, fewer where its title says 暂行 or 试行. It never lapses by this (§10.4 step 10).
 */
export function evaluationDueOn(
  document: {
    readonly title: string
    readonly writtenOn: CivilDate
    readonly evaluatedOn: CivilDate | null
  },
  years: { readonly ordinary: number; readonly trial: number },
): CivilDate {
  const isTrial = /暂行|试行/.test(document.title)
  return addMonths(document.evaluatedOn ?? document.writtenOn, 12 * (isTrial ? years.trial : years.ordinary))
}
