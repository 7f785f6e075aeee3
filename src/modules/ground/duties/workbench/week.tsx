import { addDays, weekdayOf } from '../../../../kernel/civil-date.ts'
import type { CivilDate } from '../../../../kernel/civil-date.ts'
import { functionNames, personOf } from '../../../../kernel/actor.ts'
import { page } from '../../../../platform/http/route.ts'
import type { Ask, Reply, Route } from '../../../../platform/http/route.ts'
import { DateText } from '../../../../ui/date.tsx'
import { Empty } from '../../../../ui/notice.tsx'
import { FlowTable } from '../../../../ui/table.tsx'
import { deskPage } from '../../../../workbench/desk-page.tsx'
import { listDivisions } from '../../organisation/index.ts'
import { listModulesOff } from '../../rules/index.ts'
import { inboxByDay, remaining } from '../domain/duty.ts'
import type { DaySection, InboxLine } from '../domain/duty.ts'
import { listUntil } from '../store/board.ts'

/** So many rows fit on one page; the rest is counted. */
const MOST_ROWS = 30
const MOST_READ = 1000

/** 本处本周: what a division owes from Monday to Sunday, on one A4 page. */
export const weekRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/workbench/week',
    surface: 'workbench',
    may: { who: 'signed-in' },
    run: showWeek,
  },
]

async function showWeek(ask: Ask): Promise<Reply> {
  const { work } = ask
  const posts = personOf(work.actor)?.posts ?? []
  const own = new Set(posts.map((post) => post.divisionId))
  const divisions = (await listDivisions(work.db)).filter((division) => own.has(division.id))
  const monday = addDays(work.today, 1 - weekdayOf(work.today))
  const sunday = addDays(monday, 6)
  const duties = await listUntil(work.db, {
    divisionIds: divisions.map((division) => division.id),
    until: sunday,
    modulesOff: await listModulesOff(work.db, work.today),
    limit: MOST_READ,
  })
  const names = new Map(divisions.map((division) => [division.id, division.name]))
  const html = await deskPage(
    ask,
    {
      title: `${divisions.map((division) => division.name).join('、') || '本处'}本周`,
      meta: `${monday} 至 ${sunday}`,
      crumbs: [{ label: '今日', href: '/workbench' }, { label: '本处本周' }],
      help: '本处所有人星期一到星期日该办的事，迟了的在最前。按浏览器的“打印”就是一页 A4，菜单不会印出来，可以贴在墙上或带去碰头会。',
    },
    <WeekPage
      sections={inboxByDay(duties, work.today)}
      today={work.today}
      names={divisions.length > 1 ? names : null}
    />,
  )
  return page(html)
}

function WeekPage({
  sections,
  today,
  names,
}: {
  readonly sections: readonly DaySection[]
  readonly today: CivilDate
  readonly names: ReadonlyMap<string, string> | null
}) {
  const shown = firstRows(sections)
  const rows = sections.reduce((sum, section) => sum + section.lines.length, 0)
  if (rows === 0)
    return (
      <Empty title="本周没有到期的事">
        <p>
          本处迟了的和本周到期的会列在这里。<a href="/workbench">看今日</a>
        </p>
      </Empty>
    )
  return (
    <>
      <FlowTable
        caption="本周到期的事项"
        quietCaption
        columns={[{ label: '事项' }, { label: '要做什么' }, { label: '谁办' }, { label: '剩' }]}
        groups={shown.map((section) => ({
          key: section.heading + (section.day ?? ''),
          title: (
            <>
              {section.heading} {section.day === null ? null : <DateText date={section.day} short />}{' '}
              <small>{section.lines.length} 件</small>
            </>
          ),
          rows: section.lines.map((line) => row(line, today, names)),
        }))}
      />
      {rows > MOST_ROWS ? (
        <p class="note">
          一页放 {MOST_ROWS} 件，另有 {rows - MOST_ROWS} 件，见「今日」。
        </p>
      ) : null}
    </>
  )
}

function firstRows(sections: readonly DaySection[]): readonly DaySection[] {
  let left = MOST_ROWS
  return sections.flatMap((section) => {
    const lines = section.lines.slice(0, left)
    left -= lines.length
    return lines.length === 0 ? [] : [{ ...section, lines }]
  })
}

function row(line: InboxLine, today: CivilDate, names: ReadonlyMap<string, string> | null) {
  const { duty, count } = line
  const division = duty.divisionId === null ? '' : (names?.get(duty.divisionId) ?? '')
  return {
    key: duty.id,
    cells: [
      <>
        <a href={duty.url}>{line.title}</a>
        {count > 1 ? <small>{count} 项</small> : null}
      </>,
      duty.action,
      division + functionNames[duty.function],
      remaining(duty.due, today),
    ],
  }
}
