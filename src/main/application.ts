import type { FastifyInstance } from 'fastify'
import type { Runner } from 'graphile-worker'
import { identify, idleMinutes } from '../modules/ground/organisation/index.ts'
import { rulesReader } from '../modules/ground/rules/index.ts'
import type { Database } from '../platform/database/database.ts'
import type { FileStore } from '../platform/files/file-store.ts'
import { buildAssets } from '../platform/http/assets.ts'
import { buildServer } from '../platform/http/server.ts'
import type { Route } from '../platform/http/route.ts'
import { startWorker } from '../platform/jobs/worker.ts'
import type { Workshop } from '../platform/work/work.ts'
import { siteRoutes } from '../site/home.tsx'
import { PASSWORD, SIGN_IN, SIGN_OUT, signInRoutes } from '../workbench/sign-in.tsx'
import { startRoutes } from '../workbench/start.tsx'
import { errorPages } from './error-page.tsx'
import { modules } from './modules.ts'

/** What an application stands on; tests bring their own clock, never the environment or a request. */
export interface Foundations {
  readonly database: Database
  readonly files: FileStore
  readonly clock: () => Date
}

/** The workshop: every use case's transaction, clock and rules come from here. */
export function openWorkshop(foundations: Foundations): Workshop {
  return { ...foundations, rulesOn: rulesReader() }
}

/** Every route of the platform. */
export function allRoutes(): readonly Route[] {
  const blocks = modules.flatMap((module) => (module.home === undefined ? [] : [module.home]))
  return [
    ...siteRoutes(blocks),
    ...startRoutes,
    ...signInRoutes,
    ...modules.flatMap((module) => module.routes),
  ]
}

/** The web server over all manifests. */
export async function openServer(
  workshop: Workshop,
  options: {
    readonly demo: boolean
    readonly trustProxy: boolean
    readonly reportDefect: (error: unknown) => void
  },
): Promise<FastifyInstance> {
  const { assets, files } = await buildAssets()
  const menus = {
    desk: modules.flatMap((m) => m.menu ?? []),
    site: [{ href: '/', label: '首页', position: 0 }, ...modules.flatMap((m) => m.nav ?? [])],
  }
  return buildServer({
    workshop,
    routes: allRoutes(),
    files,
    standing: { assets, menus, demo: options.demo },
    trustProxy: options.trustProxy,
    identify,
    idleMinutes,
    signInPath: SIGN_IN,
    passwordPath: PASSWORD,
    unrestrictedPaths: [PASSWORD, SIGN_OUT, SIGN_IN],
    errorPage: errorPages(workshop.database),
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
