import { SelectField } from '../../../../../ui/fields.tsx'
import { Empty } from '../../../../../ui/notice.tsx'
import { FlowTable } from '../../../../../ui/table.tsx'
import type { TableRow } from '../../../../../ui/table.tsx'
import { Tag } from '../../../../../ui/badge.tsx'
import { dueLine } from '../../domain/due-line.ts'
import { placeName, shortTitle, stateNames } from '../../domain/measure.ts'
import { ownerWords } from '../../domain/owner-words.ts'
import type { SurveyedMeasure } from '../../survey-plan.ts'
import { fitsFilter } from './overview.view.ts'
import type { OverviewView } from './overview.view.ts'
import { shortPeriod, StandingTag } from './standing.tsx'

/** All measures with owners, limits and states; the reader's own divisions first. */
export function MeasureTable({ view }: { readonly view: OverviewView }) {
  const { survey, filter, current } = view
  const shown = survey.lines.filter((line) => fitsFilter(line, filter, current))
  return (
    <section class="sec" aria-labelledby="measures">
      <div class="head">
        <h2 id="measures">任务</h2>
        <span class="meta">
          {shown.length === survey.lines.length
            ? `共 ${String(shown.length)} 项`
            : `共 ${String(survey.lines.length)} 项，选出 ${String(shown.length)} 项`}
        </span>
      </div>
      <Filter view={view} />
      {shown.length === 0 ? (
        <Empty title="没有符合的任务">
          <p>
            <a href={`/workbench/plans/${view.plan.id}`}>看全部任务</a>
          </p>
        </Empty>
      ) : (
        <Shown view={view} shown={shown} />
      )}
    </section>
  )
}

function Shown({ view, shown }: { readonly view: OverviewView; readonly shown: readonly SurveyedMeasure[] }) {
  const mine = shown.filter((line) => isOwn(line, view.ownDivisionIds))
  const others = shown.filter((line) => !mine.includes(line))
  const rows = (lines: readonly SurveyedMeasure[]) => lines.map((line) => row(line, view))
  const table = {
    caption: '任务和进展',
    quietCaption: true,
    columns: [
      { label: '任务' },
      { label: '责任处室' },
      { label: '完成时限' },
      ...view.survey.periods.map((period) => ({ label: shortPeriod(period.name) })),
    ],
  }
  if (mine.length === 0 || others.length === 0) return <FlowTable {...table} rows={rows(shown)} />
  return (
    <FlowTable
      {...table}
      groups={[
        { key: 'mine', title: <GroupTitle name="本处的任务" count={mine.length} />, rows: rows(mine) },
        { key: 'others', title: <GroupTitle name="其他任务" count={others.length} />, rows: rows(others) },
      ]}
    />
  )
}

function GroupTitle({ name, count }: { readonly name: string; readonly count: number }) {
  return (
    <>
      {name} <small>{count} 项</small>
    </>
  )
}

function isOwn(line: SurveyedMeasure, divisionIds: readonly string[]): boolean {
  return divisionIds.some((id) => line.leadIds.includes(id) || line.participantIds.includes(id))
}

function Filter({ view }: { readonly view: OverviewView }) {
  const { plan, filter, survey, current } = view
  const involved = new Set(survey.lines.flatMap((line) => [...line.leadIds, ...line.participantIds]))
  const divisions = survey.divisions
    .filter((d) => involved.has(d.id))
    .map((d) => ({ value: d.id, label: d.name }))
  const states = [
    ...(['behind', 'not-reported', 'on-schedule', 'completed'] as const).map((value) => ({
      value,
      label: stateNames[value],
    })),
    { value: 'under-way', label: '待确认' },
  ]
  return (
    <form method="get" action={`/workbench/plans/${plan.id}`} class="btns sift" aria-label="筛选任务">
      <SelectField
        name="division"
        label="处室"
        blank="全部处室"
        value={filter.division}
        options={divisions}
      />
      {current === null ? null : (
        <SelectField
          name="state"
          label={`${shortPeriod(current.name)}状态`}
          blank="全部状态"
          value={filter.state}
          options={states}
        />
      )}
      <button type="submit" class="btn">
        筛选
      </button>
      {filter.division === '' && filter.state === '' ? null : (
        <a href={`/workbench/plans/${plan.id}#measures`}>看全部</a>
      )}
    </form>
  )
}

function row(line: SurveyedMeasure, view: OverviewView): TableRow {
  const { measure, leadIds, participantIds } = line
  const { divisions, periods } = view.survey
  const joined = ownerWords(participantIds, {
    divisions,
    besides: leadIds,
    outside: line.outsideParticipants,
  })
  return {
    key: measure.id,
    cells: [
      <>
        <a href={`/workbench/plans/${view.plan.id}/measures/${measure.id}`}>
          {measure.number} {shortTitle(measure)}
        </a>
        <small>
          {placeName(measure)}
          {view.changing.includes(measure.id) ? (
            <>
              {' '}
              <Tag kind="hold">调整待审定</Tag>
            </>
          ) : null}
        </small>
      </>,
      <>
        {ownerWords(leadIds, { divisions, outside: line.outsideLeads })}
        {joined === '' ? null : <small>参加：{joined}</small>}
      </>,
      dueLine(measure, view.plan.reporting),
      ...periods.map((period) => <StandingTag key={period.id} standing={line.standing.get(period.id)} />),
    ],
  }
}
