import { holds } from '../../../../kernel/actor.ts'
import type { FieldError } from '../../../../kernel/refusal.ts'
import { errorAt, parseForm, typedFields } from '../../../../platform/http/parse-form.ts'
import { page, redirect } from '../../../../platform/http/route.ts'
import type { Ask, Reply, Route } from '../../../../platform/http/route.ts'
import { ErrorSummary } from '../../../../ui/error-summary.tsx'
import { TextField } from '../../../../ui/fields.tsx'
import { PostForm } from '../../../../ui/form.tsx'
import { Done, Empty } from '../../../../ui/notice.tsx'
import { deskPage } from '../../../../workbench/desk-page.tsx'
import { draftAgency, releaseAgency } from '../release-agency.ts'
import type { AgencyDraft } from '../release-agency.ts'
import { NO_NOTE, ReleaseForm } from './agency.form.ts'
import { Differences } from './differences.tsx'

const PATH = '/workbench/agency'
const readers = {
  who: 'functions',
  any: ['openness-handler', 'openness-head', 'leader', 'system-administrator', 'auditor'],
} as const
const may = { who: 'functions', any: ['openness-head', 'leader'] } as const

/** 机构职能: what changed since the last release, and its release by a second person. */
export const agencyDeskRoutes: readonly Route[] = [
  { method: 'GET', path: PATH, surface: 'workbench', may: readers, run: (ask) => showDraft(ask, []) },
  { method: 'POST', path: PATH, surface: 'workbench', may, run: postRelease },
]

async function showDraft(ask: Ask, errors: readonly FieldError[]): Promise<Reply> {
  const draft = await draftAgency(ask.work.db)
  const html = await deskPage(
    ask,
    {
      title: '机构职能',
      crumbs: [{ label: '今日', href: '/workbench' }, { label: '机构职能' }],
      help: '系统管理在「处室与人员」里改了职责、电话等，这里列出和公开页不同的地方。公开机构负责人核对后批准发布，公众才看得到。',
    },
    <div class="stack">
      {ask.query.done === '1' ? (
        <Done title="已发布">
          <p>
            公开页见 <a href="/jgzn">机构职能</a>。
          </p>
        </Done>
      ) : null}
      <ErrorSummary errors={errors} />
      <Draft ask={ask} draft={draft} errors={errors} />
    </div>,
  )
  return page(html, { status: errors.length === 0 ? 200 : 422 })
}

function Draft(props: {
  readonly ask: Ask
  readonly draft: AgencyDraft
  readonly errors: readonly FieldError[]
}) {
  const { ask, draft, errors } = props
  if (draft.authors.length === 0 || draft.differences.length === 0)
    return (
      <Empty title={draft.released === null ? '还没有可发布的内容' : '和公开页一样，没有要发布的'}>
        <p>职责、联系方式由系统管理在「处室与人员」里填写，并勾选可以公开的。</p>
      </Empty>
    )
  return (
    <section class="card" aria-labelledby="h-draft">
      <h2 id="h-draft">和公开页不同的地方（{String(draft.differences.length)} 处）</h2>
      <Differences draft={draft} />
      {holds(ask.work.actor, ['openness-head', 'leader']) ? (
        <PostForm action={PATH} token={ask.visit.csrfToken} submissionId={ask.visit.submissionId}>
          {draft.released === null ? null : (
            <TextField
              name="changeNote"
              label="改了什么、为什么"
              hint="会留在版本记录里，例如“艺术处更换电话”"
              value={typedFields(ask.form).changeNote}
              error={errorAt(errors, 'changeNote')}
            />
          )}
          <input type="hidden" name="seen" value={draft.hash} />
          <p class="btns">
            <button class="btn main" type="submit">
              批准发布
            </button>
          </p>
        </PostForm>
      ) : (
        <p class="meta">由公开机构负责人或分管领导批准发布。</p>
      )}
    </section>
  )
}

async function postRelease(ask: Ask): Promise<Reply> {
  const parsed = parseForm(ReleaseForm, ask.form)
  if (!parsed.ok) return showDraft(ask, parsed.errors)
  const { changeNote = '', seen } = parsed.value
  const { released } = await draftAgency(ask.work.db)
  if (released !== null && changeNote === '') return showDraft(ask, [NO_NOTE])
  await releaseAgency(ask.work, released === null ? null : changeNote, seen)
  return redirect(`${PATH}?done=1`)
}
