import { holds, personOf } from '../../../../kernel/actor.ts'
import { weekdayName } from '../../../../kernel/civil-date.ts'
import { provisionalAfter } from '../../../../kernel/working-calendar.ts'
import { page } from '../../../../platform/http/route.ts'
import type { Ask, Reply, Route } from '../../../../platform/http/route.ts'
import type { DutyKind } from '../../../../platform/manifest/duty-kind.ts'
import { Done } from '../../../../ui/notice.tsx'
import { deskPage } from '../../../../workbench/desk-page.tsx'
import { listDivisions } from '../../organisation/index.ts'
import { listModulesOff } from '../../rules/index.ts'
import { inboxByDay } from '../domain/duty.ts'
import { countOwn, INBOX_LIMIT, listInbox } from '../store/inbox.ts'
import { TodayPage } from './today.page.tsx'
import { listWaiting, SIGNERS } from './waiting.tsx'

/** 今日 is the first page of the workbench. */
export function todayRoutes(kinds: () => readonly DutyKind[]): readonly Route[] {
  return [
    {
      method: 'GET',
      path: '/workbench',
      surface: 'workbench',
      may: { who: 'signed-in' },
      run: (ask) => showToday(ask, kinds()),
    },
  ]
}

async function showToday(ask: Ask, kinds: readonly DutyKind[]): Promise<Reply> {
  const { work } = ask
  const person = personOf(work.actor)
  const posts = person?.posts ?? []
  const modulesOff = await listModulesOff(work.db, work.today)
  const holder = { personId: person?.id ?? null, posts, modulesOff }
  const inbox = await listInbox(work.db, holder)
  const { waiting, ids } = await listWaiting(ask, inbox, kinds)
  const sections = inboxByDay(
    inbox.filter((duty) => !ids.has(duty.id)),
    work.today,
  )
  const own = inbox.filter((duty) => duty.share === null).length
  const html = await deskPage(
    ask,
    {
      title: '今日',
      meta: `${work.today} ${weekdayName(work.today)}`,
      actions: posts.some((post) => post.divisionId !== null) ? (
        <a class="btn" href="/workbench/week">
          本处本周
        </a>
      ) : null,
      help: holds(work.actor, SIGNERS) ? SIGNER_HELP : CLERK_HELP,
    },
    <>
      {ask.query.done === 'signed' ? (
        <Done title="已签办">
          <p>{waiting.length > 0 ? `还有 ${String(waiting.length)} 件等您。` : '没有等您审签的了。'}</p>
        </Done>
      ) : null}
      <TodayPage
        today={work.today}
        sections={sections}
        waiting={waiting}
        provisionalAfter={provisionalAfter(work.calendar)}
        marks={new Map(inbox.map((duty) => [duty.id, duty]))}
        more={own < INBOX_LIMIT ? 0 : (await countOwn(work.db, holder)) - own}
        divisionNames={await namesWhereSeveral(ask, inbox)}
      />
    </>,
  )
  return page(html)
}

const CLERK_HELP =
  '这里按日子列出该您办的事，迟了的在最前。点事项名或「去办」进入；每件都写明为什么是这一天。办完自动消失，不用勾掉。'
const SIGNER_HELP =
  '最上面是等您审签的：看文字和变化，按「同意」就办完；不同意，写一句理由按「退回」。下面按日子列出其他该办的事，迟了的在最前。'

/** Names of divisions where the duties shown belong to several. */
async function namesWhereSeveral(
  ask: Ask,
  inbox: readonly { readonly divisionId: string | null }[],
): Promise<ReadonlyMap<string, string> | null> {
  const posts = personOf(ask.work.actor)?.posts ?? []
  const divisions = new Set([...posts, ...inbox].map((held) => held.divisionId))
  if (divisions.size <= 1) return null
  return new Map((await listDivisions(ask.work.db)).map((division) => [division.id, division.name]))
}
