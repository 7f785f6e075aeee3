import type { Ask } from '../platform/http/route.ts'

/** What ties one form of a page to its session; each form has a submission id of its own. */
export interface FormKey {
  readonly token: string
  readonly submissionId: string
}
export type FormKeys = () => FormKey

/** Keys for a page with many forms. */
export function formKeys({ visit, work }: Pick<Ask, 'visit' | 'work'>): FormKeys {
  return () => ({ token: visit.csrfToken, submissionId: work.newId() })
}
