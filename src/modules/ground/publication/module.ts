import type { ModuleManifest } from '../../../platform/manifest/module-manifest.ts'
import { publicationWords } from './domain/ledger-words.ts'
import { columnPageRoutes } from './portal/column.routes.tsx'
import { columnRoutes } from './workbench/columns.routes.tsx'

/** 先审后发: columns, versions, visibility, relations. */
export const publication: ModuleManifest = {
  name: 'publication',
  label: '公开信息',
  routes: [...columnPageRoutes, ...columnRoutes],
  menu: [
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
