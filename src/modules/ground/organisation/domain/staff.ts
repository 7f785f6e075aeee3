import { functionNames, holds, personOf } from '../../../../kernel/actor.ts'
import type { Actor, FunctionName } from '../../../../kernel/actor.ts'
import type { CivilDate } from '../../../../kernel/civil-date.ts'
import { ADMINISTRATOR_FUNCTIONS } from './sign-in-settings.ts'

/** How a person is called at the door. */
export const SIGN_IN_NAME = /^[a-z][a-z0-9.-]{1,39}$/

/** A function as a person holds it, with its days; `until` is the first day on which it is no longer held. */
export interface HeldPost {
  readonly id: string
  readonly function: FunctionName
  readonly divisionId: string | null
  readonly division: string | null
  readonly since: CivilDate
  readonly until: CivilDate | null
}

/** A member of staff with everything held now or later. */
export interface StaffMember {
  readonly id: string
  readonly name: string
  readonly signInName: string
  readonly leftOn: CivilDate | null
  readonly posts: readonly HeldPost[]
}

/** A function that 系统管理 has asked for and 安全管理 has to confirm. */
export interface PostProposal {
  readonly id: string
  readonly personId: string
  readonly person: string
  readonly signInName: string
  readonly function: FunctionName
  readonly divisionId: string | null
  readonly division: string | null
  readonly since: CivilDate
  readonly until: CivilDate | null
  readonly proposedBy: string
  readonly proposedByName: string
  readonly proposedAt: Date
}

export type PersonAction =
  'propose' | 'end-post' | 'move' | 'leave' | 'issue-password' | 'reset-second-factor'

/** Functions that are held for the whole bureau. */
export const BUREAU_WIDE: readonly FunctionName[] = ['leader', ...ADMINISTRATOR_FUNCTIONS]

/** Who signs for others; his password is handed out by 系统管理 only. */
const SIGNING: readonly FunctionName[] = ['head', 'openness-head', 'leader', 'signer']

export function isAdministrator(person: Pick<StaffMember, 'posts'>): boolean {
  return person.posts.some((post) => ADMINISTRATOR_FUNCTIONS.some((name) => name === post.function))
}

/** What this person may do with a member of staff; nobody does any of it for himself (三员分立). */
export function allowedPersonActions(person: StaffMember, actor: Actor): readonly PersonAction[] {
  if (person.leftOn !== null || personOf(actor)?.id === person.id) return []
  const administrator = isAdministrator(person)
  const system = holds(actor, ['system-administrator'])
  return [
    ...(system ? (['leave'] as const) : []),
    ...(system && !administrator ? (['propose', 'end-post', 'move'] as const) : []),
    ...((system && !administrator) || isHeadOver(actor, person) ? (['issue-password'] as const) : []),
    ...(holds(actor, ['security-administrator']) ? (['reset-second-factor'] as const) : []),
  ]
}

/** A head hands out passwords in his own right to those of his division who sign for nobody. */
function isHeadOver(actor: Actor, person: StaffMember): boolean {
  if (actor.kind !== 'person' || isAdministrator(person)) return false
  if (person.posts.length === 0 || person.posts.some((post) => SIGNING.includes(post.function))) return false
  const headed = actor.posts.flatMap((post) =>
    post.function === 'head' && post.onBehalfOf === undefined && post.divisionId !== null
      ? [post.divisionId]
      : [],
  )
  return person.posts.every((post) => post.divisionId !== null && headed.includes(post.divisionId))
}

/** Why a function cannot be asked for, or null: place, separation of administrators, what is held already. */
export function postLack(
  wanted: { readonly function: FunctionName; readonly divisionId: string | null },
  person: Pick<StaffMember, 'posts'>,
): { readonly field: 'divisionId' | 'function'; readonly message: string } | null {
  const { divisionId } = wanted
  const administers = ADMINISTRATOR_FUNCTIONS.some((name) => name === wanted.function)
  if (divisionId === null && !BUREAU_WIDE.includes(wanted.function))
    return { field: 'divisionId', message: '请选所在处室；只有分管领导和三员可以不选。' }
  if (divisionId !== null && administers)
    return { field: 'divisionId', message: '三员的职能不属于处室，请选“不属于处室”。' }
  if (administers ? person.posts.length > 0 : isAdministrator(person))
    return {
      field: 'function',
      message: '系统管理、安全管理、审计要专人专用，不能同时有别的职能。请另建账号。',
    }
  const held = person.posts.some(
    (post) => post.function === wanted.function && post.divisionId === divisionId,
  )
  return held
    ? { field: 'function', message: `已经有这个职能（${functionNames[wanted.function]}）了。` }
    : null
}

/** Why this person may not decide on a proposal, or null; also the database refuses it. */
export function decisionLack(
  proposal: Pick<PostProposal, 'personId' | 'proposedBy'>,
  actor: Actor,
): string | null {
  const person = personOf(actor)
  if (person === null || !holds(actor, ['security-administrator'])) return '职能由安全管理确认。'
  if (proposal.proposedBy === person.id) return '这是您自己提出的，要由另一位安全管理确认。'
  return proposal.personId === person.id ? '不能给自己确认职能，要由另一位安全管理确认。' : null
}
