import type { Fragment } from './fragments.ts'
import { linesOf } from './lines.ts'
import type { Ruling } from './rulings.ts'
import { cellText } from './table-text.ts'

/** A table drawn with rules: where it stands and its rows as text. */
export interface RuledTable {
  readonly top: number
  readonly rows: readonly (readonly string[])[]
  readonly holds: ReadonlySet<Fragment>
}

interface Grid {
  readonly xs: readonly number[]
  readonly ys: readonly number[]
  readonly rulings: readonly Ruling[]
}

const NEAR = 3

/** Finds the tables that rules draw on a page; one column is a frame, not a table. */
export function ruledTables(
  rulings: readonly Ruling[],
  fragments: readonly Fragment[],
  page: number,
): RuledTable[] {
  return connected(rulings)
    .map(gridOf)
    .filter((grid) => grid.xs.length > 2 && grid.ys.length > 2)
    .map((grid) => readGrid(grid, fragments, page))
    .filter((table) => table.holds.size > 0)
}

/** Rules that touch belong to one table. */
function connected(rulings: readonly Ruling[]): Ruling[][] {
  const groups: Ruling[][] = []
  for (const ruling of rulings.slice(0, 4000)) {
    const touching = groups.filter((group) => group.some((each) => touches(each, ruling)))
    const rest = groups.filter((group) => !touching.includes(group))
    groups.splice(0, groups.length, ...rest, [...touching.flat(), ruling])
  }
  return groups
}

function touches(a: Ruling, b: Ruling): boolean {
  if (a.direction === b.direction)
    return Math.abs(a.at - b.at) < NEAR && a.from < b.to + NEAR && b.from < a.to + NEAR
  const within = (point: number, rule: Ruling) => point > rule.from - NEAR && point < rule.to + NEAR
  return within(a.at, b) && within(b.at, a)
}

function gridOf(rulings: readonly Ruling[]): Grid {
  const places = (direction: Ruling['direction']) =>
    distinct(rulings.filter((ruling) => ruling.direction === direction).map((ruling) => ruling.at))
  return { xs: places('vertical'), ys: places('horizontal'), rulings }
}

function distinct(values: readonly number[]): number[] {
  const kept: number[] = []
  for (const value of values.toSorted((a, b) => a - b))
    if (value - (kept.at(-1) ?? -Infinity) > NEAR) kept.push(value)
  return kept
}

function readGrid(grid: Grid, fragments: readonly Fragment[], page: number): RuledTable {
  const columns = grid.xs.length - 1
  const owner = cellOwners(grid)
  const inCell = new Map<number, Fragment[]>()
  for (const fragment of fragments) {
    const column = intervalOf(grid.xs, (fragment.left + fragment.right) / 2)
    const row = intervalOf(grid.ys, fragment.y - fragment.size * 0.35)
    if (column < 0 || row < 0) continue
    const cell = owner(row * columns + column)
    inCell.set(cell, [...(inCell.get(cell) ?? []), fragment])
  }
  const rows = grid.ys.slice(1).map((_, row) => {
    const cells = Array.from({ length: columns }, (__, column) => row * columns + column)
    const own = cells.filter((cell) => owner(cell) === cell)
    const spansAll = cells.every((cell) => owner(cell) === cells[0])
    const text = (cell: number) =>
      cellText(linesOf(inCell.get(cell) ?? [], page), rightEdge(grid, owner, cell))
    return (spansAll ? cells.slice(0, 1) : cells).map((cell) => (own.includes(cell) ? text(cell) : ''))
  })
  return {
    top: grid.ys[0] ?? 0,
    rows: rows.filter((row) => row.some((text) => text !== '')),
    holds: new Set([...inCell.values()].flat()),
  }
}

function rightEdge(grid: Grid, owner: (cell: number) => number, cell: number): number {
  const columns = grid.xs.length - 1
  let column = cell % columns
  const row = Math.floor(cell / columns)
  while (column + 1 < columns && owner(row * columns + column + 1) === cell) column += 1
  return grid.xs[column + 1] ?? 0
}

function intervalOf(edges: readonly number[], value: number): number {
  const after = edges.findIndex((edge) => edge > value)
  return after <= 0 ? -1 : after - 1
}

/** Cells without a rule between them are one; its first cell owns the text. */
function cellOwners({ xs, ys, rulings }: Grid): (cell: number) => number {
  const columns = xs.length - 1
  const owners = Array.from({ length: columns * (ys.length - 1) }, (_, cell) => cell)
  const find = (cell: number): number => {
    let owner = cell
    while (owners[owner] !== owner) owner = owners[owner] ?? 0
    return owner
  }
  const unite = (a: number, b: number) => {
    const [first, second] = [find(a), find(b)].toSorted((x, y) => x - y)
    if (first !== undefined && second !== undefined) owners[second] = first
  }
  for (const cell of owners.keys()) {
    const [row, column] = [Math.floor(cell / columns), cell % columns]
    const middleX = middle(xs, column)
    const middleY = middle(ys, row)
    const isLastColumn = column + 1 === columns
    if (
      !isLastColumn &&
      !hasRule(rulings, { direction: 'vertical', at: xs[column + 1] ?? 0, through: middleY })
    )
      unite(cell, cell + 1)
    const isLastRow = row + 2 === ys.length
    if (!isLastRow && !hasRule(rulings, { direction: 'horizontal', at: ys[row + 1] ?? 0, through: middleX }))
      unite(cell, cell + columns)
  }
  return find
}

function middle(edges: readonly number[], index: number): number {
  return ((edges[index] ?? 0) + (edges[index + 1] ?? 0)) / 2
}

function hasRule(
  rulings: readonly Ruling[],
  wanted: { direction: Ruling['direction']; at: number; through: number },
): boolean {
  return rulings.some(
    (ruling) =>
      ruling.direction === wanted.direction &&
      Math.abs(ruling.at - wanted.at) <= NEAR &&
      ruling.from <= wanted.through &&
      ruling.to >= wanted.through,
  )
}
