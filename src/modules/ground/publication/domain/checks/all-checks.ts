import type { CivilDate } from '../../../../../kernel/civil-date.ts'
import { findAlternatives } from './alternatives.ts'
import type { CheckedText } from './checked-text.ts'
import { findDates } from './dates.ts'
import { findElements } from './elements.ts'
import type { Finding } from './finding.ts'
import { findLinks } from './links.ts'
import type { LinkTargets } from './links.ts'
import { findFormerOffices } from './office-names.ts'
import type { OfficeNames } from './office-names.ts'
import { findPersonalData } from './personal-data.ts'
import type { OfficialContacts } from './personal-data.ts'
import { findSecrecyMarks } from './secrecy-marks.ts'
import { findWording } from './wording.ts'
import type { DictionaryWord } from './wording.ts'

/** What the checks know beside the text. */
export interface Known {
  readonly today: CivilDate
  readonly official: OfficialContacts
  readonly offices: OfficeNames
  readonly dictionary: readonly DictionaryWord[]
  readonly targets: LinkTargets
}

/** Every finding of every check, what refuses first; the same words in the same sentence are found once. */
export function runChecks(text: CheckedText, known: Known): readonly Finding[] {
  const all = [
    ...findSecrecyMarks(text),
    ...findPersonalData(text, known.official),
    ...findDates(text, known.today),
    ...findLinks(text, known.targets),
    ...findAlternatives(text),
    ...findElements(text),
    ...findFormerOffices(text, known.offices),
    ...findWording(text, known.dictionary),
  ]
  const first = new Map(all.map((finding) => [sameness(finding), finding] as const).reverse())
  const found = all.filter((finding) => first.get(sameness(finding)) === finding)
  return [
    ...found.filter(({ severity }) => severity === 'refuses'),
    ...found.filter(({ severity }) => severity === 'asks'),
  ]
}

/** What makes two findings one: an answer to it holds for both. */
export function sameness({ kind, quote, sentence }: Finding): string {
  return [kind, quote, sentence].join('\n')
}
