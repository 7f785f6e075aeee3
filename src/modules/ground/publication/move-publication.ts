import { yearOf } from '../../../kernel/civil-date.ts'
import { holds } from '../../../kernel/actor.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import type { Work } from '../../../platform/work/work.ts'
import { nextNumber } from '../rules/index.ts'
import { OPENNESS } from './domain/withdrawal.ts'
import { followKeeper } from './hand-over.ts'
import { getColumn } from './store/columns.ts'
import { setPathOfDrafts } from './store/drafts.ts'
import { getReleasedForUpdate, insertArchived, setAddress } from './store/released.ts'

/**
 * Moves a publication to another column, where it gets a new address; every address it had answers 301 to the present one
 * (conventions LK-02). Refuses a column that does not take its kind, and what was withdrawn.
 */
export async function movePublication(
  work: Work,
  publicationId: string,
  to: { readonly columnId: string; readonly reason: string },
): Promise<string> {
  refuseOthers(work)
  const released = await getReleasedForUpdate(work.db, publicationId)
  const column = await getColumn(work.db, to.columnId)
  if (released.withdrawnAt !== null)
    throw new Refusal('conflict', 'withdrawn-already', '这件公开信息已经撤回，不用移动。')
  if (column.id === released.columnId)
    throw new Refusal('conflict', 'same-column', `它已经在「${column.name}」栏目。`)
  if (!column.types.includes(released.kind))
    throw new Refusal('conflict', 'type-not-in-column', `「${column.name}」栏目不收这种稿件。`)
  const year = yearOf(work.today)
  const number = await nextNumber(work, { kind: `publication.${column.id}`, year })
  const path = `/lm/${column.id}/${String(year)}-${String(number)}`
  await setAddress(work.db, released, { path, columnId: column.id, at: work.now })
  await setPathOfDrafts(work.db, released.id, path)
  await work.record({
    subject: `publication:${released.id}`,
    action: 'moved',
    reason: to.reason,
    before: { path: released.path },
    after: { path },
  })
  await followKeeper(work, column.id)
  await work.touchPublic()
  await work.announce({ type: 'publication.moved', publicationId: released.id })
  return path
}

/** Marks a publication as 已归档 from today on (conventions 1.1); it stays where it is and can be found. */
export async function archivePublication(work: Work, publicationId: string): Promise<void> {
  refuseOthers(work)
  const released = await getReleasedForUpdate(work.db, publicationId)
  if (released.withdrawnAt !== null)
    throw new Refusal('conflict', 'withdrawn-already', '这件公开信息已经撤回，不用归档。')
  if (released.archivedOn !== null) throw new Refusal('conflict', 'archived-already', '已经归档。')
  await insertArchived(work.db, released.id, work.today)
  await work.record({ subject: `publication:${released.id}`, action: 'archived', after: { on: work.today } })
}

function refuseOthers(work: Work): void {
  if (!holds(work.actor, OPENNESS))
    throw new Refusal('forbidden', 'not-openness-office', '移动和归档由公开机构的经办或负责人来做。')
}
