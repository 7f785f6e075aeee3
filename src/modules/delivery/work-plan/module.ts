import type { ModuleManifest } from '../../../platform/manifest/module-manifest.ts'
import { parseCommand } from './commands.ts'
import {
  approvalWorkingDays,
  evidenceMegabytes,
  releaseWorkingDays,
  reportDay,
  reportingPeriod,
} from './domain/plan-settings.ts'
import { workPlanWords } from './domain/ledger-words.ts'
import { PERIOD_KIND } from './domain/period-content.ts'
import { forgetEvidence } from './forget-evidence.ts'
import { openPeriodsJob } from './open-periods.ts'
import { homeBlock } from './portal/home-block.tsx'
import { portalRoutes } from './portal/portal.routes.tsx'
import { adoptRoutes } from './workbench/adopt/adopt.routes.tsx'
import { exportRoutes } from './workbench/overview/exports.routes.ts'
import { measureRoutes } from './workbench/measure/measure.routes.tsx'
import { overviewRoutes } from './workbench/overview/overview.routes.tsx'
import { planRoutes } from './workbench/import/plans.routes.tsx'
import { releaseRoutes } from './workbench/release/release.routes.tsx'
import { planDutyKinds } from './workbench/signing/signing.tsx'
import { returnRoutes } from './workbench/report/returns.routes.tsx'
import { reviewRoutes } from './workbench/review/review.routes.tsx'

/** 工作要点：导入、核对、采纳、报告、按期公开. */
export const workPlan: ModuleManifest = {
  name: 'work-plan',
  label: '工作要点',
  optional: true,
  routes: [
    ...planRoutes,
    ...reviewRoutes,
    ...adoptRoutes,
    ...overviewRoutes,
    ...measureRoutes,
    ...returnRoutes,
    ...releaseRoutes,
    ...exportRoutes,
    ...portalRoutes,
  ],
  menu: [{ href: '/workbench/plans', label: '工作要点', group: '推进', position: 50, any: null }],
  nav: [{ href: '/gzyd', label: '工作要点与落实情况', position: 10 }],
  dutyKinds: planDutyKinds,
  home: homeBlock,
  onSealed: forgetEvidence,
  latestKinds: [PERIOD_KIND],
  jobs: [openPeriodsJob],
  commands: [parseCommand],
  ledgerWords: workPlanWords,
  settings: [reportingPeriod, reportDay, releaseWorkingDays, approvalWorkingDays, evidenceMegabytes],
}
