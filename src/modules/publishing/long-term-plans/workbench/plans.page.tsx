import type { FieldError } from '../../../../kernel/refusal.ts'
import { errorAt } from '../../../../platform/http/parse-form.ts'
import type { Typed } from '../../../../platform/http/parse-form.ts'
import { ErrorSummary } from '../../../../ui/error-summary.tsx'
import { SelectField, TextField } from '../../../../ui/fields.tsx'
import { PostForm } from '../../../../ui/form.tsx'
import { Empty, Note } from '../../../../ui/notice.tsx'
import { FlowTable } from '../../../../ui/table.tsx'
import type { FormKeys } from '../../../../workbench/form-keys.ts'
import { termOf } from '../domain/long-term-plan.ts'
import type { LongTermPlan } from '../domain/long-term-plan.ts'
import type { StageOnLine } from '../domain/stage-line.ts'
import { PLAN_PATH, PLANS_DESK } from '../paths.ts'
import { StageRail } from '../portal/stage-rail.tsx'

type Named = { readonly id: string; readonly name: string }

interface FormView {
  readonly typed: Typed
  readonly errors: readonly FieldError[]
  /** The divisions for which the reader may keep plans. */
  readonly own: readonly Named[]
  readonly formKey: FormKeys
}

interface PlansView extends FormView {
  readonly plans: readonly { readonly plan: LongTermPlan; readonly line: readonly StageOnLine[] }[]
  readonly names: ReadonlyMap<string, string>
}

/** Every plan with where it stands, and recording another. */
export function PlansPage(view: PlansView) {
  const { plans, names, errors, own } = view
  return (
    <div class="stack">
      <ErrorSummary errors={errors} />
      {plans.length === 0 ? (
        <Empty title="还没有登记规划">
          <p>开始编制时登记名称和规划期，以后每一步的稿件从这里起草。</p>
        </Empty>
      ) : (
        <FlowTable
          caption="规划"
          quietCaption
          columns={[{ label: '名称' }, { label: '规划期' }, { label: '处室' }, { label: '走到哪一步' }]}
          rows={plans.map(({ plan, line }) => ({
            key: plan.id,
            cells: [
              <a href={`${PLANS_DESK}/${plan.id}`}>{plan.name}</a>,
              termOf(plan),
              names.get(plan.divisionId),
              nowOf(line),
            ],
          }))}
        />
      )}
      {own.length === 0 ? null : (
        <section class="card" aria-labelledby="h-record">
          <h2 id="h-record">登记一个规划</h2>
          <PostForm action={PLANS_DESK} {...view.formKey()} guard>
            <PlanFields view={view} />
            <p class="btns">
              <button class="btn main" type="submit">
                登记
              </button>
            </p>
          </PostForm>
        </section>
      )}
    </div>
  )
}

function nowOf(line: readonly StageOnLine[]): string {
  const now = line.filter(({ state }) => state === 'now').map(({ stage }) => stage)
  return now.length === 0 ? '各阶段都完成了' : now.join('、')
}

interface PlanView extends FormView {
  readonly plan: LongTermPlan
  readonly line: readonly StageOnLine[]
  readonly mayKeep: boolean
  readonly mayDraft: boolean
}

/** One plan: its line of stages, the text of the next one, and what is recorded of it. */
export function PlanDeskPage(view: PlanView) {
  const { plan, line, errors } = view
  const isPublic = line.some(({ texts }) => texts.length > 0)
  return (
    <div class="stack">
      <ErrorSummary errors={errors} />
      <section class="card" aria-labelledby="h-line">
        <h2 id="h-line">走到哪一步</h2>
        <StageRail line={line} />
        {isPublic ? (
          <p>
            <a href={`${PLAN_PATH}/${plan.id}`}>看公开页</a>
          </p>
        ) : (
          <Note>还没有公开的阶段，公众看不到这个规划。</Note>
        )}
      </section>
      {view.mayDraft ? <Drafting view={view} /> : null}
      {view.mayKeep ? (
        <section class="card" aria-labelledby="h-record">
          <h2 id="h-record">登记的内容</h2>
          {isPublic ? <p class="meta">有阶段公开以后，名称和规划期不能再改。</p> : null}
          <PostForm action={`${PLANS_DESK}/${plan.id}`} {...view.formKey()} guard>
            <PlanFields view={view} />
            <p class="btns">
              <button class="btn" type="submit">
                保存
              </button>
            </p>
          </PostForm>
        </section>
      ) : null}
    </div>
  )
}

function Drafting({ view: { plan, line, typed, errors, formKey } }: { readonly view: PlanView }) {
  const next = line.find(({ state }) => state === 'now')?.stage ?? ''
  return (
    <section class="card" aria-labelledby="h-draft">
      <h2 id="h-draft">起草一个阶段的稿件</h2>
      <PostForm action={`${PLANS_DESK}/${plan.id}/drafts`} {...formKey()}>
        <SelectField
          name="stage"
          label="阶段"
          options={line.map(({ stage }) => ({ value: stage, label: stage }))}
          value={typed.stage ?? next}
          error={errorAt(errors, 'stage')}
          required
        />
        <p class="btns">
          <button class="btn main" type="submit">
            起草
          </button>
        </p>
      </PostForm>
    </section>
  )
}

function PlanFields({ view: { typed, errors, own } }: { readonly view: FormView }) {
  const at = (name: string) => ({ name, value: typed[name], error: errorAt(errors, name) })
  return (
    <>
      <TextField {...at('name')} label="名称" hint="写全称，稿件里要一样" maxlength={100} required />
      <TextField {...at('fromYear')} label="规划期第一年" inputmode="numeric" short required />
      <TextField {...at('toYear')} label="规划期最后一年" inputmode="numeric" short required />
      <SelectField
        {...at('divisionId')}
        label="编制处室"
        blank="请选处室"
        options={own.map(({ id, name }) => ({ value: id, label: name }))}
        required
      />
    </>
  )
}
