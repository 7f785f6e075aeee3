import { civilDateAt } from '../../../../../kernel/civil-date.ts'
import type { FieldError } from '../../../../../kernel/refusal.ts'
import { errorAt } from '../../../../../platform/http/parse-form.ts'
import type { Typed } from '../../../../../platform/http/parse-form.ts'
import { Tag } from '../../../../../ui/badge.tsx'
import { DateText } from '../../../../../ui/date.tsx'
import { ErrorSummary } from '../../../../../ui/error-summary.tsx'
import { FileField, TextArea } from '../../../../../ui/fields.tsx'
import { PostForm } from '../../../../../ui/form.tsx'
import { Empty } from '../../../../../ui/notice.tsx'
import { FlowTable } from '../../../../../ui/table.tsx'
import type { Plan } from '../../domain/plan.ts'
import type { FormKey } from '../../../../../workbench/form-keys.ts'

/** All plans, newest first. */
export function PlansPage({
  plans,
  mayImport,
}: {
  readonly plans: readonly Plan[]
  readonly mayImport: boolean
}) {
  if (plans.length === 0)
    return (
      <Empty title="还没有工作要点">
        {mayImport ? (
          <p>
            <a href="/workbench/plans/import">导入今年的工作要点</a>
            ：上传文件或粘贴全文，几秒钟读出每项措施、责任处室和时限。
          </p>
        ) : (
          <p>办公室导入并采纳后，会出现在这里。</p>
        )}
      </Empty>
    )
  return (
    <FlowTable
      caption="工作要点"
      quietCaption
      columns={[{ label: '标题' }, { label: '年度' }, { label: '状态' }, { label: '导入' }]}
      rows={plans.map((plan) => ({
        key: plan.id,
        cells: [
          <a
            key="t"
            href={
              plan.status === 'in-review'
                ? `/workbench/plans/${plan.id}/review`
                : `/workbench/plans/${plan.id}`
            }
          >
            {plan.title}
          </a>,
          String(plan.year),
          <PlanState key="s" plan={plan} />,
          <>
            {plan.importedBy} <DateText date={civilDateAt(plan.importedAt)} />
          </>,
        ],
      }))}
    />
  )
}

/** 核对中, 已采纳, 补录. */
function PlanState({ plan }: { readonly plan: Plan }) {
  if (plan.status === 'in-review') return <Tag kind="hold">核对中</Tag>
  return (
    <>
      <Tag kind="ok">已采纳</Tag>
      {plan.supplementary ? <Tag kind="plain">补录</Tag> : null}
    </>
  )
}

interface ImportView {
  readonly typed: Typed
  readonly errors: readonly FieldError[]
  readonly formKey: () => FormKey
}

const ACCEPT = '.docx,.doc,.wps,.pdf,.txt'

/** Import: a file or the pasted text. */
export function ImportPage({ typed, errors, formKey }: ImportView) {
  return (
    <section class="card">
      <ErrorSummary errors={errors} />
      <PostForm action="/workbench/plans/import" {...formKey()} multipart guard>
        <FileField
          name="file"
          label="选文件"
          accept={ACCEPT}
          hint="Word（.docx、.doc）、WPS（.wps）、PDF、文本文件，最大 20 MB。扫描件读不出文字。"
          error={errorAt(errors, 'file')}
        />
        <TextArea
          name="text"
          label="或者粘贴全文"
          rows={10}
          value={typed.text}
          hint="从 Word、WPS 或网页里全选、复制，粘到这里"
          error={errorAt(errors, 'text')}
        />
        <div class="btns">
          <button class="btn main" type="submit">
            读出措施
          </button>
        </div>
      </PostForm>
      <p class="meta">涉密文件和工作秘密不要传到本系统。</p>
    </section>
  )
}
