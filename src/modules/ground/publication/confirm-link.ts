import { holds, personOf } from '../../../kernel/actor.ts'
import type { Actor } from '../../../kernel/actor.ts'
import type { FieldError } from '../../../kernel/refusal.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import type { Work } from '../../../platform/work/work.ts'
import { mayDraftFor } from './domain/package.ts'
import { OPENNESS } from './domain/withdrawal.ts'
import { getLink, upsertConfirmation } from './store/links.ts'
import { endRepair } from './watch-links.ts'

/** Whether somebody answers for where a page of a division leads. */
export function mayMindLink(actor: Actor, { ownerId }: { readonly ownerId: string | null }): boolean {
  return ownerId === null ? holds(actor, OPENNESS) : mayDraftFor(actor, ownerId)
}

/**
 * Says that a link holds although the check finds nothing (仍有效), with the reason; for as long as the bureau lets that
 * stand. The reason stays out of the 办理记录, since it may speak of the page. Refuses another division's, and a link that
 * answers.
 */
export async function confirmLink(work: Work, linkId: string, typed: string): Promise<readonly FieldError[]> {
  const link = await getLink(work.db, linkId)
  const person = personOf(work.actor)
  if (person === null || !mayMindLink(work.actor, link))
    throw new Refusal('forbidden', 'not-our-link', '这是别的处室的页面，由该处室或公开机构确认。')
  if (link.failingSince === null) throw new Refusal('conflict', 'link-answers', '这个链接能打开，不用确认。')
  const reason = typed.trim()
  if (reason.length < 4) return [{ field: 'reason', message: '请写明怎么核对的，例如「用办公电脑能打开」。' }]
  if (reason.length > 200) return [{ field: 'reason', message: '最多 200 字。' }]
  await upsertConfirmation(work.db, { linkId: link.id, on: work.today, reason, by: person })
  await work.record({
    subject: `publication:${link.publicationId}`,
    action: 'link-confirmed',
    after: { link: link.id },
  })
  await endRepair(work, link, `${person.name}确认仍有效`)
  return []
}
