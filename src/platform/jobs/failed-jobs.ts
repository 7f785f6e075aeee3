import { sql } from 'kysely'
import type { Db } from '../database/database.ts'

/** A job whose last try failed, as the queue keeps it. */
export interface FailedJob {
  readonly id: string
  /** The name under which a module lists the job. */
  readonly name: string
  readonly attempts: number
  /** What the last try said. */
  readonly failure: string
  readonly failedAt: Date
  /** Out of tries: nothing happens any more until somebody has it tried again. */
  readonly givenUp: boolean
}

/** How many jobs have run out of tries. */
export async function countGivenUp(db: Db): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from graphile_worker.jobs
    where last_error is not null and attempts >= max_attempts`.execute(db)
  return rows[0]?.count ?? 0
}

/** Jobs whose last try failed: those out of tries first, the newest failure first. */
export async function listFailedJobs(db: Db, limit: number): Promise<readonly FailedJob[]> {
  const { rows } = await sql<FailedJob>`
    select id::text as id, task_identifier as name, attempts, last_error as failure, updated_at as "failedAt",
           attempts >= max_attempts as "givenUp"
    from graphile_worker.jobs
    where last_error is not null
    order by attempts >= max_attempts desc, updated_at desc, id
    limit ${limit}`.execute(db)
  return rows
}

/** Has a failed job tried again at once, with all its tries; answers its name, or null where none waits under this id. */
export async function rescheduleJob(db: Db, id: string): Promise<string | null> {
  const { rows } = await sql<{ name: string }>`
    select task_identifier as name from graphile_worker.jobs
    where id = ${id}::bigint and last_error is not null and locked_at is null`.execute(db)
  const [job] = rows
  if (job === undefined) return null
  const again = await sql`
    select graphile_worker.reschedule_jobs(array[${id}::bigint], run_at => now(), attempts => 0)`.execute(db)
  return again.rows.length === 1 ? job.name : null
}
