import { Kysely, PostgresDialect } from 'kysely'
import type { Dialect } from 'kysely'
import { openServer } from '../../src/main/application.ts'
import type { Database } from '../../src/platform/database/database.ts'
import type { DB } from '../../src/platform/database/schema.ts'
import type { TestApplication } from '../support/application.ts'
import { openClient } from '../support/client.ts'
import type { Client, Visitor } from '../support/client.ts'

/** The platform over the same database, where everything is answered and nothing stays. */
export interface Rehearsal {
  visitor(from?: Visitor): Client
  /** Listens on this machine for a browser, and says where. */
  listen(): Promise<string>
  /** What the server reported as its own fault. */
  readonly defects: readonly unknown[]
  close(): Promise<void>
}

/** Opens a second server on a test's database; each try meets the same bureau, whatever was tried before it. */
export async function openRehearsal(app: TestApplication): Promise<Rehearsal> {
  const defects: unknown[] = []
  const database = undoing(app.workshop.database)
  const server = await openServer(
    { ...app.workshop, database },
    { demo: true, trustProxy: false, reportDefect: (error) => defects.push(error) },
  )
  return {
    visitor: (from) => openClient(server, defects, from),
    listen: () => server.listen({ host: '127.0.0.1', port: 0 }),
    defects,
    close: async () => {
      await server.close()
    },
  }
}

/** Where a transaction would commit, its deferred checks run and it is rolled back. */
function undoing(database: Database): Database {
  const { pool } = database
  const real = new PostgresDialect({ pool })
  const dialect: Dialect = {
    createAdapter: () => real.createAdapter(),
    createIntrospector: (db) => real.createIntrospector(db),
    createQueryCompiler: () => real.createQueryCompiler(),
    createDriver: () => {
      const driver = real.createDriver()
      driver.commitTransaction = (connection) => driver.rollbackTransaction(connection)
      return driver
    },
  }
  return { ...database, db: new Kysely<DB>({ dialect }) }
}
