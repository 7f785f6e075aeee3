import { dutiesOver } from '../modules/ground/duties/module.ts'
import { intake } from '../modules/ground/intake/module.ts'
import { ledger } from '../modules/ground/ledger/module.ts'
import { organisation } from '../modules/ground/organisation/module.ts'
import { publicationOver } from '../modules/ground/publication/module.ts'
import { rules } from '../modules/ground/rules/module.ts'
import { disclosureInventory } from '../modules/publishing/disclosure-inventory/module.ts'
import { agency } from '../modules/publishing/agency/module.ts'
import { documents } from '../modules/publishing/documents/module.ts'
import { opennessColumn } from '../modules/publishing/openness-column/module.ts'
import { policies } from '../modules/publishing/policies/module.ts'
import { longTermPlans } from '../modules/publishing/long-term-plans/module.ts'
import { ratings } from '../modules/publishing/ratings/module.ts'
import { workPlan } from '../modules/delivery/work-plan/module.ts'
import { search } from '../modules/ground/search/module.ts'
import type { Job } from '../platform/jobs/worker.ts'
import type { DutyKind } from '../platform/manifest/duty-kind.ts'
import type { PackagePanel } from '../platform/manifest/package-panel.ts'
import type { PackageReadiness } from '../platform/manifest/package-readiness.ts'
import type { ArticlePart, ColumnPart } from '../platform/manifest/portal-parts.ts'
import type { OnSealed } from '../platform/manifest/publication-sealed.ts'
import type { StandingOf } from '../platform/manifest/publication-standing.ts'
import type { ModuleManifest } from '../platform/manifest/module-manifest.ts'
import { switchedModules } from './switched-modules.ts'

/** The list. A new capability is one folder and one line here. */
export const modules: readonly ModuleManifest[] = switchedModules([
  organisation,
  rules,
  dutiesOver({ kinds: dutyKinds, jobs }),
  publicationOver({ readiness, panels, standings, sealers, columnParts, articleParts }),
  search,
  intake,
  ledger,
  agency,
  disclosureInventory,
  documents,
  policies,
  opennessColumn,
  ratings,
  longTermPlans,
  workPlan,
])

/** What all modules in use demand of a package before review. */
function readiness(): readonly PackageReadiness[] {
  return modules.flatMap((module) => module.readiness ?? [])
}

/** Jobs of all modules, with what the ledger calls them. */
function jobs(): readonly Job[] {
  return modules.flatMap((module) => module.jobs ?? [])
}

/** What all modules in use know of how a publication stands. */
function standings(): readonly StandingOf[] {
  return modules.flatMap((module) => module.standing ?? [])
}

/** What modules add to the public page of a column: also those that are off, since what was released stays public. */
function columnParts(): readonly ColumnPart[] {
  return modules.flatMap((module) => module.columnPart ?? [])
}

function articleParts(): readonly ArticlePart[] {
  return modules.flatMap((module) => module.articlePart ?? [])
}

/** Who else keeps something of what is sealed. */
function sealers(): readonly OnSealed[] {
  return modules.flatMap((module) => module.onSealed ?? [])
}

/** What all modules in use show of a package on its page. */
function panels(): readonly PackagePanel[] {
  return modules.flatMap((module) => module.packagePanel ?? [])
}

/** Kinds of duties of all modules; asked when a page is drawn, since the list is made only once. */
function dutyKinds(): readonly DutyKind[] {
  return modules.flatMap((module) => module.dutyKinds ?? [])
}
