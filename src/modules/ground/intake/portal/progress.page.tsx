import type { ComponentChildren } from 'preact'
import { civilDateAt } from '../../../../kernel/civil-date.ts'
import type { CivilDate } from '../../../../kernel/civil-date.ts'
import type { FieldError } from '../../../../kernel/refusal.ts'
import { errorAt } from '../../../../platform/http/parse-form.ts'
import type { Typed } from '../../../../platform/http/parse-form.ts'
import { Telephone } from '../../../../site/telephone.tsx'
import { DateText } from '../../../../ui/date.tsx'
import { ErrorSummary } from '../../../../ui/error-summary.tsx'
import { TextField } from '../../../../ui/fields.tsx'
import { PostForm } from '../../../../ui/form.tsx'
import { GateRail } from '../../../../ui/gate-rail.tsx'
import type { Gate, GateState } from '../../../../ui/gate-rail.tsx'
import type { Case } from '../domain/case.ts'

interface AskView {
  readonly typed: Typed
  readonly errors: readonly FieldError[]
  readonly token: string
  readonly submissionId: string
  readonly phone: string | null
}

/** 办件进度: number and code, nothing else. */
export function ProgressAskPage({ typed, errors, token, submissionId, phone }: AskView) {
  return (
    <div class="wrap">
      <section class="sec stack" aria-labelledby="h-progress">
        <h1 id="h-progress">查办件进度</h1>
        <p>交件时给您的编号和查询码，填在这里就能看到办到哪一步、答复是什么。</p>
        <ErrorSummary errors={errors} />
        <PostForm action="/cx" token={token} submissionId={submissionId} class="card">
          <TextField
            name="number"
            label="编号"
            hint="例如 2026 1"
            value={typed.number}
            error={errorAt(errors, 'number')}
            autocomplete="off"
            short
            required
          />
          <TextField
            name="code"
            label="查询码"
            hint="12 位数字，空格可有可无"
            inputmode="numeric"
            value={typed.code}
            error={errorAt(errors, 'code')}
            autocomplete="off"
            short
            required
          />
          <p class="btns">
            <button class="btn main" type="submit">
              查
            </button>
          </p>
        </PostForm>
        <p class="meta">
          查询码丢了：{phone === null ? '请与本局联系' : <Telephone phone={phone} />}，核对身份后给您换一个。
        </p>
      </section>
    </div>
  )
}

interface ProgressView {
  readonly subject: Case
  readonly kindName: string
  /** The day by which it is due; null where it is met or waits for a calendar. */
  readonly due: CivilDate | null
  readonly isLate: boolean
  readonly division: { readonly name: string; readonly phone: string | null }
  readonly office: { readonly name: string; readonly phone: string | null } | null
  readonly transfers: readonly { readonly at: Date; readonly to: string; readonly reason: string }[]
  readonly children: ComponentChildren
}

/** Where a case stands: the day first, then who and by which telephone, then what one can do, then the steps. */
export function ProgressPage(view: ProgressView) {
  const { subject, division } = view
  return (
    <div class="wrap">
      <section class="sec stack" aria-labelledby="h-case">
        <h1 id="h-case">
          <Headline {...view} />
        </h1>
        <p>
          您的{view.kindName} {subject.label} {subject.status === 'answered' ? '由' : '现在由'}
          {division.name}办理{division.phone === null ? '' : '，电话 '}
          {division.phone === null ? null : <Telephone phone={division.phone} />}。
        </p>
        <WhatNow view={view} />
        {view.children}
        <h2>办到哪一步</h2>
        <GateRail label="办理步骤" gates={gatesOf(view)} upright />
        <p class="btns">
          <a class="btn" href="/cx">
            查另一件
          </a>
        </p>
      </section>
    </div>
  )
}

function Headline({ subject, due, isLate }: ProgressView) {
  if (subject.answeredAt !== null)
    return (
      <>
        <DateText date={civilDateAt(subject.answeredAt)} /> 已经答复您
      </>
    )
  if (due === null) return <>期限待定：放假安排公布后算出</>
  return (
    <>
      {isLate ? '应在' : '最迟'} <DateText date={due} /> {isLate ? '前答复您，已经迟了' : '答复您'}
    </>
  )
}

function WhatNow({ view }: { readonly view: ProgressView }) {
  const { subject, office, isLate } = view
  if (subject.status === 'answered')
    return <p>对答复不满意，或页面还是没有改，可以打上面的电话，也可以再交一件。</p>
  const urge = (office?.phone ?? null) === null ? null : <Telephone phone={office?.phone ?? ''} />
  return (
    <p>
      您现在不用做什么。要补充情况，请打上面的电话。
      {urge === null ? null : (
        <>
          {isLate ? '已经过了期限，可以' : '过了期限没有答复，可以'}向{office?.name}反映：{urge}。
        </>
      )}
    </p>
  )
}

function gatesOf({ subject, transfers, due }: ProgressView): readonly Gate[] {
  const { status } = subject
  return [
    { key: 'received', name: '收到', state: 'done', lines: [civilDateAt(subject.receivedAt)] },
    {
      key: 'checked',
      name: '核实',
      state: status === 'answered' ? 'done' : 'now',
      lines: [
        ...(subject.acknowledgedAt === null ? [] : [`${civilDateAt(subject.acknowledgedAt)} 受理`]),
        ...transfers.map(({ at, to, reason }) => `${civilDateAt(at)} 转${to}：${reason}`),
      ],
    },
    {
      key: 'answered',
      name: '答复',
      state: answerState(status),
      lines: [
        subject.answeredAt === null ? (due === null ? '' : `最迟 ${due}`) : civilDateAt(subject.answeredAt),
      ],
    },
  ]
}

function answerState(status: Case['status']): GateState {
  return status === 'answered' ? 'done' : 'waiting'
}
