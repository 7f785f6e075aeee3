import type { ModuleManifest } from '../../../platform/manifest/module-manifest.ts'
import type { PackagePanel } from '../../../platform/manifest/package-panel.ts'
import type { PackageReadiness } from '../../../platform/manifest/package-readiness.ts'
import { backupPlaces } from './domain/backup-places.ts'
import type { OnSealed } from '../../../platform/manifest/publication-sealed.ts'
import type { StandingOf } from '../../../platform/manifest/publication-standing.ts'
import { publicationWords } from './domain/ledger-words.ts'
import { columnPageRoutes } from './portal/column.routes.tsx'
import {
  authoritativeHours,
  confirmCallHours,
  draftMegabytes,
  gateWorkingDays,
  smallCorrectionCharacters,
  trustedHosts,
} from './domain/review-settings.ts'
import { articleRoutes } from './portal/article.routes.tsx'
import { EMERGENCY } from './emergency-clock.ts'
import { columnRefreshed, columnsFreshJob, REFRESH } from './keep-columns-fresh.ts'
import { reportHours, withdrawalWorkingDays } from './domain/withdrawal.ts'
import { eraseFilesJob } from './erase-sealed.ts'
import { historyRoutes } from './portal/history.routes.tsx'
import { CONFIRM_CALL } from './record-signature.ts'
import { releaseScheduledJob } from './release-package.ts'
import { draftRoutes } from './workbench/draft.routes.tsx'
import { packageRoutes } from './workbench/package.routes.tsx'
import { packageListRoutes, packageReaders } from './workbench/packages.routes.tsx'
import { gateSigning } from './workbench/sign-gate.tsx'
import { publicationRoutes } from './workbench/publication.routes.tsx'
import { withdrawalSigning } from './workbench/withdrawal-form.tsx'
import { columnRoutes } from './workbench/columns.routes.tsx'
import { handoverRoutes, outsideReaders } from './workbench/handovers.routes.tsx'
import { linkRoutes } from './workbench/links.routes.tsx'
import { checkLinksJob, gatherLinksJob, LINKS } from './check-links.ts'
import { handoverWorkingDays, officialHosts } from './domain/handover.ts'
import {
  linkCheck,
  linkCheckInside,
  linkConfirmedDays,
  linkDeadDays,
  linkRepairWorkingDays,
} from './domain/link-state.ts'
import { HAND_OVER, HANDOVERS } from './hand-over.ts'
import { linksFollow, REPAIR } from './watch-links.ts'
import { DICTIONARY } from './workbench/dictionary.page.tsx'
import { dictionaryKeepers, dictionaryRoutes } from './workbench/dictionary.routes.tsx'
import {
  recordedSignatureRoutes,
  SIGNATURE_WAYS,
  waysReaders,
} from './workbench/recorded-signature.routes.tsx'

/** What other modules say to publication. */
interface OtherModules {
  /** What packages need beyond their texts. */
  readonly readiness: () => readonly PackageReadiness[]
  /** What else is to be seen of a package on its page. */
  readonly panels: () => readonly PackagePanel[]
  /** Who else keeps something of what is sealed. */
  readonly sealers: () => readonly OnSealed[]
  /** How a publication stands today. */
  readonly standings: () => readonly StandingOf[]
}

const dutyKinds: NonNullable<ModuleManifest['dutyKinds']> = [
  { kind: 'publication.sign-gate', name: '审签稿件', signing: gateSigning },
  { kind: 'publication.revise', name: '改退回稿件' },
  { kind: REFRESH, name: '更新栏目' },
  { kind: EMERGENCY, name: '发布应急信息' },
  { kind: 'publication.decide-withdrawal', name: '审批撤回', signing: withdrawalSigning },
  { kind: 'publication.report-leak', name: '报告泄密' },
  { kind: 'publication.confirm-erasure', name: '核对销毁指令' },
  { kind: 'publication.check-backups', name: '检查备份' },
  { kind: CONFIRM_CALL, name: '补书面确认' },
  { kind: HAND_OVER, name: '交市集约化平台' },
  { kind: REPAIR, name: '处理失效链接' },
]

const settings: NonNullable<ModuleManifest['settings']> = [
  gateWorkingDays,
  authoritativeHours,
  draftMegabytes,
  trustedHosts,
  smallCorrectionCharacters,
  confirmCallHours,
  withdrawalWorkingDays,
  reportHours,
  backupPlaces,
  handoverWorkingDays,
  officialHosts,
  linkCheck,
  linkCheckInside,
  linkDeadDays,
  linkRepairWorkingDays,
  linkConfirmedDays,
]

const menu: NonNullable<ModuleManifest['menu']> = [
  {
    href: '/workbench/packages',
    label: '稿件',
    group: '发布',
    position: 30,
    any: packageReaders.any,
  },
  {
    href: '/workbench/publications',
    label: '撤回和封存',
    group: '发布',
    position: 32,
    any: [...packageReaders.any, 'system-administrator'],
  },
  { href: HANDOVERS, label: '市集约化平台', group: '发布', position: 33, any: outsideReaders.any },
  { href: LINKS, label: '链接检查', group: '发布', position: 34, any: outsideReaders.any },
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
]

/** 先审后发: columns, drafts and gates, versions, visibility, relations. */
export function publicationOver({ readiness, panels, standings, sealers }: OtherModules): ModuleManifest {
  return {
    name: 'publication',
    label: '公开信息',
    routes: [
      ...columnPageRoutes,
      ...articleRoutes(standings),
      ...historyRoutes,
      ...columnRoutes,
      ...packageListRoutes,
      ...packageRoutes(readiness, panels),
      ...draftRoutes,
      ...publicationRoutes(sealers),
      ...handoverRoutes,
      ...linkRoutes,
      ...recordedSignatureRoutes,
      ...dictionaryRoutes,
    ],
    dutyKinds,
    jobs: [releaseScheduledJob, columnsFreshJob, eraseFilesJob, gatherLinksJob, checkLinksJob],
    subscriptions: [columnRefreshed, ...linksFollow],
    settings,
    menu,
    ledgerWords: publicationWords,
  }
}
