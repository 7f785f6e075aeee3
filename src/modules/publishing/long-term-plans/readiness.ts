import type { PackageReadiness } from '../../../platform/manifest/package-readiness.ts'
import { loadPackage } from '../../ground/publication/index.ts'
import { lacksOfStageText, PLAN_TYPE } from './domain/long-term-plan.ts'
import { PLANS_DESK } from './paths.ts'
import { listPlans } from './store/plans.ts'

/** A text of type 规划 names a recorded plan with its own term, so that it finds its place on the line of stages. */
export const stageReadiness: PackageReadiness = async (work, packageId) => {
  const { drafts } = await loadPackage(work, packageId)
  const stages = drafts.filter(({ typeId }) => typeId === PLAN_TYPE)
  if (stages.length === 0) return []
  const plans = await listPlans(work.db)
  return stages.flatMap(({ id, fields }) =>
    lacksOfStageText(fields, plans).map(({ field, message, unknown }) => ({
      ...{ draftId: id, field, message },
      ...(unknown === true ? { href: PLANS_DESK } : {}),
    })),
  )
}
