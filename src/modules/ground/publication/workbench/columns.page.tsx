import { civilDateAt } from '../../../../kernel/civil-date.ts'
import type { CivilDate } from '../../../../kernel/civil-date.ts'
import { Tag } from '../../../../ui/badge.tsx'
import { DateText } from '../../../../ui/date.tsx'
import { FlowTable } from '../../../../ui/table.tsx'
import { deliveryNames } from '../domain/publication.ts'
import type { SiteColumn } from '../domain/publication.ts'

export const COLUMNS = '/workbench/columns'

interface ColumnsView {
  readonly columns: readonly SiteColumn[]
  readonly standing: ReadonlyMap<string, { readonly count: number; readonly latest: Date | null }>
  readonly archived: ReadonlyMap<string, CivilDate>
  readonly divisions: readonly { readonly id: string; readonly name: string }[]
}

/** The columns with who keeps them, how often they should change and when they last did; sub-columns under theirs. */
export function ColumnsPage({ columns, standing, archived, divisions }: ColumnsView) {
  const names = new Map(divisions.map(({ id, name }) => [id, name]))
  return (
    <FlowTable
      caption="全部栏目"
      quietCaption
      columns={[
        { label: '栏目' },
        { label: '维护处室' },
        { label: '更新要求' },
        { label: '发布到' },
        { label: '最近更新' },
        { label: '已公开', numeric: true },
      ]}
      rows={inTree(columns).map(({ column, parent }) => {
        const { count, latest } = standing.get(column.id) ?? { count: 0, latest: null }
        return {
          key: column.id,
          cells: [
            <>
              {parent === null ? null : `${parent.name} · `}
              <a href={`${COLUMNS}/${column.id}`}>{column.name}</a>{' '}
              {archived.has(column.id) ? <Tag kind="plain">已归档</Tag> : null}
            </>,
            names.get(column.divisionId ?? '') ?? '还没有定',
            column.rhythmDays === null ? '有事才更新' : `至少每 ${String(column.rhythmDays)} 天`,
            deliveryNames[column.delivery],
            latest === null ? null : <DateText date={civilDateAt(latest)} />,
            count,
          ],
        }
      })}
    />
  )
}

function inTree(columns: readonly SiteColumn[]) {
  return columns
    .filter(({ parentId }) => parentId === null)
    .flatMap((column) => [
      { column, parent: null },
      ...columns
        .filter(({ parentId }) => parentId === column.id)
        .map((child) => ({ column: child, parent: column })),
    ])
}
