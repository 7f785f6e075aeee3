import type { ModuleManifest } from '../../../platform/manifest/module-manifest.ts'
import type { PackagePanel } from '../../../platform/manifest/package-panel.ts'
import type { PackageReadiness } from '../../../platform/manifest/package-readiness.ts'
import { publicationWords } from './domain/ledger-words.ts'
import { columnPageRoutes } from './portal/column.routes.tsx'
import { gateWorkingDays, draftMegabytes } from './domain/review-settings.ts'
import { articleRoutes } from './portal/article.routes.tsx'
import { releaseScheduledJob } from './release-package.ts'
import { draftRoutes } from './workbench/draft.routes.tsx'
import { packageRoutes } from './workbench/package.routes.tsx'
import { packageListRoutes, packageReaders } from './workbench/packages.routes.tsx'
import { signGate } from './workbench/sign-gate.tsx'
import { columnRoutes } from './workbench/columns.routes.tsx'

/**
 * 先审后发: columns, drafts and gates, versions, visibility, relations. What packages need beyond their texts, and what else
 * is to be seen of them, other modules say.
 */
export function publicationOver(
  readiness: () => readonly PackageReadiness[],
  panels: () => readonly PackagePanel[],
): ModuleManifest {
  return {
    name: 'publication',
    label: '公开信息',
    routes: [
      ...columnPageRoutes,
      ...articleRoutes,
      ...columnRoutes,
      ...packageListRoutes,
      ...packageRoutes(readiness, panels),
      ...draftRoutes,
    ],
    dutyKinds: [
      { kind: 'publication.sign-gate', name: '审签稿件', sign: signGate },
      { kind: 'publication.revise', name: '改退回稿件' },
    ],
    jobs: [releaseScheduledJob],
    settings: [gateWorkingDays, draftMegabytes],
    menu: [
      {
        href: '/workbench/packages',
        label: '稿件',
        group: '发布',
        position: 30,
        any: packageReaders.any,
      },
      {
        href: '/workbench/columns',
        label: '栏目',
        group: '公开机构',
        position: 70,
        any: ['system-administrator', 'openness-handler', 'openness-head'],
      },
    ],
    ledgerWords: publicationWords,
  }
}
