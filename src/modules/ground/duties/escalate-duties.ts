import type { FunctionName } from '../../../kernel/actor.ts'
import { addDays } from '../../../kernel/civil-date.ts'
import type { Job } from '../../../platform/jobs/worker.ts'
import type { Work } from '../../../platform/work/work.ts'
import { findOpennessOffice } from '../organisation/index.ts'
import { listModulesOff } from '../rules/index.ts'
import { headAfterDays, officeAfterDays } from './domain/duty-settings.ts'
import { escalationStep } from './domain/lateness-steps.ts'
import { insertCoOwner, markEscalated } from './store/co-owners.ts'
import { listToEscalate } from './store/messages.ts'
import { recordOnDuty } from './urge-duty.ts'

/** 每天早上: what is late comes to the head of its division, then to 办公室, once a step. */
export const escalateJob: Job = {
  name: 'duties.escalate',
  actor: '时限升级',
  every: '20 0 * * *',
  run: (work) => escalateDuties(work),
}

/** Carries lateness up: after some days to the head of the division, after more to 办公室 (both are settings). */
export async function escalateDuties(work: Work): Promise<void> {
  const settings = { head: work.rules.read(headAfterDays), office: work.rules.read(officeAfterDays) }
  const office = await findOpennessOffice(work.db)
  const lateSince = addDays(work.today, -settings.head)
  const modulesOff = await listModulesOff(work.db, work.today)
  for (const duty of await listToEscalate(work.db, { lateSince, modulesOff })) {
    if (duty.due.kind !== 'day') continue
    const step = escalationStep(duty.due.on, work.today, settings)
    if (step >= 1 && duty.escalated < 1 && duty.divisionId !== null && duty.function === 'handler')
      await callIn(work, duty, { divisionId: duty.divisionId, function: 'head', name: '处室负责人' })
    if (step >= 2 && office !== null && !isOfOffice(duty, office.id))
      await callIn(work, duty, { divisionId: office.id, function: 'openness-handler', name: '办公室' })
    if (step > duty.escalated) await markEscalated(work.db, duty.id, step)
  }
}

function isOfOffice(
  duty: { readonly divisionId: string | null; readonly function: FunctionName },
  officeId: string,
): boolean {
  return duty.divisionId === officeId && duty.function === 'openness-handler'
}

async function callIn(
  work: Work,
  duty: Awaited<ReturnType<typeof listToEscalate>>[number],
  to: { readonly divisionId: string; readonly function: FunctionName; readonly name: string },
): Promise<void> {
  const { name, ...post } = to
  const owner = { ...post, personId: null }
  const fresh = await insertCoOwner(work.db, {
    ...owner,
    id: work.newId(),
    dutyId: duty.id,
    byEscalation: true,
    on: work.today,
  })
  if (fresh)
    await recordOnDuty(work, duty, { type: 'escalated', reason: `迟了没有办，升级到${name}`, after: owner })
}
