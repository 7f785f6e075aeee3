import { civilDateAt, clockAt } from '../../../../kernel/civil-date.ts'
import type { AskedVerification } from '../../../../platform/ledger/verifications.ts'
import { DateText } from '../../../../ui/date.tsx'
import { PostForm } from '../../../../ui/form.tsx'
import { findingSentence } from '../domain/finding-words.ts'
import { LEDGER } from './ledger.form.ts'

interface VerifyBoxProps {
  readonly verification: AskedVerification | null
  readonly formKey: { readonly token: string; readonly submissionId: string }
}

/** The last verification with what it found, and the button for the next. */
export function VerifyBox({ verification, formKey }: VerifyBoxProps) {
  return (
    <section class="card" id="verify" aria-labelledby="h-verify">
      <h2 id="h-verify">核验</h2>
      {verification === null ? <p>还没有核验过。</p> : <Outcome verification={verification} />}
      <PostForm action={`${LEDGER}/verify`} {...formKey} label="核验全部办理记录">
        <button type="submit" class="btn">
          现在核验
        </button>
      </PostForm>
    </section>
  )
}

function Outcome({
  verification: { askedBy, askedAt, doneAt, result },
}: {
  readonly verification: AskedVerification
}) {
  if (result === null || doneAt === null)
    return (
      <p>
        <DateText date={civilDateAt(askedAt)} time={clockAt(askedAt)} /> {askedBy}要求核验，正在逐条核对。
        <a href={LEDGER}>刷新看结果</a>
      </p>
    )
  const { entries, subjects, seals, findings } = result
  return (
    <>
      <p>
        <b>{findings.length === 0 ? '一致' : '不一致'}</b>：
        <DateText date={civilDateAt(doneAt)} time={clockAt(doneAt)} /> 核对了 {entries} 条办理记录、
        {subjects} 个对象、{seals} 次封存。
      </p>
      {findings.length === 0 ? null : (
        <ul class="dots">
          {findings.map((finding) => (
            <li key={`${finding.subject} ${String(finding.number)} ${finding.found}`} class="hash">
              {findingSentence(finding)}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
