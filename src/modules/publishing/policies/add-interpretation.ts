import type { Work } from '../../../platform/work/work.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import { addText, insertDraftRelation, startPackage } from '../../ground/publication/index.ts'
import type { Draft } from '../../ground/publication/index.ts'
import { examinePackage } from './examine-package.ts'

const PLACE = { typeId: 'interpretation', columnId: 'zcjd' } as const

/**
 * Begins an interpretation of a policy: in the same package while that is being written, so that both go out in the same
 * minute; in a package of its own once the policy is public. Answers with the draft to write.
 */
export async function addInterpretation(
  work: Work,
  packageId: string,
  policyDraftId: string,
): Promise<string> {
  const { policies, loaded } = await examinePackage(work, packageId)
  const policy = policies.find(({ id }) => id === policyDraftId)
  if (policy === undefined) throw new Refusal('absent', 'no-policy', '这份稿件里没有这份文件。')
  const text = { ...PLACE, title: policy.title === '' ? '解读' : `解读：${policy.title}` }
  const isPublic = loaded.package.state === 'released'
  const draftId = isPublic
    ? (await startPackage(work, loaded.package.divisionId, text)).draftId
    : await addText(work, packageId, text)
  await insertDraftRelation(work.db, {
    draftId,
    kind: 'interprets',
    toDraft: isPublic ? null : policy.id,
    toPublication: isPublic ? publicationOf(policy) : null,
  })
  return draftId
}

function publicationOf({ publicationId }: Draft): string {
  if (publicationId === null) throw new Refusal('absent', 'no-publication', '这份文件还没有发布。')
  return publicationId
}
