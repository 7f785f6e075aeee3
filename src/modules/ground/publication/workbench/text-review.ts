import type { Work } from '../../../../platform/work/work.ts'
import { checkDraft } from '../check-draft.ts'
import type { CheckedFinding } from '../check-draft.ts'
import { differenceToReleased } from '../difference-to-released.ts'
import type { LineDifference } from '../domain/text-difference.ts'
import type { LoadedPackage } from '../load-package.ts'

/** What stands beside a text for those who sign it. */
export interface TextReview {
  readonly findings: readonly CheckedFinding[]
  /** Null for a text that corrects nothing. */
  readonly difference: readonly LineDifference[] | null
}

/** The findings and the difference of every text that is on its way; what is released or given up has neither any more. */
export async function reviewTexts(
  work: Pick<Work, 'db' | 'rules' | 'today'>,
  loaded: LoadedPackage,
): Promise<ReadonlyMap<string, TextReview>> {
  if (['released', 'abandoned'].includes(loaded.package.state)) return new Map()
  const reviews = new Map<string, TextReview>()
  for (const draft of loaded.drafts)
    reviews.set(draft.id, {
      findings: await checkDraft(work, draft),
      difference: await differenceToReleased(work, draft),
    })
  return reviews
}
