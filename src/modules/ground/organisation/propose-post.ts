import { functionNames, personOf } from '../../../kernel/actor.ts'
import type { FunctionName } from '../../../kernel/actor.ts'
import type { CivilDate } from '../../../kernel/civil-date.ts'
import type { FieldError } from '../../../kernel/refusal.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import type { Work } from '../../../platform/work/work.ts'
import { authorisePerson } from './authorise-person.ts'
import { postLack } from './domain/staff.ts'
import { listDivisions } from './store/organisation.ts'
import { insertProposal, listOpenProposals } from './store/proposals.ts'
import { getStaffMemberForUpdate } from './store/staff.ts'

/** A function to be held from a day on, perhaps until another. */
export interface WantedPost {
  readonly personId: string
  readonly function: FunctionName
  readonly divisionId: string | null
  readonly since: CivilDate
  readonly until: CivilDate | null
}

/**
 * 系统管理 asks for a function; it is held only once 安全管理 has confirmed it (三员分立, 等保 访问控制). Answers with what
 * is wrong beside its field; refuses what one would ask for oneself.
 */
export async function proposePost(work: Work, wanted: WantedPost): Promise<readonly FieldError[]> {
  const person = await getStaffMemberForUpdate(work.db, wanted.personId, work.today)
  authorisePerson(work, 'propose', person)
  const lack = (await divisionLack(work, wanted)) ?? postLack(wanted, person) ?? dayLack(work, wanted)
  if (lack !== null) return [lack]
  const waiting = await listOpenProposals(work.db, person.id)
  if (waiting.some((p) => p.function === wanted.function && p.divisionId === wanted.divisionId))
    return [{ field: 'function', message: '这个职能已经提出过，正等安全管理确认。' }]
  if (waiting.length > 0 && postLack(wanted, { posts: waiting }) !== null)
    return [{ field: 'function', message: '三员的职能要专人专用，与正在等确认的职能冲突。' }]
  const proposalId = work.newId()
  const by = proposer(work)
  await insertProposal(work.db, { ...wanted, id: proposalId, by, at: work.now })
  await work.record({
    subject: `person:${person.id}`,
    action: 'post-proposed',
    after: { ...wanted, functionName: functionNames[wanted.function] },
  })
  await work.announce({ type: 'organisation.post-proposed', proposalId, by: by.name })
  return []
}

async function divisionLack(work: Work, { divisionId }: WantedPost): Promise<FieldError | null> {
  if (divisionId === null) return null
  const known = (await listDivisions(work.db)).some((division) => division.id === divisionId)
  return known ? null : { field: 'divisionId', message: '请从名单里选处室。' }
}

function dayLack(work: Work, { since, until }: WantedPost): FieldError | null {
  if (since < work.today) return { field: 'since', message: '起始日不能早于今天。' }
  if (until !== null && until <= since) return { field: 'until', message: '截止日要晚于起始日。' }
  return null
}

function proposer(work: Work): { id: string; name: string } {
  const person = personOf(work.actor)
  if (person === null) throw new Refusal('forbidden', 'no-proposer', '职能要由人提出。')
  return { id: person.id, name: person.name }
}
