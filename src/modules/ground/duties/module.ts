import type { ModuleManifest } from '../../../platform/manifest/module-manifest.ts'
import { dutyRoutes } from './workbench/routes.tsx'

/** 时限事项、今日. */
export const duties: ModuleManifest = {
  name: 'duties',
  routes: dutyRoutes,
  menu: [{ href: '/workbench', label: '今日', group: null, position: 1, any: null }],
}
