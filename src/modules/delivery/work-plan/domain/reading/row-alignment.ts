import type { Cell, ColumnRole } from './table-columns.ts'
import { isTimeWording } from './time-wording.ts'
import { listedUnits } from './unit-list.ts'
import { looksLikeUnit } from './unit-names.ts'

/** The columns a row's cells stand in. */
export interface AlignedRoles {
  readonly roles: readonly ColumnRole[]
  /** Where the first column of text stands in this row; negative where it is missing. */
  readonly firstText: number
}

/** The roles of a row's cells; in a row that lost its merged first cells the others moved to the left. */
export function alignedRoles(roles: readonly ColumnRole[], cells: readonly Cell[]): AlignedRoles {
  const width = cells.findLastIndex(({ text }) => text !== '') + 1
  const shifts = Array.from({ length: Math.max(1, roles.length - width + 1) }, (_, shift) => ({
    roles: cells.map((_cell, index) => roles[index + shift] ?? 'other'),
    firstText: roles.indexOf('text') - shift,
  }))
  return shifts.reduce((best, one) => (fitOf(one.roles, cells) > fitOf(best.roles, cells) ? one : best))
}

/** How many cells hold what their column is for. */
function fitOf(roles: readonly ColumnRole[], cells: readonly Cell[]): number {
  return cells.filter(({ text }, index) => text !== '' && fits(roles[index] ?? 'other', text)).length
}

function fits(role: ColumnRole, text: string): boolean {
  if (role === 'time') return isTimeWording(text)
  if (role === 'number') return /^\S{1,6}$/u.test(text)
  const namesOnly = listedUnits(text).every(({ name }) => name === '' || looksLikeUnit(name))
  return role === 'text' || role === 'other' ? !namesOnly : namesOnly
}
