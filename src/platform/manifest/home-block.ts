import type { ComponentChildren } from 'preact'
import type { Work } from '../work/work.ts'

/** What a module shows on the home page of the portal; null when it has nothing released. */
export interface HomeBlock {
  readonly position: number
  readonly show: (work: Work) => Promise<ComponentChildren | null>
}
