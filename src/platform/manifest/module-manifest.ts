import type { CaseProgress } from './case-progress.ts'
import type { Command } from './command.ts'
import type { DutyKind } from './duty-kind.ts'
import type { HomeBlock } from './home-block.ts'
import type { Job, Subscription } from '../jobs/worker.ts'
import type { LedgerWords } from '../ledger/ledger-words.ts'
import type { MenuEntry, NavEntry } from '../http/menu.ts'
import type { Route } from '../http/route.ts'
import type { PackagePanel } from './package-panel.ts'
import type { ArticlePart, ColumnPart } from './portal-parts.ts'
import type { OnSealed } from './publication-sealed.ts'
import type { PackageReadiness } from './package-readiness.ts'
import type { StandingOf } from './publication-standing.ts'
import type { Setting } from '../../kernel/setting.ts'

/** Everything a module brings; `main` hands the lists to those who need them, the test matrices walk them. */
export interface ModuleManifest {
  readonly name: string
  /** What people call it. */
  readonly label: string
  /** A bureau may switch it off with its pages, jobs and duties; modules of the ground always run. */
  readonly optional?: true
  readonly routes: readonly Route[]
  readonly menu?: readonly MenuEntry[]
  readonly nav?: readonly NavEntry[]
  readonly home?: HomeBlock
  /** Kinds of publications that stand under 最新公开 on the home page. */
  readonly latestKinds?: readonly string[]
  readonly subscriptions?: readonly Subscription[]
  readonly jobs?: readonly Job[]
  readonly commands?: readonly Command[]
  /** Kinds of duties the module opens, with their names. */
  readonly dutyKinds?: readonly DutyKind[]
  /** What it demands of a package of texts before review. */
  readonly readiness?: PackageReadiness
  /** Takes out of reach what it kept of a publication that was sealed; also while the module is off. */
  readonly onSealed?: OnSealed
  /** How a publication stands today, as its page shows it: 有效, 废止. */
  readonly standing?: StandingOf
  /** What it adds to the public page of a column, and of a text. */
  readonly columnPart?: ColumnPart
  readonly articlePart?: ArticlePart
  /** What it shows of a package of texts on the package's page. */
  readonly packagePanel?: PackagePanel
  /** Kinds of cases the module takes in, as the one progress page shows them. */
  readonly progress?: readonly CaseProgress[]
  readonly settings?: readonly Setting<unknown>[]
  /** How the module's acts and records are called in the 办理记录. */
  readonly ledgerWords?: LedgerWords
}
