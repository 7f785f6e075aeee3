import type { FieldError } from '../kernel/refusal.ts'
import { changePassword, signIn, waitingOf } from '../modules/ground/organisation/index.ts'
import { errorAt, parseForm, typedFields } from '../platform/http/parse-form.ts'
import { page, redirect } from '../platform/http/route.ts'
import type { Ask, Reply, Route } from '../platform/http/route.ts'
import { personOf } from '../kernel/actor.ts'
import { safePath } from '../platform/http/safe-url.ts'
import { closeOtherSessions, closeSession, openSession, setWaiting } from '../platform/session/session.ts'
import type { SessionWaiting } from '../platform/session/session.ts'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { PasswordField, TextField } from '../ui/fields.tsx'
import { PostForm } from '../ui/form.tsx'
import { Note } from '../ui/notice.tsx'
import { deskPage } from './desk-page.tsx'
import { plainPage } from './plain-page.tsx'
import { PasswordForm, SignInForm } from './sign-in.form.ts'

export const SIGN_IN = '/workbench/sign-in'
export const PASSWORD = '/workbench/password'
export const SIGN_OUT = '/workbench/sign-out'
export const FACTOR = '/workbench/second-factor'
export const ENROLMENT = '/workbench/second-factor/enrol'

/** Where a session goes that still waits for something. */
export const waitingPaths: Readonly<Record<SessionWaiting, string>> = {
  factor: FACTOR,
  password: PASSWORD,
  enrolment: ENROLMENT,
}

/** Sign-in, sign-out and one's own password. */
export const signInRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: SIGN_IN,
    surface: 'workbench',
    may: { who: 'public' },
    run: (ask) => showSignIn(ask, { signInName: '', back: backOf(ask), errors: [] }),
  },
  { method: 'POST', path: SIGN_IN, surface: 'workbench', may: { who: 'public' }, run: postSignIn },
  {
    method: 'POST',
    path: SIGN_OUT,
    surface: 'workbench',
    may: { who: 'signed-in' },
    run: signOut,
  },
  {
    method: 'GET',
    path: PASSWORD,
    surface: 'workbench',
    may: { who: 'signed-in' },
    run: (ask) => showPassword(ask, []),
  },
  { method: 'POST', path: PASSWORD, surface: 'workbench', may: { who: 'signed-in' }, run: postPassword },
]

function backOf(ask: Ask): string {
  return safePath(typeof ask.query.back === 'string' ? ask.query.back : '/workbench')
}

interface SignInState {
  readonly signInName: string
  readonly back: string
  readonly errors: readonly FieldError[]
}

async function showSignIn(ask: Ask, state: SignInState): Promise<Reply> {
  const html = await plainPage(
    ask,
    { title: '登录工作台' },
    <>
      <ErrorSummary errors={state.errors} />
      <PostForm action={SIGN_IN} token={ask.visit.csrfToken} submissionId={ask.visit.submissionId}>
        <input type="hidden" name="back" value={state.back} />
        <TextField
          name="signInName"
          label="登录名"
          value={state.signInName}
          autocomplete="username"
          error={errorAt(state.errors, 'signInName')}
        />
        <PasswordField
          name="password"
          label="口令"
          autocomplete="current-password"
          error={errorAt(state.errors, 'password')}
        />
        <p class="btns">
          <button class="btn main" type="submit">
            登录
          </button>
        </p>
      </PostForm>
      <p class="meta">
        {ask.visit.demo ? (
          <a href="/start">演示账号在启动页</a>
        ) : (
          '没有账号或忘了口令，请找本单位的系统管理员。'
        )}
      </p>
      <p class="meta">
        <a href="/">回门户</a>
      </p>
    </>,
  )
  return page(html, { status: state.errors.length === 0 ? 200 : 422, keep: SIGN_IN })
}

async function postSignIn(ask: Ask): Promise<Reply> {
  const typed = typedFields(ask.form)
  const state = { signInName: typed.signInName ?? '', back: safePath(typed.back ?? '/workbench') }
  const parsed = parseForm(SignInForm, ask.form)
  if (!parsed.ok) return showSignIn(ask, { ...state, errors: parsed.errors })
  const tried = await signIn(ask.work, parsed.value)
  if (tried.outcome === 'refused')
    return showSignIn(ask, { ...state, errors: [{ field: 'password', message: tried.sentence }] })
  if (ask.visit.sessionHash !== null) await closeSession(ask.work.db, ask.visit.sessionHash)
  const token = await openSession(ask.work, {
    personId: tried.personId,
    address: ask.visit.address,
    agent: ask.visit.agent,
    waiting: tried.waiting,
  })
  const to = tried.waiting === null ? state.back : waitingPaths[tried.waiting]
  return redirect(to, [{ name: 'session', value: token, lasts: null }])
}

async function signOut(ask: Ask): Promise<Reply> {
  if (ask.visit.sessionHash !== null) await closeSession(ask.work.db, ask.visit.sessionHash)
  return redirect(SIGN_IN, [{ name: 'session', value: '', lasts: 0 }])
}

async function showPassword(ask: Ask, errors: readonly FieldError[]): Promise<Reply> {
  const html = await deskPage(
    ask,
    {
      title: '换口令',
      crumbs: [{ label: '今日', href: '/workbench' }, { label: '换口令' }],
      help: '先填现在的口令，再把新口令填两遍。新口令至少十二位，含大小写字母、数字、符号中的三种。',
    },
    <section class="card">
      <ErrorSummary errors={errors} />
      <Note>一次性口令登录后要马上换成自己的。别人替您设的口令，换过以后就只有您知道。</Note>
      <PostForm action={PASSWORD} token={ask.visit.csrfToken} submissionId={ask.visit.submissionId}>
        <PasswordField
          name="current"
          label="现在的口令"
          autocomplete="current-password"
          error={errorAt(errors, 'current')}
        />
        <PasswordField
          name="next"
          label="新口令"
          autocomplete="new-password"
          error={errorAt(errors, 'next')}
        />
        <PasswordField
          name="again"
          label="再填一次新口令"
          autocomplete="new-password"
          error={errorAt(errors, 'again')}
        />
        <p class="btns">
          <button class="btn main" type="submit">
            换口令
          </button>
        </p>
      </PostForm>
    </section>,
  )
  return page(html, { status: errors.length === 0 ? 200 : 422, keep: PASSWORD })
}

async function postPassword(ask: Ask): Promise<Reply> {
  const parsed = parseForm(PasswordForm, ask.form)
  if (!parsed.ok) return showPassword(ask, parsed.errors)
  const errors = await changePassword(ask.work, parsed.value)
  if (errors.length > 0) return showPassword(ask, errors)
  if (ask.visit.sessionHash !== null) await closeOtherSessions(ask.work.db, ask.visit.sessionHash)
  return redirect(await goOn(ask))
}

/** Frees the session, or says what it waits for next; gives where to go. */
export async function goOn(ask: Ask): Promise<string> {
  const person = personOf(ask.work.actor)
  if (person === null || ask.visit.sessionHash === null) return SIGN_IN
  const waiting = await waitingOf(ask.work, person.id, { factor: true })
  await setWaiting(ask.work.db, ask.visit.sessionHash, waiting)
  return waiting === null ? '/workbench' : waitingPaths[waiting]
}
