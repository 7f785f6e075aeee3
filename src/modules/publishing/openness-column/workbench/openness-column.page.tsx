import type { FieldError } from '../../../../kernel/refusal.ts'
import { errorAt } from '../../../../platform/http/parse-form.ts'
import type { Typed } from '../../../../platform/http/parse-form.ts'
import { ErrorSummary } from '../../../../ui/error-summary.tsx'
import { TextArea, TextField } from '../../../../ui/fields.tsx'
import { PostForm } from '../../../../ui/form.tsx'
import { Note } from '../../../../ui/notice.tsx'
import { FlowTable } from '../../../../ui/table.tsx'
import type { ColumnGap } from '../domain/check-column.ts'
import { wordingNames, WORDING } from '../domain/guide.ts'
import { COLUMN_PATH, DESK_PATH } from '../paths.ts'
import type { GuideDraft } from '../release-guide.ts'

interface OpennessColumnView {
  readonly gaps: readonly ColumnGap[]
  readonly draft: GuideDraft
  readonly mayWrite: boolean
  readonly mayRelease: boolean
  /** What was typed when it was sent back; null where the page is fresh. */
  readonly typed: Typed | null
  readonly errors: readonly FieldError[]
  readonly formKey: () => { readonly token: string; readonly submissionId: string }
}

/** 公开专栏: what is missing by law, the 指南 that waits for release, and its wording. */
export function OpennessColumnPage(view: OpennessColumnView) {
  return (
    <div class="stack">
      <ErrorSummary errors={view.errors} />
      <Gaps gaps={view.gaps} />
      <Waiting view={view} />
      {view.mayWrite ? <Wording view={view} /> : null}
    </div>
  )
}

function Gaps({ gaps }: { readonly gaps: readonly ColumnGap[] }) {
  return (
    <section class="card" aria-labelledby="h-gaps">
      <h2 id="h-gaps">{gaps.length === 0 ? '法定要素都齐了' : `还缺 ${String(gaps.length)} 处`}</h2>
      <p class="meta">
        公开页：<a href={COLUMN_PATH}>政府信息公开</a>
      </p>
      {gaps.length === 0 ? null : (
        <FlowTable
          caption="还缺什么"
          quietCaption
          columns={[{ label: '缺什么' }, { label: '依据' }, { label: '去哪里补' }]}
          rows={gaps.map(({ what, article, href }) => ({
            key: what,
            cells: [what, article, <a href={href}>去补</a>],
          }))}
        />
      )}
    </section>
  )
}

function Waiting({ view }: { readonly view: OpennessColumnView }) {
  const { draft } = view
  if (draft.content === null) return <Note>公开指南还没有人编写。</Note>
  if (draft.differences.length === 0) return <Note>公开指南和公开页一样，没有要发布的。</Note>
  return (
    <section class="card" aria-labelledby="h-waiting">
      <h2 id="h-waiting">指南和公开页不同的地方（{String(draft.differences.length)} 处）</h2>
      <FlowTable
        caption="改动"
        quietCaption
        columns={[{ label: '项目' }, { label: '公开页上' }, { label: '改为' }]}
        rows={draft.differences.map(({ label, before, after }) => ({
          key: label,
          cells: [label, before ?? '没有', after ?? '不再公开'],
        }))}
      />
      {view.mayRelease ? (
        <PostForm action={`${DESK_PATH}/release`} {...view.formKey()}>
          {draft.released === null ? null : (
            <TextField
              name="changeNote"
              label="改了什么、为什么"
              hint="会留在版本记录里，例如“换传真号码”"
              value={view.typed?.changeNote}
              error={errorAt(view.errors, 'changeNote')}
              maxlength={200}
            />
          )}
          <input type="hidden" name="seen" value={draft.hash} />
          <p class="btns">
            <button class="btn main" type="submit">
              批准发布指南
            </button>
          </p>
        </PostForm>
      ) : (
        <p class="meta">由公开机构负责人或分管领导批准发布，自己写的自己不能批准。</p>
      )}
    </section>
  )
}

const hints = {
  classes: '例如按主题分几类，每类有什么',
  arrangement: '索引号怎么编，目录按什么排',
  access: '网站、公报、查阅点、电话',
  onApplication: '当面、寄信交到哪里，几点到几点',
} as const

function Wording({ view }: { readonly view: OpennessColumnView }) {
  const { wording } = view.draft
  return (
    <section class="card" aria-labelledby="h-wording">
      <h2 id="h-wording">指南的文字</h2>
      <PostForm action={`${DESK_PATH}/wording`} {...view.formKey()} guard>
        <input type="hidden" name="revision" value={String(wording?.revision ?? 0)} />
        {WORDING.map((name) => (
          <TextArea
            key={name}
            name={name}
            label={wordingNames[name]}
            hint={hints[name]}
            value={view.typed?.[name] ?? wording?.[name]}
            error={errorAt(view.errors, name)}
            maxlength={3000}
            rows={4}
            required
          />
        ))}
        <p class="btns">
          <button class="btn" type="submit">
            存指南
          </button>
        </p>
      </PostForm>
    </section>
  )
}
