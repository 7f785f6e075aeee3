import type { ModuleManifest } from '../../../platform/manifest/module-manifest.ts'

/** 先审后发: versions, visibility. */
export const publication: ModuleManifest = { name: 'publication', routes: [] }
