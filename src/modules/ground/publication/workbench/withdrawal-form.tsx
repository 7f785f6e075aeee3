import { formKeys } from '../../../../workbench/form-keys.ts'
import type { ComponentChildren } from 'preact'
import type { Actor } from '../../../../kernel/actor.ts'
import type { FieldError } from '../../../../kernel/refusal.ts'
import { errorAt, parseForm } from '../../../../platform/http/parse-form.ts'
import type { Typed } from '../../../../platform/http/parse-form.ts'
import { civilDateAt } from '../../../../kernel/civil-date.ts'
import type { Ask } from '../../../../platform/http/route.ts'
import type { DutyToSign, Signing, SignRow } from '../../../../platform/manifest/duty-kind.ts'
import { DateText } from '../../../../ui/date.tsx'
import { Facts } from '../../../../ui/facts.tsx'
import { PostForm } from '../../../../ui/form.tsx'
import { SignWords } from '../../../../ui/sign-form.tsx'
import { Article } from '../domain/draft.ts'
import { postToDecide, withdrawalKinds } from '../domain/withdrawal.ts'
import type { Withdrawal } from '../domain/withdrawal.ts'
import { BodyText } from '../portal/body.tsx'
import { listHistory } from '../store/history.ts'
import { getReleased } from '../store/released.ts'
import { findAsked } from '../store/withdrawals.ts'
import { decideWithdrawal } from '../withdraw-publication.ts'
import { DecisionForm } from './withdrawal.form.ts'
import type { FormKeys } from '../../../../workbench/form-keys.ts'

const STATES = {
  asked: '等审批',
  approved: '已批准',
  refused: '没有同意',
  overtaken: '已改为紧急封存',
} as const

/** What was asked, by whom, and what became of it. */
export function WithdrawalFacts({ withdrawal }: { readonly withdrawal: Withdrawal }) {
  const { decidedByName, decidedAt, remark } = withdrawal
  return (
    <Facts
      rows={[
        ['状态', STATES[withdrawal.state]],
        ['原因', withdrawalKinds[withdrawal.kind]],
        ['给公众的说明', withdrawal.explanation],
        ['内容', withdrawal.keepsContent ? '留着供查考' : '一律看不到'],
        ['改看', withdrawal.leadTo === null ? '没有' : <a href={withdrawal.leadTo}>{withdrawal.leadTo}</a>],
        [
          '申请',
          <>
            {withdrawal.askedByName} <DateText date={civilDateAt(withdrawal.askedAt)} />
          </>,
        ],
        [
          '审批',
          decidedByName === null || decidedAt === null ? null : (
            <>
              {decidedByName} <DateText date={civilDateAt(decidedAt)} />
              {remark === null ? '' : `：${remark}`}
            </>
          ),
        ],
      ]}
    />
  )
}

interface DecideProps {
  readonly withdrawal: Withdrawal
  readonly actor: Actor
  readonly formKey: FormKeys
  /** Where its forms post to: the publication, or its row of 今日. */
  readonly action: string
  readonly typed: Typed
  readonly errors: readonly FieldError[]
}

/** 同意 or 不同意, for whoever may decide and did not ask. */
export function DecideWithdrawal(props: DecideProps) {
  const { withdrawal, actor, formKey, action } = props
  if (withdrawal.state !== 'asked' || postToDecide(actor, withdrawal.askedBy) === null) return null
  const error = errorAt(props.errors, 'remark')
  return (
    <>
      <PostForm action={action} {...formKey()} label="同意撤回">
        <p class="btns">
          <button class="btn main" type="submit" name="decision" value="approve">
            同意撤回
          </button>
        </p>
      </PostForm>
      <details open={error !== undefined}>
        <summary>不同意</summary>
        <div>
          <PostForm action={action} {...formKey()} label="不同意撤回">
            <SignWords
              id={withdrawal.id}
              name="remark"
              label="为什么不撤回"
              value={props.typed.remark}
              error={error}
            />
            <p class="btns">
              <button class="btn stop" type="submit" name="decision" value="refuse">
                不同意
              </button>
            </p>
          </PostForm>
        </div>
      </details>
    </>
  )
}

/** A request to withdraw, in 今日: the text it is about, what was asked, and the decision. */
export const withdrawalSigning: Signing = { show: showWithdrawal, act: decide }

async function decide({ work, form }: Ask, duty: DutyToSign): Promise<readonly FieldError[]> {
  const parsed = parseForm(DecisionForm, form)
  if (!parsed.ok) return parsed.errors
  const { decision, remark } = parsed.value
  return decideWithdrawal(work, publicationOf(duty), { approve: decision === 'approve', remark })
}

function publicationOf({ subject }: DutyToSign): string {
  return subject.replace(/^publication:/, '')
}

async function showWithdrawal(
  { work, visit }: Pick<Ask, 'work' | 'visit'>,
  duty: DutyToSign,
  row: SignRow,
): Promise<ComponentChildren | null> {
  const released = await getReleased(work.db, publicationOf(duty))
  const withdrawal = await findAsked(work.db, released.id)
  if (withdrawal === null || postToDecide(work.actor, withdrawal.askedBy) === null) return null
  const [newest] = await listHistory(work.db, released.path)
  const article = Article.safeParse(newest?.content)
  return (
    <>
      <WithdrawalFacts withdrawal={withdrawal} />
      {article.success ? (
        <details>
          <summary>{released.title}</summary>
          <div>
            <BodyText
              body={article.data.body}
              files={article.data.files}
              hrefOf={(file) => `${released.path}/files/${file.hash}`}
            />
          </div>
        </details>
      ) : null}
      <DecideWithdrawal
        withdrawal={withdrawal}
        actor={work.actor}
        formKey={formKeys({ visit, work })}
        action={row.action}
        typed={row.typed}
        errors={row.errors}
      />
    </>
  )
}
