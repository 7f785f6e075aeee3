import type { Ask } from '../../../../platform/http/route.ts'
import { APPROVERS, PREPARERS } from '../domain/version.ts'

export const INVENTORY = '/workbench/inventory'
export const VERSION = `${INVENTORY}/versions/:id`
export const REFERENCES = `${INVENTORY}/references`

export const everyone = { who: 'signed-in' } as const
export const preparers = { who: 'functions', any: PREPARERS } as const
export const approvers = { who: 'functions', any: APPROVERS } as const

export function versionPath(id: string): string {
  return `${INVENTORY}/versions/${id}`
}

export const HOME = { label: '全清单', href: INVENTORY } as const

/** A form of the page: its token and its own submission id. */
export interface FormKey {
  readonly token: string
  readonly submissionId: string
}

/** Form keys for a page with many forms: each its own submission. */
export function formKeys({ visit, work }: Pick<Ask, 'visit' | 'work'>): () => FormKey {
  return () => ({ token: visit.csrfToken, submissionId: work.newId() })
}
