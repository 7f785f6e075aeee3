import { SelectField } from '../../../../ui/fields.tsx'
import { Tag } from '../../../../ui/badge.tsx'
import { DateText } from '../../../../ui/date.tsx'
import { Empty, Note } from '../../../../ui/notice.tsx'
import { Pager } from '../../../../ui/pager.tsx'
import { FlowTable } from '../../../../ui/table.tsx'
import { bucketName, LATE, UNDATED } from '../domain/board.ts'
import type { BoardRow } from '../domain/board.ts'
import { isProvisional } from '../domain/duty-move.ts'
import { remaining } from '../domain/duty.ts'
import type { OpenDuty } from '../domain/duty.ts'
import { urgingWords } from '../domain/urging.ts'
import { boardPath, countWith, divisionName, ownerName } from './board.view.ts'
import type { BoardView } from './board.view.ts'
import { CopyWords } from './copy-words.tsx'

interface BoardPageProps {
  readonly view: BoardView
  /** One page of the list behind the numbers. */
  readonly list: readonly OpenDuty[]
  readonly page: number
  readonly pages: number
  readonly origin: string
}

/** As many are named in words to be pasted into a chat group. */
const MOST_URGED = 30

/** 看板: divisions by months, late first; every number leads to what it counts. */
export function BoardPage(props: BoardPageProps) {
  const { view } = props
  const undated = countWith(view, { state: UNDATED })
  return (
    <>
      {undated === 0 || view.filter.state === UNDATED ? null : (
        <Note>
          <a href={boardPath({ ...view.filter, state: UNDATED })}>{undated} 件期限待定</a>
          ：数到的那一年放假安排还没有录入，录入后自动算出日子。
        </Note>
      )}
      <Sift view={view} />
      {view.table.total === 0 ? (
        <NothingOpen view={view} />
      ) : (
        <>
          <Matrix view={view} />
          <List {...props} />
        </>
      )}
    </>
  )
}

function NothingOpen({ view: { filter } }: { readonly view: BoardView }) {
  if (Object.values(filter).every((value) => value === null))
    return (
      <Empty title="没有未办结的时限事项">
        <p>采纳工作要点、收到办件后，各处室该办的事会按到期的月份列在这里。</p>
      </Empty>
    )
  return (
    <Empty title="没有符合的事项">
      <p>
        换一个处室、种类或月份，或<a href="/workbench/board">看全部</a>。
      </p>
    </Empty>
  )
}

function Sift({ view }: { readonly view: BoardView }) {
  const divisions = [...new Set(view.counts.map((count) => count.divisionId))]
  const kinds = [...new Set(view.counts.map((count) => count.kind))]
  const states = [...new Set(view.counts.map((count) => count.bucket))].sort()
  return (
    <form class="sift btns" action="/workbench/board" aria-label="筛选">
      <SelectField
        name="division"
        label="处室"
        blank="全部"
        value={view.filter.division ?? ''}
        options={divisions
          .map((id) => ({ value: id ?? 'none', label: divisionName(view, id) }))
          .sort((a, b) => a.label.localeCompare(b.label, 'zh-Hans'))}
      />
      <SelectField
        name="kind"
        label="种类"
        blank="全部"
        value={view.filter.kind ?? ''}
        options={kinds.map((kind) => ({ value: kind, label: view.kindNames.get(kind) ?? kind }))}
      />
      <SelectField
        name="state"
        label="到期"
        blank="全部"
        value={view.filter.state ?? ''}
        options={states.map((state) => ({ value: state, label: bucketName(state, view.today) }))}
      />
      <button type="submit" class="btn">
        筛选
      </button>
    </form>
  )
}

function Matrix({ view }: { readonly view: BoardView }) {
  const { table, today } = view
  return (
    <div class="scroll" tabindex={0} role="region" aria-label="处室和月份">
      <table class="grid">
        <caption class="vh">各处室未办结的时限事项，按到期的月份</caption>
        <thead>
          <tr>
            <th scope="col">处室</th>
            {table.buckets.map((bucket) => (
              <th key={bucket} scope="col" class="n">
                {bucketName(bucket, today)}
              </th>
            ))}
            <th scope="col" class="n">
              合计
            </th>
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row) => (
            <MatrixRow key={row.divisionId ?? 'none'} row={row} view={view} />
          ))}
          <tr>
            <th scope="row">合计</th>
            {table.buckets.map((bucket) => (
              <td key={bucket} class="n">
                <a href={boardPath({ ...view.filter, state: bucket })}>{table.sums.get(bucket) ?? 0}</a>
              </td>
            ))}
            <td class="n">
              <b>{table.total}</b>
            </td>
          </tr>
        </tbody>
      </table>
    </div>
  )
}

function MatrixRow({ row, view }: { readonly row: BoardRow; readonly view: BoardView }) {
  const filter = { ...view.filter, division: row.divisionId ?? 'none' }
  return (
    <tr>
      <th scope="row">
        <a href={boardPath(filter)}>{divisionName(view, row.divisionId)}</a>
      </th>
      {view.table.buckets.map((bucket) => {
        const count = row.counts.get(bucket) ?? 0
        return (
          <td key={bucket} class="n">
            {count === 0 ? (
              0
            ) : (
              <a href={boardPath({ ...filter, state: bucket })} class={bucket === LATE ? 'late' : undefined}>
                {count}
              </a>
            )}
          </td>
        )
      })}
      <td class="n">{row.total}</td>
    </tr>
  )
}

const COLUMNS = [{ label: '事项' }, { label: '承办' }, { label: '种类' }, { label: '期限' }, { label: '剩' }]

function List({ view, list, page, pages, origin }: BoardPageProps) {
  const urged = list.filter((duty) => duty.due.kind === 'day' && duty.due.on <= view.today)
  const lines = (urged.length > 0 ? urged : list).slice(0, MOST_URGED).map((duty) => ({
    division: ownerName(view, duty),
    title: duty.title,
    due: duty.due,
    link: `${origin}/workbench/duties/${duty.id}`,
  }))
  return (
    <section class="sec" aria-labelledby="h-list">
      <div class="head">
        <h2 id="h-list">事项</h2>
        <span class="meta">共 {view.table.total} 件</span>
      </div>
      <CopyWords words={urgingWords(lines, view.today)} rows={6} />
      <FlowTable
        caption="看板上的事项"
        quietCaption
        columns={COLUMNS}
        rows={list.map((duty) => row(duty, view))}
      />
      <Pager page={page} pages={pages} hrefOf={(wanted) => boardPath(view.filter, wanted)} />
    </section>
  )
}

function row(duty: OpenDuty, view: BoardView) {
  const { due } = duty
  const late = due.kind === 'day' && due.on < view.today
  return {
    key: duty.id,
    cells: [
      <>
        <a href={duty.url}>{duty.title}</a>
        <small>
          {duty.action} · <a href={`/workbench/duties/${duty.id}`}>期限和督办</a>
        </small>
      </>,
      ownerName(view, duty),
      view.kindNames.get(duty.kind) ?? duty.action,
      due.kind === 'day' ? (
        <>
          <DateText date={due.on} />{' '}
          {isProvisional(duty, view.provisionalAfter) ? <Tag kind="hold">暂定</Tag> : null}
        </>
      ) : null,
      <Tag kind={late ? 'over' : due.kind === 'calendar-missing' ? 'hold' : 'plain'}>
        {remaining(due, view.today)}
      </Tag>,
    ],
  }
}
