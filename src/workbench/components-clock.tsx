import { addDays, civilDate } from '../kernel/civil-date.ts'
import type { CivilDate } from '../kernel/civil-date.ts'
import { DateText } from '../ui/date.tsx'
import { DeadlineRuler, Sums } from '../ui/deadline-ruler.tsx'
import type { RulerDay, RulerState } from '../ui/deadline-ruler.tsx'

/** The ruler with every state of a day, and the actions under it. */
export function ComponentsClock() {
  return (
    <section aria-labelledby="clock">
      <div class="head">
        <h2 id="clock">这个日期怎么算</h2>
        <a href="#calendar">看工作日历</a>
      </div>
      <DeadlineRuler
        sentence="2026-09-14 收到，20 个工作日，征求第三方意见的 5 个工作日不计，今天是第 13 个工作日，2026-10-23 到期。"
        days={rulerDays()}
      />
      <details>
        <summary>逐段说明：20 个工作日，不计 5 个</summary>
        <div>
          <Sums
            rows={[
              {
                key: '0',
                when: <DateText date={civilDate('2026-09-14')} />,
                what: '收到，当天不计',
                count: '0',
              },
              {
                key: '1',
                when: (
                  <>
                    <DateText date={civilDate('2026-09-22')} short /> 至{' '}
                    <DateText date={civilDate('2026-09-29')} short />
                  </>
                ),
                what: '征求第三方意见',
                basis: '条例第三十三条第三款',
                count: '不计 5',
              },
              { key: '2', when: '合计', what: '最迟 2026-10-23 答复', count: '20', total: true },
            ]}
          />
        </div>
      </details>
      <div class="bar-act" role="group" aria-label="现在可以做">
        <a class="btn main" href="#step">
          拟答复
        </a>
        <a class="btn" href="#extend">
          延期
        </a>
        <button type="button" class="btn stop">
          撤回
        </button>
        <small>不能发补正：自收到之日起 7 个工作日已过（09-22），条例第三十条。</small>
      </div>
    </section>
  )
}

const HOLIDAYS = new Set(['2026-09-25', '2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07'])
const SWAPS = new Set(['2026-09-20', '2026-10-10'])
const HELD = new Set(['2026-09-22', '2026-09-23', '2026-09-24', '2026-09-28', '2026-09-29'])
const MARKS: Readonly<Record<string, string>> = {
  '2026-09-14': '收到',
  '2026-10-14': '今天',
  '2026-10-16': '原定',
  '2026-10-23': '到期',
}

function rulerDays(): RulerDay[] {
  const from = civilDate('2026-09-14')
  const days: RulerDay[] = []
  let counted = -1
  for (let place = 0; place < 42; place += 1) {
    const date = addDays(from, place)
    const state = stateOf(date, place % 7)
    if (state === 'counted') counted += 1
    days.push({
      date,
      count: { off: '休', hold: '停', counted: counted > 20 ? '' : String(counted) }[state],
      mark: MARKS[date] ?? (SWAPS.has(date) ? '班' : undefined),
      states: marksOf(date, state),
    })
  }
  return days
}

function stateOf(date: CivilDate, weekday: number): 'off' | 'hold' | 'counted' {
  if (HELD.has(date)) return 'hold'
  return HOLIDAYS.has(date) || (weekday > 4 && !SWAPS.has(date)) ? 'off' : 'counted'
}

function marksOf(date: CivilDate, state: 'off' | 'hold' | 'counted'): RulerState[] {
  const marks: RulerState[] = state === 'counted' ? [] : [state]
  if (date < '2026-10-14') marks.push('past')
  if (SWAPS.has(date)) marks.push('swap')
  if (date === '2026-10-14') marks.push('today')
  if (date === '2026-10-16') marks.push('was')
  if (date === '2026-10-23') marks.push('due')
  return marks
}
