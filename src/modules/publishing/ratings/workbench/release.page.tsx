import type { FieldError } from '../../../../kernel/refusal.ts'
import { errorAt } from '../../../../platform/http/parse-form.ts'
import type { Typed } from '../../../../platform/http/parse-form.ts'
import { ReleaseTime } from '../../../../site/release-time.tsx'
import { Tag } from '../../../../ui/badge.tsx'
import { ErrorSummary } from '../../../../ui/error-summary.tsx'
import { TextField } from '../../../../ui/fields.tsx'
import { PostForm } from '../../../../ui/form.tsx'
import { Done, Empty, Note } from '../../../../ui/notice.tsx'
import { Pager } from '../../../../ui/pager.tsx'
import { FlowTable } from '../../../../ui/table.tsx'
import type { FormKeys } from '../../../../workbench/form-keys.ts'
import { differenceNames } from '../domain/register-difference.ts'
import type { RatingDifference } from '../domain/register-difference.ts'
import { RATINGS_DESK, RATINGS_PATH } from '../paths.ts'
import type { RegisterDraft } from '../release-register.ts'

const A_PAGE = 200

interface ReleaseView {
  readonly draft: RegisterDraft
  /** Why the reader may not release it; null where he may. */
  readonly refused: string | null
  readonly typed: Typed
  readonly errors: readonly FieldError[]
  readonly page: number
  readonly done: boolean
  readonly formKey: FormKeys
}

/** What changed since the last release, and its release by a second person. */
export function ReleasePage(view: ReleaseView) {
  const { draft, errors } = view
  const { differences } = draft
  const from = (view.page - 1) * A_PAGE
  const pages = Math.ceil(differences.length / A_PAGE)
  return (
    <div class="stack">
      {view.done ? (
        <Done title="已公布">
          <p>
            公开页见<a href={RATINGS_PATH}>等级评定</a>。
          </p>
        </Done>
      ) : null}
      <ErrorSummary errors={errors} />
      {differences.length === 0 ? (
        <Empty title="和公开页一样，没有要公布的">
          <p>
            登记、续期、取消以后，改动会列在这里。<a href={RATINGS_DESK}>看登记册</a>
          </p>
        </Empty>
      ) : (
        <section class="card" aria-labelledby="h-differences">
          <h2 id="h-differences">和公开页不同的地方（{differences.length} 条）</h2>
          <DifferenceTable draft={draft} shown={differences.slice(from, from + A_PAGE)} />
          <Pager
            page={view.page}
            pages={pages}
            hrefOf={(page) => `${RATINGS_DESK}/release?page=${String(page)}`}
          />
          {view.refused === null ? null : <Note>{view.refused}</Note>}
          {view.refused === null && view.page < pages ? <Note>看到最后一页再公布。</Note> : null}
          {view.refused === null && view.page >= pages ? <ReleaseForm view={view} /> : null}
        </section>
      )}
    </div>
  )
}

function ReleaseForm({ view: { draft, typed, errors, formKey } }: { readonly view: ReleaseView }) {
  return (
    <PostForm action={`${RATINGS_DESK}/release`} {...formKey()} label="公布等级评定">
      {draft.released === null ? null : (
        <TextField
          name="changeNote"
          label="改了什么、为什么"
          hint="会公开，例如“公布第三季度评定结果”"
          value={typed.changeNote}
          error={errorAt(errors, 'changeNote')}
          maxlength={200}
          required
        />
      )}
      <input type="hidden" name="seen" value={draft.hash} />
      <p class="btns">
        <button class="btn main" type="submit">
          核对无误，公布
        </button>
      </p>
    </PostForm>
  )
}

/** Who entered what would go out, and how it differs from what the public reads. */
export function DifferenceTable({
  draft: { authors, released, register },
  shown,
}: {
  readonly draft: RegisterDraft
  readonly shown: readonly RatingDifference[]
}) {
  const kinds = new Map(register.kinds.map(({ id, name }) => [id, name]))
  return (
    <>
      <p class="meta">
        {authors.map(({ name }) => name).join('、')}登记。
        {released === null ? (
          '还没有公布过。'
        ) : (
          <>
            上次公布 <ReleaseTime at={released.releasedAt} />
          </>
        )}
      </p>
      <FlowTable
        caption="改动"
        quietCaption
        columns={[{ label: '名称' }, { label: '类别' }, { label: '会怎样' }, { label: '内容' }]}
        rows={shown.map((difference) => ({
          key: difference.id,
          cells: [
            difference.rating.name,
            kinds.get(difference.rating.kindId) ?? difference.rating.kindId,
            <Tag kind={difference.kind === 'gone' ? 'over' : difference.kind === 'added' ? 'ok' : 'due'}>
              {differenceNames[difference.kind]}
            </Tag>,
            wordsOf(difference),
          ],
        }))}
      />
    </>
  )
}

function wordsOf({ kind, rating, changes }: RatingDifference): string {
  if (kind === 'changed')
    return changes
      .map(({ label, before, after }) => `${label}：${before ?? '没有'} 改为 ${after ?? '没有'}`)
      .join('；')
  const { level, documentNumber, grantedOn, validUntil, revokedOn, revokedBecause } = rating
  const end = revokedOn === null ? '' : `，${revokedOn} 起取消（${revokedBecause ?? ''}）`
  return `${level}，${documentNumber}，${grantedOn} 评定，有效期至 ${validUntil ?? '长期'}${end}`
}
