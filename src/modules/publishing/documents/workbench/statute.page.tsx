import type { CivilDate } from '../../../../kernel/civil-date.ts'
import type { FieldError } from '../../../../kernel/refusal.ts'
import { errorAt } from '../../../../platform/http/parse-form.ts'
import type { Typed } from '../../../../platform/http/parse-form.ts'
import { ErrorSummary } from '../../../../ui/error-summary.tsx'
import { Facts } from '../../../../ui/facts.tsx'
import { RadioField } from '../../../../ui/fields.tsx'
import { PostForm } from '../../../../ui/form.tsx'
import { SignForm } from '../../../../ui/sign-form.tsx'
import { STATUTES } from '../check-statute.ts'
import { statuteOutcomeNames } from '../domain/statute.ts'
import type { Statute, StatuteAction, StatuteCheck } from '../domain/statute.ts'
import type { Citation } from '../settle-revisit.ts'
import type { FormKey } from '../../../../workbench/form-keys.ts'
import { CitationsPart } from './document-changes.tsx'
import { optionsOf } from './documents.page.tsx'
import { FoundFields } from './statutes.page.tsx'

interface StatuteView {
  readonly statute: Statute
  readonly division: string
  readonly checks: readonly StatuteCheck[]
  readonly actions: readonly StatuteAction[]
  readonly nextOn: CivilDate | null
  readonly citations: readonly Citation[]
  readonly typed: Typed
  readonly errors: readonly FieldError[]
  readonly formKey: () => FormKey
}

/** One statute of others: what the public sees, the looks at it, the pages that name it, and what may be done now. */
export function StatutePage(view: StatuteView) {
  const { statute, actions, checks, errors, typed } = view
  return (
    <div class="stack">
      <ErrorSummary errors={errors} />
      <section class="card" aria-labelledby="h-statute">
        <h2 id="h-statute">公众看到的</h2>
        <Facts
          rows={[
            ['制定机关', statute.issuer],
            ['版本', statute.edition],
            [
              '官方文本',
              statute.officialUrl === null ? null : <a href={statute.officialUrl}>{statute.officialUrl}</a>,
            ],
            ['核对日期', statute.checkedOn],
            ['废止', statute.repealedOn],
            ['下次核对', view.nextOn],
            ['负责处室', view.division],
          ]}
        />
        {statute.checkedOn === null ? <p class="meta">确认以前公众看不到。</p> : null}
      </section>
      {actions.includes('confirm') ? (
        <section class="card" aria-labelledby="h-confirm">
          <h2 id="h-confirm">确认这次核对</h2>
          <SignForm
            id="confirm"
            action={`${STATUTES}/${statute.id}/confirmation`}
            formKey={view.formKey}
            subject={`《${statute.title}》`}
            act={{ name: 'answer', agree: 'agree', refuse: 'return' }}
            reasonName="answerReason"
            reason={typed.answerReason}
            error={errorAt(errors, 'answerReason')}
          />
        </section>
      ) : null}
      {actions.includes('check') ? <CheckPart view={view} /> : null}
      <CitationsPart {...view} action={`${STATUTES}/${statute.id}/citation`} />
      <section class="card" aria-labelledby="h-checks">
        <h2 id="h-checks">核对记录</h2>
        <ul class="dots">
          {[...checks].reverse().map((check) => (
            <li key={check.number}>
              {check.on} {statuteOutcomeNames[check.outcome]}，{check.edition}（{check.byName}）
              {check.since === null ? '' : `，${check.since} 起`}
              {check.note === '' ? '' : `：${check.note}`} {answerTo(check)}
            </li>
          ))}
        </ul>
      </section>
    </div>
  )
}

function answerTo({ agreed, answeredByName, answerReason }: StatuteCheck): string {
  if (agreed === null) return '（等另一个人确认）'
  return agreed
    ? `（${answeredByName ?? ''}已确认）`
    : `（${answeredByName ?? ''}退回：${answerReason ?? ''}）`
}

function CheckPart({ view }: { readonly view: StatuteView }) {
  const { statute, typed, errors } = view
  const shown = {
    edition: statute.edition ?? '',
    officialUrl: statute.officialUrl ?? '',
    ...typed,
  }
  return (
    <section class="card" aria-labelledby="h-check">
      <h2 id="h-check">核对官方文本</h2>
      <PostForm action={`${STATUTES}/${statute.id}/checks`} {...view.formKey()} label="核对官方文本">
        <RadioField
          name="outcome"
          label="结论"
          options={optionsOf({ unchanged: '未变', amended: '已修改', repealed: '已废止' })}
          value={typed.outcome}
          error={errorAt(errors, 'outcome')}
          required
        />
        <FoundFields typed={shown} errors={errors} changes />
        <p class="btns">
          <button class="btn main" type="submit">
            登记核对
          </button>
        </p>
      </PostForm>
    </section>
  )
}
