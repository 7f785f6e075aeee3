import { divisionsWhere, functionNames, holds } from '../../../../kernel/actor.ts'
import type { CivilDate } from '../../../../kernel/civil-date.ts'
import { provisionalAfter } from '../../../../kernel/working-calendar.ts'
import type { Work } from '../../../../platform/work/work.ts'
import type { DutyKind } from '../../../../platform/manifest/duty-kind.ts'
import { listDivisions } from '../../organisation/index.ts'
import { listModulesOff } from '../../rules/index.ts'
import { boardTable, fits } from '../domain/board.ts'
import type { BoardCount, BoardFilter, BoardTable } from '../domain/board.ts'
import type { OpenDuty } from '../domain/duty.ts'
import { OVERSEERS } from '../domain/urging.ts'
import { countBoard, listBoard } from '../store/board.ts'

/** What the board shows, before any list is read. */
export interface BoardView {
  readonly today: CivilDate
  /** Counted days after it are 暂定. */
  readonly provisionalAfter: CivilDate | null
  readonly filter: BoardFilter
  readonly table: BoardTable
  /** Every count this person may see, whatever the filter. */
  readonly counts: readonly BoardCount[]
  /** Null for those who look at all divisions. */
  readonly divisionIds: readonly string[] | null
  readonly modulesOff: readonly string[]
  readonly divisionNames: ReadonlyMap<string, string>
  readonly kindNames: ReadonlyMap<string, string>
}

/** Reads the board in one sum: heads see their divisions, 办公室 and leaders all of them. */
export async function loadBoard(
  work: Work,
  kinds: readonly DutyKind[],
  filter: BoardFilter,
): Promise<BoardView> {
  const divisionIds = holds(work.actor, OVERSEERS) ? null : divisionsWhere(work.actor, ['head'])
  const divisions = await listDivisions(work.db)
  const modulesOff = await listModulesOff(work.db, work.today)
  const counts = await countBoard(work.db, { divisionIds, today: work.today, modulesOff })
  const order = divisions.map((division) => division.id)
  return {
    today: work.today,
    provisionalAfter: provisionalAfter(work.calendar),
    filter,
    table: boardTable(counts, filter, order),
    counts,
    divisionIds,
    modulesOff,
    divisionNames: new Map(divisions.map((division) => [division.id, division.name])),
    kindNames: new Map(kinds.map((known) => [known.kind, known.name])),
  }
}

/** The duties behind what the filter shows. */
export async function listOfBoard(
  work: Work,
  view: BoardView,
  of: { readonly offset: number; readonly limit: number },
): Promise<readonly OpenDuty[]> {
  const { filter, divisionIds, today, modulesOff } = view
  return listBoard(work.db, { filter, divisionIds, today, modulesOff, ...of })
}

/** A division's name on the board; what no division owes is the leaders' and administrators'. */
export function divisionName(view: Pick<BoardView, 'divisionNames'>, id: string | null): string {
  if (id === null) return '局领导、系统管理'
  return view.divisionNames.get(id) ?? '（已撤并的处室）'
}

/** Who owes a duty: the division, or the function where no division does. */
export function ownerName(view: Pick<BoardView, 'divisionNames'>, duty: OpenDuty): string {
  return duty.divisionId === null ? functionNames[duty.function] : divisionName(view, duty.divisionId)
}

/** The address of the board with a filter. */
export function boardPath(filter: Partial<BoardFilter>, page = 1): string {
  const query = new URLSearchParams()
  for (const name of ['division', 'kind', 'state'] as const) {
    const value = filter[name]
    if (value !== undefined && value !== null) query.set(name, value)
  }
  if (page > 1) query.set('page', String(page))
  const text = query.toString()
  return text === '' ? '/workbench/board' : `/workbench/board?${text}`
}

/** How many the counts say where one part of the filter is changed: what a choice of the filter would show. */
export function countWith(view: BoardView, change: Partial<BoardFilter>): number {
  const filter = { ...view.filter, ...change }
  return view.counts.filter((count) => fits(count, filter)).reduce((sum, { count }) => sum + count, 0)
}
