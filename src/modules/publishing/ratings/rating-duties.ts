import type { Job } from '../../../platform/jobs/worker.ts'
import type { Work } from '../../../platform/work/work.ts'
import {
  countedDue,
  dischargeWhere,
  listOpenDutiesOf,
  listOpenDutiesOfKind,
  openDuty,
} from '../../ground/duties/index.ts'
import { findOpennessOffice } from '../../ground/organisation/index.ts'
import { getColumn } from '../../ground/publication/index.ts'
import { expiryDays, releaseWorkingDays } from './domain/rating-settings.ts'
import type { Rating } from './domain/rating.ts'
import { isToBeLookedAt } from './domain/standing.ts'
import { RATINGS_COLUMN, RATINGS_DESK, RATINGS_SUBJECT, ratingSubject } from './paths.ts'
import { draftRegister, RELEASE_DUTY } from './release-register.ts'
import { listRatings } from './store/ratings.ts'

export const EXPIRY_DUTY = 'ratings.review-expiry'

/**
 * After a change: what differs from the public page is owed to the public (条例第二十六条), and what was said of ratings
 * that run out ends their duties. Doing it twice changes nothing.
 */
export async function oweRelease(work: Work): Promise<void> {
  await keepExpiryDuties(work)
  const { differences, authors } = await draftRegister(work.db)
  if (differences.length === 0) {
    await dischargeWhere(work, [RATINGS_SUBJECT], { fits: isRelease, how: '又和公开页一样了' })
    return
  }
  if ((await listOpenDutiesOf(work.db, [RATINGS_SUBJECT])).some(isRelease)) return
  const office = await findOpennessOffice(work.db)
  await openDuty(work, {
    kind: RELEASE_DUTY,
    subject: RATINGS_SUBJECT,
    title: '等级评定有变动，等核对公布',
    action: '核对公布',
    url: `${RATINGS_DESK}/release`,
    divisionId: office?.id ?? null,
    function: office === null ? 'leader' : 'openness-head',
    rule: 'ratings-release',
    clause: '条例第二十六条；工作要点一（一）',
    explanation: `${authors.map(({ name }) => name).join('、')}改过登记册。维护处室的负责人没有登记过的，也可以公布。`,
    ...countedDue(work.calendar, { from: work.today, workingDays: work.rules.read(releaseWorkingDays) }),
    occasion: work.newId(),
  })
}

function isRelease({ kind }: { readonly kind: string }): boolean {
  return kind === RELEASE_DUTY
}

/** Ratings near their last day are looked at by the division that keeps the column; who runs out has been said ends it. */
export async function keepExpiryDuties(work: Work): Promise<void> {
  const daysBefore = work.rules.read(expiryDays)
  const ratings = await listRatings(work.db)
  const waiting = ratings.filter((rating) => isToBeLookedAt(rating, work.today, daysBefore))
  const office = await findOpennessOffice(work.db)
  const { divisionId } = await getColumn(work.db, RATINGS_COLUMN)
  for (const rating of waiting) await openExpiry(work, rating, divisionId ?? office?.id ?? null)
  const undecided = new Set(
    ratings.filter(isUndecided).map(({ id, validUntil }) => `${id} ${validUntil ?? ''}`),
  )
  for (const duty of await listOpenDutiesOfKind(work.db, EXPIRY_DUTY))
    if (!undecided.has(`${duty.subject.slice(ratingSubject('').length)} ${duty.occasion}`))
      await dischargeWhere(work, [duty.subject], {
        fits: ({ id }) => id === duty.id,
        how: '已续期、取消，或注明到期不再续',
      })
}

/** Nobody has said yet what becomes of it. */
function isUndecided({ revokedOn, notRenewedBecause, struckBecause }: Rating): boolean {
  return revokedOn === null && notRenewedBecause === null && struckBecause === null
}

async function openExpiry(work: Work, rating: Rating, divisionId: string | null): Promise<void> {
  const { id, name, level, validUntil } = rating
  if (validUntil === null) return
  await openDuty(work, {
    kind: EXPIRY_DUTY,
    subject: ratingSubject(id),
    title: `${name}（${level}）${validUntil} 到期，复核`,
    action: '续期、取消或注明不再续',
    url: `${RATINGS_DESK}?until=${validUntil}`,
    divisionId,
    function: 'handler',
    rule: 'ratings-expiry',
    clause: '工作要点一（一）',
    explanation: '到期那天公开页自动改成“已到期”。在这以前续期、取消，或者写明到期不再续。',
    due: { kind: 'day', on: validUntil },
    internal: true,
    bundle: `ratings-expiry:${validUntil}`,
    bundleTitle: `等级 ${validUntil} 到期，复核`,
    occasion: validUntil,
  })
}

/** Each night: last days come nearer. */
export const watchRatingsJob: Job = {
  name: 'ratings.watch',
  actor: '等级到期提醒',
  // Twenty past midnight in Shanghai.
  every: '20 16 * * *',
  run: keepExpiryDuties,
}
