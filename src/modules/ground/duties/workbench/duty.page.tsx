import { Tag } from '../../../../ui/badge.tsx'
import { DateText } from '../../../../ui/date.tsx'
import { ErrorSummary } from '../../../../ui/error-summary.tsx'
import { Facts } from '../../../../ui/facts.tsx'
import { LedgerTimeline } from '../../../../ui/ledger-timeline.tsx'
import { remaining } from '../domain/duty.ts'
import type { DutyEvent } from '../store/urges.ts'
import { CoOwners } from './duty.co-owners.tsx'
import { DutyCount } from './duty.count.tsx'
import { Urges } from './duty.urges.tsx'
import type { DutyView } from './duty.view.ts'

/** One duty: the day first, who owes it, how the day was counted, 督办 and answers, what happened. */
export function DutyPage(view: DutyView) {
  const { duty } = view
  return (
    <>
      <ErrorSummary errors={view.errors} />
      <Where view={view} />
      <DutyCount duty={duty} days={view.days} today={view.today} />
      <Urges view={view} />
      <CoOwners view={view} />
      <section class="sec" aria-labelledby="h-events">
        <div class="head">
          <h2 id="h-events">经过</h2>
        </div>
        <LedgerTimeline
          lines={view.events.toReversed().map((event) => ({
            key: String(event.id),
            mark: event.type === 'opened' || event.type === 'discharged' ? 'act' : 'step',
            date: event.on,
            who: event.by,
            what: eventWords(event),
          }))}
        />
      </section>
    </>
  )
}

function Where({ view }: { readonly view: DutyView }) {
  const { duty, today } = view
  const done = duty.dischargedOn !== null
  return (
    <section class="card stack" aria-label="期限和承办">
      <p>
        {duty.due.kind === 'day' ? (
          <b>
            <DateText date={duty.due.on} weekday />
          </b>
        ) : null}{' '}
        <Tag kind={done ? 'ok' : duty.due.kind === 'day' && duty.due.on < today ? 'over' : 'plain'}>
          {done ? '已办结' : remaining(duty.due, today)}
        </Tag>{' '}
        {view.provisional ? <Tag kind="hold">暂定</Tag> : null}{' '}
        {duty.internal ? <Tag kind="plain">内部期限</Tag> : null}
      </p>
      {view.provisional ? (
        <p class="meta">明年的放假安排公布前是暂定的：通知可能动到年底的日子，录入后自动重算。</p>
      ) : null}
      <Facts
        rows={[
          ['要做什么', duty.action],
          ['承办', view.owner],
          ['依据', `${duty.rule}（${duty.clause}）`],
          ['种类', view.kindName],
          ...(duty.dischargedOn === null
            ? []
            : [['办结', `${duty.dischargedOn}，${duty.discharge ?? ''}`] as const]),
        ]}
      />
      <p class="btns">
        <a class="btn main" href={duty.url}>
          {done ? '看办理的内容' : '去办'}
        </a>
      </p>
    </section>
  )
}

function eventWords(event: DutyEvent): string {
  switch (event.type) {
    case 'opened':
      return `立下，${event.after === null ? '没有固定的一天' : `期限 ${event.after}`}。${event.reason}`
    case 'moved':
      return `期限由 ${event.before ?? '待定'} 改为 ${event.after ?? '待定'}：${event.reason}`
    case 'transferred':
      return `转办：${event.reason}`
    case 'discharged':
      return `办结：${event.reason}`
    case 'urged':
      return `督办：${event.reason}`
    case 'answered':
      return `答复督办：${event.reason}`
    case 'escalated':
    case 'shared':
    case 'unshared':
      return event.reason
  }
}
