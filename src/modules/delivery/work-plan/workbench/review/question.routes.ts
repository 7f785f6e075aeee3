import { z } from 'zod'
import { listOf, typedFields } from '../../../../../platform/http/parse-form.ts'
import { redirect } from '../../../../../platform/http/route.ts'
import type { Ask, Reply, Route } from '../../../../../platform/http/route.ts'
import { addLead } from '../../edit-measure.ts'
import { chooseRhythm, matchUnit, settleDoubt } from '../../review-plan.ts'
import { baseOf, mayReview, planIdOf, REVIEW } from './review-place.ts'
import { showReview } from './show-review.tsx'

/** The answers to what the reading left open; one without a choice is asked again, with the sentence beside it. */
export const questionRoutes: readonly Route[] = [
  post('unit', postUnit),
  post('related', postRelated),
  post('rhythm', postRhythm),
  post('owner', postOwner),
  post('doubt', postDoubt),
]

function post(question: string, run: Route['run']): Route {
  return { method: 'POST', path: `${REVIEW}/${question}`, surface: 'workbench', may: mayReview, run }
}

const UnitChoice = z.enum(['all-offices', 'outside'])

async function postUnit(ask: Ask): Promise<Reply> {
  const [choice = ''] = answerOf(ask)
  const name = typedFields(ask.form).name ?? ''
  const divisionId = choice.startsWith('division:') ? choice.slice('division:'.length) : null
  const meaning = divisionId !== null ? 'divisions' : UnitChoice.safeParse(choice).data
  if (meaning === undefined) return askAgain(ask, '请先在名单里选一个处室，再点“就是它”。')
  await matchUnit(ask.work, {
    planId: planIdOf(ask),
    name,
    meaning,
    divisionIds: divisionId === null ? [] : [divisionId],
    measureId: null,
  })
  return redirect(`${baseOf(ask)}#questions`)
}

async function postRelated(ask: Ask): Promise<Reply> {
  const typed = typedFields(ask.form)
  const command = { planId: planIdOf(ask), name: typed.name ?? '', measureId: typed.measureId ?? '' }
  const everyone = typed.all === 'yes'
  if (!everyone && answerOf(ask).length === 0) return askAgain(ask, '请至少选一个处室。')
  await matchUnit(ask.work, {
    ...command,
    meaning: everyone ? 'all-offices' : 'divisions',
    divisionIds: everyone ? [] : answerOf(ask),
  })
  return redirect(`${baseOf(ask)}#questions`)
}

const RhythmChoice = z.enum(['month', 'quarter', 'half-year', 'year', 'none'])

async function postRhythm(ask: Ask): Promise<Reply> {
  const choice = RhythmChoice.safeParse(answerOf(ask)[0])
  if (!choice.success) return askAgain(ask, '请先选多久一次，再点“定了”。')
  await chooseRhythm(ask.work, {
    planId: planIdOf(ask),
    measureId: typedFields(ask.form).measureId ?? '',
    rhythm: choice.data === 'none' ? null : choice.data,
  })
  return redirect(`${baseOf(ask)}#questions`)
}

async function postOwner(ask: Ask): Promise<Reply> {
  const [divisionId = ''] = answerOf(ask)
  if (divisionId === '') return askAgain(ask, '请先选牵头处室。')
  await addLead(ask.work, {
    planId: planIdOf(ask),
    measureId: typedFields(ask.form).measureId ?? '',
    divisionId,
  })
  return redirect(`${baseOf(ask)}#questions`)
}

async function postDoubt(ask: Ask): Promise<Reply> {
  await settleDoubt(ask.work, {
    planId: planIdOf(ask),
    doubtId: typedFields(ask.form).doubtId ?? '',
    resolution: answerOf(ask)[0] ?? '',
  })
  return redirect(`${baseOf(ask)}#questions`)
}

/** The field whose name the form itself tells: question cards stand many on a page. */
function fieldOf(ask: Ask): string {
  return typedFields(ask.form).field ?? ''
}

function answerOf(ask: Ask): readonly string[] {
  return listOf(ask.form, fieldOf(ask))
}

function askAgain(ask: Ask, message: string): Promise<Reply> {
  return showReview(ask, [{ field: fieldOf(ask), message }])
}
