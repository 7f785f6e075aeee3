import type { Ask } from '../../../../../platform/http/route.ts'
import { allowedPlanActions } from '../../domain/plan.ts'
import type { Plan } from '../../domain/plan.ts'
import { planFor } from '../../review-plan.ts'
import { getPlan } from '../../store/plans.ts'

/** Every address of the review begins with it. */
export const REVIEW = '/workbench/plans/:planId/review'

/** Who reviews: 办公室. */
export const mayReview = { who: 'functions', any: ['openness-handler', 'openness-head'] } as const

/** The plan that an address of the review names. */
export function planIdOf(ask: Ask): string {
  return ask.params.planId ?? ''
}

/** Where the review of this plan stands. */
export function baseOf(ask: Ask): string {
  return `/workbench/plans/${planIdOf(ask)}/review`
}

/** The plan, when this person may review it now; refuses otherwise, with the sentence of the acts. */
export async function planInReview(ask: Ask): Promise<Plan> {
  const plan = await getPlan(ask.work.db, planIdOf(ask))
  if (!allowedPlanActions(plan, ask.work.actor).includes('review')) await planFor(ask.work, plan.id, 'review')
  return plan
}
