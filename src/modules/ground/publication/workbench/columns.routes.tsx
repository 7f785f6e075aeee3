import { holds } from '../../../../kernel/actor.ts'
import type { FieldError } from '../../../../kernel/refusal.ts'
import { parseForm, typedFields } from '../../../../platform/http/parse-form.ts'
import type { Typed } from '../../../../platform/http/parse-form.ts'
import { page, redirect } from '../../../../platform/http/route.ts'
import type { Ask, Reply, Route } from '../../../../platform/http/route.ts'
import { deskPage } from '../../../../workbench/desk-page.tsx'
import { formKeys } from '../../../../workbench/form-keys.ts'
import { ledgerPanel } from '../../../../workbench/ledger-panel.tsx'
import { listDivisions } from '../../organisation/index.ts'
import { addColumn, archiveColumn, reviseColumn } from '../change-column.ts'
import type { SiteColumn } from '../domain/publication.ts'
import { OPENNESS } from '../domain/withdrawal.ts'
import { findColumnArchivedOn, getColumn, listArchivedColumns, listColumns } from '../store/columns.ts'
import { listContentTypes, listReviewRoutes } from '../store/content-types.ts'
import { countVisibleByColumn } from '../store/visible.ts'
import { ColumnPage, NewColumnPage } from './column-form.page.tsx'
import { ColumnForm, tickedTypes, typedOf } from './column.form.ts'
import { COLUMNS, ColumnsPage } from './columns.page.tsx'
import { CONTENT_TYPES } from './content-types.page.tsx'

export const columnKeepers = {
  who: 'functions',
  any: ['system-administrator', 'openness-handler', 'openness-head'],
} as const
const ONE = `${COLUMNS}/:id`
const desk = { surface: 'workbench', may: columnKeepers } as const
const CRUMBS = [
  { label: '今日', href: '/workbench' },
  { label: '栏目', href: COLUMNS },
]

/** 栏目: what each is for, who keeps it, how often, what it takes; adding one and taking one out of use. */
export const columnRoutes: readonly Route[] = [
  { method: 'GET', path: COLUMNS, ...desk, run: showColumns },
  { method: 'GET', path: `${COLUMNS}/new`, ...desk, run: (ask) => renderNew(ask, NOTHING) },
  { method: 'POST', path: COLUMNS, ...desk, run: postNew },
  { method: 'GET', path: ONE, ...desk, run: showColumnForm },
  { method: 'POST', path: ONE, ...desk, run: postColumn },
  {
    method: 'POST',
    path: `${ONE}/archive`,
    surface: 'workbench',
    may: { who: 'functions', any: OPENNESS },
    run: postArchive,
  },
]

/** A form as it was typed, with what is wrong. */
interface FormState {
  readonly typed: Typed
  readonly ticked: readonly string[]
  readonly errors: readonly FieldError[]
}
const NOTHING: FormState = { typed: { position: '100', delivery: 'here' }, ticked: [], errors: [] }

async function showColumns(ask: Ask): Promise<Reply> {
  const { db } = ask.work
  const html = await deskPage(
    ask,
    {
      title: '栏目',
      crumbs: [{ label: '今日', href: '/workbench' }, { label: '栏目' }],
      actions: (
        <>
          <a class="btn main" href={`${COLUMNS}/new`}>
            加栏目
          </a>
          <a class="btn" href={CONTENT_TYPES}>
            稿件类型
          </a>
        </>
      ),
      help: '每个栏目要有说明、关键词、维护处室和更新要求，页面标签和栏目页都用它们。点栏目名改；网址不变，不用的归档。',
    },
    <ColumnsPage
      columns={await listColumns(db)}
      standing={await countVisibleByColumn(db)}
      archived={await listArchivedColumns(db)}
      divisions={await listDivisions(db)}
    />,
  )
  return page(html)
}

async function renderNew(ask: Ask, state: FormState): Promise<Reply> {
  const html = await deskPage(
    ask,
    {
      title: '加栏目',
      crumbs: [...CRUMBS, { label: '加栏目' }],
      help: '网址里的名字定了就不能改。收哪些稿件决定填什么要素、过哪几道关口。加好以后栏目页马上打得开。',
    },
    <NewColumnPage {...state} {...await choicesFor(ask, null)} formKey={formKeys(ask)} />,
  )
  return page(html, { status: state.errors.length === 0 ? 200 : 422 })
}

/** What the fields of a column choose from. */
async function choicesFor({ work: { db } }: Ask, column: SiteColumn | null) {
  const archived = await listArchivedColumns(db)
  return {
    divisions: await listDivisions(db),
    parents: (await listColumns(db)).filter(
      ({ id, parentId }) =>
        parentId === null && id !== column?.id && (!archived.has(id) || id === column?.parentId),
    ),
    types: await listContentTypes(db),
    routes: await listReviewRoutes(db),
  }
}

async function postNew(ask: Ask): Promise<Reply> {
  const state = typedState(ask)
  const parsed = parseForm(ColumnForm, ask.form)
  if (!parsed.ok) return renderNew(ask, { ...state, errors: parsed.errors })
  const column: SiteColumn = {
    ...parsed.value,
    id: (state.typed.id ?? '').trim(),
    types: state.ticked,
    delivery: parsed.value.delivery ?? 'here',
  }
  const errors = await addColumn(ask.work, column)
  return errors.length > 0 ? renderNew(ask, { ...state, errors }) : redirect(`${COLUMNS}/${column.id}`)
}

function typedState({ form }: Ask): FormState {
  return { typed: typedFields(form), ticked: tickedTypes(form), errors: [] }
}

async function showColumnForm(ask: Ask): Promise<Reply> {
  const column = await getColumn(ask.work.db, ask.params.id ?? '')
  return renderColumn(ask, column, { typed: typedOf(column), ticked: column.types, errors: [] })
}

async function postColumn(ask: Ask): Promise<Reply> {
  const column = await getColumn(ask.work.db, ask.params.id ?? '')
  const state = typedState(ask)
  const parsed = parseForm(ColumnForm, ask.form)
  if (!parsed.ok) return renderColumn(ask, column, { ...state, errors: parsed.errors })
  const errors = await reviseColumn(ask.work, {
    ...{ ...column, ...parsed.value },
    ...{ types: state.ticked, delivery: parsed.value.delivery ?? column.delivery },
  })
  return errors.length > 0 ? renderColumn(ask, column, { ...state, errors }) : redirect(COLUMNS)
}

async function postArchive(ask: Ask): Promise<Reply> {
  const id = ask.params.id ?? ''
  await archiveColumn(ask.work, id)
  return redirect(`${COLUMNS}/${id}`)
}

async function renderColumn(ask: Ask, column: SiteColumn, state: FormState): Promise<Reply> {
  const html = await deskPage(
    ask,
    {
      title: column.name,
      crumbs: [...CRUMBS, { label: column.name }],
      actions: (
        <a class="btn" href={`/lm/${column.id}`}>
          看栏目页
        </a>
      ),
      help: '说明写放什么，关键词写读者会用的词，维护处室的电话显示在栏目页上。更新要求空着表示有事才更新。交市集约化平台的，由维护处室交并填回网址。',
    },
    <ColumnPage
      {...state}
      {...await choicesFor(ask, column)}
      column={column}
      archivedOn={await findColumnArchivedOn(ask.work.db, column.id)}
      mayArchive={holds(ask.work.actor, OPENNESS)}
      formKey={formKeys(ask)}
      ledger={await ledgerPanel(ask, [{ subject: `column:${column.id}` }])}
    />,
  )
  return page(html, { status: state.errors.length === 0 ? 200 : 422 })
}
