import { holds, personOf } from '../../../../kernel/actor.ts'
import { weekdayName } from '../../../../kernel/civil-date.ts'
import { provisionalAfter } from '../../../../kernel/working-calendar.ts'
import { page } from '../../../../platform/http/route.ts'
import type { Ask, Reply } from '../../../../platform/http/route.ts'
import { countGivenUp } from '../../../../platform/jobs/failed-jobs.ts'
import type { DutyKind } from '../../../../platform/manifest/duty-kind.ts'
import { Done, Note } from '../../../../ui/notice.tsx'
import { deskPage } from '../../../../workbench/desk-page.tsx'
import { listDivisions } from '../../organisation/index.ts'
import { listModulesOff } from '../../rules/index.ts'
import { inboxByDay } from '../domain/duty.ts'
import { countOwn, INBOX_LIMIT, listInbox } from '../store/inbox.ts'
import { JOBS_PATH, JOBS_READERS } from './jobs.view.ts'
import { TodayPage } from './today.page.tsx'
import { listWaiting, SIGNERS, WrongSignatures } from './waiting.tsx'
import type { WaitingToSign, WrongSignature } from './waiting.tsx'

/** What the modules bring to 今日; asked when a page is drawn, since the list of modules is made only once. */
export interface TodayParts {
  readonly kinds: () => readonly DutyKind[]
}

/** What has just happened, besides what stands there: a signature with mistakes, or one that came too late. */
interface Happened {
  readonly wrong?: WrongSignature
  /** Who did meanwhile what was to be signed, and when. */
  readonly met?: string
}

/** 今日 of the person who asks: what waits for a signature first, then by day. */
export async function showToday(ask: Ask, parts: TodayParts, happened: Happened = {}): Promise<Reply> {
  const { work } = ask
  const person = personOf(work.actor)
  const posts = person?.posts ?? []
  const modulesOff = await listModulesOff(work.db, work.today)
  const holder = { personId: person?.id ?? null, posts, modulesOff }
  const inbox = await listInbox(work.db, holder)
  const wrong = happened.wrong ?? null
  const { waiting, ids } = await listWaiting(ask, inbox, { kinds: parts.kinds(), wrong })
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
      {happened.met === undefined ? <Signed ask={ask} waiting={waiting} /> : <Note>{happened.met}</Note>}
      <WrongSignatures waiting={waiting} />
      <JobsGivenUp count={holds(work.actor, JOBS_READERS) ? await countGivenUp(work.db) : 0} />
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
  return page(html, { status: statusOf(happened) })
}

function statusOf({ wrong, met }: Happened): number {
  if (met !== undefined) return 409
  return wrong === undefined ? 200 : 422
}

function Signed({ ask, waiting }: { readonly ask: Ask; readonly waiting: readonly WaitingToSign[] }) {
  if (ask.query.done !== 'signed') return null
  return (
    <Done title="已签办">
      <p>{waiting.length > 0 ? `还有 ${String(waiting.length)} 件等您。` : '没有等您审签的了。'}</p>
    </Done>
  )
}

/** 系统管理 sees what failed for good before anything else. */
function JobsGivenUp({ count }: { readonly count: number }) {
  if (count === 0) return null
  return (
    <Note>
      <a href={JOBS_PATH}>{count} 个后台作业没有办成</a>
      ：已经自动试了多次，不会再自己试。请看原因，改好后按“再试一次”。
    </Note>
  )
}

const CLERK_HELP =
  '这里按日子列出该您办的事，日子还算不出的和迟了的在最前。点事项名或「去办」进入；每件都写明为什么是这一天。办完自动消失，不用勾掉。'
const SIGNER_HELP =
  '最上面是等您审签的：看文字和变化，按「同意」就办完；不同意，写一句理由按「退回」。下面按日子列出其他该办的事，日子还算不出的和迟了的在最前。'

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
