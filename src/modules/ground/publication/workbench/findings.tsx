import { Tag } from '../../../../ui/badge.tsx'
import { TextField } from '../../../../ui/fields.tsx'
import { PostForm } from '../../../../ui/form.tsx'
import { isOpen } from '../check-draft.ts'
import type { CheckedFinding } from '../check-draft.ts'
import { findingKinds } from '../domain/checks/finding.ts'

interface FindingsProps {
  readonly draftId: string
  readonly findings: readonly CheckedFinding[]
  readonly token: string
  readonly submissionId: string
}

/** What the checks found in a text, beside it: each with its place; what may stand takes the writer's reason. */
export function FindingsCard({ draftId, findings, token, submissionId }: FindingsProps) {
  const asking = findings.filter(({ severity }) => severity === 'asks')
  return (
    <section class="card" aria-labelledby="h-findings">
      <h2 id="h-findings">检查</h2>
      {findings.length === 0 ? (
        <p>按上次保存的文字，没有查出问题。</p>
      ) : (
        <p>
          按上次保存的文字，查出 {findings.length}{' '}
          处。标「必须改」的改掉才能送审；其余的改掉，或者写明为什么不改，审签人会看到。
        </p>
      )}
      <FindingList findings={findings.filter(({ severity }) => severity === 'refuses')} />
      {asking.length === 0 ? null : (
        <PostForm
          action={`/workbench/drafts/${draftId}/findings`}
          token={token}
          submissionId={submissionId}
          label="说明检查发现"
        >
          {asking.map((finding) => (
            <TextField
              key={finding.hash}
              name={`reason-${finding.hash}`}
              label={`${finding.place}「${finding.quote}」`}
              hint={
                finding.kind === 'wording'
                  ? `${finding.reason}。这一处没有错的，写明理由；以后这句话里的这个词不再提示。`
                  : finding.reason
              }
              value={finding.answer?.reason}
              maxlength={200}
            />
          ))}
          <p class="btns">
            <button class="btn" type="submit">
              保存说明
            </button>
          </p>
        </PostForm>
      )}
    </section>
  )
}

/** The same for those who sign: what was found, and the writer's reason where it stands. */
export function FindingsSeen({ findings }: Pick<FindingsProps, 'findings'>) {
  if (findings.length === 0) return null
  return (
    <details open={findings.some(isOpen)}>
      <summary>检查查出 {findings.length} 处</summary>
      <div>
        <FindingList findings={findings} />
      </div>
    </details>
  )
}

function FindingList({ findings }: Pick<FindingsProps, 'findings'>) {
  if (findings.length === 0) return null
  return (
    <ul class="rows">
      {findings.map(({ hash, kind, field, place, quote, reason, severity, answer }) => (
        <li key={hash + field + place}>
          <p>
            <Tag kind={severity === 'refuses' ? 'over' : 'due'}>
              {severity === 'refuses' ? '必须改' : findingKinds[kind]}
            </Tag>{' '}
            {place}「{quote}」：{reason}
          </p>
          {answer === null ? null : (
            <p class="meta">
              {answer.byName}说明：{answer.reason}
            </p>
          )}
        </li>
      ))}
    </ul>
  )
}
