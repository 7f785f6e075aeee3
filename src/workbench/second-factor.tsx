import { z } from 'zod'
import { personOf } from '../kernel/actor.ts'
import type { FieldError } from '../kernel/refusal.ts'
import {
  enrolSecondFactor,
  findBureau,
  findPersonWithPosts,
  offerSecret,
  passSecondFactor,
} from '../modules/ground/organisation/index.ts'
import { errorAt, parseForm, typedFields } from '../platform/http/parse-form.ts'
import { page, redirect } from '../platform/http/route.ts'
import type { Ask, Reply, Route } from '../platform/http/route.ts'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { TextField } from '../ui/fields.tsx'
import { PostForm } from '../ui/form.tsx'
import { Done } from '../ui/notice.tsx'
import { QrCode } from '../ui/qr-code.tsx'
import { deskPage } from './desk-page.tsx'
import { plainPage } from './plain-page.tsx'
import { ACCOUNT } from './account-path.ts'
import { ENROLMENT, FACTOR, goOn, SIGN_OUT } from './sign-in.tsx'

const may = { who: 'signed-in' } as const

/** The second step of signing in, and putting the secret into an authenticator. */
export const secondFactorRoutes: readonly Route[] = [
  { method: 'GET', path: FACTOR, surface: 'workbench', may, run: (ask) => showFactor(ask, []) },
  { method: 'POST', path: FACTOR, surface: 'workbench', may, run: postFactor },
  { method: 'GET', path: ENROLMENT, surface: 'workbench', may, run: (ask) => showEnrolment(ask, []) },
  { method: 'POST', path: ENROLMENT, surface: 'workbench', may, run: postEnrolment },
]

const CodeForm = z.object({
  code: z.string('请填动态码').trim().min(1, '请填动态码').max(60, '动态码是六位数字'),
})
const EnrolForm = CodeForm.extend({ sealed: z.string().max(400) })

async function showFactor(ask: Ask, errors: readonly FieldError[]): Promise<Reply> {
  const { csrfToken: token, submissionId } = ask.visit
  const html = await plainPage(
    ask,
    { title: '第二道验证' },
    <>
      <ErrorSummary errors={errors} />
      <PostForm action={FACTOR} token={token} submissionId={submissionId}>
        <TextField
          name="code"
          label="动态码"
          hint="打开手机上的验证器应用，填现在显示的六位数字；手机不在身边，填一个备用码。"
          autocomplete="one-time-code"
          error={errorAt(errors, 'code')}
          short
        />
        <p class="btns">
          <button class="btn main" type="submit">
            继续
          </button>
        </p>
      </PostForm>
      <PostForm action={SIGN_OUT} token={token} submissionId={submissionId}>
        <p class="meta">手机丢了、备用码也没有了，请找安全管理解除绑定。</p>
        <button class="btn bare" type="submit">
          退出登录
        </button>
      </PostForm>
    </>,
  )
  return page(html, { status: errors.length === 0 ? 200 : 422, keep: FACTOR })
}

async function postFactor(ask: Ask): Promise<Reply> {
  const parsed = parseForm(CodeForm, ask.form)
  if (!parsed.ok) return showFactor(ask, parsed.errors)
  const wrong = await passSecondFactor(ask.work, parsed.value.code)
  if (wrong !== null) return showFactor(ask, [{ field: 'code', message: wrong }])
  return redirect(await goOn(ask))
}

const HELP =
  '用手机验证器应用扫二维码，或把密钥照着输进去；再填应用显示的六位数字完成绑定。备用码请打印后锁好，每个只能用一次。'
const CRUMBS = [
  { label: '今日', href: '/workbench' },
  { label: '账号安全', href: ACCOUNT },
  { label: '绑定第二道验证' },
]

async function showEnrolment(ask: Ask, errors: readonly FieldError[]): Promise<Reply> {
  const person = personOf(ask.work.actor)
  if (person === null) return redirect('/workbench')
  const known = await findPersonWithPosts(ask.work.db, person.id, ask.work.today)
  const { sealed } = typedFields(ask.form)
  const offer = offerSecret(ask.work, {
    signInName: known?.signInName ?? person.name,
    issuer: (await findBureau(ask.work.db))?.shortName ?? '明政',
    ...(sealed === undefined ? {} : { sealed }),
  })
  const html = await deskPage(
    ask,
    { title: '绑定第二道验证', crumbs: CRUMBS, help: HELP },
    <section class="card">
      <ErrorSummary errors={errors} />
      <p>
        登录除了口令，还要一个每 30 秒换一次的动态码。手机上任何支持 TOTP 的验证器应用都可以，不需要联网。
      </p>
      <QrCode text={offer.uri} label="密钥的二维码" />
      <p>
        扫不了码，就在应用里选“手动输入”，填：
        <br />
        <code class="code">{inFours(offer.secret)}</code>
      </p>
      <PostForm action={ENROLMENT} token={ask.visit.csrfToken} submissionId={ask.visit.submissionId}>
        <input type="hidden" name="sealed" value={offer.sealed} />
        <TextField
          name="code"
          label="应用里现在显示的六位数字"
          inputmode="numeric"
          autocomplete="one-time-code"
          error={errorAt(errors, 'code')}
          short
        />
        <p class="btns">
          <button class="btn main" type="submit">
            完成绑定
          </button>
        </p>
      </PostForm>
    </section>,
  )
  return page(html, { status: errors.length === 0 ? 200 : 422 })
}

async function postEnrolment(ask: Ask): Promise<Reply> {
  const parsed = parseForm(EnrolForm, ask.form)
  if (!parsed.ok) return showEnrolment(ask, parsed.errors)
  const enrolled = await enrolSecondFactor(ask.work, parsed.value)
  if ('sentence' in enrolled) return showEnrolment(ask, [{ field: 'code', message: enrolled.sentence }])
  const next = await goOn(ask)
  const html = await deskPage(
    ask,
    { title: '绑定第二道验证', crumbs: CRUMBS, help: HELP },
    <RecoveryCodes codes={enrolled.codes} title="已绑定" next={next} />,
  )
  return page(html, { keep: ACCOUNT })
}

/** Recovery codes, on screen once. */
export function RecoveryCodes(props: {
  readonly codes: readonly string[]
  readonly title: string
  readonly next: string
}) {
  return (
    <section class="card">
      <Done title={props.title}>
        <p>下面是备用码，只显示这一次。手机不在身边时，用一个代替动态码；每个只能用一次。请打印后锁好。</p>
      </Done>
      <ol class="dots">
        {props.codes.map((code) => (
          <li key={code}>
            <code class="code">{code}</code>
          </li>
        ))}
      </ol>
      <p class="btns">
        <a class="btn main" href={props.next}>
          收好了，继续
        </a>
      </p>
    </section>
  )
}

function inFours(secret: string): string {
  return secret.replace(/(.{4})(?=.)/g, '$1 ')
}
