import { errorAt } from '../../../../platform/http/parse-form.ts'
import type { Typed } from '../../../../platform/http/parse-form.ts'
import type { FieldError } from '../../../../kernel/refusal.ts'
import {
  CheckField,
  DateField,
  RadioField,
  SelectField,
  TextArea,
  TextField,
} from '../../../../ui/fields.tsx'
import { Facts } from '../../../../ui/facts.tsx'
import type { Fact } from '../../../../ui/facts.tsx'
import { PostForm } from '../../../../ui/form.tsx'
import { briefingNames, CHANNELS, firstActNames, INTERPRETATION_FORMS } from '../domain/plan.ts'
import type { Piece } from '../domain/pieces.ts'
import type { Plan } from '../domain/plan.ts'

export interface FormKey {
  readonly token: string
  readonly submissionId: string
}

interface PlanFormProps {
  readonly action: string
  readonly formKey: FormKey
  readonly typed: Typed
  readonly boxes: Pick<Plan, 'forms' | 'channels'>
  /** What may be chosen as 第一解读人's own piece. */
  readonly pieces: readonly Piece[]
  readonly revision: number
  readonly errors: readonly FieldError[]
}

/** 解读方案, field by field; saved as it is, asked for in full only before the package is sent. */
export function PlanFields({ action, formKey, typed, boxes, pieces, revision, errors }: PlanFormProps) {
  const at = (name: string) => ({ name, value: typed[name], error: errorAt(errors, name) })
  return (
    <PostForm action={action} {...formKey} guard>
      <input type="hidden" name="revision" value={String(revision)} />
      <CheckField
        name="forms"
        label="解读形式"
        values={boxes.forms}
        options={INTERPRETATION_FORMS.map(choice)}
      />
      <CheckField name="channels" label="发布渠道" values={boxes.channels} options={CHANNELS.map(choice)} />
      <TextField {...at('interpreter')} label="解读人" hint="谁起草、谁解读" maxlength={100} />
      <TextField
        {...at('firstInterpreter')}
        label="第一解读人"
        hint="主要负责人的姓名、职务"
        maxlength={60}
      />
      <RadioField {...at('firstAct')} label="第一解读人自己做什么" options={optionsOf(firstActNames)} />
      <TextField
        {...at('firstActNote')}
        label="哪一篇、什么时候、登在哪里；不出面的写明为什么"
        maxlength={300}
      />
      <SelectField
        {...at('firstActPiece')}
        label="他的稿子、实录或提纲"
        hint="先作为解读或附件加到稿件里；附件可以不公开"
        blank="还没有"
        options={pieces.map(({ key, label }) => ({ value: key, label }))}
      />
      <TextArea
        {...at('outline')}
        label="提纲"
        hint="公众会问的几个问题，一行一个"
        maxlength={2000}
        rows={4}
      />
      <TextArea
        {...at('risk')}
        label="舆情风险和应对口径"
        hint="可能有什么议论，怎样答"
        maxlength={2000}
        rows={3}
      />
      <RadioField {...at('briefing')} label="征求意见阶段的吹风会" options={optionsOf(briefingNames)} />
      <DateField {...at('briefingOn')} label="吹风会的日期" />
      <TextField {...at('briefingNote')} label="吹风会在哪里开；不开的写明为什么" maxlength={300} />
      <p class="btns">
        <button class="btn main" type="submit">
          存解读方案
        </button>
      </p>
    </PostForm>
  )
}

/** A plan to be read by those who sign. */
export function PlanFacts({ plan, pieces }: { readonly plan: Plan; readonly pieces: readonly Piece[] }) {
  return <Facts one rows={factsOf(plan, pieces)} />
}

function factsOf(plan: Plan, pieces: readonly Piece[]): readonly Fact[] {
  const piece = pieces.find(({ key }) => key === plan.firstActPiece)?.label ?? ''
  const first = plan.firstAct === null ? '' : firstActNames[plan.firstAct]
  const briefing = plan.briefing === null ? '' : briefingNames[plan.briefing]
  const rows: readonly (readonly [string, string])[] = [
    ['解读形式', plan.forms.join('、')],
    ['发布渠道', plan.channels.join('、')],
    ['发布时间', '和文件同一分钟'],
    ['解读人', plan.interpreter],
    ['第一解读人', [plan.firstInterpreter, first, plan.firstActNote, piece].filter(isSaid).join('；')],
    ['提纲', plan.outline],
    ['舆情风险和应对', plan.risk],
    ['吹风会', [briefing, plan.briefingOn ?? '', plan.briefingNote].filter(isSaid).join('；')],
  ]
  return rows.map(([label, text]) => [label, text === '' ? null : text])
}

function isSaid(text: string): boolean {
  return text !== ''
}

function choice(name: string) {
  return { value: name, label: name }
}

function optionsOf(names: Readonly<Record<string, string>>) {
  return Object.entries(names).map(([value, label]) => ({ value, label }))
}
