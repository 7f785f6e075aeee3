import { personOf } from '../../../kernel/actor.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import type { Work } from '../../../platform/work/work.ts'
import { dischargeWhere, listOpenDutiesOf } from '../duties/index.ts'
import { mayDraftFor } from './domain/package.ts'
import { NEWS_CONFERENCE } from './emergency-clock.ts'
import { loadPackageToSign } from './load-package.ts'
import type { LoadedPackage } from './load-package.ts'
import { findConference, insertConference } from './store/conferences.ts'

/** A package whose news conference is owed, for who may say what became of it; refuses anyone and anything else. */
export async function loadConferenceOwed(work: Work, packageId: string): Promise<LoadedPackage> {
  const loaded = await loadPackageToSign(work, packageId)
  if (!mayDraftFor(work.actor, loaded.package.divisionId))
    throw new Refusal('forbidden', 'not-our-draft', '新闻发布会由起草处室和公开机构登记。')
  if ((await findConference(work.db, packageId)) !== null)
    throw new Refusal('conflict', 'conference-noted', '新闻发布会已经登记过了。')
  const open = await listOpenDutiesOf(work.db, [`package:${packageId}`])
  if (!open.some(({ kind }) => kind === NEWS_CONFERENCE))
    throw new Refusal(
      'conflict',
      'no-conference-owed',
      '这份稿件不用登记新闻发布会：只有特别重大、重大突发事件要开。',
    )
  return loaded
}

/** Puts down that the news conference on a grave event was held, or why none is (K-28b); its duty ends. */
export async function noteConference(
  work: Work,
  packageId: string,
  { held, note }: { readonly held: boolean; readonly note: string },
): Promise<void> {
  await loadConferenceOwed(work, packageId)
  const notedByName = personOf(work.actor)?.name ?? ''
  await insertConference(work.db, { packageId, held, note, notedByName, notedAt: work.now })
  await work.record({
    subject: `package:${packageId}`,
    action: held ? 'conference-held' : 'conference-not-held',
  })
  await dischargeWhere(work, [`package:${packageId}`], {
    fits: ({ kind }) => kind === NEWS_CONFERENCE,
    how: `${notedByName}登记：${held ? '已召开' : '不召开'}`,
  })
}
