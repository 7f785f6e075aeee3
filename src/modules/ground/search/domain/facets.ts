/** How many entries there are of each column, year and division. */
export interface Cell {
  readonly columnId: string
  readonly year: number
  /** Several are written 艺术处、宣传处. */
  readonly divisionName: string
  readonly count: number
}

/** What a reader narrowed a search to. */
export interface Filters {
  readonly column: string | null
  readonly division: string | null
  readonly year: number | null
}

export interface FacetValue {
  readonly value: string
  readonly count: number
}

/** Exact counts: of the hits, and of what each filter would give with the other filters as they are. */
export interface Facets {
  readonly count: number
  readonly columns: readonly FacetValue[]
  readonly divisions: readonly FacetValue[]
  readonly years: readonly FacetValue[]
}

/** Adds the cells up; the most frequent first, years newest first. */
export function facetsOf(cells: readonly Cell[], filters: Filters): Facets {
  const fits = (cell: Cell, but: keyof Filters | null) =>
    (but === 'column' || filters.column === null || cell.columnId === filters.column) &&
    (but === 'division' || filters.division === null || namesOf(cell).includes(filters.division)) &&
    (but === 'year' || filters.year === null || cell.year === filters.year)

  function counted(but: keyof Filters, valuesOf: (cell: Cell) => readonly string[]): FacetValue[] {
    const counts = new Map<string, number>()
    for (const cell of cells)
      if (fits(cell, but))
        for (const value of valuesOf(cell)) counts.set(value, (counts.get(value) ?? 0) + cell.count)
    return [...counts].map(([value, count]) => ({ value, count }))
  }

  const byCount = (a: FacetValue, b: FacetValue) => b.count - a.count || (a.value < b.value ? -1 : 1)
  return {
    count: cells.filter((cell) => fits(cell, null)).reduce((sum, cell) => sum + cell.count, 0),
    columns: counted('column', (cell) => [cell.columnId]).sort(byCount),
    divisions: counted('division', (cell) => namesOf(cell)).sort(byCount),
    years: counted('year', (cell) => [String(cell.year)]).sort((a, b) => Number(b.value) - Number(a.value)),
  }
}

/** The years in which the newest so many hits stand; under a filter by year only that one. */
export function newestYears(years: Facets['years'], asked: number | null, many: number): readonly number[] {
  if (asked !== null) return [asked]
  const newest: number[] = []
  let held = 0
  for (const { value, count } of years) {
    if (held >= many) break
    newest.push(Number(value))
    held += count
  }
  return newest
}

function namesOf({ divisionName }: Cell): readonly string[] {
  return divisionName === '' ? [] : divisionName.split('、')
}
