import { Refusal } from '../kernel/refusal.ts'
import { findBureau } from '../modules/ground/organisation/index.ts'
import { page } from '../platform/http/route.ts'
import type { Ask, Reply, Route } from '../platform/http/route.ts'
import { Icon } from '../ui/icon.tsx'
import { LeaveQuery } from './leave.form.ts'
import { sitePage } from './site-page.tsx'

/** The notice before a link to a site that is not a government's (conventions LK-04). */
export const leaveRoute: Route = {
  method: 'GET',
  path: '/leave',
  surface: 'portal',
  may: { who: 'public' },
  run: showLeave,
}

async function showLeave(ask: Ask): Promise<Reply> {
  const { to, from } = LeaveQuery.parse(ask.query)
  if (to === null)
    throw new Refusal('absent', 'no-address', '这个站外链接的地址不对，不能打开。请回到原来的页面。')
  const bureau = await findBureau(ask.work.db)
  const column = {
    name: '站外链接提示',
    description: '打开非政府网站前的提示',
    keywords: ['站外链接'],
    type: ['其他'],
  }
  const head = ask.visit.demo ? null : <meta name="robots" content="noindex, nofollow" />
  return page(
    await sitePage(
      ask,
      { title: '您将离开本站', column, head },
      <LeavePage to={to} from={from} site={bureau?.name ?? '本'} icons={ask.visit.assets.icons} />,
    ),
  )
}

interface LeaveView {
  readonly to: URL
  readonly from: string
  readonly site: string
  readonly icons: string
}

function LeavePage({ to, from, site, icons }: LeaveView) {
  return (
    <div class="wrap">
      <section class="sec stack">
        <h1>您将离开本站</h1>
        <p>
          您要打开的链接即将离开{site}网站，进入非政府网站 <b>{to.hostname}</b>
          。那里的内容不由本局负责，请留意个人信息和财产安全。是否继续？
        </p>
        <p class="code">{to.href}</p>
        <p class="btns">
          <a class="btn main" href={to.href} rel="external nofollow noopener noreferrer">
            继续前往 <Icon name="out" href={icons} />
          </a>
          <a class="btn" href={from}>
            不去了，回原页
          </a>
        </p>
      </section>
    </div>
  )
}
