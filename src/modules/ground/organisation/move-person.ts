import { functionNames } from '../../../kernel/actor.ts'
import type { FieldError } from '../../../kernel/refusal.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import { closeSessionsOf } from '../../../platform/session/session.ts'
import type { Work } from '../../../platform/work/work.ts'
import { authorisePerson } from './authorise-person.ts'
import type { HeldPost, StaffMember } from './domain/staff.ts'
import { lapseProposals } from './lapse-proposals.ts'
import { proposePost } from './propose-post.ts'
import { endDelegationsOf } from './store/delegations.ts'
import { listHolders, markPersonLeft } from './store/organisation.ts'
import { endPost, getStaffMemberForUpdate } from './store/staff.ts'

/** Ends one function today; refuses a post that is not (or no longer) held. */
export async function endFunction(
  work: Work,
  command: { readonly personId: string; readonly postId: string },
): Promise<void> {
  const person = await getStaffMemberForUpdate(work.db, command.personId, work.today)
  authorisePerson(work, 'end-post', person)
  const post = person.posts.find((held) => held.id === command.postId)
  if (post === undefined) throw new Refusal('conflict', 'post-over', '这个职能已经结束了。请刷新页面。')
  await endPosts(work, person, [post])
  await closeSessionsOf(work.db, person.id)
}

/**
 * Moves a person to another division (转岗): what was held in divisions ends today, what was asked for in them lapses, the
 * chosen function in the new one waits for 安全管理, delegations end and sessions close. What the division owes stays
 * with the division.
 */
export async function movePerson(
  work: Work,
  move: {
    readonly personId: string
    readonly divisionId: string
    readonly function: HeldPost['function']
    readonly reason: string
  },
): Promise<readonly FieldError[]> {
  const person = await getStaffMemberForUpdate(work.db, move.personId, work.today)
  authorisePerson(work, 'move', person)
  const there = person.posts.some((post) => post.divisionId === move.divisionId)
  if (there) return [{ field: 'moveTo', message: `${person.name}已经在这个处室。加职能请用“提出职能”。` }]
  await endPosts(
    work,
    person,
    person.posts.filter((post) => post.divisionId !== null),
  )
  await lapseProposals(work, {
    personId: person.id,
    reason: `已转岗：${move.reason}`,
    fits: ({ divisionId }) => divisionId !== null,
  })
  const wanted = { personId: person.id, divisionId: move.divisionId, function: move.function }
  const errors = await proposePost(work, { ...wanted, since: work.today, until: null })
  if (errors.length > 0) return errors.map(({ message }) => ({ field: 'moveTo', message }))
  await endDelegationsOf(work.db, person.id, work.today)
  await closeSessionsOf(work.db, person.id)
  await work.record({
    subject: `person:${person.id}`,
    action: 'person-moved',
    reason: move.reason,
    after: { to: move.divisionId, function: functionNames[move.function] },
  })
  return []
}

/**
 * A person leaves (离职): every function ends today, what was asked for lapses, delegations end, sessions close, the
 * account signs in no more.
 * Refuses the last holder of an administrator's function, and a successor who does not work here.
 */
export async function letPersonGo(
  work: Work,
  leave: { readonly personId: string; readonly successorId: string | null; readonly reason: string },
): Promise<void> {
  const person = await getStaffMemberForUpdate(work.db, leave.personId, work.today)
  authorisePerson(work, 'leave', person)
  await refuseLastAdministrator(work, person)
  const successor =
    leave.successorId === null ? null : await getStaffMemberForUpdate(work.db, leave.successorId, work.today)
  if (successor !== null && (successor.leftOn !== null || successor.id === person.id))
    throw new Refusal('invalid', 'no-successor', '接手的人要是还在职的另一个人。')
  await lapseProposals(work, {
    personId: person.id,
    reason: `已离职：${leave.reason}`,
    fits: () => true,
  })
  await markPersonLeft(work.db, person.id, work.today)
  await endDelegationsOf(work.db, person.id, work.today)
  await closeSessionsOf(work.db, person.id)
  await work.record({
    subject: `person:${person.id}`,
    action: 'person-left',
    reason: leave.reason,
    before: { posts: person.posts },
    after: { leftOn: work.today, successor: successor?.name ?? null },
  })
  await work.announce({
    type: 'organisation.person-left',
    personId: person.id,
    successorId: successor?.id ?? null,
  })
}

async function endPosts(work: Work, person: StaffMember, posts: readonly HeldPost[]): Promise<void> {
  for (const post of posts) {
    await endPost(work.db, post.id, work.today)
    await work.record({
      subject: `person:${person.id}`,
      action: 'post-ended',
      before: { function: post.function, divisionId: post.divisionId, since: post.since },
      after: { until: work.today },
    })
  }
}

async function refuseLastAdministrator(work: Work, person: StaffMember): Promise<void> {
  for (const post of person.posts) {
    if (post.divisionId !== null || post.function === 'leader') continue
    // One whose days are counted is no replacement.
    const others = (await listHolders(work.db, post.function, work.today)).filter(
      (held) => held.personId !== person.id && held.until === null,
    )
    if (others.length === 0)
      throw new Refusal(
        'conflict',
        'last-administrator',
        `${person.name}是唯一的${functionNames[post.function]}。请先另设一位，或在服务器上用 --recover 换发。`,
      )
  }
}
