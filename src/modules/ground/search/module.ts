import type { Command } from '../../../platform/manifest/command.ts'
import type { Job } from '../../../platform/jobs/worker.ts'
import type { ModuleManifest } from '../../../platform/manifest/module-manifest.ts'
import { inWork } from '../../../platform/work/work.ts'
import { forgetWithdrawn, indexMoved, indexReleased, rebuildIndex } from './keep-index.ts'
import { REBUILD } from './known-words.ts'
import { searchRoutes } from './portal/routes.tsx'
import { wordRoutes } from './workbench/words.routes.tsx'

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

/** After a word was added or taken away, what was indexed is segmented anew. */
const rebuildJob: Job = {
  name: REBUILD,
  actor: '检索重建',
  run: async (work) => {
    await rebuildIndex(work)
  },
}

/** 一网通查. */
export const search: ModuleManifest = {
  name: 'search',
  label: '检索',
  routes: [...searchRoutes, ...wordRoutes],
  nav: [{ href: '/search', label: '查找', position: 90 }],
  menu: [
    {
      href: '/workbench/search-words',
      label: '检索词表',
      group: '公开机构',
      position: 71,
      any: ['openness-handler', 'openness-head'],
    },
  ],
  jobs: [rebuildJob],
  subscriptions: [indexReleased, forgetWithdrawn, indexMoved],
  commands: [rebuildCommand],
  ledgerWords: {
    acts: { 'word-added': '加进检索词表', 'word-removed': '从检索词表删去' },
    subjects: { word: '检索词' },
  },
}
