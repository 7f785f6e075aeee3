import { listHolders } from '../modules/ground/organisation/index.ts'
import { page, redirect } from '../platform/http/route.ts'
import type { Ask, Reply, Route } from '../platform/http/route.ts'
import { listDemonstrationAccounts } from '../platform/instance/instance.ts'
import type { DemonstrationAccount } from '../platform/instance/instance.ts'
import { Note } from '../ui/notice.tsx'
import { FlowTable } from '../ui/table.tsx'
import { plainPage } from './plain-page.tsx'
import { SIGN_IN } from './sign-in.tsx'

/** The start screen: where things are and, in the demonstration, with which accounts. */
export const startRoutes: readonly Route[] = [
  { method: 'GET', path: '/start', surface: 'workbench', may: { who: 'public' }, run: showStart },
]

/** How many stand in front: the office's two, the leader, a division's two, the system administrator. */
const FIRST_TO_TRY = 6

async function showStart(ask: Ask): Promise<Reply> {
  if (!ask.visit.demo) return showEmptyStart(ask)
  const accounts = await listDemonstrationAccounts(ask.work.db)
  const open = ask.visit.directLoopback
  const rest = accounts.slice(FIRST_TO_TRY)
  const html = await plainPage(
    ask,
    { title: '从这里开始', wide: true },
    <>
      <p>
        这是示例市文化和旅游局的演示。公众看<a href="/">门户</a>，工作人员进<a href={SIGN_IN}>工作台</a>。
      </p>
      {open ? null : (
        <Note>
          口令只在本机打开的启动页和启动时的终端里显示。请看启动终端，或在运行平台的那台机器上打开本页。
        </Note>
      )}
      <Accounts caption="先用这几个账号" accounts={accounts.slice(0, FIRST_TO_TRY)} open={open} />
      {rest.length === 0 ? null : (
        <details>
          <summary>其余 {String(rest.length)} 个账号：各处室的经办和负责人、安全管理、审计</summary>
          <div>
            <Accounts caption="其余账号" accounts={rest} open={open} />
          </div>
        </details>
      )}
      <p class="meta">
        演示里登录不要求第二道验证。看完了，运行 npx mingzheng demo:end 结束演示，开一个空库。
      </p>
    </>,
  )
  return page(html)
}

function Accounts(props: {
  readonly caption: string
  readonly accounts: readonly DemonstrationAccount[]
  /** Whether the passwords may be shown here. */
  readonly open: boolean
}) {
  const { caption, accounts, open } = props
  return (
    <FlowTable
      caption={caption}
      columns={[
        { label: '身份' },
        { label: '姓名' },
        { label: '登录名' },
        ...(open ? [{ label: '口令' }] : []),
      ]}
      rows={accounts.map((a) => ({
        key: a.signInName,
        cells: [
          a.role,
          a.name,
          <code class="code">{a.signInName}</code>,
          ...(open ? [<code class="code">{a.password}</code>] : []),
        ],
      }))}
    />
  )
}

async function showEmptyStart(ask: Ask): Promise<Reply> {
  const administrators = await listHolders(ask.work.db, 'system-administrator', ask.work.today)
  if (administrators.length > 0) return redirect(SIGN_IN)
  const html = await plainPage(
    ask,
    { title: '从这里开始', wide: true },
    <>
      <p>这是一个空的正式库，还没有任何账号。</p>
      <ol class="dots">
        <li>
          在运行平台的机器上执行 <code class="code">npx mingzheng admin:create</code>
          ，得到系统、安全、审计三名管理员和各自的一次性口令。
        </li>
        <li>
          系统管理员<a href={SIGN_IN}>登录</a>，换口令，填「机构资料」。
        </li>
        <li>在「处室与人员」里建立办公室、各处室和人员，就可以导入工作要点了。</li>
      </ol>
    </>,
  )
  return page(html)
}
