import { Refusal } from '../../../kernel/refusal.ts'
import type { Job } from '../../../platform/jobs/worker.ts'
import type { Work } from '../../../platform/work/work.ts'
import { dischargeWhere } from '../duties/index.ts'
import { isThrough } from './domain/review-route.ts'
import { EMERGENCY } from './emergency-clock.ts'
import { openGateDuties } from './gate-duties.ts'
import { openHandover, oweHandover } from './hand-over.ts'
import { loadPackageToSign } from './load-package.ts'
import type { LoadedPackage } from './load-package.ts'
import { relatePublications } from './relate-publications.ts'
import { releasePublication } from './release-publication.ts'
import { findFrozen, listDraftRelations, setPublicationOf } from './store/drafts.ts'
import { listPackagesToRelease, updatePackage } from './store/packages.ts'

/**
 * Releases every text of a package at the same moment, with their relations; all of it or nothing. Refuses a package
 * whose gates are not all passed; the database refuses it too.
 */
export async function releasePackage(work: Work, loaded: LoadedPackage): Promise<void> {
  const { round, drafts } = loaded
  const last = loaded.signatures.filter(({ outcome }) => outcome === 'passed').at(-1)
  if (round === null || last === undefined || !isThrough(loaded.gates, loaded.signatures))
    throw new Refusal('conflict', 'gates-open', '还有关口没有审，不能发布。')
  const released = new Map<string, string>()
  for (const draft of drafts) {
    const frozen = await findFrozen(work.db, draft.id)
    if (frozen === null || draft.path === null)
      throw new Refusal('conflict', 'not-frozen', '稿件送审后又改过，没有发布。请重新送审。')
    const { id } = await releasePublication(work, {
      path: draft.path,
      kind: draft.typeId,
      columnId: draft.columnId,
      divisionId: loaded.package.divisionId,
      title: draft.title,
      content: frozen.content,
      parts: frozen.parts,
      author: { id: round.submittedBy, name: round.submittedByName },
      changeNote: draft.changeNote,
      review: {
        packageId: loaded.package.id,
        round: round.round,
        approver: { id: last.signerId, name: last.signerName },
        named: async (publicationId) => {
          await setPublicationOf(work.db, draft.id, publicationId)
          await openHandover(work, {
            publicationId,
            columnId: draft.columnId,
            first: draft.publicationId === null,
          })
        },
      },
    })
    await oweHandover(work, id)
    released.set(draft.id, id)
  }
  await relateAll(work, loaded, released)
  await updatePackage(work.db, loaded.package.id, { state: 'released', releasedAt: work.now })
  await dischargeWhere(work, [`package:${loaded.package.id}`], {
    fits: ({ kind }) => kind === EMERGENCY,
    how: '已发布',
  })
  await work.record({
    subject: `package:${loaded.package.id}`,
    action: 'package-released',
    after: { publications: [...released.values()] },
  })
}

async function relateAll(
  work: Work,
  loaded: LoadedPackage,
  released: ReadonlyMap<string, string>,
): Promise<void> {
  for (const { draftId, kind, toDraft, toPublication } of await listDraftRelations(
    work.db,
    loaded.package.id,
  )) {
    const from = released.get(draftId)
    const to = toPublication ?? released.get(toDraft ?? '')
    if (from !== undefined && to !== undefined)
      await relatePublications(work, { from, to, kind, since: work.today })
  }
}

/** Releases what was approved for a moment that has come. */
export const releaseScheduledJob: Job = {
  name: 'publication.release-scheduled',
  actor: '定时发布',
  every: '* * * * *',
  run: async (work) => {
    for (const id of await listPackagesToRelease(work.db, work.now)) {
      const loaded = await loadPackageToSign(work, id)
      if (loaded.package.state !== 'approved') continue
      await releasePackage(work, loaded)
      await openGateDuties(work, await loadPackageToSign(work, id))
    }
  },
}
