import { z } from 'zod'
import { divisionsWhere, holds } from '../../../../kernel/actor.ts'
import type { Actor } from '../../../../kernel/actor.ts'
import type { FieldError } from '../../../../kernel/refusal.ts'
import { parseForm, typedFields } from '../../../../platform/http/parse-form.ts'
import { page, redirect } from '../../../../platform/http/route.ts'
import type { Ask, Reply, Route } from '../../../../platform/http/route.ts'
import { deskPage } from '../../../../workbench/desk-page.tsx'
import { listDivisions } from '../../organisation/index.ts'
import { DRAFTERS } from '../domain/package.ts'
import { startPackage } from '../start-package.ts'
import { listArchivedColumns, listColumns } from '../store/columns.ts'
import { listContentTypes } from '../store/content-types.ts'
import { listPackages } from '../store/packages.ts'
import { NewPackagePage, PACKAGES, PACKAGES_A_PAGE, PackagesPage } from './packages.page.tsx'

/** Who sees drafts: those who write, those who sign, and 审计. */
export const packageReaders = {
  who: 'functions',
  any: [...DRAFTERS, 'leader', 'signer', 'content-review', 'secrecy-review', 'legal-review', 'auditor'],
} as const
export const drafters = { who: 'functions', any: DRAFTERS } as const

const Query = z.object({ page: z.coerce.number().int().min(1).max(2000).catch(1) })

/** 稿件: the list, and beginning a text. */
export const packageListRoutes: readonly Route[] = [
  { method: 'GET', path: PACKAGES, surface: 'workbench', may: packageReaders, run: showList },
  {
    method: 'GET',
    path: `${PACKAGES}/new`,
    surface: 'workbench',
    may: drafters,
    run: (ask) => showNew(ask, []),
  },
  { method: 'POST', path: PACKAGES, surface: 'workbench', may: drafters, run: postNew },
]

async function showList(ask: Ask): Promise<Reply> {
  const { work } = ask
  const { page: number } = Query.parse(ask.query)
  const lines = await listPackages(work.db, {
    divisionIds: divisionsSeen(work.actor),
    states: ['drafting', 'in-review', 'returned', 'approved', 'released'],
    limit: PACKAGES_A_PAGE + 1,
    offset: (number - 1) * PACKAGES_A_PAGE,
  })
  const mayDraft = holds(work.actor, DRAFTERS)
  const html = await deskPage(
    ask,
    {
      title: '稿件',
      crumbs: [{ label: '今日', href: '/workbench' }, { label: '稿件' }],
      help: '要发到网站上的文字都从这里起草：写好，送审，关口都过了自动发布。退回的按理由改好再送。标题旁边是现在走到哪一步。',
      actions: mayDraft ? (
        <a class="btn main" href={`${PACKAGES}/new`}>
          起草
        </a>
      ) : null,
    },
    <PackagesPage
      lines={lines.slice(0, PACKAGES_A_PAGE)}
      hasMore={lines.length > PACKAGES_A_PAGE}
      page={number}
      names={new Map((await listDivisions(work.db)).map(({ id, name }) => [id, name]))}
      mayDraft={mayDraft}
    />,
  )
  return page(html)
}

/** Null where every division is seen. */
function divisionsSeen(actor: Actor): readonly string[] | null {
  const seesAll = packageReaders.any.filter((name) => name !== 'handler' && name !== 'head')
  return holds(actor, seesAll) ? null : divisionsWhere(actor, ['handler', 'head'])
}

async function showNew(ask: Ask, errors: readonly FieldError[]): Promise<Reply> {
  const { work, visit } = ask
  const archived = await listArchivedColumns(work.db)
  const columns = (await listColumns(work.db)).filter(
    ({ id, types }) => types.length > 0 && !archived.has(id),
  )
  const html = await deskPage(
    ask,
    {
      title: '起草',
      crumbs: [{ label: '今日', href: '/workbench' }, { label: '稿件', href: PACKAGES }, { label: '起草' }],
      help: '写标题，选栏目，进去写正文。栏目决定要填哪些要素、过哪几道关口。标题以后还能改，栏目选错了请作废重写。',
    },
    <NewPackagePage
      columns={columns}
      types={await listContentTypes(work.db)}
      divisions={await ownDivisions(ask)}
      typed={typedFields(ask.form)}
      errors={errors}
      token={visit.csrfToken}
      submissionId={visit.submissionId}
    />,
  )
  return page(html, { status: errors.length === 0 ? 200 : 422 })
}

async function ownDivisions({ work }: Ask) {
  const all = await listDivisions(work.db)
  if (holds(work.actor, ['openness-handler', 'openness-head'])) return all
  const own = divisionsWhere(work.actor, ['handler', 'head'])
  return all.filter(({ id }) => own.includes(id))
}

const NewForm = z.object({
  title: z.string().trim().min(1, '请写标题。').max(200, '标题最多 200 字。'),
  place: z.string().regex(/^\S+ \S+$/, '请选栏目。'),
  divisionId: z.string().min(1, '请选起草处室。'),
})

async function postNew(ask: Ask): Promise<Reply> {
  const parsed = parseForm(NewForm, ask.form)
  if (!parsed.ok) return showNew(ask, parsed.errors)
  const { title, place, divisionId } = parsed.value
  const known = await ownDivisions(ask)
  if (!known.some(({ id }) => id === divisionId))
    return showNew(ask, [{ field: 'divisionId', message: '请从名单里选起草处室。' }])
  const [columnId = '', typeId = ''] = place.split(' ')
  const { draftId } = await startPackage(ask.work, divisionId, { typeId, columnId, title })
  return redirect(`/workbench/drafts/${draftId}`)
}
