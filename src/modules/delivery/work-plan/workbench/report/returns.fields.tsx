import { errorAt } from '../../../../../platform/http/parse-form.ts'
import { TextField } from '../../../../../ui/fields.tsx'
import { PostForm } from '../../../../../ui/form.tsx'
import { MOST_SOURCE } from '../../domain/division-return.ts'
import { MeasureFields } from './returns.measure.tsx'
import type { ReturnPageState } from './returns.state.ts'
import type { ReturnLine } from './returns.view.ts'

/** The form to be filled in, by the division or by 办公室 for it; one form, so that no button loses what was typed. */
export function ReturnFields({ state }: { readonly state: ReturnPageState }) {
  const { view, mode, errors } = state
  const led = view.lines.filter((line) => line.leads)
  const joined = view.lines.filter((line) => !line.leads)
  return (
    <PostForm
      action={view.path}
      {...state.formKey()}
      multipart
      guard
      label="本期落实情况"
      class="stack"
      id="report"
    >
      <input type="hidden" name="seen" value={state.seen} />
      <p class="btns">
        <SaveButton mode={mode} />
        <span class="meta">可以随时存，没填完也不会丢。</span>
      </p>
      {mode === 'enter' ? (
        <TextField
          name="source"
          label="来源"
          hint="例如“10月20日电话，艺术处经办口述”。处处会标明“办公室代录”和这句来源。"
          value={state.typed?.source ?? view.form?.source ?? ''}
          error={errorAt(errors, 'source')}
          maxlength={MOST_SOURCE}
          required
        />
      ) : null}
      {led.length === 0 ? null : <h2>本处牵头的 {led.length} 项</h2>}
      {led.map((line) => (
        <MeasureFields key={line.measure.id} line={line} state={state} />
      ))}
      <Joined lines={joined} state={state} />
      <HandOn state={state} />
    </PostForm>
  )
}

/** What the division only takes part in stays folded until something is written there or wrong there. */
function Joined({
  lines,
  state,
}: {
  readonly lines: readonly ReturnLine[]
  readonly state: ReturnPageState
}) {
  if (lines.length === 0) return null
  const wrong = (line: ReturnLine) => state.errors.some((error) => error.field.endsWith(line.measure.id))
  const open = lines.some(
    (line) =>
      line.entry !== null || line.evidence.length > 0 || wrong(line) || state.adding === line.measure.id,
  )
  return (
    <details open={open}>
      <summary>本处参加的 {lines.length} 项（可以不填）</summary>
      <div class="stack">
        <p class="meta">有做的就写，牵头处室和办公室能看到，不直接公开；没有就空着。</p>
        {lines.map((line) => (
          <MeasureFields key={line.measure.id} line={line} state={state} />
        ))}
      </div>
    </details>
  )
}

function SaveButton({ mode }: { readonly mode: ReturnPageState['mode'] }) {
  return (
    <button class="btn" type="submit" name="act" value="save">
      {mode === 'enter' ? '存为代录草稿' : '保存草稿'}
    </button>
  )
}

function HandOn({ state }: { readonly state: ReturnPageState }) {
  const { view, mode } = state
  if (mode === 'enter')
    return (
      <div class="bar-act">
        <button class="btn main" type="submit" name="act" value="enter">
          代录并确认
        </button>
        <SaveButton mode={mode} />
        <small>代录算作已确认，处处标明“办公室代录”和来源。处室不同意，可请办公室退回后自己改。</small>
      </div>
    )
  const hands = view.actions.includes('hand')
  return (
    <div class="bar-act">
      {hands ? (
        <button class="btn main" type="submit" name="act" value="hand">
          {state.heads ? '保存并交别人确认' : '保存并交负责人'}
        </button>
      ) : null}
      <SaveButton mode={mode} />
      {hands && state.heads ? (
        <small>自己填的不能自己确认：交出后由本处另一位负责人或分管领导确认。</small>
      ) : null}
      {hands ? null : <small>这张表已在等确认，保存后仍然在等确认。</small>}
    </div>
  )
}
