import { Refusal } from '../../../kernel/refusal.ts'
import { personOf } from '../../../kernel/actor.ts'
import type { Work } from '../../../platform/work/work.ts'
import type { PostProposal } from './domain/staff.ts'
import { decideProposal, listOpenProposals } from './store/proposals.ts'

/** Functions asked for and not confirmed wait no more once their person moves or leaves; the 办理记录 says why. */
export async function lapseProposals(
  work: Work,
  ending: {
    readonly personId: string
    readonly reason: string
    readonly fits: (proposal: PostProposal) => boolean
  },
): Promise<void> {
  const by = personOf(work.actor)
  if (by === null) throw new Refusal('forbidden', 'no-proposer', '职能要由人提出或撤下。')
  const lapsing = (await listOpenProposals(work.db, ending.personId)).filter(ending.fits)
  for (const { id, function: name, divisionId } of lapsing) {
    await decideProposal(work.db, id, { decision: 'lapsed', by, at: work.now, refusal: ending.reason })
    await work.record({
      subject: `person:${ending.personId}`,
      action: 'post-proposal-lapsed',
      reason: ending.reason,
      after: { function: name, divisionId },
    })
  }
  if (lapsing.length > 0)
    await work.announce({ type: 'organisation.post-decided', personId: ending.personId })
}
