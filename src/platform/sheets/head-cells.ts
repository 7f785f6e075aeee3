/** One cell of a head, spanning the places it covers. */
export interface HeadCell {
  readonly text: string
  readonly row: number
  readonly column: number
  readonly rowSpan: number
  readonly columnSpan: number
}

/**
 * The cells of a head of several rows: equal neighbours under the same parent share one cell, and an empty place
 * continues the cell above it.
 */
export function headCells(grid: readonly (readonly string[])[]): readonly HeadCell[] {
  const width = Math.max(0, ...grid.map((row) => row.length))
  const paths = pathsOf(grid, width)
  const taken = new Set<string>()
  const cells: HeadCell[] = []
  for (const row of grid.keys()) {
    for (let column = 0; column < width; column++) {
      if (taken.has(place(row, column))) continue
      const cell = { text: grid[row]?.[column] ?? '', row, column, ...spanAt(paths, row, column) }
      for (const covered of placesOf(cell)) taken.add(covered)
      cells.push(cell)
    }
  }
  return cells
}

/** The head rows of columns that each name their levels from above. */
export function headGrid(paths: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const depth = Math.max(1, ...paths.map((path) => path.length))
  return Array.from({ length: depth }, (_, row) => paths.map((path) => path[row] ?? ''))
}

/** For each place the labels from the top down to it: the same text is the same cell. */
function pathsOf(grid: readonly (readonly string[])[], width: number): readonly (readonly string[])[] {
  const soFar: string[] = Array.from({ length: width }, () => '')
  return grid.map((row) => {
    for (let column = 0; column < width; column++) {
      const label = row[column] ?? ''
      if (label !== '') soFar[column] = `${soFar[column] ?? ''}\n${label}`
    }
    return [...soFar]
  })
}

function spanAt(
  paths: readonly (readonly string[])[],
  row: number,
  column: number,
): { rowSpan: number; columnSpan: number } {
  const own = paths[row]?.[column]
  if (own === undefined || own === '') return { rowSpan: 1, columnSpan: 1 }
  let columnSpan = 1
  while (paths[row]?.[column + columnSpan] === own) columnSpan++
  let rowSpan = 1
  while (isSame(paths[row + rowSpan]?.slice(column, column + columnSpan), own)) rowSpan++
  return { rowSpan, columnSpan }
}

function isSame(paths: readonly string[] | undefined, own: string): boolean {
  return paths !== undefined && paths.every((path) => path === own)
}

function placesOf(cell: HeadCell): readonly string[] {
  return Array.from({ length: cell.rowSpan * cell.columnSpan }, (_, index) =>
    place(cell.row + Math.floor(index / cell.columnSpan), cell.column + (index % cell.columnSpan)),
  )
}

function place(row: number, column: number): string {
  return `${String(row)},${String(column)}`
}
