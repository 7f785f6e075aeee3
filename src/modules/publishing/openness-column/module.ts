import type { ModuleManifest } from '../../../platform/manifest/module-manifest.ts'
import { guideWorkingDays } from './domain/column-settings.ts'
import { agencyCode } from './domain/index-number.ts'
import { columnWords } from './domain/ledger-words.ts'
import { giveIndexNumbers } from './give-index-number.ts'
import { COLUMN_PATH, DESK_PATH } from './paths.ts'
import { columnPortalRoutes } from './portal/column.routes.tsx'
import { columnDeskRoutes, columnReaders } from './workbench/openness-column.routes.tsx'

/** 政府信息公开专栏: 指南, 制度, 法定主动公开内容 with its 目录, 年报, 依申请公开. */
export const opennessColumn: ModuleManifest = {
  name: 'openness-column',
  label: '公开专栏',
  optional: true,
  routes: [...columnPortalRoutes, ...columnDeskRoutes],
  nav: [{ href: COLUMN_PATH, label: '政府信息公开', position: 15 }],
  menu: [
    {
      href: DESK_PATH,
      label: '公开专栏',
      group: '公开机构',
      position: 45,
      any: columnReaders.any,
    },
  ],
  subscriptions: [giveIndexNumbers],
  dutyKinds: [{ kind: 'openness-column.approve-guide', name: '核对指南' }],
  settings: [agencyCode, guideWorkingDays],
  ledgerWords: columnWords,
}
