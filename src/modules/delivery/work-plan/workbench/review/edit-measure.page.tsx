import type { FieldError } from '../../../../../kernel/refusal.ts'
import { errorAt } from '../../../../../platform/http/parse-form.ts'
import type { Typed } from '../../../../../platform/http/parse-form.ts'
import { ErrorSummary } from '../../../../../ui/error-summary.tsx'
import { DateField, RadioField, SelectField, TextArea, TextField } from '../../../../../ui/fields.tsx'
import { PostForm } from '../../../../../ui/form.tsx'
import { Note } from '../../../../../ui/notice.tsx'
import { rhythmNames } from '../../domain/measure.ts'
import type { Measure } from '../../domain/measure.ts'
import { splitPoints } from '../../domain/review-edits.ts'
import type { FormKey } from '../../../../../workbench/form-keys.ts'

interface EditView {
  readonly measure: Measure
  readonly base: string
  readonly typed: Typed
  readonly errors: readonly FieldError[]
  readonly splitErrors: readonly FieldError[]
  readonly formKey: () => FormKey
}

/** The fields of a measure as the form shows them first. */
export function typedOf(measure: Measure): Typed {
  return {
    heading: measure.heading ?? '',
    text: measure.text,
    lead: measure.leadNames.join('、'),
    participants: measure.participantNames.join('、'),
    deadline: measure.deadline ?? '',
    deadlineText: measure.deadlineText ?? '',
    rhythm: measure.rhythm ?? '',
  }
}

/** Correcting or splitting one measure; the source stays as it is. */
export function EditMeasurePage(view: EditView) {
  return (
    <div class="stack">
      <EditForm {...view} />
      <SplitForm {...view} />
    </div>
  )
}

function EditForm({ measure, base, typed, errors, formKey }: EditView) {
  const field = (name: string) => ({ name, value: typed[name], error: errorAt(errors, name) })
  return (
    <section class="card">
      <ErrorSummary errors={errors} />
      <PostForm action={`${base}/measures/${measure.id}`} {...formKey()} guard>
        <TextField {...field('heading')} label="小标题" hint="没有就空着" />
        <TextArea {...field('text')} label="措施" rows={8} required />
        <TextField
          {...field('lead')}
          label="牵头处室"
          hint="几个处室用、隔开；可以写“各处室”“相关处室”"
          required
        />
        <TextField {...field('participants')} label="参加处室" hint="没有就空着" />
        <DateField {...field('deadline')} label="完成日期" hint="原文写了才填，例如 2026-08-30；没写就空着" />
        <TextField {...field('deadlineText')} label="原文怎么写时限" hint="例如“年底前”“按季度”" />
        <SelectField
          {...field('rhythm')}
          label="周期"
          blank="没有周期"
          options={Object.entries(rhythmNames).map(([value, label]) => ({ value, label }))}
        />
        <div class="btns">
          <button class="btn main" type="submit">
            保存
          </button>
          <a class="btn bare" href={`${base}#m-${String(measure.number)}`}>
            不改了
          </a>
        </div>
      </PostForm>
    </section>
  )
}

function SplitForm({ measure, base, splitErrors, formKey }: EditView) {
  const points = splitPoints(measure.text)
  return (
    <section class="card" aria-labelledby="h-split" id="split">
      <h2 id="h-split">拆成两项</h2>
      {points.length === 0 ? (
        <Note>这一项只有一句话，没有可拆开的地方。</Note>
      ) : (
        <PostForm action={`${base}/measures/${measure.id}/split`} {...formKey()}>
          <ErrorSummary errors={splitErrors} />
          <RadioField
            name="offset"
            label="从哪句话后面拆开"
            error={errorAt(splitErrors, 'offset')}
            options={points.map((point) => ({
              value: String(point.offset),
              label: `……${point.first.slice(-24)}`,
              hint: `后一项：${point.second.slice(0, 24)}……`,
            }))}
          />
          <p class="meta">拆开后两项的处室和时限相同，可以再分别改。</p>
          <div class="btns">
            <button class="btn" type="submit">
              拆开
            </button>
          </div>
        </PostForm>
      )}
    </section>
  )
}
