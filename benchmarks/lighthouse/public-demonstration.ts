import { createServer } from 'node:net'
import { join } from 'node:path'
import { loadDemonstration } from '../../demo/load-demonstration.ts'
import { openJobs, openServer, openWorkshop } from '../../src/main/application.ts'
import { loadPublishedYears } from '../../src/modules/ground/rules/index.ts'
import { sealsUnder } from '../../src/platform/crypto/sealed.ts'
import { openDatabase } from '../../src/platform/database/database.ts'
import { startEmbedded } from '../../src/platform/database/embedded.ts'
import { APP_ROLE } from '../../src/platform/database/embedded-roles.ts'
import { migrate } from '../../src/platform/database/migrate.ts'
import { openFileStore } from '../../src/platform/files/file-store.ts'
import { settleInstance } from '../../src/platform/instance/instance.ts'
import { inWork } from '../../src/platform/work/work.ts'

/** A portal on this machine, until it is closed. */
export interface Portal {
  readonly url: string
  close(): Promise<void>
}

/**
 * The demonstration served as a bureau's own site is, without the line on top and without `noindex`: the instance stays
 * the demonstration, only this server is told not to say so.
 */
export async function openPublicDemonstration(directory: string): Promise<Portal> {
  const embedded = await startEmbedded({ directory: join(directory, 'postgres') })
  await migrate(embedded.ownerConnectionString, APP_ROLE)
  const database = openDatabase(embedded.connectionString)
  const clock = (): Date => new Date()
  const workshop = openWorkshop({
    database,
    files: await openFileStore(join(directory, 'files')),
    seals: sealsUnder(new Uint8Array(32).fill(1)),
    clock,
  })
  await settleInstance(database.db, { wanted: 'on', outsideDatabase: false, at: clock() })
  await inWork(workshop, { kind: 'system', name: '测量' }, loadPublishedYears)
  await loadDemonstration(workshop)
  const server = await openServer(workshop, {
    demo: false,
    trustProxy: false,
    reportDefect: (error) => {
      console.error(error)
    },
  })
  const url = await server.listen({ host: '127.0.0.1', port: await freePort() })
  const jobs = await openJobs(workshop)
  return {
    url,
    close: async () => {
      await jobs.stop()
      await server.close()
      await database.close()
      await embedded.stop()
    },
  }
}

/** A port of this machine that nobody listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => {
        if (address === null || typeof address === 'string') reject(new Error('no port'))
        else resolve(address.port)
      })
    })
  })
}
