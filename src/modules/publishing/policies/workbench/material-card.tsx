import type { FieldError } from '../../../../kernel/refusal.ts'
import { errorAt } from '../../../../platform/http/parse-form.ts'
import type { Typed } from '../../../../platform/http/parse-form.ts'
import { RadioField, TextArea } from '../../../../ui/fields.tsx'
import { PostForm } from '../../../../ui/form.tsx'
import { natureNames } from '../domain/material.ts'
import type { Readability } from '../domain/readability.ts'
import type { Material } from '../examine-package.ts'
import type { FormKey } from './plan-form.tsx'

export interface MaterialView {
  readonly material: Material
  readonly readability: Readability
}

/** One interpretation: what it is, what makes one doubt it, how it reads. */
export function MaterialCard(props: {
  readonly view: MaterialView
  readonly action: string
  /** Null for who only reads. */
  readonly formKey: FormKey | null
  readonly typed: Typed
  readonly errors: readonly FieldError[]
}) {
  const { view, formKey } = props
  const { draft } = view.material
  return (
    <section class="card" id={`m-${draft.id}`} aria-labelledby={`h-${draft.id}`}>
      <h2 id={`h-${draft.id}`}>{draft.title === '' ? '（未写标题）' : draft.title}</h2>
      <Reads readability={view.readability} />
      {formKey === null ? (
        <MaterialLines material={view.material} />
      ) : (
        <>
          <p>
            <a href={`/workbench/drafts/${draft.id}`}>写正文</a>
          </p>
          <Declare {...props} formKey={formKey} />
        </>
      )}
    </section>
  )
}

/** What the signers read of an interpretation: what it was declared to be, and each doubt with its answer. */
export function MaterialLines({ material }: { readonly material: Material }) {
  return (
    <ul class="dots">
      <li>{material.nature === null ? '还没有声明是什么材料' : natureNames[material.nature]}</li>
      {material.warnings.map(({ kind, place, message, answer }) => (
        <li key={kind}>
          {place}：{message}
          {answer === null ? '还没有写理由。' : `${answer.answeredByName}的理由：${answer.reason}`}
        </li>
      ))}
    </ul>
  )
}

function Declare(props: {
  readonly view: MaterialView
  readonly action: string
  readonly formKey: FormKey
  readonly typed: Typed
  readonly errors: readonly FieldError[]
}) {
  const { material } = props.view
  const { id } = material.draft
  const nature = `nature-${id}`
  return (
    <PostForm action={props.action} {...props.formKey} label={`声明：${material.draft.title}`}>
      <RadioField
        name={nature}
        label="这份材料是什么"
        value={props.typed[nature] ?? material.nature ?? undefined}
        error={errorAt(props.errors, nature)}
        options={Object.entries(natureNames).map(([value, label]) => ({ value, label }))}
      />
      {material.warnings.map(({ kind, place, message, answer }) => (
        <TextArea
          key={kind}
          name={`${kind}-${id}`}
          label={`${place}：${message}`}
          hint="照样要发的，写明理由，审签人会看到"
          value={props.typed[`${kind}-${id}`] ?? answer?.reason}
          error={errorAt(props.errors, `${kind}-${id}`)}
          maxlength={300}
          rows={2}
        />
      ))}
      <p class="btns">
        <button class="btn" type="submit">
          存声明
        </button>
      </p>
    </PostForm>
  )
}

function Reads({ readability: read }: { readonly readability: Readability }) {
  if (read.sentences === 0) return <p class="meta">还没有正文。</p>
  return (
    <>
      <h3>好不好读</h3>
      <ul class="dots">
        <li>
          {read.sentences} 句，平均一句 {read.averageLength} 个字；回答了 {read.questions} 个问题
        </li>
        {read.long.slice(0, 5).map(({ length, text }) => (
          <li key={text}>
            这句有 {length} 个字，读起来吃力：{text}
          </li>
        ))}
        {read.unexplained.length === 0 ? null : <li>没有解释的用语：{read.unexplained.join('、')}</li>}
        {read.missingElements.length === 0 ? null : <li>没有讲到：{read.missingElements.join('、')}</li>}
      </ul>
    </>
  )
}
