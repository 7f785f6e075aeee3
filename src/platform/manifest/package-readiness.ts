import type { FieldError } from '../../kernel/refusal.ts'
import type { Work } from '../work/work.ts'

/** What a module finds missing in one text of a package (稿件包). */
export interface TextLack extends FieldError {
  readonly draftId: string
  /** Where it is mended, when that is not the page of the text. */
  readonly href?: string
}

/**
 * What a module demands of a package before it is sent to its gates, beyond what its texts need by themselves: a policy
 * goes with its 解读. Empty where nothing is missing.
 */
export type PackageReadiness = (
  work: Pick<Work, 'db' | 'rules' | 'today'>,
  packageId: string,
) => Promise<readonly TextLack[]>
