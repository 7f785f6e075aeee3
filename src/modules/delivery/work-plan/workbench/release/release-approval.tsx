import { errorAt } from '../../../../../platform/http/parse-form.ts'
import { ErrorSummary } from '../../../../../ui/error-summary.tsx'
import { TextArea } from '../../../../../ui/fields.tsx'
import { PostForm } from '../../../../../ui/form.tsx'
import { Note } from '../../../../../ui/notice.tsx'
import { countByState } from '../../domain/period-content.ts'
import type { PeriodContent } from '../../domain/period-content.ts'
import { OWN_RELEASE } from '../../domain/period-release.ts'
import { StateTag } from '../../portal/state-tag.tsx'
import type { PeriodRelease } from '../../store/releases.ts'
import { releasePath } from './release.view.ts'
import type { ReleaseView } from './release.view.ts'

/** What was frozen, to be approved or sent back; the reason has lines, for Enter in a single one would press 批准发布. */
export function Approval({
  view,
  submitted,
  frozen,
}: {
  readonly view: ReleaseView
  readonly submitted: PeriodRelease
  readonly frozen: PeriodContent
}) {
  return (
    <section class="sec" aria-labelledby="h-frozen">
      <h2 id="h-frozen">将要公开的内容（送审时已定稿）</h2>
      {submitted.changeNote === null ? null : <Note>更正说明：{submitted.changeNote}</Note>}
      <StateCounts content={frozen} />
      <Frozen content={frozen} />
      <ErrorSummary errors={view.errors} />
      {view.own ? <Note>{OWN_RELEASE}</Note> : null}
      <PostForm action={releasePath(view)} {...view.formKey()} class="card">
        {view.actions.includes('return') ? (
          <TextArea
            name="reason"
            label="退回的理由（退回时填）"
            rows={2}
            value={view.typed.reason}
            error={errorAt(view.errors, 'reason')}
          />
        ) : null}
        <div class="btns">
          {view.actions.includes('approve') ? (
            <button class="btn main" type="submit" name="act" value="approve">
              批准发布
            </button>
          ) : null}
          {view.actions.includes('return') ? (
            <button class="btn" type="submit" name="act" value="return">
              {view.own ? '撤回来再改' : '退回'}
            </button>
          ) : null}
        </div>
      </PostForm>
    </section>
  )
}

function StateCounts({ content }: { readonly content: PeriodContent }) {
  return (
    <p>
      共 {content.measures.length} 项：
      {countByState(content.measures)
        .filter((row) => row.count > 0)
        .map((row) => `${row.name} ${String(row.count)} 项`)
        .join('，')}
      。
    </p>
  )
}

function Frozen({ content }: { readonly content: PeriodContent }) {
  return (
    <ol class="rows">
      {content.measures.map((m) => (
        <li key={m.number}>
          <b>
            {m.number} {m.title}
          </b>{' '}
          <StateTag state={m.state} />
          <p>{m.sentence}</p>
          <span class="meta">
            {m.leads.map((lead) => lead.name).join('、')}
            {m.evidence.length === 0
              ? ''
              : ` · 公开佐证：${m.evidence.map((piece) => piece.title).join('；')}`}
          </span>
        </li>
      ))}
    </ol>
  )
}
