import type { ComponentChildren } from 'preact'
import type { DutyToSign, Signing, SignRow } from '../../../../../platform/manifest/duty-kind.ts'
import type { FieldError } from '../../../../../kernel/refusal.ts'
import { errorAt } from '../../../../../platform/http/parse-form.ts'
import type { Ask } from '../../../../../platform/http/route.ts'
import { Note } from '../../../../../ui/notice.tsx'
import { SignForm } from '../../../../../ui/sign-form.tsx'
import { OWN_RETURN } from '../../domain/division-return.ts'
import { shortTitle, stateNames } from '../../domain/measure.ts'
import type { ReturnKey } from '../../store/returns.ts'
import { formKeys } from '../../../../../workbench/form-keys.ts'
import { signReturn } from '../report/returns.acts.ts'
import { seenMark } from '../report/returns.seen.ts'
import { countsInWords } from '../report/returns.sign.tsx'
import { loadReturn, loadReturnForWriting } from '../report/returns.view.ts'
import type { ReturnLine } from '../report/returns.view.ts'

/** A division's report in 今日: what changed since last time in full, the rest folded, 同意 or 退回. */
export const reportSigning: Signing = { show: showReport, act: sign }

async function showReport(
  ask: Pick<Ask, 'work' | 'visit'>,
  duty: DutyToSign,
  row: SignRow,
): Promise<ComponentChildren | null> {
  const key = keyOf(duty)
  if (key === null) return null
  const view = await loadReturn(ask.work, key)
  const may = view.actions.includes('confirm')
  if (!may && !view.own) return null
  const told = view.lines.filter((line) => line.entry !== null)
  const changed = told.filter((line) => !line.difference.same)
  return (
    <>
      <p>
        {view.division.name}：{countsInWords(view.lines)}
      </p>
      <Lines lines={changed} />
      {changed.length === told.length ? null : (
        <details>
          <summary>{told.length - changed.length} 项和上期一样</summary>
          <div>
            <Lines lines={told.filter((line) => line.difference.same)} />
          </div>
        </details>
      )}
      {may ? (
        <SignForm
          id={duty.id}
          action={row.action}
          formKey={formKeys(ask)}
          subject={`${view.division.name}${view.period.name}落实情况`}
          act={{
            name: 'act',
            agree: 'confirm',
            refuse: view.actions.includes('send-back') ? 'send-back' : null,
          }}
          agreeLabel="同意"
          reasonName="reason"
          reason={row.typed.reason}
          error={errorAt(row.errors, 'reason')}
          hidden={{ seen: seenMark(view) }}
        />
      ) : (
        <Note>{OWN_RETURN}</Note>
      )}
    </>
  )
}

async function sign(ask: Ask, duty: DutyToSign): Promise<readonly FieldError[]> {
  const key = keyOf(duty)
  if (key === null) return [{ field: '', message: '这一件请从事项名进去办。' }]
  return signReturn(ask, await loadReturnForWriting(ask.work, key))
}

/** The form that the duties of one division and period meet together. */
function keyOf({ bundle }: DutyToSign): ReturnKey | null {
  const [, planId = '', divisionId = '', period = ''] = bundle?.split(':') ?? []
  return period === '' ? null : { planId, divisionId, period }
}

function Lines({ lines }: { readonly lines: readonly ReturnLine[] }) {
  if (lines.length === 0) return null
  return (
    <ul class="plain">
      {lines.map(({ entry, measure, difference }) => (
        <li key={measure.id}>
          {measure.number}
          {'\u3000'}
          <b>{shortTitle(measure)}</b>：
          {entry === null || entry.state === null ? '未填' : stateNames[entry.state]}。{entry?.text}
          <small>{difference.words.join('；')}</small>
        </li>
      ))}
    </ul>
  )
}
