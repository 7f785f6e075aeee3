import type { Command } from './command.ts'
import type { HomeBlock } from './home-block.ts'
import type { Job, Subscription } from '../jobs/worker.ts'
import type { MenuEntry, NavEntry } from '../http/menu.ts'
import type { Route } from '../http/route.ts'
import type { Setting } from '../../kernel/setting.ts'
import type { Work } from '../work/work.ts'

/** Everything a module brings; `main` hands the lists to those who need them, the test matrices walk them. */
export interface ModuleManifest {
  readonly name: string
  readonly routes: readonly Route[]
  readonly menu?: readonly MenuEntry[]
  readonly nav?: readonly NavEntry[]
  readonly home?: HomeBlock
  readonly subscriptions?: readonly Subscription[]
  readonly jobs?: readonly Job[]
  readonly commands?: readonly Command[]
  readonly settings?: readonly Setting<unknown>[]
  /** What changes when a working-day arrangement is loaded. */
  readonly recompute?: (work: Work) => Promise<void>
}
