import { holds, personOf } from '../../../../kernel/actor.ts'
import type { Actor } from '../../../../kernel/actor.ts'
import type { CivilDate } from '../../../../kernel/civil-date.ts'
import { remaining } from './duty.ts'
import type { OpenDuty } from './duty.ts'

export type DutyAction = 'urge' | 'answer' | 'share'

/** A further owner of a duty: a division by the function that does it there, or one person. */
export interface CoOwner {
  readonly id: string
  readonly divisionId: string | null
  readonly function: string | null
  readonly personId: string | null
  /** Put there by lateness, not by a person. */
  readonly byEscalation: boolean
}

/** Who of the bureau looks at the duties of all divisions: 办公室 and the leaders. */
export const OVERSEERS = ['openness-handler', 'openness-head', 'leader'] as const

/** Whether this person may see a duty: his division's or his own, one shared with him, and for 办公室, leaders and 审计 every one. */
export function maySeeDuty(
  duty: Pick<OpenDuty, 'divisionId' | 'function'>,
  coOwners: readonly CoOwner[],
  actor: Actor,
): boolean {
  if (actor.kind !== 'person') return false
  if (holds(actor, [...OVERSEERS, 'auditor'])) return true
  if (coOwners.some((owner) => shares(owner, actor))) return true
  return actor.posts.some(
    (post) =>
      (duty.divisionId !== null && post.divisionId === duty.divisionId) ||
      (duty.divisionId === null && post.function === duty.function),
  )
}

/** Whether this person is the further owner, or holds its function in its division. */
function shares(owner: CoOwner, actor: Extract<Actor, { readonly kind: 'person' }>): boolean {
  return (
    owner.personId === actor.id ||
    actor.posts.some((post) => owner.function === post.function && owner.divisionId === post.divisionId)
  )
}

/** What this person may do with an open duty; the page draws its forms from it, the use cases enforce it. */
export function allowedDutyActions(
  duty: Pick<OpenDuty, 'divisionId' | 'function'>,
  coOwners: readonly CoOwner[],
  actor: Actor,
): readonly DutyAction[] {
  if (personOf(actor) === null) return []
  const oversees = holds(actor, OVERSEERS)
  const heads = duty.divisionId !== null && holds(actor, ['head'], duty.divisionId)
  return [
    ...(oversees || heads ? (['urge', 'share'] as const) : []),
    ...(answers(duty, coOwners, actor) ? (['answer'] as const) : []),
  ]
}

/** The division's 经办 or 负责人 answers, else whoever holds the function that owes the duty, or shares it. */
function answers(
  duty: Pick<OpenDuty, 'divisionId' | 'function'>,
  coOwners: readonly CoOwner[],
  actor: Actor,
): boolean {
  if (actor.kind !== 'person') return false
  const own =
    duty.divisionId === null
      ? holds(actor, [duty.function])
      : holds(actor, ['handler', 'head', duty.function], duty.divisionId)
  return own || coOwners.some((owner) => !owner.byEscalation && shares(owner, actor))
}

/** The words with which 办公室 urges in a chat group: division, thing, day and link, no person. */
export function urgingWords(
  lines: readonly {
    readonly division: string
    readonly title: string
    readonly due: OpenDuty['due']
    readonly link: string
  }[],
  today: CivilDate,
): string {
  return [
    `截至 ${today}，下面 ${String(lines.length)} 件请抓紧办理：`,
    ...lines.map(
      ({ division, title, due, link }, place) =>
        `${String(place + 1)}. ${division}：${title}，${dayWords(due)}${remaining(due, today)}。${link}`,
    ),
  ].join('\n')
}

function dayWords(due: OpenDuty['due']): string {
  return due.kind === 'day' ? `期限 ${due.on}，` : ''
}
