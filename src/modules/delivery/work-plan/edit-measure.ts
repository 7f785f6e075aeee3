import type { CivilDate } from '../../../kernel/civil-date.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import type { Work } from '../../../platform/work/work.ts'
import { getDivision } from '../../ground/organisation/index.ts'
import type { Measure, Rhythm } from './domain/measure.ts'
import { mergedMeasure, splitMeasure } from './domain/review-edits.ts'
import { namesSettledTwice } from './domain/unit-meaning.ts'
import { planFor } from './review-plan.ts'
import { moveDoubts } from './store/doubts.ts'
import {
  deleteMeasure,
  getMeasureForUpdate,
  insertMeasure,
  listMeasures,
  shiftNumbers,
  updateMeasure,
} from './store/measures.ts'
import { forgetMatches, listMatches, moveMatches } from './store/unit-matches.ts'

/** What may be corrected of one measure. */
export interface MeasureEdit {
  readonly heading: string | null
  readonly text: string
  readonly leadNames: readonly string[]
  readonly participantNames: readonly string[]
  readonly deadline: CivilDate | null
  readonly deadlineText: string | null
  readonly rhythm: Rhythm | null
}

/** Corrects a measure; the source stays as it is, the measure is marked as edited. */
export async function editMeasure(
  work: Work,
  command: { readonly planId: string; readonly measureId: string; readonly edit: MeasureEdit },
): Promise<void> {
  await planFor(work, command.planId, 'review')
  const before = await getMeasureForUpdate(work.db, command)
  const { rhythm } = command.edit
  const rhythmInternal = before.rhythmInternal || (rhythm !== null && rhythm !== before.rhythm)
  await saveEdit(work, before, { ...before, ...command.edit, rhythmInternal })
}

/** Gives a measure that nobody leads to a division, besides whom the document names. */
export async function addLead(
  work: Work,
  command: { readonly planId: string; readonly measureId: string; readonly divisionId: string },
): Promise<void> {
  await planFor(work, command.planId, 'review')
  const { name } = await getDivision(work.db, command.divisionId)
  const before = await getMeasureForUpdate(work.db, command)
  await saveEdit(work, before, { ...before, leadNames: [...before.leadNames, name] })
}

async function saveEdit(work: Work, before: Measure, edited: Measure): Promise<void> {
  const after: Measure = { ...edited, confirmed: true, edited: true }
  await updateMeasure(work.db, after)
  await work.record({ subject: `measure:${before.id}`, action: 'edited-at-review', before, after })
}

/** 「并入上一项」: joins a measure to the one before it, with its doubts and what its names were settled with. */
export async function mergeIntoPrevious(
  work: Work,
  command: { readonly planId: string; readonly measureId: string },
): Promise<void> {
  await planFor(work, command.planId, 'review')
  const second = await getMeasureForUpdate(work.db, command)
  const previous = (await listMeasures(work.db, command.planId))
    .filter((m) => m.number < second.number)
    .at(-1)
  if (previous === undefined)
    throw new Refusal('conflict', 'first-measure', '这是第一项，前面没有可并入的项。')
  const merged = mergedMeasure(previous, second)
  await keepWhatWasAsked(work, previous, second)
  await deleteMeasure(work.db, second.id)
  await updateMeasure(work.db, merged)
  await shiftNumbers(work.db, { planId: command.planId, number: second.number + 1 }, -1)
  await work.record({
    subject: `measure:${previous.id}`,
    action: 'merged',
    before: { first: previous, second },
    after: merged,
  })
}

/** What of the second is still said of both; a name that was settled otherwise for each is asked about again. */
async function keepWhatWasAsked(work: Work, first: Measure, second: Measure): Promise<void> {
  const measures = { from: second.id, to: first.id }
  // 定期 of the second is dropped where the first has a time of its own, and its answer with it.
  await moveDoubts(work.db, measures, first.recurring === null ? [] : ['rhythm'])
  const matches = await listMatches(work.db, first.planId)
  const twice = namesSettledTwice(matches, { first: first.id, second: second.id })
  await forgetMatches(
    work.db,
    second.id,
    twice.map(({ name }) => name),
  )
  await forgetMatches(
    work.db,
    first.id,
    twice.flatMap(({ name, agreed }) => (agreed ? [] : [name])),
  )
  await moveMatches(work.db, measures)
}

/** 拆开: splits a measure after one of its sentences. */
export async function splitAfter(
  work: Work,
  command: { readonly planId: string; readonly measureId: string; readonly offset: number },
): Promise<void> {
  await planFor(work, command.planId, 'review')
  const measure = await getMeasureForUpdate(work.db, command)
  const halves = splitMeasure(measure, command.offset)
  if (halves === null) throw new Refusal('invalid', 'no-split-point', '请选一句话的末尾作为拆开的地方。')
  const [first, second] = halves
  await shiftNumbers(work.db, { planId: command.planId, number: second.number }, 1)
  await updateMeasure(work.db, first)
  const added = { ...second, id: work.newId() }
  await insertMeasure(work.db, added)
  await work.record({
    subject: `measure:${measure.id}`,
    action: 'split',
    before: measure,
    after: { first, second: added },
  })
}
