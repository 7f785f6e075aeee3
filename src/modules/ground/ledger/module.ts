import { SEAL_JOB, sealLedger } from '../../../platform/ledger/seal-ledger.ts'
import { runVerification, VERIFY_JOB } from '../../../platform/ledger/verifications.ts'
import type { ModuleManifest } from '../../../platform/manifest/module-manifest.ts'
import { verifyCommand } from './commands.ts'
import { sealRoutes } from './portal/seals.routes.tsx'
import { ledgerRoutes } from './workbench/ledger.routes.tsx'

/** 办理记录: verification, daily seals, and what 审计 reads. */
export const ledger: ModuleManifest = {
  name: 'ledger',
  label: '办理记录',
  routes: [...sealRoutes, ...ledgerRoutes],
  menu: [{ href: '/workbench/ledger', label: '办理记录', group: '管理', position: 95, any: ['auditor'] }],
  jobs: [
    // Every hour, so that a machine that was off at midnight seals as soon as it runs; a day is sealed once.
    { name: SEAL_JOB, actor: '每日封存', every: '5 * * * *', run: (work) => sealLedger(work) },
    { name: VERIFY_JOB, actor: '核验办理记录', run: runVerification },
  ],
  commands: [verifyCommand],
}
