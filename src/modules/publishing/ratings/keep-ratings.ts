import { divisionsWhere, holds, personOf } from '../../../kernel/actor.ts'
import type { Actor } from '../../../kernel/actor.ts'
import type { CivilDate } from '../../../kernel/civil-date.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import type { FieldError } from '../../../kernel/refusal.ts'
import type { Work } from '../../../platform/work/work.ts'
import { getColumn } from '../../ground/publication/index.ts'
import { readRating } from './domain/read-rating.ts'
import type { TypedRating } from './domain/read-rating.ts'
import type { Rating, RatingEntry } from './domain/rating.ts'
import { RATINGS_COLUMN, ratingSubject } from './paths.ts'
import { oweRelease } from './rating-duties.ts'
import { endRating, getRating, insertRatings, listKinds, listRatings, updateRating } from './store/ratings.ts'
import { insertWriters } from './store/writers.ts'

/** Whether somebody keeps the register: 经办 and 负责人 of the division of its column, and the openness office. */
export function mayKeep(actor: Actor, divisionId: string | null): boolean {
  return (
    holds(actor, ['openness-handler', 'openness-head']) ||
    (divisionId !== null && divisionsWhere(actor, ['handler', 'head']).includes(divisionId))
  )
}

/** Enters one rating (一（一） 等级评定). Answers with what is wrong with it; refuses who does not keep the register. */
export async function addRating(
  work: Work,
  typed: TypedRating,
): Promise<{ readonly id: string } | { readonly errors: readonly FieldError[] }> {
  const person = await keeperOf(work)
  const read = readRating(typed, { kinds: await listKinds(work.db), today: work.today })
  if ('errors' in read) return read
  if (await isKnown(work, read.entry, null)) return { errors: [KNOWN] }
  const id = work.newId()
  await insertRatings(work.db, [{ ...read.entry, id }], { name: person.name, at: work.now })
  await noteChange(work, id, { action: 'rating-added', after: read.entry })
  return { id }
}

/** Changes what was entered of a rating, over the revision that was seen: a correction, or another last day. */
export async function changeRating(
  work: Work,
  id: string,
  { typed, revision }: { readonly typed: TypedRating; readonly revision: number },
): Promise<readonly FieldError[]> {
  const person = await keeperOf(work)
  const before = await openRating(work, id)
  const read = readRating(typed, { kinds: await listKinds(work.db), today: work.today })
  if ('errors' in read) return read.errors
  if (await isKnown(work, read.entry, id)) return [KNOWN]
  const change = { id, revision, entry: read.entry }
  if (!(await updateRating(work.db, change, { name: person.name, at: work.now })))
    throw new Refusal(
      'conflict',
      'changed-since',
      `打开这一页以后${before.changedByName}改过这一条，您写的没有存。请刷新，看过新的再改。`,
    )
  await noteChange(work, id, { action: 'rating-changed', after: read.entry })
  return []
}

/** Revokes a rating from a day on, with the reason that the public reads. */
export async function revokeRating(
  work: Work,
  id: string,
  { on, because }: { readonly on: CivilDate; readonly because: string },
): Promise<readonly FieldError[]> {
  const person = await keeperOf(work)
  const { grantedOn, revokedOn } = await openRating(work, id)
  if (revokedOn !== null) throw new Refusal('conflict', 'revoked-already', '这一条已经取消了。')
  if (on < grantedOn) return [{ field: 'revokedOn', message: '取消日期在评定日期之前。' }]
  const ending = { revokedOn: on, revokedBecause: because }
  await endRating(work.db, { id, ending }, { name: person.name, at: work.now })
  await noteChange(work, id, { action: 'rating-revoked', after: { on }, reason: because })
  return []
}

/** Lets a rating run out: nobody is asked about its last day any more, and the public page changes on that day by itself. */
export async function letRunOut(work: Work, id: string, because: string): Promise<void> {
  const person = await keeperOf(work)
  const { validUntil } = await openRating(work, id)
  if (validUntil === null) throw new Refusal('conflict', 'no-last-day', '这一条没有期限，不会到期。')
  const ending = { notRenewedBecause: because }
  await endRating(work.db, { id, ending }, { name: person.name, at: work.now })
  await noteChange(work, id, { action: 'rating-not-renewed', after: { validUntil }, reason: because })
}

/** Strikes a row that was entered by mistake; after the next release the public does not see it any more. */
export async function strikeRating(work: Work, id: string, because: string): Promise<void> {
  const person = await keeperOf(work)
  await openRating(work, id)
  const ending = { struckBecause: because }
  await endRating(work.db, { id, ending }, { name: person.name, at: work.now })
  await noteChange(work, id, { action: 'rating-struck', after: {}, reason: because })
}

const KNOWN = { field: 'name', message: '同一家同一天的评定已经登记过。要改请打开那一条。' } as const

/** The person who keeps the register; refuses everybody else. */
export async function keeperOf(work: Work): Promise<{ readonly id: string; readonly name: string }> {
  const person = personOf(work.actor)
  const { divisionId } = await getColumn(work.db, RATINGS_COLUMN)
  if (person === null || !mayKeep(work.actor, divisionId))
    throw new Refusal('forbidden', 'not-keeper', '等级评定由维护这个栏目的处室和公开机构登记。')
  return person
}

/** A rating that can still be changed; refuses one that was struck. */
async function openRating(work: Work, id: string): Promise<Rating> {
  const rating = await getRating(work.db, id)
  if (rating.struckBecause !== null)
    throw new Refusal('conflict', 'struck', '这一条登记错了，已经删去，不能再改。')
  return rating
}

async function isKnown(work: Work, entry: RatingEntry, except: string | null): Promise<boolean> {
  return (await listRatings(work.db)).some(
    (rating) =>
      rating.id !== except &&
      rating.struckBecause === null &&
      rating.kindId === entry.kindId &&
      rating.name === entry.name &&
      rating.grantedOn === entry.grantedOn,
  )
}

async function noteChange(
  work: Work,
  id: string,
  entry: { readonly action: string; readonly after: unknown; readonly reason?: string },
): Promise<void> {
  const person = personOf(work.actor)
  if (person !== null) await insertWriters(work.db, [id], person)
  await work.record({ subject: ratingSubject(id), ...entry })
  await oweRelease(work)
}
