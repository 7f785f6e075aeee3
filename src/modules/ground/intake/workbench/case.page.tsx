import type { ComponentChildren } from 'preact'
import type { FieldError } from '../../../../kernel/refusal.ts'
import { errorAt } from '../../../../platform/http/parse-form.ts'
import type { Typed } from '../../../../platform/http/parse-form.ts'
import { ErrorSummary } from '../../../../ui/error-summary.tsx'
import { Facts } from '../../../../ui/facts.tsx'
import { SelectField, TextArea, TextField } from '../../../../ui/fields.tsx'
import { PostForm } from '../../../../ui/form.tsx'
import { Done, Note } from '../../../../ui/notice.tsx'
import type { Case, CaseAction } from '../domain/case.ts'
import type { Contact } from '../domain/contact.ts'
import { maskEmail, maskName, maskPhone } from '../domain/masking.ts'
import { inGroups } from '../domain/query-code.ts'

export interface CaseView {
  readonly subject: Case
  readonly allowed: readonly CaseAction[]
  /** What the reader wrote; null once it was deleted. */
  readonly record: { readonly statement: string; readonly contact: Contact | null } | null
  /** Shown in full, after it was asked for with a purpose. */
  readonly contact: Contact | null
  /** A code just given, shown once. */
  readonly code: string | null
  readonly dueLine: ComponentChildren
  readonly division: string
  readonly divisions: readonly { readonly id: string; readonly name: string }[]
  readonly typed: Typed
  readonly errors: readonly FieldError[]
  readonly token: string
  readonly submissionId: string
  readonly ledger: ComponentChildren
}

/** One case: what the reader says, by when, what may be done now, and the 办理记录. */
export function CasePage(view: CaseView) {
  const { subject, record, errors } = view
  return (
    <div class="stack">
      {view.code === null ? null : (
        <Done title={`${subject.label} 的新查询码`} code={inGroups(view.code)}>
          <p>只显示这一次，请当面或电话告诉本人；旧的查询码已经失效。</p>
        </Done>
      )}
      <ErrorSummary errors={errors} />
      <section class="card" aria-labelledby="h-statement">
        <h2 id="h-statement">读者说哪里不对</h2>
        {record === null ? (
          <p class="meta">来件内容和联系方式已经删除。</p>
        ) : (
          record.statement.split('\n').map((line, place) => <p key={place}>{line}</p>)
        )}
        <Facts
          rows={[
            ['页面', <a href={subject.pagePath}>{subject.pageTitle}</a>],
            ['负责处室', view.division],
            ['期限', view.dueLine],
            ['来件人', personOf(view)],
          ]}
        />
        {subject.answer === null ? null : (
          <>
            <h3>答复</h3>
            {subject.answer.split('\n').map((line, place) => (
              <p key={place}>{line}</p>
            ))}
          </>
        )}
      </section>
      <Steps view={view} />
      {view.ledger}
    </div>
  )
}

function personOf({ record, contact }: CaseView): ComponentChildren {
  if (contact !== null)
    return [contact.name, contact.phone, contact.email].filter((part) => part !== null).join(' · ')
  return maskedPerson(record?.contact ?? null)
}

/** A person as lists show him: 张* · 138****5678. */
export function maskedPerson(contact: Contact | null): string {
  if (contact === null) return '没有留'
  const parts = [
    contact.name === null ? null : maskName(contact.name),
    contact.phone === null ? null : maskPhone(contact.phone),
    contact.email === null ? null : maskEmail(contact.email),
  ]
  return parts.filter((part) => part !== null).join(' · ')
}

function Steps({ view }: { readonly view: CaseView }) {
  const { allowed, subject } = view
  const may = (action: CaseAction) => allowed.includes(action)
  return (
    <>
      {may('acknowledge') ? (
        <StepForm view={view} step="acknowledge" title="受理">
          <p>读者立即看到「受理」和日期。能当场答复的，直接写答复。</p>
          <Submit main={false}>受理，先核实</Submit>
        </StepForm>
      ) : null}
      {may('answer') ? <AnswerStep view={view} /> : null}
      {subject.status !== 'answered' && !may('answer') ? (
        <Note>答复由{view.division}的经办或负责人写。不归它的，可以转给别的处室。</Note>
      ) : null}
      {may('transfer') ? <TransferStep view={view} /> : null}
      <PersonSteps view={view} />
    </>
  )
}

function AnswerStep({ view }: { readonly view: CaseView }) {
  return (
    <StepForm view={view} step="answer" title="答复">
      <TextArea
        name="answer"
        label="答复"
        hint="读者凭编号和查询码看到这段话。写查到了什么、改没改、什么时候改好；不要写读者的姓名和电话。"
        value={view.typed.answer}
        error={errorAt(view.errors, 'answer')}
        maxlength={2000}
        required
      />
      <Submit main>答复读者</Submit>
    </StepForm>
  )
}

function TransferStep({ view }: { readonly view: CaseView }) {
  const options = view.divisions
    .filter(({ id }) => id !== view.subject.divisionId)
    .map(({ id, name }) => ({ value: id, label: name }))
  return (
    <StepForm view={view} step="transfer" title="转给别的处室">
      <SelectField
        name="to"
        label="转给"
        blank="请选处室"
        options={options}
        value={view.typed.to}
        error={errorAt(view.errors, 'to')}
        required
      />
      <TextField
        name="transferReason"
        label="原因"
        hint="读者也看得到；期限不变"
        value={view.typed.transferReason}
        error={errorAt(view.errors, 'transferReason')}
        maxlength={200}
        required
      />
      <Submit main={false}>转办</Submit>
    </StepForm>
  )
}

/** What touches the person: reading how to reach him, a new code, deletion; each with its reason in the 办理记录. */
function PersonSteps({ view }: { readonly view: CaseView }) {
  const may = (action: CaseAction) => view.allowed.includes(action)
  const hasContact = (view.record?.contact ?? null) !== null
  return (
    <section class="card" aria-labelledby="h-person">
      <h2 id="h-person">来件人</h2>
      {may('read-contact') && hasContact && view.contact === null ? (
        <ReasonStep
          view={view}
          step="contact"
          name="purpose"
          label="为什么要看联系方式"
          button="显示联系方式"
        />
      ) : null}
      {may('replace-code') ? (
        <ReasonStep
          view={view}
          step="code"
          name="check"
          label="查询码丢了：怎么核对的身份"
          button="换一个查询码"
        />
      ) : null}
      {may('delete-record') && view.record !== null ? (
        <ReasonStep
          view={view}
          step="delete"
          name="deletionReason"
          label="删除来件内容和联系方式：为什么"
          button="删除，不能恢复"
          stop
        />
      ) : null}
    </section>
  )
}

interface ReasonStepProps {
  readonly view: CaseView
  readonly step: string
  readonly name: string
  readonly label: string
  readonly button: string
  readonly stop?: boolean
}

function ReasonStep({ view, step, name, label, button, stop }: ReasonStepProps) {
  return (
    <PostForm
      action={`/workbench/cases/${view.subject.id}/${step}`}
      token={view.token}
      submissionId={view.submissionId}
      label={button}
    >
      <TextField
        name={name}
        label={label}
        value={view.typed[name]}
        error={errorAt(view.errors, name)}
        maxlength={200}
        required
      />
      <p class="btns">
        <button class={stop === true ? 'btn stop' : 'btn'} type="submit">
          {button}
        </button>
      </p>
    </PostForm>
  )
}

interface StepFormProps {
  readonly view: CaseView
  readonly step: string
  readonly title: string
  readonly children: ComponentChildren
}

function StepForm({ view, step, title, children }: StepFormProps) {
  return (
    <section class="card" aria-labelledby={`h-${step}`}>
      <h2 id={`h-${step}`}>{title}</h2>
      <PostForm
        action={`/workbench/cases/${view.subject.id}/${step}`}
        token={view.token}
        submissionId={view.submissionId}
        guard
      >
        {children}
      </PostForm>
    </section>
  )
}

function Submit({ main, children }: { readonly main: boolean; readonly children: ComponentChildren }) {
  return (
    <p class="btns">
      <button class={main ? 'btn main' : 'btn'} type="submit">
        {children}
      </button>
    </p>
  )
}
