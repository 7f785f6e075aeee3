import { yearOf } from '../../../../kernel/civil-date.ts'
import type { RegisteredDocument } from './document.ts'

/** How a document stands to the steps of making a 规范性文件. */
export type Procedure = 'none-needed' | 'before-start' | 'elsewhere' | 'missing'

/**
 * Whether a document has to show its steps here: a 规范性文件 of our own from the year on in which the bureau began to walk
 * them here. What was issued before needs none retroactively; what was made elsewhere has 法制's word for it.
 */
export function procedureOf(
  {
    normative,
    origin,
    writtenOn,
    madeElsewhere,
  }: Pick<RegisteredDocument, 'normative' | 'origin' | 'writtenOn' | 'madeElsewhere'>,
  fromYear: number,
): Procedure {
  if (!normative || origin === 'obtained') return 'none-needed'
  if (madeElsewhere !== null) return 'elsewhere'
  return yearOf(writtenOn) < fromYear ? 'before-start' : 'missing'
}
