import type { FieldError } from '../../../../kernel/refusal.ts'
import { errorAt } from '../../../../platform/http/parse-form.ts'
import type { Typed } from '../../../../platform/http/parse-form.ts'
import { ErrorSummary } from '../../../../ui/error-summary.tsx'
import { FileField, RadioField, SelectField, TextField, TickField } from '../../../../ui/fields.tsx'
import { PostForm } from '../../../../ui/form.tsx'
import { FlowTable } from '../../../../ui/table.tsx'
import { otherWays } from '../domain/package.ts'
import type { Gate } from '../domain/review-route.ts'
import { wayNames } from '../record-signature.ts'
import { PACKAGES } from './packages.page.tsx'

interface RecordView {
  readonly packageId: string
  readonly gate: Gate
  readonly code: string
  readonly seen: string
  readonly signers: readonly { readonly id: string; readonly name: string }[]
  readonly typed: Typed
  readonly errors: readonly FieldError[]
  readonly token: string
  readonly submissionId: string
}

/** Putting down a gate that was passed on paper or by telephone. */
export function RecordPage(view: RecordView) {
  const { gate, errors } = view
  const ways = otherWays(gate)
  const field = (name: string) => ({ name, value: view.typed[name], error: errorAt(errors, name) })
  return (
    <div class="stack">
      <ErrorSummary errors={errors} />
      <PostForm
        action={`${PACKAGES}/${view.packageId}/gates/${gate.id}/recorded`}
        token={view.token}
        submissionId={view.submissionId}
        class="card"
        multipart
      >
        <input type="hidden" name="seen" value={view.seen} />
        <p>审批单编号 {view.code}。退回的不在这里录，请审签人在系统里退回。</p>
        {ways.length === 1 ? (
          <input type="hidden" name="way" value={ways[0]} />
        ) : (
          <RadioField
            {...field('way')}
            label="怎么审签的"
            options={ways.map((way) => ({ value: way, label: wayNames[way] }))}
          />
        )}
        <SelectField
          {...field('signerId')}
          label="审签人"
          blank="请选"
          required
          options={view.signers.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <TextField
          {...field('signedAt')}
          label="审签的时间"
          hint="年-月-日 时:分，例如 2026-08-30 14:05"
          short
          required
        />
        {ways.includes('paper') ? (
          <FileField
            name="scan"
            label="签好字的审批单扫描件"
            hint="纸签的要传；PDF 或照片"
            error={errorAt(errors, 'scan')}
            accept=".pdf,.jpg,.png"
          />
        ) : null}
        {ways.includes('telephone') ? (
          <TextField
            {...field('numberCalled')}
            label="拨打的号码"
            hint="电话审签的要写"
            inputmode="tel"
            short
          />
        ) : null}
        <TickField
          name="checked"
          label="审签人逐条确认过这道关口的要点，明确说了同意"
          error={errorAt(errors, 'checked')}
          value="yes"
          checked={view.typed.checked === 'yes'}
        />
        <p class="btns">
          <button class="btn main" type="submit">
            录入
          </button>
        </p>
      </PostForm>
    </div>
  )
}

interface WaysView {
  readonly year: number
  readonly rows: readonly {
    readonly name: string
    readonly screen: number
    readonly paper: number
    readonly telephone: number
    readonly unconfirmed: number
  }[]
}

/** How gates were signed this year, division by division. */
export function SignatureWaysPage({ year, rows }: WaysView) {
  return (
    <FlowTable
      caption={`${String(year)} 年各处室稿件的审签方式`}
      columns={[
        { label: '处室' },
        { label: '系统里', numeric: true },
        { label: '纸签', numeric: true },
        { label: '电话', numeric: true },
        { label: '电话未补书面', numeric: true },
      ]}
      rows={rows.map(({ name, screen, paper, telephone, unconfirmed }) => ({
        key: name,
        cells: [name, screen, paper, telephone, unconfirmed],
      }))}
    />
  )
}
