import { Refusal } from '../../../kernel/refusal.ts'
import type { Work } from '../../../platform/work/work.ts'
import { planRatings } from './domain/rating-list.ts'
import type { ListedRating, RatingPlan } from './domain/rating-list.ts'
import { keeperOf } from './keep-ratings.ts'
import { RATINGS_SUBJECT } from './paths.ts'
import { oweRelease } from './rating-duties.ts'
import { insertRatings, listKinds, listRatings, updateRating } from './store/ratings.ts'
import { insertWriters } from './store/writers.ts'

/** What a list would change in the register today; nothing is changed. */
export async function previewRatings(work: Work, rows: readonly ListedRating[]): Promise<RatingPlan> {
  await keeperOf(work)
  return planRatings(rows, {
    kinds: await listKinds(work.db),
    known: (await listRatings(work.db)).filter(({ struckBecause }) => struckBecause === null),
    today: work.today,
  })
}

/** Takes in a whole list or nothing of it; answers with how many ratings are new and how many changed. */
export async function importRatings(
  work: Work,
  rows: readonly ListedRating[],
): Promise<{ readonly added: number; readonly changed: number }> {
  const person = await keeperOf(work)
  const plan = await previewRatings(work, rows)
  if (!plan.ok)
    throw new Refusal('conflict', 'list-wrong', `现在导入不了：${plan.sentences[0] ?? ''}请重新上传。`)
  const by = { name: person.name, at: work.now }
  const fresh = plan.planned.flatMap(({ entry, known }) =>
    known === null ? [{ ...entry, id: work.newId() }] : [],
  )
  await insertRatings(work.db, fresh, by)
  const changed: string[] = []
  for (const { entry, known } of plan.planned)
    if (known !== null) {
      await updateRating(work.db, { id: known.id, revision: known.revision, entry }, by)
      changed.push(known.id)
    }
  await insertWriters(work.db, [...fresh.map(({ id }) => id), ...changed], person)
  const counts = { added: fresh.length, changed: changed.length }
  await work.record({ subject: RATINGS_SUBJECT, action: 'ratings-imported', after: counts })
  await oweRelease(work)
  return counts
}
