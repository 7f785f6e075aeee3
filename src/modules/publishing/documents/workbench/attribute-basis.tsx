import { Facts } from '../../../../ui/facts.tsx'
import { SignForm } from '../../../../ui/sign-form.tsx'
import { articleNames, attributeNames } from '../domain/attribute.ts'
import { documentName } from '../domain/document.ts'
import type { RegisteredDocument } from '../domain/document.ts'
import type { FormKey } from '../../../../workbench/form-keys.ts'

/** Why a document is to be public or not, and who said so. */
export function Basis({ document }: { readonly document: RegisteredDocument }) {
  if (document.attribute === null) return null
  const { article, attributeReason, weighing, redactionNote } = document
  const grounds = [
    ['依据', article === null ? null : articleNames[article]],
    ['理由', attributeReason],
    ['权衡', weighing],
    ['删减', redactionNote],
    ['可转公开的条件', document.openWhen],
    ['复查日期', document.proposedReviewOn],
  ] as const
  return (
    <Facts
      rows={[
        ['属性', attributeNames[document.attribute]],
        ...grounds.filter(([, words]) => words !== null),
        ['提出', document.proposedByName],
        [
          '审定',
          document.decidedByName === null ? null : `${document.decidedByName}，${document.decidedOn ?? ''}`,
        ],
      ]}
    />
  )
}

/** 同意 or 退回 of a proposed 公开属性. */
export function AnswerForms({
  document,
  action,
  formKey,
  id,
  reason,
  error,
}: {
  readonly document: RegisteredDocument
  /** Where it posts to: the document, or its row of 今日. */
  readonly action: string
  readonly formKey: () => FormKey
  readonly id: string
  readonly reason?: string | undefined
  readonly error?: string | undefined
}) {
  return (
    <SignForm
      id={id}
      action={action}
      formKey={formKey}
      subject={documentName(document)}
      act={{ name: 'answer', agree: 'agree', refuse: 'return' }}
      reasonName="answerReason"
      reason={reason}
      error={error}
      hidden={{ round: String(document.attributeRound) }}
    />
  )
}
