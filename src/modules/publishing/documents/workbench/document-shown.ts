import type { FieldError } from '../../../../kernel/refusal.ts'
import type { Typed } from '../../../../platform/http/parse-form.ts'
import type { DocumentAction } from '../domain/document-actions.ts'
import type { DocumentRelation } from '../domain/document-relation.ts'
import type { Handover } from '../domain/gazette.ts'
import type { Station } from '../domain/making-line.ts'
import type { Procedure } from '../domain/procedure.ts'
import type { Evaluation } from '../store/evaluations.ts'
import type { DocumentFile } from '../store/files.ts'
import type { ReExamination } from '../store/re-examinations.ts'
import type { DocumentLine } from './documents.page.tsx'
import type { Citation } from '../settle-revisit.ts'
import type { FormKey } from '../../../../workbench/form-keys.ts'

/** Everything that the page of a document shows. */
export interface DocumentView extends DocumentLine {
  readonly actions: readonly DocumentAction[]
  readonly files: readonly DocumentFile[]
  readonly looks: readonly ReExamination[]
  readonly relations: readonly DocumentRelation[]
  /** Pages that cite it and are to be looked at, and whether this person may say so. */
  readonly citations: readonly Citation[]
  readonly handover: Handover | null
  readonly gazetteDue: string | null
  readonly evaluations: readonly Evaluation[]
  /** The steps of making it, where they were walked here. */
  readonly making: { readonly id: string; readonly stations: readonly Station[] } | null
  readonly procedure: Procedure
  readonly publicPath: string | null
  /** Whether its text is being written or reviewed. */
  readonly onItsWay: boolean
  readonly typed: Typed
  readonly errors: readonly FieldError[]
  readonly formKey: () => FormKey
}
