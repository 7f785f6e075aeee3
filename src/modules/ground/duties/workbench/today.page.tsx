import type { CivilDate } from '../../../../kernel/civil-date.ts'
import { DateText } from '../../../../ui/date.tsx'
import { Empty } from '../../../../ui/notice.tsx'
import { Nums } from '../../../../ui/nums.tsx'
import { FlowTable } from '../../../../ui/table.tsx'
import type { TableRow } from '../../../../ui/table.tsx'
import { Tag } from '../../../../ui/badge.tsx'
import type { TagKind } from '../../../../ui/badge.tsx'
import { remaining } from '../domain/duty.ts'
import type { DaySection, Due, InboxLine } from '../domain/duty.ts'

interface TodayView {
  readonly today: CivilDate
  readonly sections: readonly DaySection[]
  /** Names of divisions, shown where a person holds posts in several. */
  readonly divisionNames: ReadonlyMap<string, string> | null
}

const COLUMNS = [
  { label: '事项' },
  { label: '要做什么' },
  { label: '为什么是这一天' },
  { label: '剩' },
  { label: '下一步' },
]

/** 今日: what is due, by day, with the clause that makes it due; one press to the case. */
export function TodayPage({ today, sections, divisionNames }: TodayView) {
  if (sections.length === 0)
    return (
      <Empty title="现在没有到期的事">
        <p>有新的时限事项时，会按日子排在这里。</p>
      </Empty>
    )
  return (
    <>
      <Nums label="到期数量" items={figures(sections)} />
      <div class="stack">
        <FlowTable
          caption="按日到期的事项"
          quietCaption
          columns={COLUMNS}
          groups={sections.map((section) => ({
            key: section.heading + (section.day ?? ''),
            title: <SectionTitle section={section} />,
            rows: section.lines.map((line) => row(line, today, divisionNames)),
          }))}
        />
      </div>
    </>
  )
}

function figures(sections: readonly DaySection[]) {
  const count = (tone: DaySection['tone']) =>
    sections.filter((s) => s.tone === tone).reduce((sum, s) => sum + s.lines.length, 0)
  return [
    { href: '#late', count: count('late'), label: '已经迟了', hot: true },
    { href: '#today', count: count('today'), label: '今天到期' },
    { href: '#coming', count: count('coming'), label: '以后到期' },
    ...(count('undated') > 0 ? [{ href: '#undated', count: count('undated'), label: '期限待定' }] : []),
    ...(count('standing') > 0 ? [{ href: '#standing', count: count('standing'), label: '长效' }] : []),
  ]
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

function row(line: InboxLine, today: CivilDate, names: ReadonlyMap<string, string> | null): TableRow {
  const { duty } = line
  const division = duty.divisionId === null ? null : (names?.get(duty.divisionId) ?? null)
  return {
    key: duty.id,
    cells: [
      <>
        <a href={duty.url}>{line.title}</a>
        <small>
          {line.count > 1 ? `${String(line.count)} 项` : ''}
          {division === null ? '' : `${line.count > 1 ? ' · ' : ''}${division}`}
        </small>
      </>,
      duty.action,
      <>
        {duty.rule} <DueMark due={duty.due} internal={duty.internal} />
        <small>{duty.clause}</small>
        <small>{duty.explanation}</small>
      </>,
      <Tag kind={tone(duty.due, today)}>{remaining(duty.due, today)}</Tag>,
      <a class="btn small" href={duty.url}>
        去办
      </a>,
    ],
  }
}

/** The day, and 内部期限 wherever the document did not say it. */
export function DueMark({ due, internal }: { readonly due: Due; readonly internal: boolean }) {
  return (
    <>
      {due.kind === 'day' ? <DateText date={due.on} /> : null}{' '}
      {internal ? <Tag kind="plain">内部期限</Tag> : null}
    </>
  )
}

function tone(due: Due, today: CivilDate): TagKind {
  if (due.kind === 'calendar-missing') return 'hold'
  if (due.kind === 'standing') return 'plain'
  if (due.on < today) return 'over'
  return due.on === today ? 'due' : 'plain'
}
