import { z } from 'zod'
import { personOf } from '../kernel/actor.ts'
import { civilDateAt, clockAt } from '../kernel/civil-date.ts'
import type { FieldError } from '../kernel/refusal.ts'
import {
  countRecoveryCodes,
  findSecondFactor,
  renewRecoveryCodes,
} from '../modules/ground/organisation/index.ts'
import { errorAt, parseForm } from '../platform/http/parse-form.ts'
import { page, redirect } from '../platform/http/route.ts'
import type { Ask, Reply, Route } from '../platform/http/route.ts'
import { closeOtherSessions, closeSessionsOf, listSessionsOf } from '../platform/session/session.ts'
import type { OpenSession } from '../platform/session/session.ts'
import { DateText } from '../ui/date.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { PasswordField } from '../ui/fields.tsx'
import { PostForm } from '../ui/form.tsx'
import { Done } from '../ui/notice.tsx'
import { FlowTable } from '../ui/table.tsx'
import { ACCOUNT } from './account-path.ts'
import { deskPage } from './desk-page.tsx'
import { RecoveryCodes } from './second-factor.tsx'
import { ENROLMENT, PASSWORD, SIGN_IN } from './sign-in.tsx'

const may = { who: 'signed-in' } as const
const CODES = `${ACCOUNT}/recovery-codes`
const OTHERS = `${ACCOUNT}/sign-out-others`
const EVERYWHERE = `${ACCOUNT}/sign-out-everywhere`

/** One's own account: password, second factor, and where one is signed in. */
export const accountRoutes: readonly Route[] = [
  { method: 'GET', path: ACCOUNT, surface: 'workbench', may, run: (ask) => showAccount(ask, []) },
  { method: 'POST', path: CODES, surface: 'workbench', may, run: postCodes },
  { method: 'POST', path: OTHERS, surface: 'workbench', may, run: postOthers },
  { method: 'POST', path: EVERYWHERE, surface: 'workbench', may, run: postEverywhere },
]

const SHELL = {
  title: '账号安全',
  crumbs: [{ label: '今日', href: '/workbench' }, { label: '账号安全' }],
  help: '这里换口令、绑定手机动态码、看自己在哪些机器上登录着。看到不认识的登录，按「全部退出」，再换口令，并告诉安全管理。',
}

async function showAccount(ask: Ask, errors: readonly FieldError[]): Promise<Reply> {
  const personId = personOf(ask.work.actor)?.id ?? ''
  const factor = await findSecondFactor(ask.work.db, personId)
  const codes = factor === null ? 0 : await countRecoveryCodes(ask.work.db, personId)
  const sessions = await listSessionsOf(ask.work.db, personId)
  const form = { token: ask.visit.csrfToken, submissionId: ask.visit.submissionId }
  const html = await deskPage(
    ask,
    SHELL,
    <div class="stack">
      {ask.query.done === 'others' ? <Done title="别处的登录都已退出" /> : null}
      <ErrorSummary errors={errors} />
      <section class="card" aria-labelledby="h-keys">
        <h2 id="h-keys">口令与第二道验证</h2>
        <p>
          <a href={PASSWORD}>换口令</a>
        </p>
        {factor === null ? (
          <p>
            第二道验证还没有绑定。<a href={ENROLMENT}>现在绑定手机动态码</a>
          </p>
        ) : (
          <>
            <p>
              第二道验证已于 <DateText date={civilDateAt(factor.enrolledAt)} /> 绑定，还有 {String(codes)}{' '}
              个备用码没用过。换手机请找安全管理解除。
            </p>
            <PostForm action={CODES} {...form}>
              <PasswordField
                name="password"
                label="现在的口令"
                hint="换备用码前要确认是本人"
                autocomplete="current-password"
                error={errorAt(errors, 'password')}
              />
              <p class="btns">
                <button class="btn" type="submit">
                  换一组备用码
                </button>
              </p>
            </PostForm>
          </>
        )}
      </section>
      <Sessions sessions={sessions} here={ask.visit.sessionHash} form={form} />
    </div>,
  )
  return page(html, errors.length === 0 ? {} : { status: 422, keep: ACCOUNT })
}

function Sessions(props: {
  readonly sessions: readonly OpenSession[]
  readonly here: string | null
  readonly form: { readonly token: string; readonly submissionId: string }
}) {
  return (
    <section class="card" aria-labelledby="h-sessions">
      <h2 id="h-sessions">在哪里登录着</h2>
      <FlowTable
        caption="登录着的浏览器"
        quietCaption
        columns={[{ label: '浏览器' }, { label: '地址' }, { label: '登录时间' }, { label: '最近使用' }]}
        rows={props.sessions.map((session) => ({
          key: session.hash,
          cells: [
            session.hash === props.here ? <b>这里（本机）</b> : browserOf(session.agent),
            session.address,
            <Moment at={session.createdAt} />,
            <Moment at={session.seenAt} />,
          ],
        }))}
      />
      <div class="btns">
        <PostForm action={OTHERS} {...props.form}>
          <button class="btn" type="submit">
            退出别处的登录
          </button>
        </PostForm>
        <PostForm action={EVERYWHERE} {...props.form}>
          <button class="btn" type="submit">
            全部退出
          </button>
        </PostForm>
      </div>
    </section>
  )
}

function Moment({ at }: { readonly at: Date }) {
  return <DateText date={civilDateAt(at)} time={clockAt(at)} />
}

/** The browser as people call it; what it says of itself is too long for a table. */
function browserOf(agent: string): string {
  const names: readonly (readonly [RegExp, string])[] = [
    [/MicroMessenger/, '微信'],
    [/Edg\//, 'Edge 浏览器'],
    [/Firefox\//, 'Firefox 浏览器'],
    [/Chrome\//, 'Chrome 类浏览器'],
    [/Safari\//, 'Safari 浏览器'],
  ]
  const name = names.find(([mark]) => mark.test(agent))?.[1] ?? '其他程序'
  return /Mobile|Android/.test(agent) ? `${name}（手机）` : name
}

const CodesForm = z.object({
  password: z.string('请填现在的口令').min(1, '请填现在的口令').max(200, '口令太长了'),
})

async function postCodes(ask: Ask): Promise<Reply> {
  const parsed = parseForm(CodesForm, ask.form)
  if (!parsed.ok) return showAccount(ask, parsed.errors)
  const renewed = await renewRecoveryCodes(ask.work, parsed.value.password)
  if ('sentence' in renewed) return showAccount(ask, [{ field: 'password', message: renewed.sentence }])
  const html = await deskPage(
    ask,
    SHELL,
    <RecoveryCodes codes={renewed.codes} title="备用码已换，旧的不能再用" next={ACCOUNT} />,
  )
  return page(html, { keep: ACCOUNT })
}

async function postOthers(ask: Ask): Promise<Reply> {
  if (ask.visit.sessionHash !== null) await closeOtherSessions(ask.work.db, ask.visit.sessionHash)
  await recordSignOut(ask, 'signed-out-elsewhere')
  return redirect(`${ACCOUNT}?done=others`)
}

async function postEverywhere(ask: Ask): Promise<Reply> {
  await closeSessionsOf(ask.work.db, personOf(ask.work.actor)?.id ?? '')
  await recordSignOut(ask, 'signed-out-everywhere')
  return redirect(SIGN_IN, [{ name: 'session', value: '', lasts: 0 }])
}

async function recordSignOut(ask: Ask, action: string): Promise<void> {
  const person = personOf(ask.work.actor)
  if (person !== null) await ask.work.record({ subject: `person:${person.id}`, action })
}
