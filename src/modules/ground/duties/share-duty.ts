import { Refusal } from '../../../kernel/refusal.ts'
import type { FieldError } from '../../../kernel/refusal.ts'
import type { Work } from '../../../platform/work/work.ts'
import { getDivision, listContacts } from '../organisation/index.ts'
import type { CoOwner } from './domain/urging.ts'
import { deleteCoOwner, insertCoOwner, listCoOwners } from './store/co-owners.ts'
import { dutyFor, recordOnDuty } from './urge-duty.ts'

/** With whom a duty is shared: the 经办 of a further division, or one person. */
export type ShareWith =
  | { readonly kind: 'division'; readonly divisionId: string }
  | { readonly kind: 'person'; readonly personId: string }

/** Shares an open duty with a further division or person, in whose 今日 it then stands as well; the first owner stays answerable. */
export async function shareDuty(
  work: Work,
  dutyId: string,
  share: ShareWith,
): Promise<readonly FieldError[]> {
  const duty = await dutyFor(work, dutyId, 'share')
  if (share.kind === 'division' && share.divisionId === duty.divisionId)
    return [{ field: 'with', message: '这件事本来就由这个处室承办，请选别的处室。' }]
  const name = await nameOf(work, share)
  const id = work.newId()
  const owner = {
    divisionId: share.kind === 'division' ? share.divisionId : null,
    function: share.kind === 'division' ? ('handler' as const) : null,
    personId: share.kind === 'person' ? share.personId : null,
  }
  const fresh = await insertCoOwner(work.db, {
    ...owner,
    id,
    dutyId: duty.id,
    byEscalation: false,
    on: work.today,
  })
  if (!fresh) return [{ field: 'with', message: `${name}已经在共同责任里了。` }]
  await recordOnDuty(work, duty, { type: 'shared', reason: `加入共同责任：${name}`, after: { id, ...owner } })
  return []
}

/** Ends the sharing of a duty with one of its further owners; refuses one who was called in because it is late. */
export async function unshareDuty(
  work: Work,
  key: { readonly dutyId: string; readonly coOwnerId: string },
): Promise<void> {
  const duty = await dutyFor(work, key.dutyId, 'share')
  const owner = (await listCoOwners(work.db, [duty.id])).find((known) => known.id === key.coOwnerId)
  if (owner === undefined) throw new Refusal('absent', 'no-co-owner', '没有这个共同责任。')
  if (owner.byEscalation)
    throw new Refusal(
      'conflict',
      'by-escalation',
      '这是迟了升级加进来的，不能移出；办结或者期限改了，就不再列在对方的「今日」里。',
    )
  // Whoever holds no function any more can still be taken out.
  const name = (await findNameOf(work, shareOf(owner))) ?? '（已离开的人）'
  await deleteCoOwner(work.db, owner.id)
  await recordOnDuty(work, duty, {
    type: 'unshared',
    reason: `退出共同责任：${name}`,
    after: { id: owner.id },
  })
}

function shareOf({ divisionId, personId }: CoOwner): ShareWith {
  return divisionId === null ? { kind: 'person', personId: personId ?? '' } : { kind: 'division', divisionId }
}

async function nameOf(work: Work, share: ShareWith): Promise<string> {
  const name = await findNameOf(work, share)
  if (name === null) throw new Refusal('absent', 'no-person', '没有这个人，或者已经离开。')
  return name
}

async function findNameOf(work: Work, share: ShareWith): Promise<string | null> {
  if (share.kind === 'division') return (await getDivision(work.db, share.divisionId)).name
  const contacts = await listContacts(work.db, work.today)
  return contacts.find((contact) => contact.personId === share.personId)?.name ?? null
}
