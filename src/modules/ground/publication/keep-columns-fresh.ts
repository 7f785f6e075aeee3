import { addDays, civilDateAt } from '../../../kernel/civil-date.ts'
import type { CivilDate } from '../../../kernel/civil-date.ts'
import type { Job, Subscription } from '../../../platform/jobs/worker.ts'
import type { Work } from '../../../platform/work/work.ts'
import { dischargeWhere, listOpenDutiesOfKind, moveDuty, openDuty, transferDuty } from '../duties/index.ts'
import type { OpenDuty } from '../duties/index.ts'
import type { SiteColumn } from './domain/publication.ts'
import { listArchivedColumns, listColumns } from './store/columns.ts'
import { countVisibleByColumn } from './store/visible.ts'

export const REFRESH = 'publication.refresh-column'

/**
 * Every column that has a keeper and a rhythm owes something new within its rhythm of days after the last release there
 * (政府网站与政务新媒体检查指标, K-19 and K-20; the days are the column's own). A release moves the day; a column without
 * rhythm or keeper, or one that is archived, owes nothing. Doing it twice changes nothing.
 */
export async function keepColumnsFresh(work: Work): Promise<void> {
  const standing = await countVisibleByColumn(work.db)
  const open = new Map(
    (await listOpenDutiesOfKind(work.db, REFRESH)).map((duty) => [duty.subject, duty] as const),
  )
  const archived = await listArchivedColumns(work.db)
  for (const column of await listColumns(work.db)) {
    const latest = standing.get(column.id)?.latest ?? null
    const duty = open.get(subjectOf(column)) ?? null
    const due = archived.has(column.id) ? null : dueOf(column, latest)
    await settle(work, { column, duty, due })
  }
}

function dueOf(column: SiteColumn, latest: Date | null): CivilDate | null {
  if (column.rhythmDays === null || column.divisionId === null || latest === null) return null
  return addDays(civilDateAt(latest), column.rhythmDays)
}

async function settle(
  work: Work,
  {
    column,
    duty,
    due,
  }: { readonly column: SiteColumn; readonly duty: OpenDuty | null; readonly due: CivilDate | null },
): Promise<void> {
  if (due === null) {
    await dischargeWhere(work, [subjectOf(column)], {
      fits: ({ kind }) => kind === REFRESH,
      how: '栏目不再要求定期更新',
      asNeverOpened: true,
    })
    return
  }
  if (duty !== null) {
    await follow(work, { column, duty, due })
    return
  }
  await openDuty(work, {
    kind: REFRESH,
    subject: subjectOf(column),
    title: `更新栏目「${column.name}」`,
    action: '起草',
    url: '/workbench/packages/new',
    divisionId: column.divisionId,
    function: 'handler',
    rule: 'column-rhythm',
    clause: '政府网站与政务新媒体检查指标',
    explanation: `这个栏目至少每 ${String(column.rhythmDays)} 天更新一次，从上次发布那天数起。`,
    due: { kind: 'day', on: due },
    internal: true,
  })
}

async function follow(
  work: Work,
  { column, duty, due }: { readonly column: SiteColumn; readonly duty: OpenDuty; readonly due: CivilDate },
): Promise<void> {
  const { divisionId } = column
  if (duty.divisionId !== divisionId)
    await transferDuty(work, duty, { divisionId, function: duty.function, reason: '栏目换了维护处室' })
  if (duty.due.kind !== 'day' || duty.due.on !== due)
    await moveDuty(work, duty, {
      due: { kind: 'day', on: due },
      reason: '栏目有了新内容，或更新要求改了',
    })
}

function subjectOf({ id }: SiteColumn): string {
  return `column:${id}`
}

/** Shortly after midnight in Shanghai: rhythms and keepers may have changed. */
export const columnsFreshJob: Job = {
  name: 'publication.keep-columns-fresh',
  actor: '栏目更新提醒',
  every: '10 16 * * *',
  run: (work) => keepColumnsFresh(work),
}

/** A release moves the day of its column at once. */
export const columnRefreshed: Subscription = {
  event: 'publication.released',
  subscriber: 'publication.column-refreshed',
  run: (work) => keepColumnsFresh(work),
}
