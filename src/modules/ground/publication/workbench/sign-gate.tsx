import { formKeys } from '../../../../workbench/form-keys.ts'
import type { ComponentChildren } from 'preact'
import { z } from 'zod'
import type { FieldError } from '../../../../kernel/refusal.ts'
import { listOf, parseForm, typedFields } from '../../../../platform/http/parse-form.ts'
import type { Ask } from '../../../../platform/http/route.ts'
import type { DutyToSign, Signing, SignRow } from '../../../../platform/manifest/duty-kind.ts'
import { GateRail } from '../../../../ui/gate-rail.tsx'
import { gatesFor } from '../domain/package.ts'
import { placesOf, readObjections } from '../domain/objections.ts'
import { loadPackage } from '../load-package.ts'
import { passGate, returnPackage } from '../sign-gate.ts'
import type { GateToSign } from '../sign-gate.ts'
import { listContentTypes } from '../store/content-types.ts'
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
  const types = await listContentTypes(work.db)
  const places = placesOf(loaded.drafts, new Map(types.map((type) => [type.id, type])))
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
          places={places}
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
  if (act === 'return') return sendBack(ask, { ...sign, reason })
  return passGate(ask.work, { ...sign, checked: listOf(ask.form, 'checked') })
}

/** Sends a package back with what the form says of the whole and of its places. */
export async function sendBack(
  { work, form }: Pick<Ask, 'work' | 'form'>,
  sign: GateToSign & { readonly reason: string },
): Promise<readonly FieldError[]> {
  const { drafts } = await loadPackage(work, sign.packageId)
  const types = new Map((await listContentTypes(work.db)).map((type) => [type.id, type]))
  const { objections, errors } = readObjections(typedFields(form), placesOf(drafts, types))
  return errors.length > 0 ? errors : returnPackage(work, { ...sign, objections })
}

function packageOf({ subject }: DutyToSign): string {
  return subject.replace(/^package:/, '')
}
