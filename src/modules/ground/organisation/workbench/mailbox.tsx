import { personOf } from '../../../../kernel/actor.ts'
import type { FieldError } from '../../../../kernel/refusal.ts'
import { errorAt, parseForm, typedFields } from '../../../../platform/http/parse-form.ts'
import { page, redirect } from '../../../../platform/http/route.ts'
import type { Ask, Reply, Route } from '../../../../platform/http/route.ts'
import { ErrorSummary } from '../../../../ui/error-summary.tsx'
import { TextField } from '../../../../ui/fields.tsx'
import { PostForm } from '../../../../ui/form.tsx'
import { Done, Note } from '../../../../ui/notice.tsx'
import { deskPage } from '../../../../workbench/desk-page.tsx'
import { saveEmail } from '../save-email.ts'
import { findEmail } from '../store/contacts.ts'
import { EmailForm } from './mailbox.form.ts'

const PATH = '/workbench/mailbox'
const may = { who: 'signed-in' } as const

/** 提醒邮箱: each person says at which address reminders reach him. */
export const mailboxRoutes: readonly Route[] = [
  { method: 'GET', path: PATH, surface: 'workbench', may, run: (ask) => showMailbox(ask, []) },
  { method: 'POST', path: PATH, surface: 'workbench', may, run: postMailbox },
]

async function showMailbox(ask: Ask, errors: readonly FieldError[]): Promise<Reply> {
  const { work, visit } = ask
  const email = await findEmail(work.db, personOf(work.actor)?.id ?? '')
  const html = await deskPage(
    ask,
    {
      title: '提醒邮箱',
      crumbs: [{ label: '今日', href: '/workbench' }, { label: '提醒邮箱' }],
      help: '填单位内网邮箱，到期前、当天和迟了以后会收到提醒。邮件里只有事项名、日期和链接。不要邮件就清空后保存；「今日」里照样看得到。',
    },
    <>
      <ErrorSummary errors={errors} />
      {ask.query.done === 'saved' ? <Done title={email === null ? '不再发邮件给您' : '已保存'} /> : null}
      {work.outward.mail === null ? (
        <Note>本单位还没有配置邮件服务器，现在不会发邮件；地址可以先填好。</Note>
      ) : null}
      <PostForm action={PATH} token={visit.csrfToken} submissionId={visit.submissionId} label="提醒邮箱">
        <TextField
          name="email"
          label="邮箱"
          type="email"
          autocomplete="email"
          value={typedFields(ask.form).email ?? email ?? ''}
          error={errorAt(errors, 'email')}
        />
        <p class="btns">
          <button type="submit" class="btn main">
            保存
          </button>
        </p>
      </PostForm>
    </>,
  )
  return page(html, { status: errors.length === 0 ? 200 : 422 })
}

async function postMailbox(ask: Ask): Promise<Reply> {
  const parsed = parseForm(EmailForm, ask.form)
  if (!parsed.ok) return showMailbox(ask, parsed.errors)
  await saveEmail(ask.work, parsed.value.email)
  return redirect(`${PATH}?done=saved`)
}
