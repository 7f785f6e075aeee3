import type { CivilDate } from '../../../../kernel/civil-date.ts'
import type { FieldError } from '../../../../kernel/refusal.ts'
import { errorAt } from '../../../../platform/http/parse-form.ts'
import type { Typed } from '../../../../platform/http/parse-form.ts'
import { Telephone } from '../../../../site/telephone.tsx'
import { DateText } from '../../../../ui/date.tsx'
import { ErrorSummary } from '../../../../ui/error-summary.tsx'
import { TextArea, TextField } from '../../../../ui/fields.tsx'
import { PostForm } from '../../../../ui/form.tsx'
import { Done, Note } from '../../../../ui/notice.tsx'
import { inGroups, spokenNumber } from '../domain/query-code.ts'
import type { Slip } from '../register-correction.ts'

interface CorrectionView {
  readonly page: { readonly path: string; readonly title: string }
  readonly workingDays: number
  readonly recordYears: number
  readonly bureau: string
  readonly phone: string | null
  readonly typed: Typed
  readonly errors: readonly FieldError[]
  readonly token: string
  readonly submissionId: string
  /** The same form was sent a second time. */
  readonly again: boolean
}

/** 我要纠错: one question, three voluntary fields, and what they are for (个人信息保护法第十七条). */
export function CorrectionPage(view: CorrectionView) {
  const { typed, errors } = view
  return (
    <div class="wrap">
      <section class="sec stack" aria-labelledby="h-correct">
        <h1 id="h-correct">我要纠错</h1>
        {view.again ? <HandedAgain /> : null}
        <p>
          您要说的页面：<a href={view.page.path}>{view.page.title}</a>。本局 {view.workingDays}{' '}
          个工作日内答复，答复凭编号和查询码查看。
        </p>
        <ErrorSummary errors={errors} />
        <PostForm action="/jc" token={view.token} submissionId={view.submissionId} class="card" guard>
          <input type="hidden" name="page" value={view.page.path} />
          <TextArea
            name="statement"
            label="哪里不对"
            hint="写清楚是哪一句、哪个数或哪个链接；知道正确的也请写上。请不要写身份证号。"
            value={typed.statement}
            error={errorAt(errors, 'statement')}
            maxlength={1000}
            required
          />
          <ContactFields typed={typed} errors={errors} />
          <Purpose view={view} />
          <p class="btns">
            <button class="btn main" type="submit">
              交给本局
            </button>
            <a class="btn bare" href={view.page.path}>
              不写了，回原页
            </a>
          </p>
        </PostForm>
      </section>
    </div>
  )
}

function ContactFields({ typed, errors }: Pick<CorrectionView, 'typed' | 'errors'>) {
  return (
    <>
      <h2>怎么联系您（可以都不填）</h2>
      <TextField
        name="name"
        label="怎么称呼您"
        value={typed.name}
        error={errorAt(errors, 'name')}
        autocomplete="name"
      />
      <TextField
        name="phone"
        type="tel"
        inputmode="tel"
        label="电话"
        hint="手机 11 位；固定电话写区号"
        value={typed.phone}
        error={errorAt(errors, 'phone')}
        autocomplete="tel"
        short
      />
      <TextField
        name="email"
        type="email"
        label="电子邮箱"
        value={typed.email}
        error={errorAt(errors, 'email')}
        autocomplete="email"
      />
    </>
  )
}

function Purpose({ view }: { readonly view: CorrectionView }) {
  return (
    <p class="hint">
      个人信息怎么用：由{view.bureau}处理，只用来核实和答复这一件，加密保存，办理人员每次查看都有记录；答复{' '}
      {view.recordYears} 年后删除。您可以不填，不影响答复。要查阅、更正或提前删除，
      {view.phone === null ? '请与本局联系' : <Telephone phone={view.phone} />}。
    </p>
  )
}

function HandedAgain() {
  return (
    <Note>
      刚才那一件已经收到，没有重复登记。编号和查询码只显示一次；没有记下的，请打下面的电话，核对身份后换一个。
    </Note>
  )
}

interface SlipView {
  readonly slip: Slip
  readonly due: CivilDate | null
  readonly division: { readonly name: string; readonly phone: string | null }
  readonly page: { readonly path: string; readonly title: string }
}

/** The slip: number and code, large, once; it prints on one page or is kept as a picture. */
export function SlipPage({ slip, due, division, page }: SlipView) {
  return (
    <div class="wrap">
      <section class="sec stack" aria-labelledby="h-slip">
        <h1 id="h-slip">
          收到了，
          {due === null ? (
            '期限待放假安排公布后算出'
          ) : (
            <>
              最迟 <DateText date={due} /> 答复
            </>
          )}
        </h1>
        <p>
          您的纠错编号是 <b>{slip.label}</b>，由{division.name}办理
          {division.phone === null ? '' : '，电话 '}
          {division.phone === null ? null : <Telephone phone={division.phone} />}。
        </p>
        <p>查询时填下面两样，请现在抄下、打印或截图，查询码只显示这一次。</p>
        <Done title="编号" code={spokenNumber(slip)} />
        <Done title="查询码" code={inGroups(slip.code)} />
        <p>
          纠错的页面：<a href={page.path}>{page.title}</a>
        </p>
        <p class="btns">
          <a class="btn main" href="/cx">
            去查办到哪一步
          </a>
          <a class="btn" href={page.path}>
            回原来的页面
          </a>
        </p>
      </section>
    </div>
  )
}
