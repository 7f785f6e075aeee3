import type { ComponentChildren } from 'preact'
import type { CivilDate } from '../../../../kernel/civil-date.ts'
import type { FieldError } from '../../../../kernel/refusal.ts'
import { errorAt } from '../../../../platform/http/parse-form.ts'
import type { Typed } from '../../../../platform/http/parse-form.ts'
import { ErrorSummary } from '../../../../ui/error-summary.tsx'
import { Facts } from '../../../../ui/facts.tsx'
import { DateField, SelectField, TextField } from '../../../../ui/fields.tsx'
import { PostForm } from '../../../../ui/form.tsx'
import { Done, Note } from '../../../../ui/notice.tsx'
import type { FormKeys } from '../../../../workbench/form-keys.ts'
import { ratingLabels } from '../domain/read-rating.ts'
import type { Rating, RatingKind } from '../domain/rating.ts'
import { RATINGS_DESK } from '../paths.ts'
import { StandingTag } from './ratings.page.tsx'

interface RatingFormView {
  readonly kinds: readonly RatingKind[]
  readonly typed: Typed
  readonly errors: readonly FieldError[]
  readonly formKey: FormKeys
}

interface RatingView extends RatingFormView {
  readonly rating: Rating
  readonly mayKeep: boolean
  readonly done: boolean
  readonly today: CivilDate
}

/** 登记: one rating that is not there yet. */
export function NewRatingPage(view: RatingFormView) {
  return (
    <div class="stack">
      <ErrorSummary errors={view.errors} />
      <PostForm action={RATINGS_DESK} {...view.formKey()} class="card" guard>
        <Elements view={view} />
        <p class="btns">
          <button class="btn main" type="submit">
            登记
          </button>
        </p>
      </PostForm>
    </div>
  )
}

/** One rating: how it stands, its form, and the three ways in which it ends. */
export function RatingPage(view: RatingView) {
  const { rating, errors } = view
  const kind = view.kinds.find(({ id }) => id === rating.kindId)
  return (
    <div class="stack">
      <ErrorSummary errors={errors} />
      {view.done && errors.length === 0 ? (
        <Done title="已保存">
          <p>
            由另一个人<a href={`${RATINGS_DESK}/release`}>核对公布</a>后，公众才看得到。
          </p>
        </Done>
      ) : null}
      <section class="card" aria-labelledby="h-standing">
        <h2 id="h-standing">现在</h2>
        <Facts
          rows={[
            ['状态', <StandingTag rating={rating} today={view.today} />],
            ['类别', kind?.name],
            ['等级', rating.level],
            ['文号', rating.documentNumber],
            ['评定日期', rating.grantedOn],
            ['有效期至', rating.validUntil ?? '长期'],
            ...optional('取消', rating.revokedOn, rating.revokedBecause),
            ...optional('到期不再续', null, rating.notRenewedBecause),
            ...optional('登记错了', null, rating.struckBecause),
          ]}
        />
      </section>
      {view.mayKeep && rating.struckBecause === null ? <Acts view={view} /> : null}
    </div>
  )
}

function optional(label: string, day: CivilDate | null, because: string | null) {
  return because === null ? [] : [[label, day === null ? because : `${day}，${because}`] as const]
}

function Acts({ view }: { readonly view: RatingView }) {
  const { rating, errors, typed } = view
  const own = `${RATINGS_DESK}/${rating.id}`
  const field = (name: string) => ({ name, error: errorAt(errors, name) })
  return (
    <>
      <PostForm action={own} {...view.formKey()} class="card" label="改这一条" guard>
        <h2>改或续期</h2>
        <input type="hidden" name="revision" value={String(rating.revision)} />
        <Elements view={view} />
        {rating.revokedOn === null ? null : <Revocation view={view} />}
        <p class="btns">
          <button class="btn main" type="submit">
            保存
          </button>
        </p>
      </PostForm>
      {rating.revokedOn === null ? (
        <Ending title="取消等级" action={`${own}/revoke`} button="取消等级" view={view}>
          <DateField
            {...field('revokedOn')}
            label="从哪天起不再有效"
            value={typed.revokedOn ?? ''}
            required
          />
          <TextField
            {...field('revokedBecause')}
            label="原因"
            hint="公开页上会显示"
            value={typed.revokedBecause ?? ''}
            maxlength={200}
            required
          />
        </Ending>
      ) : null}
      {rating.validUntil !== null && rating.revokedOn === null && rating.notRenewedBecause === null ? (
        <Ending title="到期不再续" action={`${own}/run-out`} button="到期不再续" view={view}>
          <TextField
            {...field('notRenewedBecause')}
            label="为什么不再续"
            hint="只留在办理记录里，公开页到那天自动改成“已到期”"
            value={typed.notRenewedBecause ?? ''}
            maxlength={200}
            required
          />
        </Ending>
      ) : null}
      <Ending title="这一条登记错了" action={`${own}/strike`} button="删去这一条" view={view}>
        <Note>只用于本来不该有的一条。等级后来没有了的，请用“取消等级”。</Note>
        <TextField
          {...field('struckBecause')}
          label="哪里登记错了"
          value={typed.struckBecause ?? ''}
          maxlength={200}
          required
        />
      </Ending>
    </>
  )
}

interface EndingProps {
  readonly title: string
  readonly action: string
  readonly button: string
  readonly view: RatingView
  readonly children: ComponentChildren
}

/** Folded away, and open again where something in it was wrong. */
function Ending({ title, action, button, view, children }: EndingProps) {
  return (
    <section class="card" aria-label={title}>
      <details open={view.errors.length > 0}>
        <summary>{title}</summary>
        <div>
          <PostForm action={action} {...view.formKey()} label={title}>
            {children}
            <p class="btns">
              <button class="btn stop" type="submit">
                {button}
              </button>
            </p>
          </PostForm>
        </div>
      </details>
    </section>
  )
}

function Elements({ view: { kinds, typed, errors } }: { readonly view: RatingFormView }) {
  const field = (name: keyof typeof ratingLabels) => ({
    name,
    label: ratingLabels[name],
    value: typed[name],
    error: errorAt(errors, name),
  })
  return (
    <>
      <SelectField
        {...field('kind')}
        blank="请选"
        options={kinds.map(({ id, name }) => ({ value: id, label: name }))}
        required
      />
      <TextField {...field('name')} hint="写证书上的全称" maxlength={100} required />
      <TextField
        {...field('level')}
        hint={kinds.map(({ name, levels }) => `${name} ${levels.join('、')}`).join('；')}
        short
        required
      />
      <TextField {...field('documentNumber')} hint="评定文件的文号" maxlength={60} required />
      <DateField {...field('grantedOn')} required />
      <DateField {...field('validUntil')} hint="没有期限的空着，例如 2029-08-30" />
    </>
  )
}

/** A revocation that was entered wrongly is corrected, or taken out by leaving both empty. */
function Revocation({ view: { typed, errors } }: { readonly view: RatingFormView }) {
  return (
    <>
      <DateField
        name="revokedOn"
        label={ratingLabels.revokedOn}
        hint="取消登记错了的，和原因一起清空"
        value={typed.revokedOn}
        error={errorAt(errors, 'revokedOn')}
      />
      <TextField
        name="revokedBecause"
        label={ratingLabels.revokedBecause}
        value={typed.revokedBecause}
        error={errorAt(errors, 'revokedBecause')}
        maxlength={200}
      />
    </>
  )
}
