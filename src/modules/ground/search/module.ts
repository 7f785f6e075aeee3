import type { Command } from '../../../platform/manifest/command.ts'
import type { ModuleManifest } from '../../../platform/manifest/module-manifest.ts'
import { inWork } from '../../../platform/work/work.ts'
import { indexReleased, rebuildIndex } from './keep-index.ts'
import { searchRoutes } from './portal/routes.tsx'

const rebuildCommand: Command = {
  name: 'search:rebuild',
  summary: '把已发布的内容重新编入检索',
  needsDatabase: true,
  run: async (call, workshop) => {
    const count = await inWork(workshop, { kind: 'system', name: '检索重建' }, rebuildIndex)
    call.tell(`已重新编入 ${String(count)} 件发布内容。`)
    return 0
  },
}

/** 一网通查. */
export const search: ModuleManifest = {
  name: 'search',
  routes: searchRoutes,
  nav: [{ href: '/search', label: '查找', position: 90 }],
  subscriptions: [indexReleased],
  commands: [rebuildCommand],
}
