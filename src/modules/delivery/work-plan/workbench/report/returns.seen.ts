import type { DivisionReturn } from '../../domain/division-return.ts'

/** The state in which a page was opened, carried by its forms: nobody overwrites or signs what he has not seen. */
export function seenMark(of: { readonly form: Pick<DivisionReturn, 'savedAt'> | null }): string {
  return of.form?.savedAt?.toISOString() ?? ''
}
