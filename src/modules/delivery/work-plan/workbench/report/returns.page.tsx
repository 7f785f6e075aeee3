import { civilDateAt, clockAt } from '../../../../../kernel/civil-date.ts'
import { Tag } from '../../../../../ui/badge.tsx'
import { DateText } from '../../../../../ui/date.tsx'
import { ErrorSummary } from '../../../../../ui/error-summary.tsx'
import { Facts } from '../../../../../ui/facts.tsx'
import { Done, Note } from '../../../../../ui/notice.tsx'
import { OWN_RETURN } from '../../domain/division-return.ts'
import type { DivisionReturn } from '../../domain/division-return.ts'
import { ReturnFields } from './returns.fields.tsx'
import { SheetBox } from './returns.sheet-box.tsx'
import { OfficeReturn, SignForms } from './returns.sign.tsx'
import { ReturnLines } from './returns.lines.tsx'
import { WaitingReturns } from './returns.waiting.tsx'
import { statusTag } from './returns.words.tsx'
import type { ReturnPageState } from './returns.state.ts'
import type { ReturnView } from './returns.view.ts'

/** The report of one division for one period: filled in, signed, entered by 办公室, or read. */
export function ReturnPage(state: ReturnPageState) {
  const { view, mode, errors } = state
  const fills = mode === 'fill' || mode === 'enter'
  return (
    <div class="stack">
      {errors.length === 0 ? <DoneNote done={state.done} /> : null}
      {state.kept ? <Note>您填的已经存成草稿，没有丢。下面标出的改好再交。</Note> : null}
      <ErrorSummary errors={errors} />
      <Standing state={state} />
      {fills ? <ReturnFields state={state} /> : <ReturnLines lines={view.lines} />}
      {fills ? <SheetBox state={state} /> : null}
      {mode === 'sign' ? <SignForms state={state} /> : null}
      {mode === 'read' ? <ReadActs state={state} /> : null}
      {view.excused.length === 0 ? null : (
        <p class="meta">另有 {view.excused.length} 项办公室已认可“本处本年不涉及”，不用报。</p>
      )}
      <WaitingReturns state={state} />
    </div>
  )
}

const DONE: Readonly<Record<string, readonly [title: string, next: string]>> = {
  saved: ['已存草稿', '还没有交出去。填好后按“保存并交负责人”。'],
  'saved-for-division': ['已存为代录草稿', '还没有生效。核对后按“代录并确认”。'],
  handed: ['已交负责人', '负责人的“今日”里会出现这一件。确认前您还可以改。'],
  confirmed: ['已确认', '办公室汇总时就能看到。要改，请办公室退回。'],
  entered: ['已代录并确认', '处处都会标明“办公室代录”和来源。'],
  'sent-back': ['已退回', '理由写在表的最上面，经办的“今日”里会重新出现这一件。'],
  withdrawn: ['已撤下这件佐证', '其他填写的内容也已存成草稿。'],
  adding: ['已存草稿', '请在打开的地方加佐证。'],
  excused: ['已向办公室提出', '办公室认可前，这一项可以先不填。'],
  sheet: ['已把表格里的内容填进草稿', '请看一遍，再交出去。'],
}

function DoneNote({ done }: { readonly done: string }) {
  const [title, next] = DONE[done] ?? []
  if (title === undefined) return null
  return (
    <Done title={title}>
      <p>
        {next}
        <a href="/workbench">回今日</a>
      </p>
    </Done>
  )
}

function Standing({ state }: { readonly state: ReturnPageState }) {
  const { view } = state
  const { form } = view
  return (
    <>
      {form?.returnReason ? (
        <div class="note" id="returned">
          <b>{form.returnedBy}退回：</b>
          {form.returnReason}
        </div>
      ) : null}
      <Facts
        rows={[
          ['状态', <>{statusTag(form)}</>],
          [
            '报告日',
            <>
              <DateText date={view.dueOn} weekday /> <Tag kind="plain">内部期限</Tag>
            </>,
          ],
          ['填写', form === null ? '还没有人填' : <Filled form={form} />],
          ...(form?.confirmedAt
            ? [
                [
                  '确认',
                  <>
                    {form.confirmedBy}{' '}
                    <DateText date={civilDateAt(form.confirmedAt)} time={clockAt(form.confirmedAt)} />
                  </>,
                ] as const,
              ]
            : []),
          ...(form?.enteredByOffice
            ? [
                [
                  '办公室代录',
                  `${form.enteredByOffice}；来源：${form.source === null || form.source === '' ? '还没有写' : form.source}`,
                ] as const,
              ]
            : []),
        ]}
      />
    </>
  )
}

function Filled({ form }: { readonly form: DivisionReturn }) {
  if (form.savedAt === null) return <>还没有人填</>
  return (
    <>
      {form.savedByName} <DateText date={civilDateAt(form.savedAt)} time={clockAt(form.savedAt)} />
    </>
  )
}

function ReadActs({ state }: { readonly state: ReturnPageState }) {
  const { view } = state
  const may = (action: ReturnView['actions'][number]) => view.actions.includes(action)
  const signs = may('send-back') && view.own
  return (
    <>
      {signs ? <Note>{OWN_RETURN}</Note> : null}
      {may('save') ? (
        <p class="bar-act">
          <a class="btn" href={`${view.path}?do=fill`}>
            我还要改
          </a>
          {view.form?.status === 'handed' ? (
            <small>这张表在等确认。改了以后，负责人看到的是改过的内容。</small>
          ) : null}
        </p>
      ) : null}
      {may('office-return') ? <OfficeReturn state={state} /> : null}
      {may('enter-for-division') && !may('save') ? (
        <p class="bar-act">
          <a class="btn" href={`${view.path}?do=enter`}>
            办公室代录
          </a>
          <small>处室用电话、即时通讯报来时用。要写明来源，处处标明“办公室代录”。</small>
        </p>
      ) : null}
      {view.form?.status === 'confirmed' && !may('office-return') ? (
        <Note>这一期已经确认。要改，请办公室退回后再改。</Note>
      ) : null}
    </>
  )
}
