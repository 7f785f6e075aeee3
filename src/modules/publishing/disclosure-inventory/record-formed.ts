import { holds, personOf } from '../../../kernel/actor.ts'
import type { Actor } from '../../../kernel/actor.ts'
import type { CivilDate } from '../../../kernel/civil-date.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import type { FieldError } from '../../../kernel/refusal.ts'
import type { Work } from '../../../platform/work/work.ts'
import { countedDue, dischargeWhere } from '../../ground/duties/index.ts'
import { dayAfter } from './domain/coverage.ts'
import type { ReleasedRow } from './domain/released-inventory.ts'
import { PREPARERS } from './domain/version.ts'
import { findInForce } from './in-force.ts'
import { itemSubject, openPublishDuty } from './keep-coverage.ts'
import { insertFormation, strikeFormation } from './store/formations.ts'

/** Something that an item of the inventory speaks of has come into being: a decision, a document, a list (信息形成或变更). */
export interface Formed {
  readonly itemId: string
  readonly formedOn: CivilDate
  /** How it is called inside the house; the public never sees it. */
  readonly title: string
}

const LONGEST_TITLE = 100

/** Who records what was formed: the division of the item, and the openness office. */
export function mayRecordFor(actor: Actor, { content }: ReleasedRow): boolean {
  const { divisionId } = content
  return holds(actor, PREPARERS) || (divisionId !== null && holds(actor, ['handler', 'head'], divisionId))
}

/** An item of the inventory in force; refuses an id that names none. */
export async function getItem(work: Work, itemId: string): Promise<ReleasedRow> {
  const inForce = await findInForce(work.db, work.today)
  const row = inForce?.inventory.rows.find((each) => each.itemId === itemId)
  if (row === undefined) throw new Refusal('absent', 'no-item', '现行的全清单里没有这个事项，可能已经调整。')
  return row
}

/**
 * Records that something was formed on a day: from then its time runs, and a duty stands until it is published. Refuses
 * who neither works for the division nor for the openness office; answers with what is missing.
 */
export async function recordFormed(work: Work, formed: Formed): Promise<readonly FieldError[]> {
  const row = await getItem(work, formed.itemId)
  if (work.actor.kind === 'person' && !mayRecordFor(work.actor, row))
    throw new Refusal('forbidden', 'not-our-item', '信息形成由责任处室或公开机构登记。')
  const title = formed.title.trim()
  const errors: FieldError[] = []
  if (title === '') errors.push({ field: 'title', message: '请写形成了什么，例如某次评定的结果。' })
  if (title.length > LONGEST_TITLE) errors.push({ field: 'title', message: '最多 100 字。' })
  if (formed.formedOn > work.today)
    errors.push({ field: 'formedOn', message: '还没到这一天。请在形成以后登记。' })
  const { rule, text } = row.content.limit
  if (rule.kind !== 'working-days' && rule.kind !== 'calendar-days')
    errors.push({ field: 'title', message: '这个事项不按“形成之日起多少天”算，不用登记。' })
  else if (errors.length === 0) {
    const id = work.newId()
    const recordedByName = personOf(work.actor)?.name ?? '系统'
    await insertFormation(work.db, { ...formed, title, id, recordedByName, at: work.now })
    await work.record({
      subject: itemSubject(formed.itemId),
      action: 'information-formed',
      after: { formation: id, formedOn: formed.formedOn },
    })
    const on = dayAfter(rule, formed.formedOn, work.calendar)
    await openPublishDuty(work, row, {
      key: id,
      explanation: `${formed.formedOn} 形成“${title}”，${text}。`,
      ...(rule.kind === 'calendar-days' && on !== null
        ? { due: { kind: 'day', on } as const }
        : countedDue(work.calendar, { from: formed.formedOn, workingDays: rule.days })),
    })
  }
  return errors
}

/** Strikes out what was recorded by mistake; its duty ends with it. */
export async function strikeFormed(
  work: Work,
  strike: { readonly itemId: string; readonly id: string; readonly because: string },
): Promise<readonly FieldError[]> {
  const row = await getItem(work, strike.itemId)
  if (!mayRecordFor(work.actor, row))
    throw new Refusal('forbidden', 'not-our-item', '登记由责任处室或公开机构撤销。')
  const because = strike.because.trim()
  if (because === '') return [{ field: 'because', message: '请写明为什么撤销。' }]
  await strikeFormation(work.db, { ...strike, because })
  await work.record({
    subject: itemSubject(strike.itemId),
    action: 'formation-struck',
    reason: because,
  })
  await dischargeWhere(work, [itemSubject(strike.itemId)], {
    fits: ({ occasion }) => occasion === strike.id,
    how: `登记有误，已撤销：${because}`,
  })
  return []
}
