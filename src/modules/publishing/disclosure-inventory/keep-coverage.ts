import { z } from 'zod'
import type { CivilDate } from '../../../kernel/civil-date.ts'
import type { Job, Subscription } from '../../../platform/jobs/worker.ts'
import type { Work } from '../../../platform/work/work.ts'
import { dischargeWhere, listOpenDutiesOfKind, openDuty } from '../../ground/duties/index.ts'
import type { DutyToOpen } from '../../ground/duties/index.ts'
import { findOpennessOffice } from '../../ground/organisation/index.ts'
import { coverageOf } from './domain/coverage.ts'
import type { Standing } from './domain/coverage.ts'
import { itemName } from './domain/inventory-row.ts'
import type { ReleasedRow } from './domain/released-inventory.ts'
import { findInForce } from './in-force.ts'
import type { InForce } from './in-force.ts'
import { listFormations } from './store/formations.ts'
import { findPlace, listReleaseDays } from './store/releases.ts'

export const PUBLISH_DUTY = 'disclosure-inventory.publish'

/** The inventory in force today with how each of its rows stands; of `columns` only, where they are named. */
export async function surveyCoverage(
  work: Pick<Work, 'db' | 'today' | 'calendar'>,
  columns: readonly string[] | null = null,
): Promise<{ readonly inForce: InForce; readonly standings: ReadonlyMap<string, Standing> } | null> {
  const inForce = await findInForce(work.db, work.today)
  if (inForce === null) return null
  const rows = inForce.inventory.rows.filter(
    ({ content }) => columns === null || columns.includes(content.columnId ?? ''),
  )
  const standings = coverageOf(rows, {
    today: work.today,
    calendar: work.calendar,
    formations: await listFormations(work.db),
    releases: await listReleaseDays(work.db, columnsOf(rows)),
    since: inForce.since,
  })
  return { inForce, standings }
}

function columnsOf(rows: readonly ReleasedRow[]): readonly string[] {
  return [...new Set(rows.flatMap(({ content }) => content.columnId ?? []))]
}

/** The ledger's and the duties' name of an item. */
export function itemSubject(itemId: string): string {
  return `inventory-item:${itemId}`
}

/** A row that went late owes a release; opened by the day's survey, or when something was recorded as formed. */
export async function openPublishDuty(
  work: Work,
  row: ReleasedRow,
  owed: { readonly key: string; readonly explanation: string } & Pick<DutyToOpen, 'due' | 'counted'>,
): Promise<void> {
  const { content, itemId } = row
  const office = content.divisionId === null ? await findOpennessOffice(work.db) : null
  const { key, ...duty } = owed
  await openDuty(work, {
    kind: PUBLISH_DUTY,
    subject: itemSubject(itemId),
    title: `按全清单公开：${itemName(content)}`,
    action: '去公开',
    url: `/workbench/inventory/items/${itemId}`,
    divisionId: content.divisionId ?? office?.id ?? null,
    function: content.divisionId === null ? 'openness-handler' : 'handler',
    rule: 'inventory-limit',
    clause: `全清单公开时限：${content.limit.text}`,
    occasion: key,
    ...duty,
  })
}

/** Each day: rows that went late owe a release, and duties of what is no longer owed end. */
export const surveyJob: Job = {
  name: 'disclosure-inventory.survey',
  actor: '全清单巡检',
  // Ten past midnight in Shanghai.
  every: '10 16 * * *',
  run: (work) => keepDuties(work, null),
}

const Released = z.looseObject({ publicationId: z.string() })

/** What was released somewhere discharges the duties of the rows that are published there. */
export const followReleases: Subscription = {
  event: 'publication.released',
  subscriber: 'disclosure-inventory.follow-releases',
  run: async (work, event) => {
    const place = await findPlace(work.db, Released.parse(event).publicationId)
    if (place !== null) await keepDuties(work, [place.columnId])
  },
}

async function keepDuties(work: Work, columns: readonly string[] | null): Promise<void> {
  const survey = await surveyCoverage(work, columns)
  if (survey === null) return
  const { inventory } = survey.inForce
  for (const row of inventory.rows) {
    const standing = survey.standings.get(row.itemId)
    if (standing === undefined) continue
    await openLate(work, row, standing)
    await dischargeMet(work, row.itemId, standing)
  }
  if (columns === null) await dischargeGone(work, new Set(inventory.rows.map(({ itemId }) => itemId)))
}

async function openLate(work: Work, row: ReleasedRow, { unmet }: Standing): Promise<void> {
  for (const { key, due } of unmet)
    if (isPast(due, work.today))
      await openPublishDuty(work, row, {
        key,
        due: { kind: 'day', on: due },
        explanation: `应在 ${due} 前公开，栏目里还没有。`,
      })
}

function isPast(due: CivilDate | null, today: CivilDate): due is CivilDate {
  return due !== null && due < today
}

async function dischargeMet(work: Work, itemId: string, { unmet }: Standing): Promise<void> {
  await dischargeWhere(work, [itemSubject(itemId)], {
    fits: ({ kind, occasion }) => kind === PUBLISH_DUTY && !unmet.some(({ key }) => key === occasion),
    how: '已经公开',
  })
}

/** Items that the inventory in force no longer has owe nothing. */
async function dischargeGone(work: Work, present: ReadonlySet<string>): Promise<void> {
  const open = await listOpenDutiesOfKind(work.db, PUBLISH_DUTY)
  const gone = new Set(
    open.map(({ subject }) => subject).filter((subject) => !present.has(subject.replace(/^[^:]+:/, ''))),
  )
  await dischargeWhere(work, [...gone], {
    fits: ({ kind }) => kind === PUBLISH_DUTY,
    how: '现行全清单里已没有这个事项',
  })
}
