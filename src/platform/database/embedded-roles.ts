import pg from 'pg'
import { SOCKET_PORT } from './embedded-cluster.ts'

export const DATABASE = 'mingzheng'
/** Owns the schemas and runs the migrations. */
export const OWNER_ROLE = 'mingzheng_owner'
/** Serves the requests: may read and write what the migrations grant, and create nothing. */
export const APP_ROLE = 'mingzheng_app'

/** Serves a portal that runs apart: reads what is public, writes what people send in. */
export const PORTAL_ROLE = 'mingzheng_portal'

/** Creates the roles and the database where they are absent. */
export async function ensureRolesAndDatabase(adminConnectionString: string): Promise<void> {
  await withClient(adminConnectionString, async (client) => {
    for (const role of [OWNER_ROLE, APP_ROLE, PORTAL_ROLE]) {
      const known = await client.query('select 1 from pg_roles where rolname = $1', [role])
      if (known.rowCount === 0) await client.query(`create role ${role} login`)
    }
    const present = await client.query('select 1 from pg_database where datname = $1', [DATABASE])
    if (present.rowCount === 0) await client.query(`create database ${DATABASE} owner ${OWNER_ROLE}`)
    await client.query(`revoke all on database ${DATABASE} from public`)
    await client.query(`grant connect, temporary on database ${DATABASE} to ${APP_ROLE}, ${PORTAL_ROLE}`)
  })
}

/** A connection string over the server's socket. */
export function socketConnection(socketDirectory: string, role: string, database: string): string {
  return `postgresql://${role}@/${database}?host=${encodeURIComponent(socketDirectory)}&port=${SOCKET_PORT}`
}

/** Runs statements on one connection and closes it. */
export async function withClient<Result>(
  connectionString: string,
  run: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({ connectionString })
  // Without a listener, a server that goes away would end this process; the query in flight reports it anyway.
  client.on('error', () => undefined)
  await client.connect()
  try {
    return await run(client)
  } finally {
    await client.end()
  }
}
