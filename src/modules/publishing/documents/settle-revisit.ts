import { Refusal } from '../../../kernel/refusal.ts'
import type { Work } from '../../../platform/work/work.ts'
import { dischargeDuty, listOpenDutiesOf } from '../../ground/duties/index.ts'
import { mayRegisterFor } from './domain/document-actions.ts'
import { refuseSecrets } from './domain/secrecy-mark.ts'

/** A look at a page that cites something changed, and what came of it. */
export interface Revisit {
  readonly dutyId: string
  readonly outcome: string
}

/** What pages were flagged for: the document or the statute, and whose page it is where it names no division. */
export interface Cited {
  readonly subject: string
  readonly divisionId: string
}

/** Says that a page which cites something changed was looked at, and what came of it; its division says so. */
export async function settleRevisit(work: Work, cited: Cited, check: Revisit): Promise<void> {
  const duty = (await listOpenDutiesOf(work.db, [cited.subject])).find(
    (one) => one.id === check.dutyId && one.kind === 'documents.revisit',
  )
  if (duty === undefined) throw new Refusal('absent', 'no-citation', '这一页已经核对过，或者已经更正。')
  if (!mayRegisterFor(work.actor, duty.divisionId ?? cited.divisionId))
    throw new Refusal('forbidden', 'not-our-page', '这一页由发布它的处室核对。')
  refuseSecrets([check.outcome])
  await dischargeDuty(work, duty, check.outcome)
  await work.record({
    subject: cited.subject,
    action: 'citation-checked',
    reason: check.outcome,
    after: { duty: duty.id },
  })
}

/** A page that is to be looked at, and whether this person may say so. */
export interface Citation {
  readonly dutyId: string
  readonly title: string
  readonly mine: boolean
}

/** The pages that are still to be looked at. */
export async function openCitations(
  work: Pick<Work, 'db' | 'actor'>,
  cited: Cited,
): Promise<readonly Citation[]> {
  const duties = await listOpenDutiesOf(work.db, [cited.subject])
  return duties
    .filter(({ kind }) => kind === 'documents.revisit')
    .map(({ id, title, divisionId }) => ({
      dutyId: id,
      title,
      mine: mayRegisterFor(work.actor, divisionId ?? cited.divisionId),
    }))
}
