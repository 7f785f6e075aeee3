import { errorAt } from '../../../../../platform/http/parse-form.ts'
import { TextArea } from '../../../../../ui/fields.tsx'
import { PostForm } from '../../../../../ui/form.tsx'
import { Note } from '../../../../../ui/notice.tsx'
import { stateNames } from '../../domain/measure.ts'
import type { ReturnPageState } from './returns.state.ts'
import type { ReturnLine } from './returns.view.ts'

/** 确认 for the whole form, or 退回 with the reason; under what is signed, so that it is read first. */
export function SignForms({ state }: { readonly state: ReturnPageState }) {
  const { view } = state
  return (
    <>
      {view.form?.status === 'handed' ? null : (
        <Note>
          经办还没有交来，这是{view.form?.status === 'returned' ? '退回后的内容' : '草稿'}
          。内容齐了，您也可以直接确认。
        </Note>
      )}
      <PostForm action={view.path} {...state.formKey()} label="确认" class="bar-act">
        <input type="hidden" name="seen" value={state.seen} />
        <button class="btn main" type="submit" name="act" value="confirm">
          确认这 {countReported(view.lines)} 项
        </button>
        <span class="meta">{countsInWords(view.lines)}</span>
        {view.actions.includes('save') ? (
          <small>
            要自己动手改，<a href={`${view.path}?do=fill`}>去改</a>；改了就算您填的，要由别人确认。
          </small>
        ) : null}
      </PostForm>
      {view.actions.includes('send-back') ? (
        <BackForm
          state={state}
          act="send-back"
          label="退回经办"
          hint="写明改哪一项、改什么；经办的“今日”里会看到。"
        />
      ) : null}
    </>
  )
}

/** 办公室 sends a confirmed form back to its division. */
export function OfficeReturn({ state }: { readonly state: ReturnPageState }) {
  return (
    <BackForm
      state={state}
      act="office-return"
      label="退回处室"
      hint="写明改哪一项、改什么；处室改好后要由负责人再确认一次。"
    />
  )
}

function BackForm({
  state,
  act,
  label,
  hint,
}: {
  readonly state: ReturnPageState
  readonly act: string
  readonly label: string
  readonly hint: string
}) {
  const error = errorAt(state.errors, 'reason')
  return (
    <details open={error !== undefined}>
      <summary>{label}</summary>
      <div>
        <PostForm action={state.view.path} {...state.formKey()} label={label}>
          <TextArea
            name="reason"
            label="退回的理由"
            hint={hint}
            rows={3}
            value={state.typed?.reason}
            error={error}
            maxlength={500}
            required
          />
          <p class="btns">
            <button class="btn stop" type="submit" name="act" value={act}>
              {label}
            </button>
          </p>
        </PostForm>
      </div>
    </details>
  )
}

/** 滞后 1，按计划 3，已完成 1；其中 3 项无变化. */
export function countsInWords(lines: readonly ReturnLine[]): string {
  const counts = (['behind', 'on-schedule', 'completed'] as const).map(
    (state) => [stateNames[state], lines.filter((line) => line.entry?.state === state).length] as const,
  )
  const told = counts.filter(([, count]) => count > 0).map(([name, count]) => `${name} ${String(count)}`)
  const same = lines.filter((line) => line.difference.same).length
  return told.join('，') + (same === 0 ? '' : `；其中 ${String(same)} 项和上期一样`)
}

function countReported(lines: readonly ReturnLine[]): number {
  return lines.filter((line) => line.entry !== null && line.entry.state !== null).length
}
