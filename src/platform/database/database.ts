import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { DB } from './schema.ts'

/** The caller's transaction; every store function takes it as its first parameter. */
export type Db = Kysely<DB>

/** An open connection pool. Only `platform` and `main` hold one. */
export interface Database {
  readonly pool: pg.Pool
  readonly db: Db
  close(): Promise<void>
}

pg.types.setTypeParser(pg.types.builtins.DATE, (text: string) => text)
pg.types.setTypeParser(pg.types.builtins.INT8, (text: string) => Number(text))

/** Opens a pool; a lost connection is reported to `onError` and never ends the process. */
export function openDatabase(
  connectionString: string,
  options: { readonly connections?: number; readonly onError?: (error: Error) => void } = {},
): Database {
  const pool = new pg.Pool({ connectionString, max: options.connections ?? 10 })
  const tell =
    options.onError ?? ((error: Error) => process.stderr.write(`数据库连接断开：${error.message}\n`))
  const state = { closed: false }
  // The pool does not wait for its connections to end: a server that stops right after it cuts some off.
  const report = (error: Error) => (state.closed ? undefined : tell(error))
  pool.on('error', report)
  pool.on('connect', (client) => client.on('error', report))
  const db = new Kysely<DB>({ dialect: new PostgresDialect({ pool }) })
  return {
    pool,
    db,
    close: () => {
      state.closed = true
      return db.destroy()
    },
  }
}
