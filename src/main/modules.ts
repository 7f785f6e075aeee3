import { duties } from '../modules/ground/duties/module.ts'
import { organisation } from '../modules/ground/organisation/module.ts'
import { publication } from '../modules/ground/publication/module.ts'
import { rules } from '../modules/ground/rules/module.ts'
import { workPlan } from '../modules/delivery/work-plan/module.ts'
import { search } from '../modules/ground/search/module.ts'
import type { ModuleManifest } from '../platform/manifest/module-manifest.ts'

/** The list. A new capability is one folder and one line here. */
export const modules: readonly ModuleManifest[] = [organisation, rules, duties, publication, search, workPlan]
