import type { ModuleManifest } from '../../../platform/manifest/module-manifest.ts'
import { planWords } from './domain/ledger-words.ts'
import { yearlyReportMonth } from './domain/plan-settings.ts'
import { PLANS_DESK } from './paths.ts'
import { plansColumnPart, stageArticlePart } from './portal/parts.tsx'
import { planPortalRoutes } from './portal/plan.routes.tsx'
import { stageReadiness } from './readiness.ts'
import { planDeskRoutes, planReaders } from './workbench/plans.routes.tsx'
import { stageReleased, YEARLY_DUTY, yearlyDutiesJob } from './yearly-duties.ts'

/** 规划: its stages from the making to the last evaluation, and the yearly report that is owed. */
export const longTermPlans: ModuleManifest = {
  name: 'long-term-plans',
  label: '规划',
  optional: true,
  routes: [...planPortalRoutes, ...planDeskRoutes],
  menu: [{ href: PLANS_DESK, label: '规划', group: '发布', position: 26, any: planReaders.any }],
  columnPart: plansColumnPart,
  articlePart: stageArticlePart,
  readiness: stageReadiness,
  dutyKinds: [{ kind: YEARLY_DUTY, name: '公开年度实施' }],
  subscriptions: [stageReleased],
  jobs: [yearlyDutiesJob],
  settings: [yearlyReportMonth],
  ledgerWords: planWords,
}
