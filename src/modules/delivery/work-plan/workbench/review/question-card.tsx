import type { ComponentChildren } from 'preact'
import { errorAt } from '../../../../../platform/http/parse-form.ts'
import { CheckField, RadioField, SelectField, TextField } from '../../../../../ui/fields.tsx'
import { PostForm } from '../../../../../ui/form.tsx'
import { rhythmNames, shortTitle } from '../../domain/measure.ts'
import type { Measure } from '../../domain/measure.ts'
import type { Question } from '../../domain/questions.ts'
import type { ReviewView } from './review.view.ts'
import { SourceLink } from './source-link.tsx'

interface CardProps {
  readonly question: Question
  readonly view: ReviewView
  readonly base: string
}

/** One question with what is needed to answer it. */
export function QuestionCard(props: CardProps) {
  const { question } = props
  switch (question.type) {
    case 'unknown-unit':
      return <UnknownUnit {...props} question={question} />
    case 'related-units':
      return <RelatedUnits {...props} question={question} />
    case 'rhythm':
      return <RhythmQuestion {...props} question={question} />
    case 'no-owner':
      return <NoOwner {...props} question={question} />
    case 'doubt':
      return <DoubtQuestion {...props} question={question} />
  }
}

function Card({
  measure,
  title,
  children,
}: {
  readonly measure: Measure | null
  readonly title: string
  readonly children: ComponentChildren
}) {
  return (
    <section class="measure ask" data-measure={measure === null ? undefined : String(measure.number)}>
      <h3>{title}</h3>
      {children}
    </section>
  )
}

function Context({ measure, base }: { readonly measure: Measure; readonly base: string }) {
  return (
    <p>
      <small>
        第 {measure.number} 项 <SourceLink measure={measure} base={base} />：{measure.text}
        {measure.notation}
      </small>
    </p>
  )
}

type Of<T extends Question['type']> = Omit<CardProps, 'question'> & {
  readonly question: Extract<Question, { type: T }>
}

function UnknownUnit({ question, view, base }: Of<'unknown-unit'>) {
  const id = `unit-${String(question.measures[0]?.number ?? 0)}-${question.name}`
  return (
    <Card measure={question.measures[0] ?? null} title={`「${question.name}」是哪个处室？`}>
      <p>
        <small>
          出现在第 {question.measures.map((m) => m.number).join('、')} 项。选定后记住，下次导入不再问。
        </small>
      </p>
      <PostForm action={`${base}/unit`} {...view.formKey()}>
        <input type="hidden" name="name" value={question.name} />
        <SelectField
          name={id}
          label="处室"
          blank="请选"
          error={errorAt(view.errors, id)}
          options={[
            ...view.divisions.map((d) => ({ value: `division:${d.id}`, label: d.name })),
            { value: 'all-offices', label: '各处室（全部内设机构）' },
            { value: 'outside', label: '外单位，不归本局' },
          ]}
        />
        <input type="hidden" name="field" value={id} />
        <div class="btns">
          <button class="btn small main" type="submit">
            就是它
          </button>
        </div>
      </PostForm>
    </Card>
  )
}

function RelatedUnits({ question, view, base }: Of<'related-units'>) {
  const { measure, name } = question
  const field = `divisions-${String(measure.number)}`
  const error = errorAt(view.errors, field)
  return (
    <Card measure={measure} title={`「${name}」指哪些处室？`}>
      <Context measure={measure} base={base} />
      <PostForm action={`${base}/related`} {...view.formKey()}>
        <input type="hidden" name="name" value={name} />
        <input type="hidden" name="measureId" value={measure.id} />
        <input type="hidden" name="field" value={field} />
        <CheckField
          name={field}
          label="勾选处室"
          values={error === undefined ? (view.lastChoices.get(name) ?? []) : []}
          error={error}
          options={view.divisions.map((d) => ({ value: d.id, label: d.name }))}
        />
        <div class="btns">
          <button class="btn small main" type="submit">
            就这些
          </button>
          <button class="btn small" type="submit" name="all" value="yes">
            全部内设机构
          </button>
        </div>
      </PostForm>
    </Card>
  )
}

function RhythmQuestion({ question, view, base }: Of<'rhythm'>) {
  const { measure } = question
  const options = [
    ...Object.entries(rhythmNames).map(([value, label]) => ({ value, label })),
    { value: 'none', label: '不另设，随季度报告' },
  ]
  return (
    <Card measure={measure} title="“定期”多久一次？">
      <Context measure={measure} base={base} />
      <PostForm action={`${base}/rhythm`} {...view.formKey()}>
        <input type="hidden" name="measureId" value={measure.id} />
        <input type="hidden" name="field" value={`rhythm-${String(measure.number)}`} />
        <RadioField
          name={`rhythm-${String(measure.number)}`}
          label="原文没有写，请定一个内部期限"
          value="quarter"
          error={errorAt(view.errors, `rhythm-${String(measure.number)}`)}
          options={options}
        />
        <div class="btns">
          <button class="btn small main" type="submit">
            定了
          </button>
        </div>
      </PostForm>
    </Card>
  )
}

function NoOwner({ question, view, base }: Of<'no-owner'>) {
  const { measure } = question
  return (
    <Card measure={measure} title={`「${shortTitle(measure)}」由谁牵头？`}>
      <Context measure={measure} base={base} />
      <PostForm action={`${base}/owner`} {...view.formKey()}>
        <input type="hidden" name="measureId" value={measure.id} />
        <input type="hidden" name="field" value={`owner-${String(measure.number)}`} />
        <SelectField
          name={`owner-${String(measure.number)}`}
          label="牵头处室"
          blank="请选"
          error={errorAt(view.errors, `owner-${String(measure.number)}`)}
          options={view.divisions.map((d) => ({ value: d.id, label: d.name }))}
        />
        <div class="btns">
          <button class="btn small main" type="submit">
            由它牵头
          </button>
        </div>
      </PostForm>
    </Card>
  )
}

function DoubtQuestion({ question, view, base }: Of<'doubt'>) {
  const { doubt, measure } = question
  return (
    <Card measure={measure} title="请看一眼">
      <p>{doubt.text}</p>
      {measure === null ? null : <Context measure={measure} base={base} />}
      <PostForm action={`${base}/doubt`} {...view.formKey()}>
        <input type="hidden" name="doubtId" value={doubt.id} />
        <input type="hidden" name="field" value={`resolution-${doubt.id}`} />
        <TextField name={`resolution-${doubt.id}`} label="怎么处理的（可不填）" />
        <div class="btns">
          <button class="btn small main" type="submit">
            看过了
          </button>
          {measure === null ? null : (
            <a class="btn small" href={`${base}/measures/${measure.id}`}>
              改这一项
            </a>
          )}
        </div>
      </PostForm>
    </Card>
  )
}
