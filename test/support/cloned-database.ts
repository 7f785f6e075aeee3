import { randomBytes } from 'node:crypto'
import { inject } from 'vitest'
import { OWNER_ROLE, PORTAL_ROLE, withClient } from '../../src/platform/database/embedded-roles.ts'
import { TEMPLATE } from './cluster.ts'

/** A database of one test file: migrated, empty, and nobody else's. */
export interface ClonedDatabase {
  /** As the application: the role with the least privileges. */
  readonly connectionString: string
  /** As a portal that runs apart. */
  readonly portalConnectionString: string
  /** As the owner of the schemas. */
  readonly ownerConnectionString: string
  drop(): Promise<void>
}

/** Clones the migrated template for the calling test file; call `drop` in `afterAll`, after closing every pool. */
export async function clonedDatabase(): Promise<ClonedDatabase> {
  const admin = inject('adminConnectionString')
  const name = `clone_${randomBytes(8).toString('hex')}`
  await run(admin, `create database ${name} template ${TEMPLATE} owner ${OWNER_ROLE}`)
  return {
    connectionString: connection(admin, 'mingzheng_app', name),
    portalConnectionString: connection(admin, PORTAL_ROLE, name),
    ownerConnectionString: connection(admin, OWNER_ROLE, name),
    drop: () => run(admin, `drop database if exists ${name} with (force)`),
  }
}

function connection(admin: string, role: string, database: string): string {
  return admin.replace('postgres@/postgres', `${role}@/${database}`)
}

async function run(admin: string, statement: string): Promise<void> {
  await withClient(admin, (client) => client.query(statement))
}
