import type { Ask } from '../../../../platform/http/route.ts'

/** A form of the page: its token and its own submission id. */
export interface FormKey {
  readonly token: string
  readonly submissionId: string
}

/** Form keys for a page with many forms: each its own submission. */
export function formKeys({ visit, work }: Pick<Ask, 'visit' | 'work'>): () => FormKey {
  return () => ({ token: visit.csrfToken, submissionId: work.newId() })
}
