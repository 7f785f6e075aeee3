import type { CivilDate } from '../../../../kernel/civil-date.ts'
import { daysBetween } from '../../../../kernel/civil-date.ts'
import { DateText } from '../../../../ui/date.tsx'
import { DeadlineRuler, Sums } from '../../../../ui/deadline-ruler.tsx'
import type { RulerDay, RulerState, SumRow } from '../../../../ui/deadline-ruler.tsx'
import { dayArticles } from '../domain/counted-days.ts'
import type { CountedDay } from '../domain/counted-days.ts'
import { remaining } from '../domain/duty.ts'
import type { OpenDuty } from '../domain/duty.ts'

/** Longer counts are told in words only: a ruler of a year is no ruler. */
const LONGEST_RULER = 120

/** 「这个日期怎么算」: the ruler of a counted day, each day with its article, or why the day is what it is. */
export function DutyCount({
  duty,
  days,
  today,
}: {
  readonly duty: OpenDuty
  readonly days: readonly CountedDay[]
  readonly today: CivilDate
}) {
  return (
    <section class="sec" aria-labelledby="h-count">
      <div class="head">
        <h2 id="h-count">这个日期怎么算</h2>
      </div>
      <p>
        {duty.explanation}（{duty.clause}）
      </p>
      {duty.counted === null || days.length < 2 ? (
        <p>{plainCount(duty)}</p>
      ) : (
        <>
          {days.length > LONGEST_RULER ? null : (
            <DeadlineRuler
              sentence={sentenceOf(duty, days, today)}
              days={days.map((day) => rulerDay(day, { last: dueOn(duty), today }))}
            />
          )}
          <Sums rows={sumRows(duty, days)} />
          <details>
            <summary>逐日说明：{days.length} 天</summary>
            <div>
              <Sums rows={days.map(dayRow)} />
            </div>
          </details>
        </>
      )}
    </section>
  )
}

function dueOn(duty: OpenDuty): CivilDate | null {
  return duty.due.kind === 'day' ? duty.due.on : null
}

function plainCount(duty: OpenDuty): string {
  switch (duty.due.kind) {
    case 'day':
      return `${duty.due.on} 是写明的日期，不是数出来的，不因节假日顺延。`
    case 'standing':
      return '这是长效规则：每次发生时从那一天起算，所以没有固定的一天。'
    case 'calendar-missing':
      return `要数到 ${String(duty.due.year)} 年，那一年的放假安排还没有录入，所以还没有日子。录入后自动算出。`
  }
}

function sentenceOf(duty: OpenDuty, days: readonly CountedDay[], today: CivilDate): string {
  const counted = days.filter((day) => day.number !== null).length
  const due = dueOn(duty)
  const end = due === null ? remaining(duty.due, today) : `${due} 到期，${remaining(duty.due, today)}`
  return `${duty.counted?.from ?? ''} 起算，当天不计，数 ${String(duty.counted?.workingDays ?? 0)} 个工作日，已排出 ${String(counted)} 个，${end}。`
}

function rulerDay(
  day: CountedDay,
  at: { readonly last: CivilDate | null; readonly today: CivilDate },
): RulerDay {
  const due = day.date === at.last
  const states: readonly (RulerState | null)[] = [
    day.why === 'weekend' || day.why === 'holiday' ? 'off' : null,
    day.why === 'swap' ? 'swap' : null,
    day.date < at.today ? 'past' : null,
    day.date === at.today ? 'today' : null,
    due ? 'due' : null,
  ]
  return {
    date: day.date,
    count: day.number === null ? (day.why === 'event' ? '' : '休') : String(day.number),
    mark: markOf(day, { due, today: day.date === at.today }),
    states: states.filter((state) => state !== null),
  }
}

function markOf(day: CountedDay, is: { readonly due: boolean; readonly today: boolean }): string | undefined {
  if (is.due) return '到期'
  if (is.today) return '今天'
  if (day.why === 'event') return '起算'
  return day.why === 'swap' ? '班' : undefined
}

function dayRow(day: CountedDay): SumRow {
  return {
    key: day.date,
    when: <DateText date={day.date} weekday />,
    what: day.number === null ? '不计' : `第 ${String(day.number)} 个工作日`,
    basis: dayArticles[day.why],
    count: day.number === null ? '—' : String(day.number),
  }
}

/** The same count by reason; the lines add up to the number of working days. */
function sumRows(duty: OpenDuty, days: readonly CountedDay[]): readonly SumRow[] {
  const [first] = days
  const last = days.at(-1)
  const counted = days.filter((day) => day.number !== null).length
  const left = (why: CountedDay['why']) => days.filter((day) => day.why === why).length
  const rows: readonly (SumRow | null)[] = [
    first === undefined
      ? null
      : {
          key: 'event',
          when: <DateText date={first.date} />,
          what: '起算的那一天，当天不计',
          basis: dayArticles.event,
          count: '0',
        },
    ...(['weekend', 'holiday'] as const).map((why) =>
      left(why) === 0
        ? null
        : {
            key: why,
            when: why === 'weekend' ? '周末' : '放假、调休',
            what: `${String(left(why))} 天，不计`,
            basis: dayArticles[why],
            count: '0',
          },
    ),
    first === undefined || last === undefined
      ? null
      : {
          key: 'counted',
          when: (
            <>
              <DateText date={first.date} short /> 次日至 <DateText date={last.date} short />
            </>
          ),
          what: `${String(daysBetween(first.date, last.date))} 天里的工作日`,
          basis: left('swap') === 0 ? dayArticles.working : `其中 ${String(left('swap'))} 天是调休上班`,
          count: String(counted),
        },
    {
      key: 'sum',
      when: '合计',
      what:
        duty.due.kind === 'day'
          ? `最迟 ${duty.due.on}`
          : `要数 ${String(duty.counted?.workingDays ?? 0)} 个，数到放假安排录入的最后一天为止`,
      count: String(counted),
      total: true,
    },
  ]
  return rows.filter((row) => row !== null)
}
