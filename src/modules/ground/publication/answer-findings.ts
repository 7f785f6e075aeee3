import { personOf } from '../../../kernel/actor.ts'
import type { Work } from '../../../platform/work/work.ts'
import { checkDraft, sentenceHash } from './check-draft.ts'
import { loadPackageFor } from './load-package.ts'
import { upsertClearedWord } from './store/dictionary.ts'
import { getDraft } from './store/drafts.ts'
import { upsertFindingReason } from './store/findings.ts'

/**
 * Keeps why findings may stand, by their hashes; what refuses takes no reason. A word of the dictionary that is right where
 * it stands is remembered for this word in this sentence, also in other texts (「这一处没有错」).
 */
export async function answerFindings(
  work: Work,
  draftId: string,
  reasons: ReadonlyMap<string, string>,
): Promise<void> {
  const draft = await getDraft(work.db, draftId)
  await loadPackageFor(work, draft.packageId, 'edit')
  const byName = personOf(work.actor)?.name ?? ''
  const answered: string[] = []
  for (const finding of await checkDraft(work, draft)) {
    const reason = reasons.get(finding.hash)?.trim() ?? ''
    if (finding.severity === 'refuses' || reason === '' || reason === finding.answer?.reason) continue
    answered.push(finding.hash)
    if (finding.kind === 'wording')
      await upsertClearedWord(work.db, {
        word: finding.quote,
        sentenceHash: sentenceHash(finding),
        ...{ reason, byName, on: work.today },
      })
    else
      await upsertFindingReason(work.db, draftId, {
        findingHash: finding.hash,
        ...{ reason, byName, at: work.now },
      })
  }
  if (answered.length > 0)
    await work.record({
      subject: `package:${draft.packageId}`,
      action: 'findings-answered',
      after: { draftId, findings: answered },
    })
}
