import type { TestProject } from 'vitest/node'
import { findChromium } from './chromium.ts'
import { startTestCluster } from './cluster.ts'

declare module 'vitest' {
  interface ProvidedContext {
    adminConnectionString: string
  }
}

/** Before the tests of a project: a PostgreSQL of its own; the returned function ends it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  // Unpacked here once, not by every test file at the same moment.
  if (project.name === 'browser') await findChromium()
  const cluster = await startTestCluster(project.name || 'all')
  project.provide('adminConnectionString', cluster.adminConnectionString)
  return () => cluster.stop()
}
