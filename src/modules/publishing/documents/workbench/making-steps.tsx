import type { FieldError } from '../../../../kernel/refusal.ts'
import { errorAt } from '../../../../platform/http/parse-form.ts'
import type { Typed } from '../../../../platform/http/parse-form.ts'
import { DateField, FileField, RadioField, TextArea, TextField, TickField } from '../../../../ui/fields.tsx'
import { PostForm } from '../../../../ui/form.tsx'
import { makingStepNames, stepOutcomes } from '../domain/making.ts'
import type { MakingStep } from '../domain/making.ts'
import { NORMATIVE } from '../making-duties.ts'
import type { FormKey } from '../../../../workbench/form-keys.ts'
import { optionsOf } from './documents.page.tsx'
import { stepField } from './making.form.ts'

interface StepFormProps {
  readonly makingId: string
  readonly step: MakingStep
  /** Whether the last opinion asked for changes, so that the papers must say what was taken. */
  readonly hasAdvice: boolean
  readonly hint: string | null
  readonly typed: Typed
  readonly errors: readonly FieldError[]
  readonly formKey: () => FormKey
}

/** The form of the step that waits: what its rule asks for, and nothing else. */
export function StepForm(props: StepFormProps) {
  const { makingId, step, hint } = props
  return (
    <section class="card" aria-labelledby={`h-${step}`}>
      <h2 id={`h-${step}`}>{makingStepNames[step]}</h2>
      {hint === null ? null : <p>{hint}</p>}
      <PostForm
        action={`${NORMATIVE}/${makingId}/steps`}
        {...props.formKey()}
        multipart
        guard
        label={makingStepNames[step]}
      >
        <input type="hidden" name="step" value={step} />
        <StepFields {...props} />
        <PaperFields {...props} />
        <p class="btns">
          <button class="btn main" type="submit">
            登记
          </button>
        </p>
      </PostForm>
    </section>
  )
}

/** What is asked beside outcome and day, in the words of each step. */
const FINDINGS: Readonly<Record<MakingStep, { readonly label: string; readonly hint: string }>> = {
  assess: { label: '评估论证的情况', hint: '为什么要定、能不能做到、对谁有什么影响' },
  consult: { label: '意见和采纳情况', hint: '主要意见、采纳了哪些、没采纳的为什么；不需要征求的写明理由' },
  fair: { label: '公平竞争审查的书面结论', hint: '听取了哪些利害关系人的意见、结论是什么；不涉及的写明理由' },
  legality: { label: '审核意见', hint: '制定主体、权限、内容、程序；要修改的逐条写明' },
  revise: { label: '怎么改的', hint: '按审核意见或审议意见逐条说明' },
  deliberate: { label: '审议情况', hint: '谁主持、谁参加、怎么定的' },
  issue: { label: '签发人', hint: '姓名、职务' },
  file: { label: '备案说明', hint: '依据、目的、主要内容、合法性审核情况' },
}

function StepFields({ step, hasAdvice, typed, errors }: StepFormProps) {
  const at = (field: string) => {
    const name = stepField(step, field)
    return { name, value: typed[name], error: errorAt(errors, name) }
  }
  const outcomes = optionsOf(stepOutcomes[step])
  return (
    <>
      {outcomes.length > 1 ? (
        <RadioField {...at('outcome')} label="结论" options={outcomes} required />
      ) : null}
      {step === 'issue' ? (
        <TextField
          {...at('documentNumber')}
          label="印发的文号"
          hint="先在登记簿登记：规范性文件、成文日期、印发日期，公开属性已经审定"
          maxlength={60}
          required
        />
      ) : (
        <DateField {...at('on')} label={step === 'legality' ? '出意见的日期' : '日期'} required />
      )}
      {step === 'consult' ? (
        <>
          <DateField {...at('from')} label="开始日期" />
          <DateField {...at('until')} label="截止日期" />
          <TextField {...at('place')} label="在哪里征求意见" hint="网址、报纸、座谈会" maxlength={200} />
          <TextField {...at('opinions')} label="收到几条意见" inputmode="numeric" short />
        </>
      ) : null}
      {REFERENCES[step] === undefined ? null : (
        <TextField {...at('reference')} label={REFERENCES[step]} maxlength={100} required />
      )}
      {step === 'deliberate' && hasAdvice ? (
        <>
          <RadioField
            {...at('advice')}
            label="法制机构的修改意见"
            options={optionsOf({ all: '全部采纳了', partly: '没有全部采纳' })}
            required
          />
          <TextArea {...at('adviceReason')} label="没有全部采纳的理由" rows={2} maxlength={500} />
        </>
      ) : null}
      <TextArea {...at('finding')} {...FINDINGS[step]} rows={3} maxlength={1000} required />
      {step === 'fair' ? (
        <TextArea
          {...at('consistency')}
          label="宏观政策取向一致性评估的结论"
          hint="不涉及经营者经济活动的空着"
          rows={2}
          maxlength={500}
        />
      ) : null}
    </>
  )
}

const REFERENCES: Readonly<Partial<Record<MakingStep, string>>> = {
  legality: '合法性审核意见书编号',
  deliberate: '会议名称和会议纪要编号',
  file: '备案登记或回执编号',
}

function PaperFields({ step, typed, errors }: StepFormProps) {
  if (step === 'issue') return null
  const file = stepField(step, 'file')
  const cleared = stepField(step, 'cleared')
  return (
    <>
      <FileField
        name={file}
        label="材料（可以不传）"
        accept=".docx,.doc,.wps,.pdf,.ofd,.xlsx,.et"
        error={errorAt(errors, file)}
      />
      <TickField
        name={cleared}
        label="我看过，材料上没有密级标志，也不是工作秘密"
        checked={typed[cleared] === 'yes'}
        error={errorAt(errors, cleared)}
      />
    </>
  )
}
