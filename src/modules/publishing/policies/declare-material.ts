import { actorName } from '../../../kernel/actor.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import type { Work } from '../../../platform/work/work.ts'
import { loadPackageFor } from '../../ground/publication/index.ts'
import type { Nature, WarningKind } from './domain/material.ts'
import { upsertAnswer, upsertNature } from './store/materials.ts'

/** What an author says of his interpretation, and why a doubt about it does not hold. */
export interface Declaration {
  readonly packageId: string
  readonly draftId: string
  readonly nature: Nature
  readonly answers: ReadonlyMap<WarningKind, string>
}

/** Keeps what an interpretation is and the reasons that its signers will read; while the package is being written. */
export async function declareMaterial(work: Work, declaration: Declaration): Promise<void> {
  const { packageId, draftId, nature } = declaration
  const { drafts } = await loadPackageFor(work, packageId, 'edit')
  if (!drafts.some(({ id, typeId }) => id === draftId && typeId === 'interpretation'))
    throw new Refusal('absent', 'no-material', '这份稿件里没有这份解读。')
  const byName = actorName(work.actor)
  await upsertNature(work.db, { draftId, packageId, nature, byName, at: work.now })
  for (const [warning, reason] of declaration.answers)
    await upsertAnswer(work.db, {
      draftId,
      packageId,
      warning,
      reason,
      answeredByName: byName,
      at: work.now,
    })
  await work.record({
    subject: `package:${packageId}`,
    action: 'material-declared',
    after: { draftId, nature, answered: [...declaration.answers.keys()] },
  })
}
