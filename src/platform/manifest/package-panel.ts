import type { ComponentChildren } from 'preact'
import type { Ask } from '../http/route.ts'

/**
 * What a module shows of a package of texts on the package's own page, to those who write and those who sign alike, with
 * the way to its own page; null where it has nothing to say of this package.
 */
export type PackagePanel = (
  ask: Pick<Ask, 'work' | 'visit'>,
  packageId: string,
) => Promise<ComponentChildren | null>
