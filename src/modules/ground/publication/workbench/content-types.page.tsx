import { functionNames } from '../../../../kernel/actor.ts'
import { FlowTable } from '../../../../ui/table.tsx'
import type { ContentField } from '../domain/content-field.ts'
import type { ContentType } from '../domain/draft.ts'
import type { SiteColumn } from '../domain/publication.ts'
import type { Gate, ReviewRoute } from '../domain/review-route.ts'
import { COLUMNS } from './columns.page.tsx'

export const CONTENT_TYPES = '/workbench/content-types'

interface ContentTypesView {
  readonly types: readonly ContentType[]
  readonly routes: readonly ReviewRoute[]
  readonly columns: readonly SiteColumn[]
}

/** Every type of text with its own fields, its route and the columns that take it; then the routes with their gates. */
export function ContentTypesPage({ types, routes, columns }: ContentTypesView) {
  const names = new Map(routes.map(({ id, name }) => [id, name]))
  return (
    <div class="stack">
      <FlowTable
        caption="稿件类型"
        columns={[{ label: '类型' }, { label: '自己的要素' }, { label: '审签流程' }, { label: '哪些栏目收' }]}
        rows={types.map((type) => ({
          key: type.id,
          cells: [
            type.name,
            type.fields.length === 0 ? null : type.fields.map(fieldWords).join('；'),
            names.get(type.routeId),
            <TakenBy columns={columns.filter((column) => column.types.includes(type.id))} />,
          ],
        }))}
      />
      <FlowTable
        caption="审签流程"
        columns={[{ label: '关口' }, { label: '谁可以签' }, { label: '对着什么看' }, { label: '期限' }]}
        groups={routes.map((route) => ({
          key: route.id,
          title: route.name,
          rows: route.gates.map((gate) => ({
            key: gate.id,
            cells: [
              `${String(gate.step)}. ${gate.name}`,
              gate.signers.map((signer) => functionNames[signer.function]).join('，不行时 '),
              gate.checklists.map(({ title, items }) => `${title}：${items.join('、')}`).join('；') || null,
              termOf(gate),
            ],
          })),
        }))}
      />
    </div>
  )
}

const kindWords: Readonly<Record<ContentField['kind'], string>> = {
  text: '',
  date: '日期',
  moment: '时间',
  choice: '选一个',
  number: '数字',
  link: '网址',
}

function fieldWords({ label, kind, required, requiredWhen, unit }: ContentField): string {
  const notes = [
    kindWords[kind],
    unit ?? '',
    required ? '必填' : '',
    requiredWhen === undefined ? '' : `“${requiredWhen.is}”时必填`,
  ].filter((note) => note !== '')
  return notes.length === 0 ? label : `${label}（${notes.join('，')}）`
}

function TakenBy({ columns }: { readonly columns: readonly SiteColumn[] }) {
  if (columns.length === 0) return <>没有栏目收</>
  return (
    <>
      {columns.map(({ id, name }, place) => (
        <span key={id}>
          {place === 0 ? '' : '、'}
          <a href={`${COLUMNS}/${id}`}>{name}</a>
        </span>
      ))}
    </>
  )
}

function termOf({ hours, after }: Gate): string {
  const term = hours === null ? '按参数的工作日' : `${String(hours)} 小时`
  return after ? `发布后 ${term}` : term
}
