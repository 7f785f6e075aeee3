import type pg from 'pg'
import type { Database } from '../database/database.ts'

/** The release stamp as this process knows it: what was made from public content holds while it has not moved. */
export interface ReleaseStamp {
  /** The stamp where it is surely the present one, else null: then ask. */
  readonly known: () => number | null
  /** Reads it; null where the database does not answer. */
  readonly read: () => Promise<number | null>
  /** Something may have changed: ask again before the next use. */
  readonly doubt: () => void
  readonly close: () => void
}

const POLL_MILLISECONDS = 1000
const CHANNEL = 'release_stamp'

/** Follows the stamp by NOTIFY, and once a second by asking, since a notice is lost with its connection. */
export function watchReleaseStamp(database: Database): ReleaseStamp {
  const state: {
    stamp: number | null
    askedAt: number
    reading: Promise<number | null> | null
  } = { stamp: null, askedAt: -Infinity, reading: null }
  const listener = listenTo(database.pool, doubt)

  /** An answer that is under way holds for who asked before; who comes now asks anew. */
  function doubt(): void {
    state.askedAt = -Infinity
    state.reading = null
  }

  function known(): number | null {
    return performance.now() - state.askedAt < POLL_MILLISECONDS ? state.stamp : null
  }

  async function ask(): Promise<number | null> {
    void listener.revive()
    try {
      const { rows } = await database.pool.query<{ stamp: number }>(
        'select stamp from platform.release_stamp',
      )
      return Number(rows[0]?.stamp ?? 0)
    } catch {
      return null
    }
  }

  function begin(): Promise<number | null> {
    const askedAt = performance.now()
    const reading = ask().then((stamp) => {
      // What was doubted meanwhile is no longer the present one.
      if (state.reading === reading) Object.assign(state, { reading: null, stamp, askedAt })
      return stamp
    })
    return reading
  }

  async function read(): Promise<number | null> {
    return known() ?? (state.reading ??= begin())
  }

  return { known, read, doubt, close: listener.close }
}

interface Listener {
  readonly revive: () => Promise<void>
  readonly close: () => void
}

function listenTo(pool: pg.Pool, heard: () => void): Listener {
  const state: { client: pg.PoolClient | null; opening: boolean; closed: boolean } = {
    client: null,
    opening: false,
    closed: false,
  }

  function drop(client: pg.PoolClient): void {
    if (state.client !== client) return
    state.client = null
    client.release(true)
  }

  async function revive(): Promise<void> {
    if (state.client !== null || state.opening || state.closed) return
    state.opening = true
    try {
      const client = await pool.connect()
      state.client = client
      client.on('notification', heard)
      client.on('error', () => {
        drop(client)
      })
      await client.query(`listen ${CHANNEL}`)
      if (state.closed) drop(client)
    } catch {
      // The poll goes on without it; the next one tries again.
      if (state.client !== null) drop(state.client)
    } finally {
      state.opening = false
    }
  }

  function close(): void {
    state.closed = true
    if (state.client !== null) drop(state.client)
  }

  return { revive, close }
}
