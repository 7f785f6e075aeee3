import type { ModuleManifest } from '../../../platform/manifest/module-manifest.ts'
import type { PackageReadiness } from '../../../platform/manifest/package-readiness.ts'
import { publicationWords } from './domain/ledger-words.ts'
import { columnPageRoutes } from './portal/column.routes.tsx'
import {
  confirmCallDays,
  draftMegabytes,
  gateWorkingDays,
  smallCorrectionCharacters,
  trustedHosts,
} from './domain/review-settings.ts'
import { articleRoutes } from './portal/article.routes.tsx'
import { releaseScheduledJob } from './release-package.ts'
import { draftRoutes } from './workbench/draft.routes.tsx'
import { packageRoutes } from './workbench/package.routes.tsx'
import { packageListRoutes, packageReaders } from './workbench/packages.routes.tsx'
import { signGate } from './workbench/sign-gate.tsx'
import { columnRoutes } from './workbench/columns.routes.tsx'
import { DICTIONARY } from './workbench/dictionary.page.tsx'
import { dictionaryKeepers, dictionaryRoutes } from './workbench/dictionary.routes.tsx'
import {
  recordedSignatureRoutes,
  SIGNATURE_WAYS,
  waysReaders,
} from './workbench/recorded-signature.routes.tsx'

/** 先审后发: columns, drafts and gates, versions, visibility, relations. What packages need beyond their texts, other modules say. */
export function publicationOver(readiness: () => readonly PackageReadiness[]): ModuleManifest {
  return {
    name: 'publication',
    label: '公开信息',
    routes: [
      ...columnPageRoutes,
      ...articleRoutes,
      ...columnRoutes,
      ...packageListRoutes,
      ...packageRoutes(readiness),
      ...draftRoutes,
      ...recordedSignatureRoutes,
      ...dictionaryRoutes,
    ],
    dutyKinds: [
      { kind: 'publication.sign-gate', name: '审签稿件', sign: signGate },
      { kind: 'publication.revise', name: '改退回稿件' },
      { kind: 'publication.confirm-call', name: '补书面确认' },
    ],
    jobs: [releaseScheduledJob],
    settings: [gateWorkingDays, draftMegabytes, trustedHosts, smallCorrectionCharacters, confirmCallDays],
    menu: [
      {
        href: '/workbench/packages',
        label: '稿件',
        group: '发布',
        position: 30,
        any: packageReaders.any,
      },
      {
        href: SIGNATURE_WAYS,
        label: '审签方式',
        group: '公开机构',
        position: 71,
        any: waysReaders.any,
      },
      {
        href: DICTIONARY,
        label: '用词词库',
        group: '发布',
        position: 31,
        any: dictionaryKeepers.any,
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
