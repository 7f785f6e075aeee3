import type { ModuleManifest } from '../../../platform/manifest/module-manifest.ts'
import { agencyPortalRoutes } from './portal/agency.routes.tsx'
import { divisionChanged } from './owe-release.ts'
import { agencyDeskRoutes } from './workbench/agency.routes.tsx'
import { agencySigning } from './workbench/signing.tsx'

/** 机构职能: released particulars of the divisions. */
export const agency: ModuleManifest = {
  name: 'agency',
  label: '机构职能',
  optional: true,
  routes: [...agencyPortalRoutes, ...agencyDeskRoutes],
  menu: [
    {
      href: '/workbench/agency',
      label: '机构职能',
      group: '公开机构',
      position: 40,
      any: ['openness-handler', 'openness-head', 'leader', 'system-administrator', 'auditor'],
    },
  ],
  dutyKinds: [{ kind: 'agency.release', name: '发布机构职能', signing: agencySigning }],
  subscriptions: [divisionChanged],
  nav: [{ href: '/jgzn', label: '机构职能', position: 20 }],
}
