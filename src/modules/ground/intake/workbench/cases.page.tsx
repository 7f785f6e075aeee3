import { civilDateAt } from '../../../../kernel/civil-date.ts'
import { Tag } from '../../../../ui/badge.tsx'
import { DateText } from '../../../../ui/date.tsx'
import { TextField } from '../../../../ui/fields.tsx'
import { Empty } from '../../../../ui/notice.tsx'
import { Pager } from '../../../../ui/pager.tsx'
import { FlowTable } from '../../../../ui/table.tsx'
import { caseStatusNames } from '../domain/case.ts'
import type { Case, CaseStatus } from '../domain/case.ts'
import type { CasesQuery } from './case.form.ts'

export const CASES_A_PAGE = 50

interface CasesView {
  readonly query: CasesQuery
  readonly rows: readonly {
    readonly subject: Case
    readonly division: string
    readonly remaining: string | null
    readonly isLate: boolean
    /** 张* · 138****5678, or nothing left to show. */
    readonly person: string
  }[]
  readonly count: number
}

/** The cases of the reader's divisions, what is open on top; people are masked. */
export function CasesPage({ query, rows, count }: CasesView) {
  return (
    <div class="stack">
      <form action="/workbench/cases" class="card">
        <TextField name="number" label="按编号找" hint="例如 2026 1" value={query.number} short />
        <p class="btns">
          <button class="btn" type="submit">
            找
          </button>
          <StateLinks query={query} />
        </p>
      </form>
      {rows.length === 0 ? (
        <Empty title="没有符合的办件">
          <p>读者在门户每一页的页脚点「我要纠错」交来的，会出现在这里，也会出现在今日。</p>
        </Empty>
      ) : (
        <FlowTable
          caption={`办件，共 ${String(count)} 件`}
          columns={[
            { label: '编号和页面' },
            { label: '状态' },
            { label: '期限' },
            { label: '处室' },
            { label: '来件人' },
            { label: '收到' },
          ]}
          rows={rows.map(({ subject, division, remaining, isLate, person }) => ({
            key: subject.id,
            cells: [
              <>
                <a href={`/workbench/cases/${subject.id}`}>{subject.label}</a> {subject.pageTitle}
              </>,
              <StatusTag status={subject.status} />,
              remaining === null ? null : isLate ? <Tag kind="over">{remaining}</Tag> : remaining,
              division,
              person,
              <DateText date={civilDateAt(subject.receivedAt)} />,
            ],
          }))}
        />
      )}
      <Pager
        page={query.page}
        pages={Math.ceil(count / CASES_A_PAGE)}
        hrefOf={(page) => `/workbench/cases?${addressOf({ ...query, page })}`}
      />
    </div>
  )
}

function StateLinks({ query }: { readonly query: CasesQuery }) {
  const states: readonly (CaseStatus | null)[] = [null, 'received', 'acknowledged', 'answered']
  return (
    <>
      {states.map((state) => (
        <a
          key={state}
          class="btn bare"
          href={`/workbench/cases?${addressOf({ ...query, state, page: 1 })}`}
          aria-current={state === query.state ? 'true' : undefined}
        >
          {state === null ? '全部' : caseStatusNames[state]}
        </a>
      ))}
    </>
  )
}

function addressOf({ state, number, page }: CasesQuery): string {
  return new URLSearchParams({
    ...(state === null ? {} : { state }),
    ...(number === '' ? {} : { number }),
    ...(page === 1 ? {} : { page: String(page) }),
  }).toString()
}

/** The state of a case in a word. */
export function StatusTag({ status }: { readonly status: CaseStatus }) {
  return (
    <Tag kind={status === 'answered' ? 'ok' : status === 'received' ? 'due' : 'plain'}>
      {caseStatusNames[status]}
    </Tag>
  )
}
