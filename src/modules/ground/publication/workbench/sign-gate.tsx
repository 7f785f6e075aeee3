import type { ComponentChildren } from 'preact'
import type { DutyToSign } from '../../../../platform/manifest/duty-kind.ts'
import type { Ask } from '../../../../platform/http/route.ts'
import { GateRail } from '../../../../ui/gate-rail.tsx'
import { gatesFor } from '../domain/package.ts'
import { loadPackage } from '../load-package.ts'
import { GateForm } from './gate-form.tsx'
import { railOf, ReviewOf } from './package.page.tsx'
import { reviewTexts } from './text-review.ts'
import { BodyText } from '../portal/body.tsx'

/** A text that waits for a gate, in 今日: where it stands and what it says and its checklists. */
export async function signGate(
  { work, visit }: Pick<Ask, 'work' | 'visit'>,
  duty: DutyToSign,
): Promise<ComponentChildren | null> {
  const loaded = await loadPackage(work, duty.subject.replace(/^package:/, ''))
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
          packageId={loaded.package.id}
          gate={gate}
          seen={loaded.round?.contentHash ?? ''}
          errors={[]}
          typed={{}}
          formKey={() => ({ token: visit.csrfToken, submissionId: work.newId() })}
          back="/workbench"
        />
      ))}
    </>
  )
}
