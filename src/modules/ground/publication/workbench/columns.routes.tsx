import { z } from 'zod'
import { holds } from '../../../../kernel/actor.ts'
import type { FieldError } from '../../../../kernel/refusal.ts'
import { parseForm, typedFields } from '../../../../platform/http/parse-form.ts'
import type { Typed } from '../../../../platform/http/parse-form.ts'
import { page, redirect } from '../../../../platform/http/route.ts'
import type { Ask, Reply, Route } from '../../../../platform/http/route.ts'
import { deskPage } from '../../../../workbench/desk-page.tsx'
import { ledgerPanel } from '../../../../workbench/ledger-panel.tsx'
import { listDivisions } from '../../organisation/index.ts'
import { archiveColumn, changeColumn } from '../change-column.ts'
import type { SiteColumn } from '../domain/publication.ts'
import { OPENNESS } from '../domain/withdrawal.ts'
import { findColumnArchivedOn, getColumn, listColumns } from '../store/columns.ts'
import { countVisibleByColumn } from '../store/visible.ts'
import { ColumnFormPage, ColumnsPage } from './columns.page.tsx'

const may = {
  who: 'functions',
  any: ['system-administrator', 'openness-handler', 'openness-head'],
} as const
const LIST = '/workbench/columns'

const ColumnForm = z.object({
  name: z.string('请写名称').trim().min(2, '请写栏目名称。').max(20, '栏目名称最多 20 字，直观、不要太长。'),
  description: z.string('请写说明').trim().min(4, '请写这个栏目放什么。').max(200, '说明最多 200 字。'),
  keywords: z
    .string('请写关键词')
    .trim()
    .min(2, '请写关键词，几个之间用逗号。')
    .max(100, '关键词最多 100 字。'),
  divisionId: z.union([z.uuid('请从名单里选处室。'), z.literal('')], '请从名单里选处室。'),
  rhythmDays: z
    .string()
    .trim()
    .regex(/^(?:[1-9]\d{0,2})?$/, '写 1 到 400 的天数；有事才更新的，空着。')
    .transform((days) => (days === '' ? null : Number(days)))
    .refine((days) => days === null || days <= 400, '写 1 到 400 的天数；有事才更新的，空着。'),
  /** Not asked of a column that another module fills. */
  delivery: z.enum(['here', 'handover', 'both'], '请选发布到哪里。').optional(),
  position: z.coerce.number('请写第几个').int('请写整数').min(1, '从 1 起').max(500, '最大 500'),
})

/** 栏目: what each is for, who keeps it, how often. */
export const columnRoutes: readonly Route[] = [
  { method: 'GET', path: LIST, surface: 'workbench', may, run: showColumns },
  { method: 'GET', path: `${LIST}/:id`, surface: 'workbench', may, run: showColumnForm },
  { method: 'POST', path: `${LIST}/:id`, surface: 'workbench', may, run: postColumn },
  {
    method: 'POST',
    path: `${LIST}/:id/archive`,
    surface: 'workbench',
    may: { who: 'functions', any: OPENNESS },
    run: postArchive,
  },
]

async function showColumns(ask: Ask): Promise<Reply> {
  const { db } = ask.work
  const html = await deskPage(
    ask,
    {
      title: '栏目',
      crumbs: [{ label: '今日', href: '/workbench' }, { label: '栏目' }],
      help: '每个栏目要有说明、关键词、维护处室和更新要求，页面标签和栏目页都用它们。点栏目名改；网址不变。',
    },
    <ColumnsPage
      columns={await listColumns(db)}
      standing={await countVisibleByColumn(db)}
      divisions={await listDivisions(db)}
    />,
  )
  return page(html)
}

async function showColumnForm(ask: Ask): Promise<Reply> {
  const column = await getColumn(ask.work.db, ask.params.id ?? '')
  return renderForm(ask, column, { typed: typedOf(column), errors: [] })
}

async function postColumn(ask: Ask): Promise<Reply> {
  const { db } = ask.work
  const column = await getColumn(db, ask.params.id ?? '')
  const parsed = parseForm(ColumnForm, ask.form)
  if (!parsed.ok) return renderForm(ask, column, { typed: typedFields(ask.form), errors: parsed.errors })
  const divisionId = parsed.value.divisionId === '' ? null : parsed.value.divisionId
  const isKnown = divisionId === null || (await listDivisions(db)).some(({ id }) => id === divisionId)
  if (!isKnown)
    return renderForm(ask, column, {
      typed: typedFields(ask.form),
      errors: [{ field: 'divisionId', message: '请从名单里选处室。' }],
    })
  const delivery = parsed.value.delivery ?? column.delivery
  await changeColumn(ask.work, { ...column, ...parsed.value, divisionId, delivery })
  return redirect(LIST)
}

async function postArchive(ask: Ask): Promise<Reply> {
  const id = ask.params.id ?? ''
  await archiveColumn(ask.work, id)
  return redirect(`${LIST}/${id}`)
}

async function renderForm(
  ask: Ask,
  column: SiteColumn,
  state: { readonly typed: Typed; readonly errors: readonly FieldError[] },
): Promise<Reply> {
  const html = await deskPage(
    ask,
    {
      title: column.name,
      crumbs: [{ label: '今日', href: '/workbench' }, { label: '栏目', href: LIST }, { label: column.name }],
      actions: (
        <a class="btn" href={`/lm/${column.id}`}>
          看栏目页
        </a>
      ),
      help: '说明写放什么，关键词写读者会用的词，维护处室的电话显示在栏目页上。更新要求空着表示有事才更新。交市集约化平台的，由维护处室交并填回网址。',
    },
    <ColumnFormPage
      {...state}
      column={column}
      divisions={await listDivisions(ask.work.db)}
      token={ask.visit.csrfToken}
      submissionId={ask.visit.submissionId}
      archivedOn={await findColumnArchivedOn(ask.work.db, column.id)}
      mayArchive={holds(ask.work.actor, OPENNESS)}
      archiveKey={{ token: ask.visit.csrfToken, submissionId: ask.work.newId() }}
      ledger={await ledgerPanel(ask, [{ subject: `column:${column.id}` }])}
    />,
  )
  return page(html, { status: state.errors.length === 0 ? 200 : 422 })
}

function typedOf(column: SiteColumn): Typed {
  const { name, description, keywords, divisionId, rhythmDays, delivery, position } = column
  return {
    ...{ name, description, keywords, divisionId: divisionId ?? '' },
    rhythmDays: rhythmDays === null ? '' : String(rhythmDays),
    delivery,
    position: String(position),
  }
}
