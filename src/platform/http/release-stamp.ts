import type pg from 'pg'
import type { Database } from '../database/database.ts'

/** The release stamp as this process knows it: what was made from public content holds while it has not moved. */
export interface ReleaseStamp {
  /** The stamp where it is surely the present one, else null: then ask. */
  readonly known: () => number | null
  /** Reads it; where the database does not answer, gives what was known last, under which no page is found. */
  readonly read: () => Promise<number>
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
    doubted: boolean
    reading: Promise<number> | null
  } = { stamp: null, askedAt: -Infinity, doubted: false, reading: null }
  const listener = listenTo(database.pool, doubt)

  function doubt(): void {
    state.askedAt = -Infinity
    state.doubted = true
  }

  function known(): number | null {
    return performance.now() - state.askedAt < POLL_MILLISECONDS ? state.stamp : null
  }

  function isDoubted(): boolean {
    return state.doubted
  }

  async function ask(): Promise<number> {
    void listener.revive()
    const askedAt = performance.now()
    state.doubted = false
    try {
      const { rows } = await database.pool.query<{ stamp: number }>(
        'select stamp from platform.release_stamp',
      )
      state.stamp = Number(rows[0]?.stamp ?? 0)
      // A doubt raised while this was under way may be of something that the answer does not hold yet.
      if (!isDoubted()) state.askedAt = askedAt
    } catch (error) {
      if (state.stamp === null) throw error
    }
    return state.stamp
  }

  async function read(): Promise<number> {
    const stamp = known()
    if (stamp !== null) return stamp
    state.reading ??= ask().finally(() => {
      state.reading = null
    })
    return state.reading
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
