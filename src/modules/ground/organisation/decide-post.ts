import { personOf } from '../../../kernel/actor.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import type { Work } from '../../../platform/work/work.ts'
import { decisionLack, postLack } from './domain/staff.ts'
import type { PostProposal } from './domain/staff.ts'
import type { IssuedPassword } from './issue-password.ts'
import { renewAccess } from './renew-access.ts'
import { getDivisionForUpdate } from './store/divisions.ts'
import { insertPost } from './store/organisation.ts'
import { decideProposal, findOpenProposalForUpdate, holdProposed } from './store/proposals.ts'
import { getStaffMemberForUpdate } from './store/staff.ts'

/**
 * 安全管理 confirms a function that 系统管理 asked for; refuses the own proposal and the own function. Gives a one-time
 * password to hand over where the one that stood had been seen by others (`renewAccess`).
 */
export async function confirmPost(work: Work, proposalId: string): Promise<IssuedPassword | null> {
  const { proposal, by } = await proposalFor(work, proposalId)
  const person = await getStaffMemberForUpdate(work.db, proposal.personId, work.today)
  const lack = postLack(proposal, person)?.message ?? (await overtaken(work, proposal))
  if (lack !== null)
    throw new Refusal('conflict', 'post-no-longer-possible', `${person.name}：${lack}请不同意这一条。`)
  const issued = await renewAccess(work, person, proposal.function)
  await decideProposal(work.db, proposal.id, { decision: 'confirmed', by, at: work.now, refusal: null })
  const since = proposal.since > work.today ? proposal.since : work.today
  const { personId, divisionId, function: name, until } = proposal
  await insertPost(work.db, { id: work.newId(), personId, divisionId, function: name, since, until })
  await work.record({
    subject: `person:${personId}`,
    action: 'post-confirmed',
    after: { function: name, divisionId, since, until, proposedBy: proposal.proposedByName },
  })
  await work.announce({ type: 'organisation.post-decided', proposalId })
  return issued
}

/** 安全管理 refuses a function, with the reason. */
export async function refusePost(
  work: Work,
  command: { readonly proposalId: string; readonly reason: string },
): Promise<void> {
  const { proposal, by } = await proposalFor(work, command.proposalId)
  const refusal = command.reason.trim()
  if (refusal === '') throw new Refusal('invalid', 'no-reason', '请写明为什么不同意。')
  await decideProposal(work.db, proposal.id, { decision: 'refused', by, at: work.now, refusal })
  await work.record({
    subject: `person:${proposal.personId}`,
    action: 'post-refused',
    reason: refusal,
    after: { function: proposal.function, divisionId: proposal.divisionId },
  })
  await work.announce({ type: 'organisation.post-decided', proposalId: proposal.id })
}

async function proposalFor(
  work: Work,
  id: string,
): Promise<{ proposal: PostProposal; by: { id: string; name: string } }> {
  await holdProposed(work.db, id)
  const proposal = await findOpenProposalForUpdate(work.db, id)
  if (proposal === null)
    throw new Refusal('conflict', 'proposal-decided', '这一条已经办过了，或者本人已离职。请刷新页面。')
  const lack = decisionLack(proposal, work.actor)
  const person = personOf(work.actor)
  if (lack !== null || person === null)
    throw new Refusal('forbidden', 'not-your-decision', lack ?? '职能由安全管理确认。')
  return { proposal, by: { id: person.id, name: person.name } }
}

/** What has made a function impossible while it waited: its days are over, or its division has ended. */
async function overtaken(work: Work, { divisionId, until }: PostProposal): Promise<string | null> {
  if (until !== null && until <= work.today) return '这个职能已经过了截止日。'
  const division = divisionId === null ? null : await getDivisionForUpdate(work.db, divisionId)
  return division === null || division.closedOn === null ? null : `${division.name}这个处室已经撤销。`
}
