import type { CivilDate } from '../../../../kernel/civil-date.ts'
import type { Work } from '../../../../platform/work/work.ts'
import { publicLateness } from '../../../ground/rules/index.ts'
import { findMissedDay } from '../store/measures.ts'

/**
 * The day that a released measure missed, where the bureau lets the public see each case: the earliest day that the
 * document itself wrote and that is past and not met. Internal limits are nobody's promise to the public.
 */
export async function lateSince(
  work: Work,
  measure: { readonly slug: string; readonly number: number },
): Promise<CivilDate | null> {
  if (work.rules.read(publicLateness) !== 'each') return null
  return findMissedDay(work.db, measure, work.today)
}
