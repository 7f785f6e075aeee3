import { Refusal } from '../../../../kernel/refusal.ts'
import type { FieldError } from '../../../../kernel/refusal.ts'
import { typedFields } from '../../../../platform/http/parse-form.ts'
import { page, redirect } from '../../../../platform/http/route.ts'
import type { Ask, Reply, Route } from '../../../../platform/http/route.ts'
import { deskPage } from '../../../../workbench/desk-page.tsx'
import { findBureau, listDivisions } from '../../../ground/organisation/index.ts'
import { itemName } from '../domain/inventory-row.ts'
import { versionName } from '../domain/version.ts'
import { loadVersionFor, placeNames } from '../load-version.ts'
import type { LoadedVersion } from '../load-version.ts'
import { removeRow, restoreRow, saveRow } from '../prepare-version.ts'
import { formKeys } from '../../../../workbench/form-keys.ts'
import { HOME, preparers, VERSION, versionPath } from './paths.ts'
import { emptyFields, fieldsOf, rowFrom, typedRow } from './row.form.ts'
import type { RowChoices, RowFields } from './row.form.ts'
import { RowPage } from './row.page.tsx'

const NEW = `${VERSION}/rows/new`
const ONE = `${VERSION}/rows/:itemId`

/** One row of a version at work: added, changed, taken out, put back. */
export const rowRoutes: readonly Route[] = [
  { method: 'GET', path: NEW, surface: 'workbench', may: preparers, run: (ask) => showRow(ask, {}) },
  { method: 'POST', path: NEW, surface: 'workbench', may: preparers, run: postRow },
  { method: 'GET', path: ONE, surface: 'workbench', may: preparers, run: (ask) => showRow(ask, {}) },
  { method: 'POST', path: ONE, surface: 'workbench', may: preparers, run: postRow },
  { method: 'POST', path: `${ONE}/remove`, surface: 'workbench', may: preparers, run: postRemoval },
  { method: 'POST', path: `${ONE}/restore`, surface: 'workbench', may: preparers, run: postRestore },
]

const HELP_NEW =
  '照表格一栏一栏填一个新事项，排在清单最后。公开时限写原话，时限规则写系统怎么算。理由要写，批准时一起看。'
const HELP_CHANGE =
  '改哪一栏就改哪一栏，并写明理由，批准时一起看；下面可以删去这个事项。保存后只在这一版里，批准了才对外生效。'

interface RowState {
  readonly fields?: RowFields
  readonly errors?: readonly FieldError[]
}

async function showRow(ask: Ask, state: RowState): Promise<Reply> {
  const { work, params } = ask
  const loaded = await loadVersionFor(work, params.id ?? '', 'edit')
  const standing = await standingFields(ask, loaded)
  const errors = state.errors ?? []
  const path = versionPath(loaded.version.id)
  const html = await deskPage(
    ask,
    {
      title: standing.title,
      crumbs: [HOME, { label: versionName(loaded.version), href: path }, { label: standing.title }],
      help: params.itemId === undefined ? HELP_NEW : HELP_CHANGE,
    },
    <RowPage
      action={`${path}/rows/${params.itemId ?? 'new'}`}
      fields={state.fields ?? standing.fields}
      choices={await choicesOf(ask)}
      errors={errors}
      removable={params.itemId !== undefined}
      formKey={formKeys(ask)}
    />,
  )
  return page(html, { status: errors.length === 0 ? 200 : 422 })
}

async function standingFields(
  { work, params }: Ask,
  loaded: LoadedVersion,
): Promise<{ readonly title: string; readonly fields: RowFields }> {
  if (params.itemId === undefined) {
    const bureau = await findBureau(work.db)
    return { title: '增加事项', fields: emptyFields(bureau?.name ?? '') }
  }
  const row = loaded.rows.find(({ itemId }) => itemId === params.itemId)
  if (row === undefined) throw new Refusal('absent', 'no-row', '这一版里没有这个事项，可能已经删去。')
  return { title: itemName(row.content), fields: fieldsOf(row.content, row.reason) }
}

async function choicesOf({ work }: Ask): Promise<RowChoices> {
  const divisions = await listDivisions(work.db)
  return { divisions: new Map(divisions.map(({ id, name }) => [id, name])), ...(await placeNames(work)) }
}

async function postRow(ask: Ask): Promise<Reply> {
  const fields = typedRow(ask.form)
  const { content, reason, errors } = rowFrom(fields, await choicesOf(ask))
  const id = ask.params.id ?? ''
  const all =
    errors.length > 0
      ? errors
      : await saveRow(ask.work, id, { itemId: ask.params.itemId ?? null, content, reason })
  return all.length > 0 ? showRow(ask, { fields, errors: all }) : redirect(versionPath(id))
}

async function postRemoval(ask: Ask): Promise<Reply> {
  const { id = '', itemId = '' } = ask.params
  const reason = typedFields(ask.form).removalReason ?? ''
  const errors = await removeRow(ask.work, id, { itemId, reason })
  return errors.length > 0 ? showRow(ask, { errors }) : redirect(versionPath(id))
}

async function postRestore(ask: Ask): Promise<Reply> {
  const { id = '', itemId = '' } = ask.params
  await restoreRow(ask.work, id, itemId)
  return redirect(versionPath(id))
}
