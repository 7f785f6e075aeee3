import type { ComponentChildren } from 'preact'

export interface Column {
  readonly label: string
  /** Figures stand at the right. */
  readonly numeric?: boolean | undefined
  /** Holds what is pressed; left out on paper. */
  readonly acts?: boolean | undefined
}

/** Cells in the order of the columns; the first is the row's name. Nothing to show is null. */
export interface TableRow {
  readonly key: string
  readonly id?: string | undefined
  readonly cells: readonly ComponentChildren[]
}

export interface TableGroup {
  readonly key: string
  readonly title: ComponentChildren
  readonly rows: readonly TableRow[]
}

interface FlowTableProps {
  readonly caption: string
  /** Read out but not shown, where a heading already says it. */
  readonly quietCaption?: boolean | undefined
  readonly columns: readonly Column[]
  readonly rows?: readonly TableRow[] | undefined
  readonly groups?: readonly TableGroup[] | undefined
}

/** A table whose rows become labelled blocks where it is narrow. */
export function FlowTable({ caption, quietCaption, columns, rows = [], groups = [] }: FlowTableProps) {
  return (
    <div class="tb">
      <table class="flow">
        <caption class={quietCaption ? 'vh' : undefined}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.label} scope="col" class={classOf(column)}>
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        {rows.length === 0 ? null : (
          <tbody>
            {rows.map((row) => (
              <Row key={row.key} row={row} columns={columns} />
            ))}
          </tbody>
        )}
        {groups.map((group) => (
          <tbody key={group.key} class="group">
            <tr>
              <th colspan={columns.length} scope="rowgroup">
                {group.title}
              </th>
            </tr>
            {group.rows.map((row) => (
              <Row key={row.key} row={row} columns={columns} />
            ))}
          </tbody>
        ))}
      </table>
    </div>
  )
}

function Row({ row, columns }: { readonly row: TableRow; readonly columns: readonly Column[] }) {
  const [name, ...cells] = row.cells
  return (
    <tr id={row.id}>
      <th scope="row">{name}</th>
      {cells.map((cell, place) => {
        const column = columns[place + 1]
        return (
          <td key={column?.label} data-th={column?.label} class={classOf(column)}>
            {cell ?? '—'}
          </td>
        )
      })}
    </tr>
  )
}

function classOf(column: Column | undefined): string | undefined {
  if (column?.numeric) return 'n'
  return column?.acts ? 'acts' : undefined
}
