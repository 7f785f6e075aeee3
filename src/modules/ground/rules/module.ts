import type { ModuleManifest } from '../../../platform/manifest/module-manifest.ts'

/** 参数、工作日历. */
export const rules: ModuleManifest = { name: 'rules', routes: [] }
