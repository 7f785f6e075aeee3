import type { ModuleManifest } from '../../../platform/manifest/module-manifest.ts'
import { deleteOldRecordsJob } from './delete-old-records.ts'
import { correctionWorkingDays, recordYears } from './domain/intake-settings.ts'
import { forgetPage } from './forget-page.ts'
import { correctionProgress } from './portal/correction-progress.tsx'
import { correctionRoutes } from './portal/correction.routes.tsx'
import { CORRECTION, correctionNumber } from './register-correction.ts'
import { caseRoutes } from './workbench/cases.routes.tsx'

export { progressRoutes } from './portal/progress.routes.tsx'

/** 收件：编号、查询码、联系人、进度查询；第一种是「我要纠错」. */
export const intake: ModuleManifest = {
  name: 'intake',
  label: '收件与纠错',
  routes: [...correctionRoutes, ...caseRoutes],
  menu: [
    {
      href: '/workbench/cases',
      label: '办件',
      group: '办件',
      position: 40,
      any: ['handler', 'head', 'openness-handler', 'openness-head'],
    },
  ],
  nav: [{ href: '/cx', label: '查办件进度', position: 80 }],
  onSealed: forgetPage,
  jobs: [deleteOldRecordsJob],
  dutyKinds: [{ kind: CORRECTION, name: '答复纠错' }],
  progress: [correctionProgress],
  settings: [correctionWorkingDays, correctionNumber, recordYears],
  ledgerWords: {
    acts: {
      'case-received': '收到来件',
      'case-acknowledged': '受理',
      'case-answered': '答复',
      'case-transferred': '转办',
      'contact-read': '查看联系方式',
      'code-replaced': '换查询码',
      'record-deleted': '删除来件内容和联系方式',
    },
    subjects: { case: '办件' },
    effective: ['case-received', 'case-answered', 'case-transferred', 'record-deleted'],
  },
}
