import { z } from 'zod'
import { civilDateAt } from '../../../../kernel/civil-date.ts'
import { page, redirect } from '../../../../platform/http/route.ts'
import type { Ask, Reply, Route } from '../../../../platform/http/route.ts'
import { Tag } from '../../../../ui/badge.tsx'
import { DateText } from '../../../../ui/date.tsx'
import { PostForm } from '../../../../ui/form.tsx'
import { Empty, Note } from '../../../../ui/notice.tsx'
import { Nums } from '../../../../ui/nums.tsx'
import { Pager } from '../../../../ui/pager.tsx'
import { FlowTable } from '../../../../ui/table.tsx'
import { deskPage } from '../../../../workbench/desk-page.tsx'
import { retryMessage } from '../send-message.ts'
import { countMessages, listMessages } from '../store/messages.ts'
import type { Message } from '../store/messages.ts'

const PATH = '/workbench/outbox'
const ROWS = 50
const may = { who: 'functions', any: ['system-administrator'] } as const

const Query = z.object({
  status: z.enum(['waiting', 'sent', 'failed']).nullish().catch(null),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
})

/** 发件箱: what was sent to whom, what failed and why, and 重发. */
export const outboxRoutes: readonly Route[] = [
  { method: 'GET', path: PATH, surface: 'workbench', may, run: showOutbox },
  { method: 'POST', path: `${PATH}/:messageId/retry`, surface: 'workbench', may, run: postRetry },
]

const STATES: Readonly<Record<Message['status'], string>> = {
  waiting: '等待发送',
  sent: '已发出',
  failed: '没发出',
}
const TAGS = { waiting: 'hold', sent: 'ok', failed: 'over' } as const

async function showOutbox(ask: Ask): Promise<Reply> {
  const { work } = ask
  const { status = null, page: wanted } = Query.parse(ask.query)
  const counts = await countMessages(work.db)
  const total = status === null ? counts.waiting + counts.sent + counts.failed : counts[status]
  const pages = Math.max(1, Math.ceil(total / ROWS))
  const at = Math.min(wanted, pages)
  const messages = await listMessages(work.db, { status, offset: (at - 1) * ROWS, limit: ROWS })
  const html = await deskPage(
    ask,
    {
      title: '发件箱',
      crumbs: [{ label: '今日', href: '/workbench' }, { label: '发件箱' }],
      help: '每天早上发出的提醒都在这里：给谁、哪天、发没发出。没发出的写明原因，会自动再试几次；改好邮件服务器后可以按“重发”。',
    },
    <>
      <Ways ask={ask} />
      <Nums
        label="消息数量"
        items={[
          { href: `${PATH}?status=failed`, count: counts.failed, label: '没发出', hot: true },
          { href: `${PATH}?status=waiting`, count: counts.waiting, label: '等待发送' },
          { href: `${PATH}?status=sent`, count: counts.sent, label: '已发出' },
        ]}
      />
      {messages.length === 0 ? (
        <Empty title="没有消息">
          <p>平台发出的提醒、督办和封存通知会列在这里，没送到的写明原因，可以再发一次。</p>
        </Empty>
      ) : (
        <FlowTable
          caption="发出的消息"
          quietCaption
          columns={[
            { label: '给谁' },
            { label: '消息' },
            { label: '哪天' },
            { label: '状态' },
            { label: '重发' },
          ]}
          rows={messages.map((message) => row(ask, message))}
        />
      )}
      <Pager
        page={at}
        pages={pages}
        hrefOf={(to) => `${PATH}?page=${String(to)}${status === null ? '' : `&status=${String(status)}`}`}
      />
    </>,
  )
  return page(html)
}

function Ways({ ask }: { readonly ask: Ask }) {
  const { mail, hook } = ask.work.outward
  if (mail === null && hook === null)
    return (
      <Note>
        没有配置邮件服务器，也没有配置消息网关，所以什么都不发。要发邮件，请在服务器上设 MINGZHENG_SMTP_URL 和
        MINGZHENG_MAIL_FROM；要接政务微信或短信，请设 MINGZHENG_HOOK_URL 和
        MINGZHENG_HOOK_SECRET，再重新启动。
      </Note>
    )
  return (
    <p class="meta">
      邮件：{mail === null ? '没有配置' : '已配置'} · 消息网关：{hook === null ? '没有配置' : '已配置'} ·
      链接地址：{ask.work.outward.address}
    </p>
  )
}

function row({ visit, work }: Ask, message: Message) {
  return {
    key: message.id,
    cells: [
      <>
        {message.recipient}
        <small>{message.channel === 'mail' ? '邮件' : '消息网关'}</small>
      </>,
      <details>
        <summary>{message.subject}</summary>
        <div>
          {message.body.split('\n').map((line, place) => (
            <p key={place}>{line}</p>
          ))}
        </div>
      </details>,
      <DateText date={civilDateAt(message.queuedAt)} />,
      <>
        <Tag kind={TAGS[message.status]}>{STATES[message.status]}</Tag>
        {message.failure === null ? null : (
          <small>
            试了 {message.attempts} 次：{message.failure}
          </small>
        )}
      </>,
      message.status === 'sent' ? null : (
        <PostForm
          action={`${PATH}/${message.id}/retry`}
          token={visit.csrfToken}
          submissionId={work.newId()}
          label={`重发给${message.recipient}`}
        >
          <button type="submit" class="btn small">
            重发
          </button>
        </PostForm>
      ),
    ],
  }
}

async function postRetry(ask: Ask): Promise<Reply> {
  await retryMessage(ask.work, ask.params.messageId ?? '')
  return redirect(PATH)
}
