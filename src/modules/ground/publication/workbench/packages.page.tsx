import { civilDateAt } from '../../../../kernel/civil-date.ts'
import type { FieldError } from '../../../../kernel/refusal.ts'
import { errorAt } from '../../../../platform/http/parse-form.ts'
import type { Typed } from '../../../../platform/http/parse-form.ts'
import { releaseMinute } from '../../../../site/release-time.tsx'
import { Tag } from '../../../../ui/badge.tsx'
import type { TagKind } from '../../../../ui/badge.tsx'
import { DateText } from '../../../../ui/date.tsx'
import { ErrorSummary } from '../../../../ui/error-summary.tsx'
import { SelectField, TextField } from '../../../../ui/fields.tsx'
import { PostForm } from '../../../../ui/form.tsx'
import { Empty } from '../../../../ui/notice.tsx'
import { Pager } from '../../../../ui/pager.tsx'
import { FlowTable } from '../../../../ui/table.tsx'
import type { ContentType } from '../domain/draft.ts'
import { packageStateNames } from '../domain/package.ts'
import type { PackageState } from '../domain/package.ts'
import type { SiteColumn } from '../domain/publication.ts'
import type { PackageLine } from '../store/packages.ts'

export const PACKAGES = '/workbench/packages'
export const PACKAGES_A_PAGE = 50

const TONES: Readonly<Record<PackageState, TagKind>> = {
  drafting: 'plain',
  'in-review': 'hold',
  returned: 'due',
  approved: 'ok',
  released: 'ok',
  abandoned: 'plain',
}

/** The state of a package. */
export function PackageTag({ state }: { readonly state: PackageState }) {
  return <Tag kind={TONES[state]}>{packageStateNames[state]}</Tag>
}

interface PackagesView {
  readonly lines: readonly PackageLine[]
  readonly names: ReadonlyMap<string, string>
  readonly page: number
  readonly hasMore: boolean
  readonly mayDraft: boolean
}

/** The texts of the reader's divisions, the newest first. */
export function PackagesPage({ lines, names, page, hasMore, mayDraft }: PackagesView) {
  return (
    <div class="stack">
      {lines.length === 0 ? (
        <Empty title="还没有稿件">
          <p>
            {mayDraft
              ? '点「起草」写第一份；送审、退回、发布都能在这里看到。'
              : '处室起草送审后会出现在这里。'}
          </p>
        </Empty>
      ) : (
        <FlowTable
          caption="稿件"
          quietCaption
          columns={[
            { label: '标题' },
            { label: '状态' },
            { label: '处室' },
            { label: '起草' },
            { label: '日期' },
          ]}
          rows={lines.map((line) => ({
            key: line.id,
            cells: [
              <a href={`${PACKAGES}/${line.id}`}>{titlesOf(line.titles)}</a>,
              <>
                <PackageTag state={line.state} />
                {line.state === 'released' || line.releaseAt === null ? null : (
                  <small> {releaseMinute(line.releaseAt)} 发布</small>
                )}
              </>,
              names.get(line.divisionId) ?? '（已撤并的处室）',
              line.startedByName,
              <DateText date={civilDateAt(line.releasedAt ?? line.startedAt)} />,
            ],
          }))}
        />
      )}
      <Pager
        page={page}
        pages={hasMore ? page + 1 : page}
        hrefOf={(to) => `${PACKAGES}?page=${String(to)}`}
      />
    </div>
  )
}

function titlesOf(titles: readonly string[]): string {
  const [first = '', ...more] = titles
  const title = first === '' ? '（未写标题）' : first
  return more.length === 0 ? title : `${title} 等 ${String(titles.length)} 件`
}

interface NewPackageView {
  readonly columns: readonly SiteColumn[]
  readonly types: readonly ContentType[]
  readonly divisions: readonly { readonly id: string; readonly name: string }[]
  readonly typed: Typed
  readonly errors: readonly FieldError[]
  readonly token: string
  readonly submissionId: string
}

/** Beginning a text: where it will stand and what kind it is; a column and its kind are one choice. */
export function NewPackagePage(view: NewPackageView) {
  const field = (name: string) => ({ name, value: view.typed[name], error: errorAt(view.errors, name) })
  const typeNames = new Map(view.types.map(({ id, name }) => [id, name]))
  return (
    <div class="stack">
      <ErrorSummary errors={view.errors} />
      <PostForm action={PACKAGES} token={view.token} submissionId={view.submissionId} class="card">
        <TextField {...field('title')} label="标题" required />
        <SelectField
          {...field('place')}
          label="发在哪个栏目"
          blank="请选"
          required
          options={view.columns.flatMap((column) =>
            column.types.map((type) => ({
              value: `${column.id} ${type}`,
              label:
                column.types.length === 1 ? column.name : `${column.name} · ${typeNames.get(type) ?? type}`,
            })),
          )}
        />
        {view.divisions.length === 1 ? (
          <input type="hidden" name="divisionId" value={view.divisions[0]?.id} />
        ) : (
          <SelectField
            {...field('divisionId')}
            label="起草处室"
            blank="请选"
            required
            options={view.divisions.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
        <p class="btns">
          <button class="btn main" type="submit">
            开始写
          </button>
        </p>
      </PostForm>
    </div>
  )
}
