import type { ModuleManifest } from '../../../platform/manifest/module-manifest.ts'
import { basisWorkingDays, inventoryApprovalDays, publicCoverage } from './domain/inventory-settings.ts'
import { inventoryWords } from './domain/ledger-words.ts'
import { followReleases, surveyJob } from './keep-coverage.ts'
import { inventoryPortalRoutes } from './portal/inventory.routes.tsx'
import { followCited, REVIEW_BASIS } from './review-basis.ts'
import { compareRoutes } from './workbench/compare.routes.tsx'
import { coverageRoutes } from './workbench/coverage.routes.tsx'
import { importRoutes } from './workbench/import.routes.tsx'
import { INVENTORY } from './workbench/paths.ts'
import { rowRoutes } from './workbench/row.routes.tsx'
import { versionRoutes } from './workbench/version.routes.tsx'

/** 全清单: what is to be published, under which rule of time, by whom; versions, coverage, comparison. */
export const disclosureInventory: ModuleManifest = {
  name: 'disclosure-inventory',
  label: '全清单',
  optional: true,
  routes: [
    ...inventoryPortalRoutes,
    ...coverageRoutes,
    ...versionRoutes,
    ...rowRoutes,
    ...importRoutes,
    ...compareRoutes,
  ],
  menu: [{ href: INVENTORY, label: '全清单', group: '发布', position: 35, any: null }],
  nav: [{ href: '/qqd', label: '全清单', position: 25 }],
  dutyKinds: [
    { kind: 'disclosure-inventory.publish', name: '按全清单公开' },
    { kind: REVIEW_BASIS, name: '核对公开依据' },
    { kind: 'disclosure-inventory.approve', name: '批准全清单' },
    { kind: 'disclosure-inventory.revise', name: '改全清单' },
  ],
  jobs: [surveyJob],
  subscriptions: [followReleases, followCited],
  settings: [publicCoverage, inventoryApprovalDays, basisWorkingDays],
  ledgerWords: inventoryWords,
}
