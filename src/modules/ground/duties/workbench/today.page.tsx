import type { CivilDate } from '../../../../kernel/civil-date.ts'
import { DateText } from '../../../../ui/date.tsx'
import { Empty, Note } from '../../../../ui/notice.tsx'
import { Nums } from '../../../../ui/nums.tsx'
import { FlowTable } from '../../../../ui/table.tsx'
import type { TableRow } from '../../../../ui/table.tsx'
import { Tag } from '../../../../ui/badge.tsx'
import type { TagKind } from '../../../../ui/badge.tsx'
import { remaining } from '../domain/duty.ts'
import type { DaySection, Due, InboxLine, OpenDuty } from '../domain/duty.ts'
import { isProvisional } from '../domain/duty-move.ts'
import { INBOX_LIMIT } from '../store/inbox.ts'
import type { InboxDuty } from '../store/inbox.ts'
import { WaitingSection } from './waiting.tsx'
import type { WaitingToSign } from './waiting.tsx'

/** Why a duty stands in somebody's 今日 when it is not his own, and whether a letter waits for an answer. */
export type DutyMarks = ReadonlyMap<string, Pick<InboxDuty, 'share' | 'urged'>>

interface TodayView {
  readonly today: CivilDate
  readonly sections: readonly DaySection[]
  readonly waiting: readonly WaitingToSign[]
  readonly marks: DutyMarks
  /** Counted days after it are 暂定. */
  readonly provisionalAfter: CivilDate | null
  /** How many own duties are further away than the list reaches. */
  readonly more: number
  /** Names of divisions, shown where a person holds posts in several. */
  readonly divisionNames: ReadonlyMap<string, string> | null
}

const COLUMNS = [
  { label: '事项' },
  { label: '要做什么' },
  { label: '为什么是这一天' },
  { label: '剩' },
  { label: '下一步', acts: true },
]

/** 今日: what is due, by day, with the clause that makes it due; one press to the case. */
export function TodayPage(view: TodayView) {
  const { today, sections, waiting } = view
  if (sections.length === 0 && waiting.length === 0)
    return (
      <Empty title="现在没有到期的事">
        <p>有新的时限事项时，会按日子排在这里。</p>
      </Empty>
    )
  return (
    <>
      <Undated sections={sections} />
      <Nums label="到期数量" items={figures(sections, waiting.length)} />
      <WaitingSection waiting={waiting} today={today} />
      {sections.length === 0 ? null : <DayTable view={view} />}
      {view.more > 0 ? (
        <p class="note">
          这里只列最早的 {INBOX_LIMIT} 件，另有 {view.more} 件更晚到期。
        </p>
      ) : null}
    </>
  )
}

/** Nobody overlooks what waits for a calendar: it has no day that would bring it up. */
function Undated({ sections }: Pick<TodayView, 'sections'>) {
  const count = countOf(sections, 'undated')
  if (count === 0) return null
  return (
    <Note>
      <a href="#undated">{count} 件期限待定</a>
      ：数到的那一年放假安排还没有录入，录入后自动算出日子。
    </Note>
  )
}

function DayTable({ view }: { readonly view: TodayView }) {
  const { today, sections } = view
  return (
    <div class="stack">
      <FlowTable
        caption="按日到期的事项"
        quietCaption
        columns={COLUMNS}
        groups={sections.map((section) => ({
          key: section.heading + (section.day ?? ''),
          title: <SectionTitle section={section} />,
          rows: section.lines.map((line) => row(line, today, view)),
        }))}
      />
    </div>
  )
}

function figures(sections: readonly DaySection[], waiting: number) {
  const count = (tone: DaySection['tone']) => countOf(sections, tone)
  return [
    ...(waiting > 0 ? [{ href: '#waiting', count: waiting, label: '待我审签' }] : []),
    { href: '#late', count: count('late'), label: '已经迟了', hot: true },
    { href: '#today', count: count('today'), label: '今天到期' },
    { href: '#coming', count: count('coming'), label: '以后到期' },
    ...(count('undated') > 0 ? [{ href: '#undated', count: count('undated'), label: '期限待定' }] : []),
    ...(count('standing') > 0 ? [{ href: '#standing', count: count('standing'), label: '长效' }] : []),
  ]
}

function countOf(sections: readonly DaySection[], tone: DaySection['tone']): number {
  return sections.filter((s) => s.tone === tone).reduce((sum, s) => sum + s.lines.length, 0)
}

function SectionTitle({ section }: { readonly section: DaySection }) {
  const count = <small>{section.lines.length} 件</small>
  return (
    <span id={section.tone === 'coming' && section.day !== null ? `coming-${section.day}` : section.tone}>
      <span class={section.tone === 'late' ? 'late' : undefined}>{section.heading}</span>
      {section.day === null ? null : (
        <>
          {' · '}
          <DateText date={section.day} short />
        </>
      )}{' '}
      {count}
    </span>
  )
}

function row(line: InboxLine, today: CivilDate, view: TodayView): TableRow {
  const { duty } = line
  const names = view.divisionNames
  const division = duty.divisionId === null ? null : (names?.get(duty.divisionId) ?? null)
  const share = view.marks.get(duty.id)?.share ?? null
  const page = `/workbench/duties/${duty.id}`
  return {
    key: duty.id,
    cells: [
      <>
        <a href={share === null ? duty.url : page}>{line.title}</a>
        <Marks line={line} view={view} />
        <small>
          {line.count > 1 ? `${String(line.count)} 项` : ''}
          {division === null ? '' : `${line.count > 1 ? ' · ' : ''}${division}`}
        </small>
      </>,
      duty.action,
      <>
        {duty.rule} <DueMark duty={duty} provisionalAfter={view.provisionalAfter} />
        <small>{duty.clause}</small>
        <small>
          {duty.explanation} <a href={page}>怎么算的</a>
        </small>
      </>,
      <Tag kind={tone(duty.due, today)}>{remaining(duty.due, today)}</Tag>,
      <a class="btn small" href={share === null ? duty.url : page}>
        {share === null ? '去办' : '去看'}
      </a>,
    ],
  }
}

/** 督办, 共同责任 and 升级, in a word each. */
function Marks({ line, view }: { readonly line: InboxLine; readonly view: TodayView }) {
  const urged = line.ids.find((id) => view.marks.get(id)?.urged === true)
  const share = view.marks.get(line.duty.id)?.share ?? null
  return (
    <>
      {urged === undefined ? null : (
        <>
          {' '}
          <a href={`/workbench/duties/${urged}#urges`}>
            <Tag kind="due">督办待答复</Tag>
          </a>
        </>
      )}
      {share === 'co-owner' ? <Tag kind="hold">共同责任</Tag> : null}
      {share === 'escalated' ? <Tag kind="hold">迟了升级</Tag> : null}
    </>
  )
}

/** The day, 暂定 where a coming 放假安排 may move it, and 内部期限 wherever the document did not say it. */
function DueMark({
  duty,
  provisionalAfter,
}: { readonly duty: OpenDuty } & Pick<TodayView, 'provisionalAfter'>) {
  return (
    <>
      {duty.due.kind === 'day' ? <DateText date={duty.due.on} /> : null}{' '}
      {isProvisional(duty, provisionalAfter) ? <Tag kind="hold">暂定</Tag> : null}{' '}
      {duty.internal ? <Tag kind="plain">内部期限</Tag> : null}
    </>
  )
}

function tone(due: Due, today: CivilDate): TagKind {
  if (due.kind === 'calendar-missing') return 'hold'
  if (due.kind === 'standing') return 'plain'
  if (due.on < today) return 'over'
  return due.on === today ? 'due' : 'plain'
}
