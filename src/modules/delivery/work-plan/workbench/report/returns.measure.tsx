import { errorAt } from '../../../../../platform/http/parse-form.ts'
import { fieldId, RadioField, TextArea, TextField, TickField } from '../../../../../ui/fields.tsx'
import { Note } from '../../../../../ui/notice.tsx'
import { MOST_TEXT } from '../../domain/division-return.ts'
import { dueWords, placeName, shortTitle, stateNames } from '../../domain/measure.ts'
import { EvidenceAdder, EvidenceFields, EvidenceList } from './returns.evidence.tsx'
import type { ReturnPageState } from './returns.state.ts'
import type { ReturnLine } from './returns.view.ts'

/** With more measures than this the evidence fields open one measure at a time, after a save: a form carries 20 files. */
const MOST_INLINE = 12

const EVIDENCE_FIELDS = ['file', 'url', 'title', 'page', 'statement']

const STATES = (['on-schedule', 'behind', 'completed'] as const).map((value) => ({
  value,
  label: stateNames[value],
}))

/** The fields of one measure: its source, 无变化, state, text, evidence, 不涉及. */
export function MeasureFields({
  line,
  state,
}: {
  readonly line: ReturnLine
  readonly state: ReturnPageState
}) {
  const { measure } = line
  const { id } = measure
  const shown = shownIn(line, state)
  const error = (field: string) => errorAt(state.errors, `${field}-${id}`)
  return (
    <section class="card" id={`m-${id}`} aria-labelledby={`h-${id}`}>
      <h3 id={`h-${id}`}>
        {measure.number}
        {'\u3000'}
        {shortTitle(measure)}
      </h3>
      <p class="meta">
        {placeName(measure)} · 完成时限：{dueWords(measure)}
      </p>
      <details>
        <summary>原文</summary>
        <div>
          {measure.text}
          {measure.notation}
        </div>
      </details>
      <Excused line={line} />
      {line.earlier === null ? null : (
        <TickField
          name={`same-${id}`}
          label="和上期一样（无变化）"
          hint={`上期：${line.earlier.state === null ? '未填' : stateNames[line.earlier.state]}。${line.earlier.text}`}
          checked={shown.same}
          error={error('same')}
        />
      )}
      <RadioField
        name={`state-${id}`}
        label="进度"
        value={shown.state}
        options={STATES}
        error={error('state')}
      />
      <TextArea
        name={`text-${id}`}
        label="落实情况"
        hint={textHint(line, shown)}
        rows={3}
        value={shown.text}
        error={error('text')}
        maxlength={MOST_TEXT}
      />
      <EvidencePart line={line} state={state} />
      {line.leads && state.mode === 'fill' ? <Excuse line={line} state={state} /> : null}
    </section>
  )
}

function textHint(line: ReturnLine, shown: Shown): string {
  if (shown.carried) return '下面是上期的话，照实改成本期的。'
  return line.leads ? '用一两句话写做到哪一步。这句话会公开。' : '用一两句话写本处做了什么。'
}

interface Shown {
  readonly state: string | undefined
  readonly text: string
  readonly same: boolean
  /** The text is that of last time, offered as a beginning. */
  readonly carried: boolean
}

/** What was typed comes before what is stored, and what is stored before what was confirmed last. */
function shownIn(line: ReturnLine, { typed, errors }: Pick<ReturnPageState, 'typed' | 'errors'>): Shown {
  const { id } = line.measure
  const text = typed?.[`text-${id}`]
  const contradicted = errorAt(errors, `same-${id}`) !== undefined
  if (text !== undefined)
    return {
      state: typed?.[`state-${id}`],
      text,
      same: typed?.[`same-${id}`] === 'yes' && !contradicted,
      carried: false,
    }
  const { entry, earlier } = line
  if (entry !== null)
    return { state: entry.state ?? undefined, text: entry.text, same: entry.unchanged, carried: false }
  return {
    state: undefined,
    text: earlier?.text ?? '',
    same: false,
    carried: earlier !== null && earlier.text !== '',
  }
}

function EvidencePart({ line, state }: { readonly line: ReturnLine; readonly state: ReturnPageState }) {
  const { id, number } = line.measure
  const errors = state.errors.filter(({ field }) => EVIDENCE_FIELDS.some((name) => field === `${name}-${id}`))
  const open = state.adding === id || errors.length > 0 || hasTypedEvidence(id, state)
  const inline = state.view.lines.length <= MOST_INLINE || open
  const count = line.evidence.length
  return (
    <div class="field">
      <p>
        <b>佐证</b>{' '}
        <span class="meta">{count === 0 ? '还没有。报“已完成”一定要有。' : `${String(count)} 件`}</span>
      </p>
      {count === 0 ? null : state.mode === 'fill' ? (
        <EvidenceFields pieces={line.evidence} posted={state.publicIds} />
      ) : (
        <EvidenceList pieces={line.evidence} />
      )}
      {inline ? (
        <details open={open}>
          <summary>
            加佐证<span class="vh">：第 {number} 项</span>
          </summary>
          <EvidenceAdder measureId={id} typed={state.typed ?? {}} errors={errors} />
        </details>
      ) : (
        <p class="btns">
          <button class="btn small" type="submit" name="act" value={`add:${id}`}>
            保存并加佐证<span class="vh">：第 {number} 项</span>
          </button>
        </p>
      )}
    </div>
  )
}

function hasTypedEvidence(id: string, { typed }: Pick<ReturnPageState, 'typed'>): boolean {
  return EVIDENCE_FIELDS.some((name) => (typed?.[`${name}-${id}`] ?? '') !== '')
}

/** While a request waits there is no field to ask again; what is said of it leads here. */
function Excused({ line: { excuse, measure } }: { readonly line: ReturnLine }) {
  if (excuse === null) return null
  if (excuse.refusedReason !== null)
    return <Note>办公室不认可“本处本年不涉及”：{excuse.refusedReason}。请照常填报。</Note>
  return (
    <div class="note" id={fieldId(`reason-${measure.id}`)}>
      已向办公室提出“本处本年不涉及”（{excuse.reason}），等认可。认可前可以不填。
    </div>
  )
}

function Excuse({ line, state }: { readonly line: ReturnLine; readonly state: ReturnPageState }) {
  const { id, number } = line.measure
  if (line.excuse !== null && line.excuse.refusedReason === null) return null
  const name = `reason-${id}`
  const error = errorAt(state.errors, name)
  const value = state.typed?.[name] ?? ''
  return (
    <details open={error !== undefined || value !== ''}>
      <summary>
        本处本年不涉及<span class="vh">：第 {number} 项</span>
      </summary>
      <div>
        <TextField
          name={name}
          label="理由"
          hint="办公室认可一次，全年不用再报这一项。"
          value={value}
          error={error}
          maxlength={500}
        />
        <p class="btns">
          <button class="btn" type="submit" name="act" value={`excuse:${id}`}>
            保存并提给办公室
          </button>
        </p>
      </div>
    </details>
  )
}
