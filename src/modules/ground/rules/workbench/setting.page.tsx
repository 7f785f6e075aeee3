import type { CivilDate } from '../../../../kernel/civil-date.ts'
import { civilDateAt } from '../../../../kernel/civil-date.ts'
import type { FieldError } from '../../../../kernel/refusal.ts'
import { valueName } from '../../../../kernel/setting.ts'
import type { Setting } from '../../../../kernel/setting.ts'
import { errorAt } from '../../../../platform/http/parse-form.ts'
import type { Typed } from '../../../../platform/http/parse-form.ts'
import { DateText } from '../../../../ui/date.tsx'
import { ErrorSummary } from '../../../../ui/error-summary.tsx'
import { Facts } from '../../../../ui/facts.tsx'
import { DateField, RadioField, TextArea, TextField } from '../../../../ui/fields.tsx'
import { PostForm } from '../../../../ui/form.tsx'
import { Note } from '../../../../ui/notice.tsx'
import { FlowTable } from '../../../../ui/table.tsx'
import type { SettingAction, SettingRequest, SettingValue } from '../domain/setting-change.ts'
import { markNames } from './settings.page.tsx'
import type { SettingLine } from './settings.page.tsx'

interface SettingView {
  readonly line: SettingLine
  readonly today: CivilDate
  readonly history: readonly SettingValue[]
  readonly open: SettingRequest | null
  readonly actions: readonly SettingAction[]
  readonly typed: Typed
  readonly errors: readonly FieldError[]
  readonly formKey: { readonly token: string; readonly submissionId: string }
}

const LABELS = { value: '新的值', from: '从哪天起', reason: '为什么改', decisionReason: '理由' }

/** One setting: its value and where it comes from, the change one may make, and every value it ever had. */
export function SettingPage({ view }: { readonly view: SettingView }) {
  const { setting } = view.line
  return (
    <div class="stack">
      <ErrorSummary errors={view.errors} labels={LABELS} />
      <SettingFacts line={view.line} />
      {view.open === null ? null : <OpenRequest view={view} open={view.open} />}
      {view.actions.includes('change') || view.actions.includes('ask') ? <ChangeBox view={view} /> : null}
      {view.actions.length === 0 ? <Note>{whoMay(setting)}</Note> : null}
      <History setting={setting} history={view.history} />
    </div>
  )
}

function SettingFacts({ line: { setting, value, since, next } }: { readonly line: SettingLine }) {
  return (
    <Facts
      rows={[
        ['现在的值', <b key="v">{valueName(setting, value)}</b>],
        ['从哪天起', since === null ? '初始值，没有改过' : <DateText key="s" date={since.from} />],
        ['初始值', valueName(setting, setting.standard)],
        ['来由', markNames[setting.mark] + (setting.source === undefined ? '' : `：${setting.source}`)],
        [
          '以后',
          next === null ? null : (
            <>
              <DateText date={next.from} /> 起 {valueName(setting, next.value)}
            </>
          ),
        ],
      ]}
    />
  )
}

function whoMay(setting: Setting<unknown>): string {
  if (setting.mark === 'seed') return '规定写明的，不能改。'
  return setting.byTwo === true ? '公开机构负责人或分管领导提出，另一人同意后才改。' : '由系统管理改。'
}

function ChangeBox({ view }: { readonly view: SettingView }) {
  const { line, typed, errors, today } = view
  const ask = view.actions.includes('ask')
  return (
    <section class="card" aria-labelledby="h-change">
      <h2 id="h-change">{ask ? '提出改动' : '改这个参数'}</h2>
      <PostForm action={`/workbench/settings/${line.setting.id}`} {...view.formKey} guard>
        <ValueField line={line} typed={typed} error={errorAt(errors, 'value')} />
        <DateField
          name="from"
          label={LABELS.from}
          value={typed.from ?? today}
          error={errorAt(errors, 'from')}
          hint="今天或以后；这天以前已经办的仍按原来的值"
          required
        />
        <TextArea
          name="reason"
          label={LABELS.reason}
          rows={2}
          value={typed.reason}
          error={errorAt(errors, 'reason')}
          required
        />
        <div class="btns">
          <button class="btn main" type="submit">
            {ask ? '提出，等另一人同意' : '保存'}
          </button>
          <a class="btn bare" href="/workbench/settings">
            不改了
          </a>
        </div>
      </PostForm>
    </section>
  )
}

interface ValueFieldProps {
  readonly line: SettingLine
  readonly typed: Typed
  readonly error: string | undefined
}

function ValueField({ line: { setting, value }, typed, error }: ValueFieldProps) {
  const { input } = setting
  const props = {
    name: 'value',
    label: LABELS.value,
    value: typed.value ?? String(value),
    error,
    required: true,
  }
  if (input.kind === 'choice') return <RadioField {...props} options={input.choices} />
  if (input.kind === 'text') return <TextField {...props} hint={`最多 ${String(input.longest)} 字`} />
  const bounds = `${String(input.least)} 到 ${String(input.most)}`
  return (
    <TextField
      {...props}
      inputmode="numeric"
      short
      hint={input.unit === '' ? bounds : `${bounds} ${input.unit}`}
    />
  )
}

function OpenRequest({ view, open }: { readonly view: SettingView; readonly open: SettingRequest }) {
  const { setting } = view.line
  return (
    <section class="card" aria-labelledby="h-open">
      <h2 id="h-open">等另一人同意的改动</h2>
      <Facts
        rows={[
          ['改成', <b key="v">{valueName(setting, open.value)}</b>],
          ['从哪天起', <DateText key="f" date={open.from} />],
          ['谁提出', open.askedBy.name],
          ['为什么', open.reason],
        ]}
      />
      <p class="meta">等{open.askedAs === 'leader' ? '公开机构负责人' : '分管领导'}同意。</p>
      {view.actions.includes('decide') || view.actions.includes('withdraw') ? (
        <DecideForm view={view} />
      ) : null}
    </section>
  )
}

function DecideForm({ view }: { readonly view: SettingView }) {
  const own = view.actions.includes('withdraw')
  return (
    <PostForm action={`/workbench/settings/${view.line.setting.id}/decision`} {...view.formKey}>
      {own ? null : (
        <TextField
          name="decisionReason"
          label={LABELS.decisionReason}
          hint="不同意时要写"
          value={view.typed.decisionReason}
          error={errorAt(view.errors, 'decisionReason')}
        />
      )}
      <div class="btns">
        {own ? (
          <button class="btn stop" type="submit" name="decision" value="withdrawn">
            撤回
          </button>
        ) : (
          <>
            <button class="btn main" type="submit" name="decision" value="approved">
              同意
            </button>
            <button class="btn stop" type="submit" name="decision" value="refused">
              不同意
            </button>
          </>
        )}
      </div>
    </PostForm>
  )
}

interface HistoryProps {
  readonly setting: Setting<unknown>
  readonly history: readonly SettingValue[]
}

function History({ setting, history }: HistoryProps) {
  if (history.length === 0) return null
  return (
    <section aria-labelledby="h-history">
      <div class="head">
        <h2 id="h-history">改过的值</h2>
      </div>
      <FlowTable
        caption="改过的值"
        quietCaption
        columns={[{ label: '从哪天起' }, { label: '值' }, { label: '为什么' }, { label: '谁改的' }]}
        rows={history.map((value) => ({
          key: value.from,
          cells: [
            <DateText key="f" date={value.from} />,
            valueName(setting, value.value),
            value.reason,
            <>
              {value.by} <small>{civilDateAt(value.at)}</small>
            </>,
          ],
        }))}
      />
    </section>
  )
}
