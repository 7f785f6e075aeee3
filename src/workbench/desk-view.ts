import type { ComponentChildren } from 'preact'
import type { Crumb } from '../ui/crumbs.tsx'
import type { Printed } from '../ui/printed-line.tsx'
import type { Assets } from '../ui/document.tsx'

export interface MenuItem {
  readonly href: string
  readonly label: string
  readonly count?: number | undefined
  readonly current?: boolean | undefined
}

export interface MenuGroup {
  /** None for what stands above all groups (今日). */
  readonly title: string | null
  readonly items: readonly MenuItem[]
}

/** Everything the shell of the workbench shows. */
export interface DeskView {
  readonly title: string
  /** State, number and the like, under the title. */
  readonly meta?: ComponentChildren
  /** What the page as a whole offers (export, new), beside the title. */
  readonly actions?: ComponentChildren
  readonly crumbs: readonly Crumb[]
  /** 「怎么用」 of this page, at most 120 characters. */
  readonly help?: string | undefined
  readonly person: { readonly name: string; readonly functions: string }
  readonly menu: readonly MenuGroup[]
  readonly search: { readonly action: string; readonly query?: string | undefined }
  readonly signOut: { readonly action: string; readonly token: string; readonly submissionId: string }
  readonly home: string
  readonly portal: string
  readonly demo: boolean
  readonly elder: boolean
  readonly assets: Assets
  readonly printed: Printed
}
