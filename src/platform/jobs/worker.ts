import { Logger, parseCronItems, run } from 'graphile-worker'
import type { Runner, TaskList } from 'graphile-worker'
import { sql } from 'kysely'
import { z } from 'zod'
import type { DomainEvent, Work, Workshop } from '../work/work.ts'
import { inWork } from '../work/work.ts'

/** A job of a module: idempotent, small payload, runs as a named actor of the system. */
export interface Job {
  readonly name: string
  /** What the ledger calls it. */
  readonly actor: string
  /** A cron pattern (UTC minute hour day month weekday), for jobs that run by themselves. */
  readonly every?: string
  run(work: Work, payload: unknown): Promise<void>
}

/** What one module does when another announces something; delivered at least once, recorded per subscriber. */
export interface Subscription {
  readonly event: string
  readonly subscriber: string
  run(work: Work, event: DomainEvent): Promise<void>
}

/** Starts the job worker on the workshop's pool. */
export async function startWorker(
  workshop: Workshop,
  duties: { readonly jobs: readonly Job[]; readonly subscriptions: readonly Subscription[] },
): Promise<Runner> {
  await letGo(workshop)
  return run({
    pgPool: workshop.database.pool,
    concurrency: 3,
    noHandleSignals: true,
    pollInterval: 1000,
    logger: new Logger(() => (level, message) => {
      if (level === 'error') process.stderr.write(`作业：${message}\n`)
    }),
    taskList: taskList(workshop, duties),
    parsedCronItems: parseCronItems(
      duties.jobs.flatMap((job) => (job.every === undefined ? [] : [{ task: job.name, match: job.every }])),
    ),
  })
}

/**
 * Lets go of what a killed worker held, which the queue would keep from everyone for four hours. One process runs the
 * jobs; should another still be at one, then it runs twice, as any job may.
 */
async function letGo({ database }: Workshop): Promise<void> {
  await sql`
    select graphile_worker.force_unlock_workers(array(
      select locked_by from graphile_worker.jobs where locked_by is not null))`.execute(database.db)
}

/** The tasks by name, also for tests that run them one by one. */
export function taskList(
  workshop: Workshop,
  duties: { readonly jobs: readonly Job[]; readonly subscriptions: readonly Subscription[] },
): TaskList {
  const tasks: TaskList = {
    'deliver-event': (payload) => deliverEvent(workshop, duties.subscriptions, payload),
  }
  for (const job of duties.jobs)
    tasks[job.name] = (payload) =>
      inWork(workshop, { kind: 'system', name: job.actor }, (work) => job.run(work, payload))
  return tasks
}

const Delivery = z.object({ id: z.uuid() })
const EventPayload = z.looseObject({ type: z.string() })

async function deliverEvent(
  workshop: Workshop,
  subscriptions: readonly Subscription[],
  payload: unknown,
): Promise<void> {
  const { id } = Delivery.parse(payload)
  const row = await workshop.database.db
    .selectFrom('platform.outbox_event')
    .select(['type', 'payload'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const event = EventPayload.parse(row.payload)
  const failures: unknown[] = []
  // One who fails does not keep the others waiting; the whole delivery is tried again for those who failed.
  for (const subscription of subscriptions.filter((s) => s.event === event.type))
    await deliverTo(workshop, subscription, { id, event }).catch((error: unknown) => failures.push(error))
  if (failures.length > 0) throw new AggregateError(failures, failures.map(String).join('\n'))
}

async function deliverTo(
  workshop: Workshop,
  subscription: Subscription,
  delivery: { readonly id: string; readonly event: DomainEvent },
): Promise<void> {
  await inWork(workshop, { kind: 'system', name: subscription.subscriber }, async (work) => {
    const fresh = await work.db
      .insertInto('platform.delivery')
      .values({ event_id: delivery.id, subscriber: subscription.subscriber, delivered_at: work.now })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst()
    if (fresh.numInsertedOrUpdatedRows === 1n) await subscription.run(work, delivery.event)
  })
}
