import { Tag } from '../../../../ui/badge.tsx'
import { SelectField, TextField } from '../../../../ui/fields.tsx'
import { Empty } from '../../../../ui/notice.tsx'
import { Pager } from '../../../../ui/pager.tsx'
import { FlowTable } from '../../../../ui/table.tsx'
import { DOCUMENTS } from '../document-duties.ts'
import { HISTORY } from '../history-duties.ts'
import { attributeNames } from '../domain/attribute.ts'
import { attributeStateNames } from '../domain/document.ts'
import type { RegisteredDocument } from '../domain/document.ts'
import { validityNames } from '../domain/validity.ts'
import type { Validity } from '../domain/validity.ts'
import type { DocumentsQuery } from './document.form.ts'

export const DOCUMENTS_A_PAGE = 50

/** A document in a list, with how it stands today. */
export interface DocumentLine {
  readonly document: RegisteredDocument
  readonly division: string
  readonly validity: Validity
  readonly amended: boolean
}

interface DocumentsView {
  readonly query: DocumentsQuery
  readonly lines: readonly DocumentLine[]
  readonly count: number
  /** Whether the batches of past documents are this person's to look at. */
  readonly seesHistory: boolean
}

/** 发文登记簿: filters above, the newest document first. */
export function DocumentsPage({ query, lines, count, seesHistory }: DocumentsView) {
  return (
    <div class="stack">
      <form action={DOCUMENTS} class="card">
        <TextField name="q" label="文号或标题" value={query.q} />
        <SelectField
          name="attribute"
          label="公开属性"
          blank="全部"
          options={[...optionsOf(attributeNames), { value: 'none', label: '没有' }]}
          value={query.attribute ?? ''}
        />
        <SelectField
          name="state"
          label="审到哪一步"
          blank="全部"
          options={optionsOf(attributeStateNames)}
          value={query.state ?? ''}
        />
        <TextField name="year" label="成文年份" value={query.year === null ? '' : String(query.year)} short />
        <p class="btns">
          <button class="btn" type="submit">
            找
          </button>
          <a class="btn bare" href={`${DOCUMENTS}/reviews`}>
            复审清单
          </a>
          <a class="btn bare" href={`${DOCUMENTS}/gazette`}>
            公报转送
          </a>
          <a class="btn bare" href={`${DOCUMENTS}/share`}>
            公开比例
          </a>
          {seesHistory ? (
            <a class="btn bare" href={HISTORY}>
              历史文件
            </a>
          ) : null}
        </p>
      </form>
      {lines.length === 0 ? (
        <Empty title="没有符合的公文">
          <p>登记一份，或者从办公系统导入登记簿，就出现在这里。</p>
        </Empty>
      ) : (
        <FlowTable
          caption={`公文，共 ${String(count)} 份`}
          columns={[
            { label: '文号和标题' },
            { label: '处室' },
            { label: '成文' },
            { label: '公开属性' },
            { label: '有效性' },
          ]}
          rows={lines.map((line) => ({
            key: line.document.id,
            cells: [
              <DocumentLink document={line.document} />,
              line.division,
              line.document.writtenOn,
              <AttributeTag document={line.document} />,
              <ValidityTag validity={line.validity} amended={line.amended} />,
            ],
          }))}
        />
      )}
      <Pager
        page={query.page}
        pages={Math.ceil(count / DOCUMENTS_A_PAGE)}
        hrefOf={(page) => `${DOCUMENTS}?${addressOf({ ...query, page })}`}
      />
    </div>
  )
}

/** A document by number and title, leading to its page. */
export function DocumentLink({
  document: { id, number, title },
}: {
  readonly document: Pick<RegisteredDocument, 'id' | 'number' | 'title'>
}) {
  return (
    <>
      <a href={`${DOCUMENTS}/${id}`}>{title}</a> {number ?? '无文号'}
    </>
  )
}

/** 公开属性 with where it stands. */
export function AttributeTag({ document }: { readonly document: RegisteredDocument }) {
  const { attribute, attributeState: state, redactionNote, publicationId, historyBatchId } = document
  if (historyBatchId !== null)
    return attribute === null ? <Tag kind="hold">历史，待放行</Tag> : <Tag kind="ok">历史，已公开</Tag>
  if (attribute === null) return <Tag kind="due">没有属性</Tag>
  const name = redactionNote === null ? attributeNames[attribute] : '删减后公开'
  if (state !== 'decided')
    return (
      <>
        {name} <Tag kind={state === 'returned' ? 'over' : 'due'}>{attributeStateNames[state]}</Tag>
      </>
    )
  return (
    <>
      {name} {publicationId === null ? null : <Tag kind="ok">已公开</Tag>}
    </>
  )
}

/** 有效性 of a document, with 已修改 beside it. */
export function ValidityTag({
  validity,
  amended,
}: {
  readonly validity: Validity
  readonly amended: boolean
}) {
  return (
    <>
      <Tag kind={validity === 'in-force' ? 'ok' : validity === 'not-yet' ? 'hold' : 'plain'}>
        {validityNames[validity]}
      </Tag>{' '}
      {amended ? <Tag kind="hold">已修改</Tag> : null}
    </>
  )
}

/** The names of a choice as options. */
export function optionsOf(names: Readonly<Record<string, string>>) {
  return Object.entries(names).map(([value, label]) => ({ value, label }))
}

function addressOf({ q, attribute, state, year, page }: DocumentsQuery): string {
  return new URLSearchParams({
    ...(q === '' ? {} : { q }),
    ...(attribute === null ? {} : { attribute }),
    ...(state === null ? {} : { state }),
    ...(year === null ? {} : { year: String(year) }),
    ...(page === 1 ? {} : { page: String(page) }),
  }).toString()
}
