import { civilDateAt } from '../../../../kernel/civil-date.ts'
import type { FieldError } from '../../../../kernel/refusal.ts'
import { errorAt } from '../../../../platform/http/parse-form.ts'
import type { Typed } from '../../../../platform/http/parse-form.ts'
import type { TextLack } from '../../../../platform/manifest/package-readiness.ts'
import { DateText } from '../../../../ui/date.tsx'
import { ErrorSummary } from '../../../../ui/error-summary.tsx'
import { TextArea } from '../../../../ui/fields.tsx'
import { PostForm } from '../../../../ui/form.tsx'
import { Note } from '../../../../ui/notice.tsx'
import { EMPTY_PLAN } from '../domain/plan.ts'
import type { Plan } from '../domain/plan.ts'
import type { ExaminedPackage } from '../examine-package.ts'
import { POLICIES } from '../readiness.ts'
import type { Exemption } from '../store/exemptions.ts'
import { MaterialCard } from './material-card.tsx'
import type { MaterialView } from './material-card.tsx'
import { piecesOf } from '../domain/pieces.ts'
import { PlanFacts, PlanFields } from './plan-form.tsx'
import type { FormKey } from './plan-form.tsx'

export interface PolicyPackageView {
  readonly found: ExaminedPackage
  readonly materials: readonly MaterialView[]
  readonly lacks: readonly TextLack[]
  readonly mayEdit: boolean
  readonly maySign: boolean
  /** A later interpretation of what is public may be begun. */
  readonly mayFollowUp: boolean
  readonly typed: Typed
  readonly boxes: Pick<Plan, 'forms' | 'channels'>
  readonly errors: readonly FieldError[]
  readonly formKey: () => FormKey
}

/** 解读方案和解读 of one package: what is missing, the plan, each interpretation, and the way to do without. */
export function PolicyPackagePage(view: PolicyPackageView) {
  const { found } = view
  const base = `${POLICIES}/${found.loaded.package.id}`
  return (
    <div class="stack">
      <ErrorSummary errors={view.errors} />
      <Lacks view={view} />
      {found.policies.length === 0 ? null : <PlanCard view={view} base={base} />}
      <section class="card" id="f-materials" aria-labelledby="h-materials">
        <h2 id="h-materials">解读 {String(found.materials.length)} 份</h2>
        <AddInterpretation view={view} base={base} />
      </section>
      {view.materials.map((one) => (
        <MaterialCard
          key={one.material.draft.id}
          view={one}
          action={`${base}/materials/${one.material.draft.id}`}
          formKey={view.mayEdit ? view.formKey() : null}
          typed={view.typed}
          errors={view.errors}
        />
      ))}
      {found.policies.length === 0 ? null : <ExemptionCard view={view} base={base} />}
    </div>
  )
}

function Lacks({ view }: { readonly view: PolicyPackageView }) {
  const { found, lacks } = view
  if (found.isEmergency) return <Note>应急政策先发，解读随后跟上；发布后会有一条待办，写明几点前要补。</Note>
  if (!view.mayEdit) return null
  if (lacks.length === 0) return <Note>解读方案和解读都齐了，可以回稿件页送审。</Note>
  return (
    <section class="card" aria-labelledby="h-lacks">
      <h2 id="h-lacks">送审前还差 {String(lacks.length)} 处</h2>
      <ul class="dots">
        {lacks.map(({ message, href }) => (
          <li key={message}>
            <a href={href ?? `${POLICIES}/${found.loaded.package.id}`}>{message}</a>
          </li>
        ))}
      </ul>
    </section>
  )
}

function PlanCard({ view, base }: { readonly view: PolicyPackageView; readonly base: string }) {
  const plan = view.found.plan
  return (
    <section class="card" aria-labelledby="h-plan">
      <h2 id="h-plan">解读方案</h2>
      {plan === null ? null : (
        <p class="meta">
          {plan.changedByName}
          <DateText date={civilDateAt(plan.changedAt)} />
          保存
        </p>
      )}
      {view.mayEdit ? (
        <PlanFields
          action={`${base}/plan`}
          formKey={view.formKey()}
          typed={view.typed}
          boxes={view.boxes}
          pieces={piecesOf(view.found.loaded.drafts)}
          revision={plan?.revision ?? 0}
          errors={view.errors}
        />
      ) : (
        <PlanFacts plan={plan ?? EMPTY_PLAN} pieces={piecesOf(view.found.loaded.drafts)} />
      )}
    </section>
  )
}

function AddInterpretation({ view, base }: { readonly view: PolicyPackageView; readonly base: string }) {
  const { found } = view
  if (!view.mayEdit && !view.mayFollowUp) return <p class="meta">稿件正在审签或已经作废，现在不能加解读。</p>
  if (found.policies.length === 0)
    return <p class="meta">这份稿件里没有政策文件；要解读别的文件，请从那份文件的页面加。</p>
  return (
    <>
      {found.policies.map(({ id, title }) => (
        <PostForm
          key={id}
          action={`${base}/interpretations`}
          {...view.formKey()}
          label={`加一份解读：${title}`}
        >
          <input type="hidden" name="draftId" value={id} />
          <p class="btns">
            <button class="btn" type="submit">
              加一份解读：{title === '' ? '（未写标题）' : title}
            </button>
          </p>
        </PostForm>
      ))}
      <p class="meta">
        {view.mayFollowUp
          ? '文件已经发布：新的解读另走一趟审签，发布后和文件互相链接。'
          : '和文件一起审签、同一分钟发布，互相链接。'}
      </p>
    </>
  )
}

function ExemptionCard({ view, base }: { readonly view: PolicyPackageView; readonly base: string }) {
  const { exemption } = view.found
  if (exemption === null && !view.mayEdit) return null
  return (
    <section class="card" id="f-exemption" aria-labelledby="h-exemption">
      <h2 id="h-exemption">不作解读</h2>
      {exemption === null ? (
        <details open={errorAt(view.errors, 'reason') !== undefined}>
          <summary>这份文件不用解读</summary>
          <div>
            <PostForm action={`${base}/exemption`} {...view.formKey()}>
              <TextArea
                name="reason"
                label="为什么不用解读"
                hint="由起草处室负责人、公开机构负责人或分管领导同意"
                value={view.typed.reason}
                error={errorAt(view.errors, 'reason')}
                maxlength={500}
                rows={3}
                required
              />
              <p class="btns">
                <button class="btn" type="submit">
                  申请不作解读
                </button>
              </p>
            </PostForm>
          </div>
        </details>
      ) : (
        <Asked view={view} base={base} exemption={exemption} />
      )}
    </section>
  )
}

function Asked(props: {
  readonly view: PolicyPackageView
  readonly base: string
  readonly exemption: Exemption
}) {
  const { view, exemption } = props
  return (
    <>
      <p>{exemption.reason}</p>
      <p class="meta">
        {exemption.askedByName}
        <DateText date={civilDateAt(exemption.askedAt)} />
        申请，
        {exemption.signedAt === null ? '等第二个人同意' : `${exemption.signedByName ?? ''}已经同意`}
      </p>
      {view.maySign && exemption.signedAt === null ? (
        <PostForm action={`${props.base}/exemption/decision`} {...view.formKey()}>
          <p class="btns">
            <button class="btn main" type="submit" name="outcome" value="signed">
              同意不作解读
            </button>
            <button class="btn stop" type="submit" name="outcome" value="refused">
              不同意
            </button>
          </p>
        </PostForm>
      ) : null}
    </>
  )
}
