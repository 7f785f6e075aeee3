import { holds } from '../../../kernel/actor.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import type { Work } from '../../../platform/work/work.ts'
import type { SiteColumn } from './domain/publication.ts'
import { followKeeper } from './hand-over.ts'
import { findColumnArchivedOn, getColumn, setColumnArchived, updateColumn } from './store/columns.ts'

/**
 * Changes what a column is called, is for, who keeps it, how often, and where its texts go; its address stays (conventions
 * LK-02). Where they go holds for what comes out first from now on. Refuses a column without texts to hand over.
 */
export async function changeColumn(work: Work, column: SiteColumn): Promise<void> {
  if (!holds(work.actor, ['system-administrator', 'openness-handler', 'openness-head']))
    throw new Refusal('forbidden', 'not-openness-office', '栏目由公开机构或系统管理维护。')
  const before = await getColumn(work.db, column.id)
  if (column.delivery !== 'here' && column.types.length === 0)
    throw new Refusal(
      'conflict',
      'nothing-to-hand-over',
      '这个栏目的内容由别的功能生成，不能交市集约化平台。',
    )
  await updateColumn(work.db, column)
  await work.record({ subject: `column:${column.id}`, action: 'column-changed', before, after: column })
  await followKeeper(work, column.id)
}

/** Marks a column as 已归档 from today on (conventions 1.1): it stays readable and takes no new texts. Refuses a second time. */
export async function archiveColumn(work: Work, columnId: string): Promise<void> {
  if (!holds(work.actor, ['openness-handler', 'openness-head']))
    throw new Refusal('forbidden', 'not-openness-office', '栏目由公开机构归档。')
  const column = await getColumn(work.db, columnId)
  if ((await findColumnArchivedOn(work.db, column.id)) !== null)
    throw new Refusal('conflict', 'archived-already', '这个栏目已经归档。')
  await setColumnArchived(work.db, column.id, work.today)
  await work.record({ subject: `column:${column.id}`, action: 'column-archived', after: { on: work.today } })
}
