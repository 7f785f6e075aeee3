import { formKeys } from '../../../../workbench/form-keys.ts'
import type { ComponentChildren } from 'preact'
import { z } from 'zod'
import type { FieldError } from '../../../../kernel/refusal.ts'
import { listOf, parseForm } from '../../../../platform/http/parse-form.ts'
import type { Ask } from '../../../../platform/http/route.ts'
import type { DutyToSign, Signing, SignRow } from '../../../../platform/manifest/duty-kind.ts'
import { GateRail } from '../../../../ui/gate-rail.tsx'
import { gatesFor } from '../domain/package.ts'
import { loadPackage } from '../load-package.ts'
import { passGate, returnPackage } from '../sign-gate.ts'
import { BodyText } from '../portal/body.tsx'
import { GateForm } from './gate-form.tsx'
import { railOf, ReviewOf } from './package.page.tsx'
import { reviewTexts } from './text-review.ts'

/** A text that waits for a gate, in 今日: where it stands, what it says, and its checklists. */
export const gateSigning: Signing = { show: showGate, act: signGate }

async function showGate(
  { work, visit }: Pick<Ask, 'work' | 'visit'>,
  duty: DutyToSign,
  row: SignRow,
): Promise<ComponentChildren | null> {
  const loaded = await loadPackage(work, packageOf(duty))
  const mine = gatesFor(work.actor, loaded)
  if (mine.length === 0) return null
  const reviews = await reviewTexts(work, loaded)
  return (
    <>
      <GateRail label="审签关口" gates={railOf(loaded)} />
      {loaded.drafts.map((draft) => (
        <details key={draft.id} open={loaded.drafts.length === 1}>
          <summary>{draft.title}</summary>
          <div>
            <ReviewOf review={reviews.get(draft.id)} />
            <BodyText
              body={draft.body}
              files={draft.files}
              hrefOf={(file) => `/workbench/drafts/${draft.id}/files/${String(file.number)}`}
            />
          </div>
        </details>
      ))}
      {mine.map((gate) => (
        <GateForm
          key={gate.id}
          id={`${duty.id}-${gate.id}`}
          actions={{ pass: row.action, back: row.action }}
          gate={gate}
          seen={loaded.round?.contentHash ?? ''}
          errors={row.errors}
          typed={row.typed}
          formKey={formKeys({ visit, work })}
        />
      ))}
    </>
  )
}

const GateDecision = z.object({
  gate: z.string().catch(''),
  seen: z.string().catch(''),
  act: z.enum(['pass', 'return']).catch('pass'),
  reason: z.string().max(1000, '最多 1000 字。').default(''),
})

async function signGate(ask: Ask, duty: DutyToSign): Promise<readonly FieldError[]> {
  const parsed = parseForm(GateDecision, ask.form)
  if (!parsed.ok) return parsed.errors
  const { gate, seen, act, reason } = parsed.value
  const sign = { packageId: packageOf(duty), gateId: gate, seen }
  return act === 'return'
    ? returnPackage(ask.work, { ...sign, reason })
    : passGate(ask.work, { ...sign, checked: listOf(ask.form, 'checked') })
}

function packageOf({ subject }: DutyToSign): string {
  return subject.replace(/^package:/, '')
}
