import type { FieldError } from '../../../../kernel/refusal.ts'
import type { ContentType } from './draft.ts'
import type { SiteColumn } from './publication.ts'
import { strictest } from './review-route.ts'
import type { ReviewRoute } from './review-route.ts'

/** What a column is checked against. */
export interface ColumnSurroundings {
  readonly columns: readonly SiteColumn[]
  readonly archived: ReadonlySet<string>
  readonly types: readonly ContentType[]
  readonly routes: readonly ReviewRoute[]
  readonly divisionIds: readonly string[]
}

/** 栏目 have at most two levels (conventions 1.1), and an address that reads as one (LK-01). */
const ADDRESS = /^[a-z][a-z0-9-]{1,19}$/
/** Stands in the address of a page of the workbench. */
const TAKEN = ['new']

/** What is wrong with a new or changed column, field by field. */
export function faultsOfColumn(column: SiteColumn, around: ColumnSurroundings): readonly FieldError[] {
  const faults: FieldError[] = []
  if (column.divisionId !== null && !around.divisionIds.includes(column.divisionId))
    faults.push({ field: 'divisionId', message: '请从名单里选处室。' })
  const namesake = around.columns.find(
    ({ id, name, parentId }) => id !== column.id && name === column.name && parentId === column.parentId,
  )
  if (namesake !== undefined) faults.push({ field: 'name', message: '同一级已经有这个名称的栏目。' })
  if (column.types.some((type) => !around.types.some(({ id }) => id === type)))
    faults.push({ field: 'types', message: '请从列出的稿件类型里选。' })
  if (column.delivery !== 'here' && column.types.length === 0)
    faults.push({ field: 'delivery', message: '这个栏目不收稿件，不能交市集约化平台。' })
  return [...faults, ...parentFaults(column, around), ...routeFaults(column, around)]
}

/** Beside what is asked of every column, a new one has an address of its own and takes something. */
export function faultsOfNewColumn(column: SiteColumn, around: ColumnSurroundings): readonly FieldError[] {
  const faults: FieldError[] = []
  if (!ADDRESS.test(column.id) || TAKEN.includes(column.id))
    faults.push({ field: 'id', message: '写 2 到 20 个小写字母、数字或短横，字母开头，例如 zyhd。' })
  if (around.columns.some(({ id }) => id === column.id))
    faults.push({ field: 'id', message: '这个网址已经有栏目，请换一个。' })
  if (column.types.length === 0) faults.push({ field: 'types', message: '请选这个栏目收哪些稿件。' })
  return [...faults, ...faultsOfColumn(column, around)]
}

function parentFaults(column: SiteColumn, { columns, archived }: ColumnSurroundings): readonly FieldError[] {
  if (column.parentId === null) return []
  const wrong = (message: string) => [{ field: 'parentId', message }]
  const parent = columns.find(({ id }) => id === column.parentId)
  if (parent === undefined || parent.id === column.id) return wrong('请从列出的上级栏目里选。')
  if (parent.parentId !== null) return wrong('栏目最多两级，请选一个没有上级的。')
  if (columns.some(({ parentId }) => parentId === column.id))
    return wrong('这个栏目下面还有栏目，不能再放到别的下面。')
  return archived.has(parent.id) && !archived.has(column.id) ? wrong('这个上级栏目已经归档。') : []
}

/** A column may ask for more gates than its types do, never for fewer (先审后发). */
function routeFaults(column: SiteColumn, { types, routes }: ColumnSurroundings): readonly FieldError[] {
  if (column.routeId === null) return []
  const chosen = routes.find(({ id }) => id === column.routeId)
  if (chosen === undefined) return [{ field: 'routeId', message: '请从列出的审签流程里选。' }]
  const own = types.filter(({ id }) => column.types.includes(id)).map(({ routeId }) => routeId)
  const needed = strictest(routes.filter(({ id }) => own.includes(id)))
  if (needed === null || chosen.gates.length >= needed.gates.length) return []
  return [{ field: 'routeId', message: `收的稿件要走「${needed.name}」，栏目只能选一样严或更严的流程。` }]
}
