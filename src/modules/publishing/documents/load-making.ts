import { Refusal } from '../../../kernel/refusal.ts'
import type { Work } from '../../../platform/work/work.ts'
import { loadPackage } from '../../ground/publication/index.ts'
import type { CivilDate } from '../../../kernel/civil-date.ts'
import { allowedMakingSteps, maySeeMaking, refusalOfStep } from './domain/making.ts'
import type { Making, MakingStep, Progress } from './domain/making.ts'
import type { RegisteredDocument } from './domain/document.ts'
import { getDocument } from './store/documents.ts'
import { listMakingSteps } from './store/making-steps.ts'
import { getMaking, getMakingForUpdate, noMaking } from './store/makings.ts'

/** A making with everything that decides what may be done with it. */
export interface LoadedMaking extends Progress {
  readonly making: Making
  /** Where it was issued; null before. */
  readonly document: RegisteredDocument | null
  readonly publishedOn: CivilDate | null
}

/** A making for its page; one that the actor may not see is answered like one that does not exist. */
export async function readMaking(work: Pick<Work, 'db' | 'actor'>, id: string): Promise<LoadedMaking> {
  return seen(work, await getMaking(work.db, id))
}

/** A making to act on, held until the transaction ends. Refuses a step that does not come now or is somebody else's. */
export async function loadMakingFor(work: Work, id: string, step: MakingStep): Promise<LoadedMaking> {
  const loaded = await loadMakingToChange(work, id)
  if (allowedMakingSteps(work.actor, loaded.making, loaded).includes(step)) return loaded
  throw new Refusal(
    'conflict',
    `no-${step}`,
    `${refusalOfStep(work.actor, step)}请看页面上现在等的是哪一步。`,
  )
}

/** A making held until the transaction ends, for whoever may see it. */
export async function loadMakingToChange(work: Work, id: string): Promise<LoadedMaking> {
  return seen(work, await getMakingForUpdate(work.db, id))
}

async function seen(work: Pick<Work, 'db' | 'actor'>, making: Making): Promise<LoadedMaking> {
  if (!maySeeMaking(work.actor, making)) throw noMaking()
  const document = making.documentId === null ? null : await getDocument(work.db, making.documentId)
  const packageId = making.packageId ?? document?.packageId ?? null
  const isPublic = document !== null && document.publicationId !== null
  return {
    making,
    steps: (await listMakingSteps(work.db, [making.id])).get(making.id) ?? [],
    writers: packageId === null ? [] : (await loadPackage(work, packageId)).writers,
    document,
    isPublic,
    publishedOn: isPublic ? (document.publishedOn ?? document.releasedOn) : null,
  }
}
