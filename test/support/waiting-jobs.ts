import { setTimeout as pause } from 'node:timers/promises'
import { Logger, runOnce } from 'graphile-worker'
import { taskList } from '../../src/platform/jobs/worker.ts'
import type { Job, Subscription } from '../../src/platform/jobs/worker.ts'
import type { Workshop } from '../../src/platform/work/work.ts'

/** Runs every job that waits, and those that they queue; what went wrong, one line a failed job. */
export async function runWaitingJobs(
  workshop: Workshop,
  duties: { readonly jobs: readonly Job[]; readonly subscriptions: readonly Subscription[] },
): Promise<readonly string[]> {
  const { pool } = workshop.database
  await runOnce({
    pgPool: pool,
    noHandleSignals: true,
    concurrency: 2,
    logger: new Logger(() => () => undefined),
    taskList: taskList(workshop, duties),
  })
  await noneRuns(workshop)
  const failed = await pool.query<{ line: string }>(
    `select task_identifier || ': ' || last_error as line from graphile_worker.jobs where last_error is not null`,
  )
  return failed.rows.map((row) => row.line)
}

/** The queue writes down how the last job ended a moment after it ended. */
async function noneRuns({ database }: Workshop): Promise<void> {
  for (;;) {
    const running = await database.pool.query(
      'select from graphile_worker.jobs where locked_at is not null limit 1',
    )
    if (running.rowCount === 0) return
    await pause(2)
  }
}
