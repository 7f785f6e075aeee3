import type { FastifyInstance } from 'fastify'
import type { Runner } from 'graphile-worker'
import { identify, idleMinutesFor } from '../modules/ground/organisation/index.ts'
import { progressRoutes } from '../modules/ground/intake/module.ts'
import { rulesReader } from '../modules/ground/rules/index.ts'
import type { Database } from '../platform/database/database.ts'
import type { Seals } from '../platform/crypto/sealed.ts'
import type { FileStore } from '../platform/files/file-store.ts'
import { allLedgerWords } from '../platform/ledger/ledger-words.ts'
import { buildAssets } from '../platform/http/assets.ts'
import { buildServer } from '../platform/http/server.ts'
import type { Route } from '../platform/http/route.ts'
import type { Outward } from '../platform/outward/outward.ts'
import { startWorker } from '../platform/jobs/worker.ts'
import type { Workshop } from '../platform/work/work.ts'
import { siteRoutes } from '../site/home.tsx'
import { accountRoutes } from '../workbench/account.tsx'
import { componentsRoute } from '../workbench/components.routes.tsx'
import { secondFactorRoutes } from '../workbench/second-factor.tsx'
import { SIGN_IN, SIGN_OUT, signInRoutes, waitingPaths } from '../workbench/sign-in.tsx'
import { startRoutes } from '../workbench/start.tsx'
import { errorPages } from './error-page.tsx'
import { keptFormPages } from './kept-form-page.tsx'
import { modules } from './modules.ts'
import { menusOf, settingGroups } from './switched-modules.ts'

/** What an application stands on; tests bring their own clock, never the environment or a request. */
export interface Foundations {
  readonly database: Database
  readonly files: FileStore
  readonly seals: Seals
  readonly clock: () => Date
  /** Mail and message gateway; where it is left out nothing leaves the house. */
  readonly outward?: Outward
}

type Surface = Exclude<Route['surface'], 'both'>

/** The workshop: every use case's transaction, clock and rules come from here. */
export function openWorkshop(foundations: Foundations): Workshop {
  return { ...foundations, rulesOn: rulesReader(), afterCommit: new Set() }
}

/** Every route of the platform. */
export function allRoutes(): readonly Route[] {
  const blocks = modules.flatMap((module) => (module.home === undefined ? [] : [module.home]))
  return [
    ...siteRoutes({ blocks, latestKinds: modules.flatMap((module) => module.latestKinds ?? []) }),
    ...startRoutes,
    ...signInRoutes,
    ...secondFactorRoutes,
    ...accountRoutes,
    ...modules.flatMap((module) => module.routes),
    ...progressRoutes(modules.flatMap((module) => module.progress ?? [])),
  ]
}

/** What one process answers; every other address is to it as if it were not there. */
function routesOf(serve: 'all' | Surface): readonly Route[] {
  return allRoutes().filter(({ surface }) => serve === 'all' || surface === 'both' || surface === serve)
}

/** The web server over all manifests. */
export async function openServer(
  workshop: Workshop,
  options: {
    readonly demo: boolean
    /** Portal and workbench together (the default), or one of them alone. */
    readonly serve?: 'all' | Surface
    /** Whether the page with every part is there, for those who build pages. */
    readonly components?: boolean
    readonly trustProxy: boolean
    readonly reportDefect: (error: unknown) => void
  },
): Promise<FastifyInstance> {
  const { assets, files } = await buildAssets()
  return buildServer({
    workshop,
    routes: [...routesOf(options.serve ?? 'all'), ...(options.components === true ? [componentsRoute] : [])],
    sessions: options.serve !== 'portal',
    files,
    standing: {
      assets,
      menus: { desk: [], site: [] },
      demo: options.demo,
      ledgerWords: allLedgerWords(modules.flatMap((module) => module.ledgerWords ?? [])),
      settings: settingGroups(modules),
    },
    menusOf: (rules) => menusOf(modules, rules),
    trustProxy: options.trustProxy,
    identify,
    idleMinutes: idleMinutesFor,
    signInPath: SIGN_IN,
    waitingPaths,
    alwaysOpen: [SIGN_OUT, SIGN_IN],
    keptFormPage: keptFormPages(workshop),
    errorPage: errorPages(workshop, (rules) => menusOf(modules, rules), options.reportDefect),
    reportDefect: options.reportDefect,
  })
}

/** The job worker over all manifests. */
export function openJobs(workshop: Workshop): Promise<Runner> {
  return startWorker(workshop, {
    jobs: modules.flatMap((module) => module.jobs ?? []),
    subscriptions: modules.flatMap((module) => module.subscriptions ?? []),
  })
}
