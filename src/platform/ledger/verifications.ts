import { z } from 'zod'
import type { Db } from '../database/database.ts'
import type { Work } from '../work/work.ts'
import { actorName } from '../../kernel/actor.ts'
import { verifyLedger } from './verify-ledger.ts'

const Result = z.object({
  entries: z.number(),
  subjects: z.number(),
  seals: z.number(),
  findings: z.array(
    z.object({
      kind: z.enum(['changed', 'missing', 'head', 'seal', 'unrecorded']),
      subject: z.string(),
      number: z.number().nullable(),
      expected: z.string(),
      found: z.string(),
    }),
  ),
})

/** A verification that somebody asked for; without a result while it runs. */
export interface AskedVerification {
  readonly id: string
  readonly askedBy: string
  readonly askedAt: Date
  readonly doneAt: Date | null
  readonly result: z.infer<typeof Result> | null
}

/** Asks for a verification of the whole ledger; a job does it, its result is kept. */
export async function askForVerification(work: Work): Promise<void> {
  const id = work.newId()
  await work.db
    .insertInto('ledger.verification')
    .values({ id, asked_by: actorName(work.actor), asked_at: work.now })
    .execute()
  await work.enqueue(VERIFY_JOB, { id })
}

export const VERIFY_JOB = 'ledger.verify'
const Payload = z.object({ id: z.uuid() })

/** Does a verification that was asked for; done again it gives a newer result. */
export async function runVerification(work: Work, payload: unknown): Promise<void> {
  const { id } = Payload.parse(payload)
  const result = await verifyLedger(work.db)
  await work.db
    .updateTable('ledger.verification')
    .set({ done_at: work.now, result: JSON.stringify(result) })
    .where('id', '=', id)
    .execute()
}

/** The verification that was last asked for. */
export async function findLastVerification(db: Db): Promise<AskedVerification | null> {
  const row = await db
    .selectFrom('ledger.verification')
    .select(['id', 'asked_by as askedBy', 'asked_at as askedAt', 'done_at as doneAt', 'result'])
    .orderBy('asked_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (row === undefined) return null
  return { ...row, result: row.result === null ? null : Result.parse(row.result) }
}
