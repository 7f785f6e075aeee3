import type { Actor } from '../../src/kernel/actor.ts'
import { Refusal } from '../../src/kernel/refusal.ts'
import type { Work } from '../../src/platform/work/work.ts'
import type { TestApplication } from '../support/application.ts'

/** How an act ended: done (or answered with what is still missing), or refused with a sentence. */
export type Outcome = { readonly done: true } | { readonly done: false; readonly sentence: string }

/** Lets somebody act, and undoes it: the next one who tries meets the same state. */
export async function triedOut(
  app: TestApplication,
  actor: Actor,
  act: (work: Work) => Promise<unknown>,
): Promise<Outcome> {
  const undone = new Error('undone')
  try {
    await app.work(actor, async (work) => {
      await act(work)
      throw undone
    })
  } catch (error) {
    if (error === undone) return { done: true }
    if (error instanceof Refusal) return { done: false, sentence: error.message }
    throw error
  }
  return { done: true }
}
