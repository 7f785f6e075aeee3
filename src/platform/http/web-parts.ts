import type { Actor } from '../../kernel/actor.ts'
import type { Setting } from '../../kernel/setting.ts'
import type { Db } from '../database/database.ts'
import type { Workshop } from '../work/work.ts'
import type { BuiltAsset } from './assets.ts'
import type { ErrorPage } from './problem.ts'
import type { Route } from './route.ts'
import type { Standing } from './visit.ts'

/** What `main` hands to the web server. */
export interface WebParts {
  readonly workshop: Workshop
  readonly routes: readonly Route[]
  /** Assets, menus and whether this is the demonstration: the same for every visit. */
  readonly standing: Standing
  readonly files: ReadonlyMap<string, BuiltAsset>
  readonly trustProxy: boolean
  /** Turns a session's person into an actor with posts; null when the person has left. */
  readonly identify: (db: Db, personId: string, today: string) => Promise<Actor | null>
  readonly idleMinutes: Setting<number>
  readonly signInPath: string
  readonly passwordPath: string
  /** What a session with a one-time password may still do. */
  readonly unrestrictedPaths: readonly string[]
  readonly errorPage: ErrorPage
  readonly reportDefect: (error: unknown) => void
}
