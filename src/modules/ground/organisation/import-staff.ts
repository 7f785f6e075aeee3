import { personOf } from '../../../kernel/actor.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import type { Work } from '../../../platform/work/work.ts'
import { admitPerson } from './admit-person.ts'
import { planStaff } from './domain/staff-list.ts'
import type { ListPost, ListRow, StaffChange, StaffPlan } from './domain/staff-list.ts'
import { lapseProposals } from './lapse-proposals.ts'
import { endFunction, letPersonGo } from './move-person.ts'
import { proposePost } from './propose-post.ts'
import { listUnitNames } from './store/organisation.ts'
import { listOpenProposals } from './store/proposals.ts'
import { listAllStaff } from './store/staff.ts'

/** A list of staff and whether it names everybody. */
export interface StaffList {
  readonly rows: readonly ListRow[]
  readonly complete: boolean
}

/** What a list would change today; nothing is changed. */
export async function previewStaff(work: Work, list: StaffList): Promise<StaffPlan> {
  const waiting = new Map<string, ListPost[]>()
  for (const proposal of await listOpenProposals(work.db))
    waiting.set(proposal.personId, [...(waiting.get(proposal.personId) ?? []), proposal])
  return planStaff(list.rows, {
    staff: await listAllStaff(work.db, work.today),
    divisionIds: new Map((await listUnitNames(work.db)).map(({ name, divisionId }) => [name, divisionId])),
    waiting,
    complete: list.complete,
    actorId: personOf(work.actor)?.id ?? '',
  })
}

/** Takes a whole list in: joiners, movers and leavers, or nothing; functions still wait for 安全管理. */
export async function importStaff(work: Work, list: StaffList): Promise<readonly StaffChange[]> {
  const plan = await previewStaff(work, list)
  if (!plan.ok)
    throw new Refusal(
      'conflict',
      'staff-list-wrong',
      `名单现在导入不了：${plan.sentences[0] ?? ''}请重新上传。`,
    )
  for (const change of plan.changes) await make(work, change)
  await work.record({
    subject: 'staff-list',
    action: 'staff-imported',
    after: {
      new: plan.changes.filter(({ kind }) => kind === 'new').length,
      moved: plan.changes.filter(({ kind }) => kind === 'moved').length,
      left: plan.changes.filter(({ kind }) => kind === 'left').length,
      unchanged: plan.unchanged,
    },
  })
  return plan.changes
}

async function make(work: Work, change: StaffChange): Promise<void> {
  switch (change.kind) {
    case 'new': {
      const { errors } = await admitPerson(work, change)
      return refuse(change.line, errors[0]?.message)
    }
    case 'moved': {
      const personId = change.person.id
      for (const post of change.ending) await endFunction(work, { personId, postId: post.id })
      await lapseProposals(work, {
        personId,
        reason: '不在导入的人员名单里',
        fits: (open) =>
          change.lapsing.some((p) => p.function === open.function && p.divisionId === open.divisionId),
      })
      for (const post of change.posts) {
        const errors = await proposePost(work, { personId, ...post, since: work.today, until: null })
        refuse(change.line, errors[0]?.message)
      }
      return
    }
    case 'left':
      await letPersonGo(work, {
        personId: change.person.id,
        successorId: null,
        reason: '不在导入的人员名单里',
      })
  }
}

/** Half a list is not taken: the transaction goes back. */
function refuse(line: number, sentence: string | undefined): void {
  if (sentence !== undefined)
    throw new Refusal('conflict', 'staff-line-wrong', `第 ${String(line)} 行：${sentence}`)
}
