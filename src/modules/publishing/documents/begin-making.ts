import { personOf } from '../../../kernel/actor.ts'
import type { FieldError } from '../../../kernel/refusal.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import type { Work } from '../../../platform/work/work.ts'
import { startPackage } from '../../ground/publication/index.ts'
import { faultsOfIdentifying } from './domain/making-checks.ts'
import { mayMakeFor } from './domain/making.ts'
import type { Identified } from './domain/making.ts'
import { refuseSecrets } from './domain/secrecy-mark.ts'
import { loadMakingToChange } from './load-making.ts'
import type { LoadedMaking } from './load-making.ts'
import { endStepDuties, oweWaitingStep } from './making-duties.ts'
import { getMaking, insertMaking, updateMaking } from './store/makings.ts'

/** What beginning gave: the making, or what is wrong beside each field. */
export type Begun =
  { readonly ok: true; readonly id: string } | { readonly ok: false; readonly errors: readonly FieldError[] }

/**
 * 认定: a division says that what it is going to draft is a 规范性文件, and which steps its content demands (conventions
 * §10.4 step 0). Refuses what is internal only, and another division's; the next step is then owed.
 */
export async function beginMaking(work: Work, divisionId: string, identified: Identified): Promise<Begun> {
  const person = personOf(work.actor)
  if (person === null || !mayMakeFor(work.actor, divisionId))
    throw new Refusal('forbidden', 'not-our-division', '规范性文件由起草处室的经办、负责人认定。')
  refuseSecrets([identified.title, identified.identifiedBecause, identified.urgentBecause])
  const errors = faultsOfIdentifying(identified)
  if (errors.length > 0) return { ok: false, errors }
  const id = work.newId()
  await insertMaking(work.db, {
    ...identified,
    id,
    divisionId,
    startedBy: person.id,
    startedByName: person.name,
    startedOn: work.today,
  })
  await work.record({
    subject: `making:${id}`,
    action: 'making-begun',
    clause: '国办发〔2018〕115号（三）',
    after: { urgent: identified.urgentBecause !== null },
  })
  await oweWaitingStep(work, await getMaking(work.db, id), [])
  return { ok: true, id }
}

/**
 * Begins the text of a 规范性文件, in the package in which it will be reviewed with its 解读 (三同步): it opens with the first
 * draft. Refuses a second one.
 */
export async function startMakingText(work: Work, id: string): Promise<{ readonly draftId: string }> {
  const loaded = await loadMakingToChange(work, id)
  if (!mayStartText(work, loaded))
    throw new Refusal('conflict', 'text-begun', '稿件已经起草，或者不归您的处室，请打开原来的稿件。')
  const { making } = loaded
  const started = await startPackage(work, making.divisionId, {
    typeId: 'policy',
    columnId: 'zcwj',
    title: making.title,
  })
  await updateMaking(work.db, id, started)
  await work.record({
    subject: `making:${id}`,
    action: 'making-text-begun',
    after: { packageId: started.packageId },
  })
  return started
}

/** Whether the drafting division may begin the text now. */
export function mayStartText({ actor }: Pick<Work, 'actor'>, { making, document }: LoadedMaking): boolean {
  return (
    mayMakeFor(actor, making.divisionId) &&
    making.endedBecause === null &&
    making.packageId === null &&
    (document?.packageId ?? null) === null
  )
}

/** Gives a making up, with the reason. Refuses one that was issued: that is repealed, not given up. */
export async function endMaking(work: Work, id: string, reason: string): Promise<readonly FieldError[]> {
  const loaded = await loadMakingToChange(work, id)
  if (!mayEnd(work, loaded))
    throw new Refusal('conflict', 'not-to-end', '已经印发的不能终止；终止由起草处室办。')
  refuseSecrets([reason])
  if (reason === '') return [{ field: 'endReason', message: '请写明为什么不再制定。' }]
  await updateMaking(work.db, id, { endedBecause: reason })
  await work.record({ subject: `making:${id}`, action: 'making-ended', reason })
  await endStepDuties(work, loaded.making, '不再制定')
  return []
}

/** Whether the drafting division may still give it up. */
export function mayEnd({ actor }: Pick<Work, 'actor'>, { making, document }: LoadedMaking): boolean {
  return mayMakeFor(actor, making.divisionId) && making.endedBecause === null && document === null
}
