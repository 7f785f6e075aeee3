import type { FieldError } from '../../../../kernel/refusal.ts'
import { errorAt } from '../../../../platform/http/parse-form.ts'
import type { Typed } from '../../../../platform/http/parse-form.ts'
import { ErrorSummary } from '../../../../ui/error-summary.tsx'
import { Facts } from '../../../../ui/facts.tsx'
import { TextArea } from '../../../../ui/fields.tsx'
import { PostForm } from '../../../../ui/form.tsx'
import { Note } from '../../../../ui/notice.tsx'
import { DOCUMENTS } from '../document-duties.ts'
import type { MakingStep } from '../domain/making.ts'
import type { Station } from '../domain/making-line.ts'
import type { LoadedMaking } from '../load-making.ts'
import { NORMATIVE } from '../making-duties.ts'
import type { FormKey } from '../../../../workbench/form-keys.ts'
import { MakingLine } from './making-line.tsx'
import { StepForm } from './making-steps.tsx'

/** Everything that the page of a making shows. */
export interface MakingView extends LoadedMaking {
  readonly division: string
  readonly stations: readonly Station[]
  readonly allowed: readonly MakingStep[]
  /** What to know before the step that waits, and whose it is where it is not this person's. */
  readonly hints: ReadonlyMap<MakingStep, string>
  readonly waitsFor: string | null
  readonly mayStartText: boolean
  readonly mayEnd: boolean
  readonly typed: Typed
  readonly errors: readonly FieldError[]
  readonly formKey: () => FormKey
}

/** One 规范性文件 on its way: the line of steps, the step that waits, its text, and giving it up. */
export function MakingPage(view: MakingView) {
  const { making, stations, allowed, typed, errors, formKey, steps } = view
  return (
    <div class="stack">
      <ErrorSummary errors={errors} />
      {making.urgentBecause === null ? null : (
        <Note>紧急：{making.urgentBecause}。征求意见和合法性审核可以缩短，合法性审核和集体审议不能省。</Note>
      )}
      {making.endedBecause === null ? null : <Note>已不再制定：{making.endedBecause}</Note>}
      {view.waitsFor === null ? null : <p>{view.waitsFor}</p>}
      {allowed.map((step) => (
        <StepForm
          key={step}
          makingId={making.id}
          step={step}
          hasAdvice={steps.findLast((one) => one.step === 'legality')?.outcome === 'amend'}
          hint={view.hints.get(step) ?? null}
          typed={typed}
          errors={errors}
          formKey={formKey}
        />
      ))}
      <section class="card" aria-labelledby="h-line">
        <h2 id="h-line">走到哪一步</h2>
        <MakingLine makingId={making.id} stations={stations} />
      </section>
      <MakingFacts view={view} />
      {view.mayEnd ? <EndPart view={view} /> : null}
    </div>
  )
}

function MakingFacts({ view }: { readonly view: MakingView }) {
  const { making, document, division } = view
  const packageId = making.packageId ?? document?.packageId ?? null
  const touches = [
    making.operators ? '和经营主体密切相关' : null,
    making.economic ? '涉及经营者的经济活动' : null,
    making.rights ? '对群众切身利益有重大影响' : null,
  ].filter((words) => words !== null)
  return (
    <section class="card" aria-labelledby="h-facts">
      <h2 id="h-facts">文件</h2>
      <Facts
        rows={[
          ['起草处室', division],
          ['涉及', touches.length === 0 ? '不涉及经营主体、经营者和切身利益' : touches.join('；')],
          [
            '登记簿',
            document === null ? null : (
              <a href={`${DOCUMENTS}/${document.id}`}>{document.number ?? document.title}</a>
            ),
          ],
          ['稿件', packageId === null ? null : <a href={`/workbench/packages/${packageId}`}>打开稿件</a>],
        ]}
      />
      {view.mayStartText ? (
        <PostForm action={`${NORMATIVE}/${making.id}/text`} {...view.formKey()} label="起草稿件">
          <p class="meta">
            稿件、解读方案和解读材料在一个稿件包里，从初稿起就一起准备；前面几步做完才能送审。
          </p>
          <p class="btns">
            <button class="btn" type="submit">
              起草稿件
            </button>
          </p>
        </PostForm>
      ) : null}
    </section>
  )
}

function EndPart({ view }: { readonly view: MakingView }) {
  return (
    <details open={errorAt(view.errors, 'endReason') !== undefined}>
      <summary>不再制定</summary>
      <div>
        <PostForm action={`${NORMATIVE}/${view.making.id}/end`} {...view.formKey()} label="不再制定">
          <TextArea
            name="endReason"
            label="为什么不再制定"
            value={view.typed.endReason}
            error={errorAt(view.errors, 'endReason')}
            rows={2}
            maxlength={300}
            required
          />
          <p class="btns">
            <button class="btn stop" type="submit">
              不再制定
            </button>
          </p>
        </PostForm>
      </div>
    </details>
  )
}
