import type { Actor } from '../../kernel/actor.ts'
import type { Rules } from '../../kernel/setting.ts'
import type { Db } from '../database/database.ts'
import type { SessionWaiting } from '../session/session.ts'
import type { Workshop } from '../work/work.ts'
import type { BuiltAsset } from './assets.ts'
import type { KeptFormPage } from './kept-form.ts'
import type { Menus } from './menu.ts'
import type { ErrorPage } from './problem.ts'
import type { Route } from './route.ts'
import type { Standing } from './visit.ts'

/** What `main` hands to the web server. */
export interface WebParts {
  readonly workshop: Workshop
  readonly routes: readonly Route[]
  /** Assets, menus and whether this is the demonstration: the same for every visit. */
  readonly standing: Standing
  /** The menus of what is switched on. */
  readonly menusOf: (rules: Rules) => Menus
  readonly files: ReadonlyMap<string, BuiltAsset>
  readonly trustProxy: boolean
  /** False where nobody can be signed in: a portal that runs apart knows no sessions and never reads one. */
  readonly sessions?: boolean
  /** Turns a session's person into an actor with posts; null when the person has left. */
  readonly identify: (db: Db, personId: string, today: string) => Promise<Actor | null>
  /** After how many idle minutes a person is signed out. */
  readonly idleMinutes: (actor: Actor, rules: Rules) => number
  readonly signInPath: string
  /** Where a session goes that still waits for something. */
  readonly waitingPaths: Readonly<Record<SessionWaiting, string>>
  /** What a waiting session may do besides. */
  readonly alwaysOpen: readonly string[]
  readonly errorPage: ErrorPage
  /** For routes that keep what was typed (`keepsTyped`). */
  readonly keptFormPage: KeptFormPage
  readonly reportDefect: (error: unknown) => void
}
