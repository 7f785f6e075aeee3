import type { ComponentChildren } from 'preact'
import type { DutyKind, DutyToSign } from '../../../../platform/manifest/duty-kind.ts'
import type { Ask } from '../../../../platform/http/route.ts'
import { documentDutyNames } from '../document-duties.ts'
import { allowedDocumentActions } from '../domain/document-actions.ts'
import { readDocument } from '../load-document.ts'
import { AnswerForms, Basis } from './attribute-basis.tsx'
import { formKeys } from './form-key.ts'

const SIGNED = {
  'documents.give-opinion': signWith('opinion', 'give-opinion'),
  'documents.decide-attribute': signWith('decision', 'decide'),
} as const

/** The kinds of duties of the register; the two that decide a 公开属性 are signed in 今日. */
export const documentDutyKinds: readonly DutyKind[] = Object.entries(documentDutyNames).map(
  ([kind, name]) => ({ kind, name, ...(isSigned(kind) ? { sign: SIGNED[kind] } : {}) }),
)

function isSigned(kind: string): kind is keyof typeof SIGNED {
  return Object.hasOwn(SIGNED, kind)
}

function signWith(step: 'opinion' | 'decision', action: 'give-opinion' | 'decide') {
  return async (ask: Pick<Ask, 'work' | 'visit'>, duty: DutyToSign): Promise<ComponentChildren | null> => {
    const document = await readDocument(ask.work, duty.subject.replace(/^document:/, ''))
    if (!allowedDocumentActions(ask.work.actor, document).includes(action)) return null
    return (
      <>
        <Basis document={document} />
        <AnswerForms document={document} step={step} formKey={formKeys(ask)} id={duty.id} />
      </>
    )
  }
}
