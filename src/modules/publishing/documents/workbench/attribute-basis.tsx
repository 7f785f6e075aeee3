import { Facts } from '../../../../ui/facts.tsx'
import { SignForm } from '../../../../ui/sign-form.tsx'
import { DOCUMENTS } from '../document-duties.ts'
import { articleNames, attributeNames } from '../domain/attribute.ts'
import { documentName } from '../domain/document.ts'
import type { RegisteredDocument } from '../domain/document.ts'
import type { FormKey } from './form-key.ts'

/** Why a document is to be public or not, and who said so. */
export function Basis({ document }: { readonly document: RegisteredDocument }) {
  if (document.attribute === null) return null
  const { article, attributeReason, weighing, redactionNote } = document
  const grounds = [
    ['依据', article === null ? null : articleNames[article]],
    ['理由', attributeReason],
    ['权衡', weighing],
    ['删减', redactionNote],
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
  step,
  formKey,
  id,
}: {
  readonly document: RegisteredDocument
  readonly step: 'opinion' | 'decision'
  readonly formKey: () => FormKey
  readonly id: string
}) {
  return (
    <SignForm
      id={id}
      action={`${DOCUMENTS}/${document.id}/${step}`}
      formKey={formKey}
      subject={documentName(document)}
      act={{ name: 'answer', agree: 'agree', refuse: 'return' }}
      reasonName="answerReason"
      hidden={{ round: String(document.attributeRound) }}
    />
  )
}
