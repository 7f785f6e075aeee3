import type { ComponentChildren } from 'preact'
import { personOf } from '../../../../../kernel/actor.ts'
import type { DutyToSign, Signing, SignRow } from '../../../../../platform/manifest/duty-kind.ts'
import type { FieldError } from '../../../../../kernel/refusal.ts'
import { errorAt, parseForm } from '../../../../../platform/http/parse-form.ts'
import type { Ask } from '../../../../../platform/http/route.ts'
import { Note } from '../../../../../ui/notice.tsx'
import { SignForm } from '../../../../../ui/sign-form.tsx'
import { listDivisions } from '../../../../ground/organisation/index.ts'
import { allowedChangeActions, OWN_CHANGE } from '../../domain/measure-change.ts'
import { decideChange } from '../../change-measure.ts'
import { listChanges } from '../../store/changes.ts'
import { buttonApart } from '../button-apart.ts'
import { formKeys } from '../../../../../workbench/form-keys.ts'
import { ChangeDifference } from '../measure/measure-change.tsx'
import { DecisionForm } from '../measure/measure.form.ts'

/** A change of a measure in 今日: before and after side by side, 同意 or 不同意. */
export const changeSigning: Signing = { show: showChange, act: decide }

async function showChange(
  ask: Pick<Ask, 'work' | 'visit'>,
  duty: DutyToSign,
  row: SignRow,
): Promise<ComponentChildren | null> {
  const { work } = ask
  const { measureId } = keyOf(duty)
  const change = (measureId === '' ? [] : await listChanges(work.db, measureId)).find(
    (known) => known.decision === null,
  )
  if (change === undefined) return null
  const own = change.requestedBy === personOf(work.actor)?.id
  if (!own && !allowedChangeActions(change, work.actor).includes('decide')) return null
  return (
    <>
      <ChangeDifference divisions={await listDivisions(work.db)} change={change} />
      {own ? (
        <Note>{OWN_CHANGE}</Note>
      ) : (
        <SignForm
          id={duty.id}
          action={row.action}
          formKey={formKeys(ask)}
          subject={`${change.requestedByName}提出的调整`}
          act={{ name: 'decision', agree: 'approve', refuse: 'refuse' }}
          refuseLabel="不同意"
          reasonName="decisionReason"
          reason={row.typed.decisionReason}
          error={errorAt(row.errors, 'decisionReason')}
        />
      )}
    </>
  )
}

async function decide({ work, form }: Ask, duty: DutyToSign): Promise<readonly FieldError[]> {
  const parsed = parseForm(DecisionForm, form)
  if (!parsed.ok) return buttonApart(parsed.errors, 'decision')
  await decideChange(work, keyOf(duty), {
    approved: parsed.value.decision === 'approve',
    reason: parsed.value.decisionReason,
  })
  return []
}

function keyOf({ url }: DutyToSign): { readonly planId: string; readonly measureId: string } {
  const [, planId = '', measureId = ''] = /\/plans\/([^/]+)\/measures\/([^/]+)$/.exec(url) ?? []
  return { planId, measureId }
}
