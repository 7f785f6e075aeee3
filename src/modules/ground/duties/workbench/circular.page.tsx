import { DateText } from '../../../../ui/date.tsx'
import { Empty } from '../../../../ui/notice.tsx'
import { FlowTable } from '../../../../ui/table.tsx'
import { LATE, UNDATED } from '../domain/board.ts'
import type { BoardRow } from '../domain/board.ts'
import { remaining } from '../domain/duty.ts'
import type { OpenDuty } from '../domain/duty.ts'
import { divisionName, ownerName } from './board.view.ts'
import type { BoardView } from './board.view.ts'

/** So many divisions and late things fit on one page; more are counted, not named. */
const MOST_DIVISIONS = 8
export const MOST_NAMED = 8

/** 通报 on one A4 page: counts by division, late things by name. */
export function CircularPage({
  view,
  late,
  office,
}: {
  readonly view: BoardView
  readonly late: readonly OpenDuty[]
  readonly office: string
}) {
  const { table } = view
  const lateCount = table.sums.get(LATE) ?? 0
  const behind = table.rows.filter((row) => of(row, LATE) > 0)
  const named = behind.slice(0, MOST_DIVISIONS)
  if (table.total === 0)
    return (
      <Empty title="没有未办结的时限事项，不用通报">
        <p>
          有了时限事项，这里按处室排出通报。<a href="/workbench/board">回看板</a>
        </p>
      </Empty>
    )
  return (
    <div class="stack">
      <p>
        截至 {view.today}，{table.rows.filter((row) => row.divisionId !== null).length} 个处室有 {table.total}{' '}
        件时限事项没有办结，其中迟了的 {lateCount} 件{undatedWords(view)}。
      </p>
      {named.length === 0 ? null : (
        <FlowTable
          caption="有迟了事项的处室"
          columns={[
            { label: '处室' },
            { label: '迟了', numeric: true },
            { label: '本月到期', numeric: true },
            { label: '未办结合计', numeric: true },
          ]}
          rows={named.map((row) => ({
            key: row.divisionId ?? 'none',
            cells: [
              divisionName(view, row.divisionId),
              of(row, LATE),
              of(row, view.today.slice(0, 7)),
              row.total,
            ],
          }))}
        />
      )}
      {table.rows.length > named.length ? <p>{restWords(table.rows, behind, named)}</p> : null}
      {late.length === 0 ? (
        <p>没有迟了的事项。</p>
      ) : (
        <FlowTable
          caption="迟了的事项"
          columns={[{ label: '事项' }, { label: '承办' }, { label: '期限' }, { label: '迟' }]}
          rows={late.map((duty) => ({
            key: duty.id,
            cells: [
              duty.title,
              ownerName(view, duty),
              duty.due.kind === 'day' ? <DateText date={duty.due.on} /> : null,
              remaining(duty.due, view.today),
            ],
          }))}
        />
      )}
      {lateCount > late.length ? <p>另有 {lateCount - late.length} 件迟了，名单在工作台看板。</p> : null}
      <p class="n">
        {office}
        <br />
        <DateText date={view.today} />
      </p>
    </div>
  )
}

function restWords(
  rows: readonly BoardRow[],
  behind: readonly BoardRow[],
  named: readonly BoardRow[],
): string {
  const more = behind.length - named.length
  const onTime = rows.filter((row) => row.divisionId !== null && !behind.includes(row)).length
  return [
    ...(more > 0 ? [`另有 ${String(more)} 个处室也有迟了的事项，名单在工作台看板。`] : []),
    ...(onTime > 0 ? [`其余 ${String(onTime)} 个处室没有迟了的事项。`] : []),
  ].join('')
}

function undatedWords(view: BoardView): string {
  const undated = view.table.sums.get(UNDATED) ?? 0
  return undated === 0 ? '' : `，期限待定的 ${String(undated)} 件`
}

function of(row: BoardRow, bucket: string): number {
  return row.counts.get(bucket) ?? 0
}
