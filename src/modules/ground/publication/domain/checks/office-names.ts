import type { CivilDate } from '../../../../../kernel/civil-date.ts'
import type { CheckedText } from './checked-text.ts'
import { occurrences } from './finding.ts'
import type { Finding } from './finding.ts'
import { literally } from './literally.ts'

/** The register of offices on a day: names borne now, and names that ended with whose they are. */
export interface OfficeNames {
  readonly current: readonly string[]
  readonly former: readonly { readonly name: string; readonly until: CivilDate; readonly now: string }[]
}

/** An office under a name that it no longer bears; a short form in use is an alias and is no finding. */
export function findFormerOffices(text: CheckedText, { current, former }: OfficeNames): readonly Finding[] {
  return former
    .filter(({ name }) => !current.includes(name))
    .flatMap(({ name, until, now }) =>
      occurrences(text, literally(name, { notWithin: current })).map(({ place }) => ({
        kind: 'office',
        ...place,
        reason: `「${name}」${until} 起叫「${now}」，请改用现在的名称；写的是当时的事，请说明。`,
        severity: 'asks',
      })),
    )
}
