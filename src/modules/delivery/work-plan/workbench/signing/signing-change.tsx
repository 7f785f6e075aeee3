import type { ComponentChildren } from 'preact'
import { personOf } from '../../../../../kernel/actor.ts'
import type { DutyToSign } from '../../../../../platform/manifest/duty-kind.ts'
import type { Ask } from '../../../../../platform/http/route.ts'
import { Note } from '../../../../../ui/notice.tsx'
import { SignForm } from '../../../../../ui/sign-form.tsx'
import { listDivisions } from '../../../../ground/organisation/index.ts'
import { allowedChangeActions, OWN_CHANGE } from '../../domain/measure-change.ts'
import { listChanges } from '../../store/changes.ts'
import { formKeys } from '../form-key.ts'
import { ChangeDifference } from '../measure/measure-change.tsx'

/** A change of a measure in 今日: before and after side by side, 同意 or 不同意. */
export async function signChange(
  ask: Pick<Ask, 'work' | 'visit'>,
  duty: DutyToSign,
): Promise<ComponentChildren | null> {
  const { work } = ask
  const [, measureId = ''] = /\/measures\/([^/]+)$/.exec(duty.url) ?? []
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
          action={`${duty.url}/decide`}
          formKey={formKeys(ask)}
          subject={`${change.requestedByName}提出的调整`}
          act={{ name: 'decision', agree: 'approve', refuse: 'refuse' }}
          refuseLabel="不同意"
          reasonName="decisionReason"
        />
      )}
    </>
  )
}
