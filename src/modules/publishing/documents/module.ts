import type { ModuleManifest } from '../../../platform/manifest/module-manifest.ts'
import { DOCUMENTS } from './document-duties.ts'
import { documentReaders } from './domain/document-actions.ts'
import { documentSettings } from './domain/document-settings.ts'
import { documentWords } from './domain/ledger-words.ts'
import { followRelease } from './follow-release.ts'
import { forgetDocument } from './forget-document.ts'
import { dropStagedJob } from './prepare-history.ts'
import { importHistoryJob } from './import-history.ts'
import { historyPortalRoutes } from './portal/history.routes.tsx'
import { historyRoutes } from './workbench/history.routes.tsx'
import { policiesRoutes } from './portal/policies.routes.tsx'
import { watchDocumentsJob } from './re-examine.ts'
import { standingOfPublication } from './standing-of-publication.ts'
import { documentRoutes } from './workbench/document.routes.tsx'
import { entryRoutes } from './workbench/entry.routes.tsx'
import { registerListRoutes } from './workbench/register-list.routes.tsx'
import { registerRoutes } from './workbench/register.routes.tsx'
import { documentDutyKinds } from './workbench/signing.tsx'
import { surveyRoutes } from './workbench/surveys.routes.tsx'

/** 公文源头：发文登记、公开属性、立改废、复审、公报转送. */
export const documents: ModuleManifest = {
  name: 'documents',
  label: '公文',
  optional: true,
  routes: [
    ...registerRoutes,
    ...surveyRoutes,
    ...registerListRoutes,
    ...historyRoutes,
    ...entryRoutes,
    ...documentRoutes,
    ...policiesRoutes,
    ...historyPortalRoutes,
  ],
  menu: [{ href: DOCUMENTS, label: '公文', group: '发布', position: 20, any: documentReaders.any }],
  nav: [{ href: '/zcwj', label: '文件库', position: 15 }],
  dutyKinds: documentDutyKinds,
  subscriptions: [followRelease],
  jobs: [watchDocumentsJob, importHistoryJob, dropStagedJob],
  standing: standingOfPublication,
  onSealed: forgetDocument,
  settings: documentSettings,
  ledgerWords: documentWords,
}
