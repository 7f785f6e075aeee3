import type { FieldError } from '../../../../kernel/refusal.ts'
import { errorAt, parseForm } from '../../../../platform/http/parse-form.ts'
import type { Work } from '../../../../platform/work/work.ts'
import type { DutyKind, DutyToSign, Signing } from '../../../../platform/manifest/duty-kind.ts'
import { documentDutyNames } from '../document-duties.ts'
import { allowedDocumentActions } from '../domain/document-actions.ts'
import { confirmOpening } from '../confirm-opening.ts'
import { readDocument } from '../load-document.ts'
import { decideAttribute, giveOpinion } from '../set-attribute.ts'
import type { Answer } from '../set-attribute.ts'
import { AnswerForms, Basis } from './attribute-basis.tsx'
import { AnswerForm } from './document.form.ts'
import { formKeys } from '../../../../workbench/form-keys.ts'

const SIGNED = {
  'documents.give-opinion': signWith('give-opinion', giveOpinion),
  'documents.decide-attribute': signWith('decide', decideAttribute),
  'documents.confirm-opening': signWith('confirm-opening', confirmOpening),
} as const

/** The kinds of duties of the register; the two that decide a 公开属性 are signed in 今日. */
export const documentDutyKinds: readonly DutyKind[] = Object.entries(documentDutyNames).map(
  ([kind, name]) => ({ kind, name, ...(isSigned(kind) ? { signing: SIGNED[kind] } : {}) }),
)

function isSigned(kind: string): kind is keyof typeof SIGNED {
  return Object.hasOwn(SIGNED, kind)
}

type Answering = (work: Work, id: string, answer: Answer) => Promise<readonly FieldError[]>

function signWith(action: 'give-opinion' | 'decide' | 'confirm-opening', answering: Answering): Signing {
  return {
    show: async (ask, duty, row) => {
      const document = await readDocument(ask.work, documentOf(duty))
      if (!allowedDocumentActions(ask.work.actor, document).includes(action)) return null
      return (
        <>
          <Basis document={document} />
          <AnswerForms
            document={document}
            action={row.action}
            formKey={formKeys(ask)}
            id={duty.id}
            reason={row.typed.answerReason}
            error={errorAt(row.errors, 'answerReason')}
          />
        </>
      )
    },
    act: async ({ work, form }, duty) => {
      const parsed = parseForm(AnswerForm, form)
      if (!parsed.ok) return parsed.errors
      const { answer, answerReason: reason, round } = parsed.value
      return answering(work, documentOf(duty), { agree: answer === 'agree', reason, round })
    },
  }
}

function documentOf({ subject }: DutyToSign): string {
  return subject.replace(/^document:/, '')
}
