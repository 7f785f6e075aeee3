import type { CivilDate } from '../../../../kernel/civil-date.ts'
import { yearOf } from '../../../../kernel/civil-date.ts'
import { foldWidth } from '../../../../kernel/chinese-text.ts'
import { validityOn } from './validity.ts'
import type { Term, Validity } from './validity.ts'

interface Listed extends Term {
  readonly title: string
  readonly number: string | null
  readonly writtenOn: CivilDate
}

/** What a reader asks of the list of documents. */
export interface Wish {
  readonly q: string
  readonly state: Validity | null
  readonly year: number | null
  readonly today: CivilDate
}

/** The documents that a reader asks for; number and title are compared whichever brackets and digit widths are typed. */
export function chosenPolicies<T extends Listed>(all: readonly T[], wish: Wish): readonly T[] {
  const words = comparable(wish.q)
  return all.filter(
    (one) =>
      (wish.state === null || validityOn(one, wish.today) === wish.state) &&
      (wish.year === null || yearOf(one.writtenOn) === wish.year) &&
      (words === '' || comparable(`${one.number ?? ''} ${one.title}`).includes(words)),
  )
}

/** The years in which documents were made, the latest first. */
export function yearsOf(all: readonly Listed[]): readonly number[] {
  return [...new Set(all.map(({ writtenOn }) => yearOf(writtenOn)))].sort((a, b) => b - a)
}

function comparable(text: string): string {
  return foldWidth(text)
    .replace(/[〔[(【﹝（［]/g, '〔')
    .replace(/[〕\])】﹞）］]/g, '〕')
    .replace(/\s/g, '')
}
