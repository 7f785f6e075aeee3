import { personOf } from '../../../../kernel/actor.ts'
import { weekdayName } from '../../../../kernel/civil-date.ts'
import { page } from '../../../../platform/http/route.ts'
import type { Ask, Reply, Route } from '../../../../platform/http/route.ts'
import { deskPage } from '../../../../workbench/desk-page.tsx'
import { listDivisions } from '../../organisation/index.ts'
import { inboxByDay } from '../domain/duty.ts'
import { listOpenDutiesFor } from '../store.ts'
import { TodayPage } from './today.page.tsx'

/** 今日 is the first page of the workbench. */
export const dutyRoutes: readonly Route[] = [
  { method: 'GET', path: '/workbench', surface: 'workbench', may: { who: 'signed-in' }, run: showToday },
]

async function showToday(ask: Ask): Promise<Reply> {
  const { work } = ask
  const posts = personOf(work.actor)?.posts ?? []
  const sections = inboxByDay(await listOpenDutiesFor(work.db, { posts }), work.today)
  const divisions = new Set(posts.map((post) => post.divisionId))
  const names = divisions.size > 1 ? new Map((await listDivisions(work.db)).map((d) => [d.id, d.name])) : null
  const html = await deskPage(
    ask,
    {
      title: '今日',
      meta: `${work.today} ${weekdayName(work.today)}`,
      help: '这里按日子列出该您办的事，迟了的在最前。点事项名或「去办」进入；每件都写明为什么是这一天。办完自动消失，不用勾掉。',
    },
    <TodayPage today={work.today} sections={sections} divisionNames={names} />,
  )
  return page(html)
}
