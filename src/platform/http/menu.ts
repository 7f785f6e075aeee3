import type { FunctionName } from '../../kernel/actor.ts'

/** A line in the menu of the workbench, shown to holders of these functions (all staff when none are named). */
export interface MenuEntry {
  readonly href: string
  readonly label: string
  /** None for what stands above all groups (今日). */
  readonly group: string | null
  readonly position: number
  readonly any: readonly FunctionName[] | null
}

/** A line in the main navigation of the portal. */
export interface NavEntry {
  readonly href: string
  readonly label: string
  readonly position: number
}

/** The menus of all modules that are switched on. */
export interface Menus {
  readonly desk: readonly MenuEntry[]
  readonly site: readonly NavEntry[]
}
