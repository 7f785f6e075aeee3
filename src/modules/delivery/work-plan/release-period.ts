import { personOf } from '../../../kernel/actor.ts'
import type { Period } from '../../../kernel/period.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import type { Work } from '../../../platform/work/work.ts'
import { dischargeWhere } from '../../ground/duties/index.ts'
import { findOpennessOffice } from '../../ground/organisation/index.ts'
import { releasePublication } from '../../ground/publication/index.ts'
import { PERIOD_KIND } from './domain/period-content.ts'
import type { PeriodContent } from './domain/period-content.ts'
import { begunPeriod, NO_PERIOD } from './domain/plan.ts'
import type { Plan } from './domain/plan.ts'
import { allowedReleaseActions, OWN_RELEASE } from './domain/period-release.ts'
import type { ReleaseAction } from './domain/period-release.ts'
import { periodParts } from './gather-period.ts'
import { listPlanEvidence } from './store/evidence.ts'
import { getPlanForUpdate } from './store/plans.ts'
import {
  findNewestReleaseForUpdate,
  getFrozenContent,
  listPlanReleases,
  markReleased,
  markReturned,
} from './store/releases.ts'
import type { PeriodRelease } from './store/releases.ts'

/** Which period of which plan. */
export interface PeriodKey {
  readonly planId: string
  readonly period: string
}

/** Approves and releases what was handed in, as a second person; the frozen text goes out unchanged. */
export async function approvePeriod(work: Work, key: PeriodKey): Promise<string> {
  const { plan, period, release } = await periodFor(work, key, 'approve')
  if (release === null) throw new Refusal('conflict', 'nothing-submitted', '这一期还没有送审。')
  const content = await getFrozenContent(work.db, release.id)
  await refuseEvidenceNoLongerPublic(work, plan, content)
  const later = (await listPlanReleases(work.db, plan.id)).some(
    (r) => r.status === 'released' && r.period > period.id,
  )
  const office = await findOpennessOffice(work.db)
  const path = `/gzyd/${plan.slug}/${period.id}`
  const out = await releasePublication(work, {
    path,
    kind: PERIOD_KIND,
    columnId: 'work-plan',
    divisionId: office?.id ?? null,
    title: `${plan.title}：${period.name}落实情况`,
    content,
    parts: periodParts(content, { path, measuresToo: !later, office }),
    author: { id: release.preparedBy, name: release.preparedByName },
    changeNote: release.changeNote,
  })
  const approver = personOf(work.actor)
  await markReleased(work.db, release.id, {
    by: approver?.id ?? '',
    name: approver?.name ?? '',
    at: work.now,
    hash: out.hash,
  })
  await dischargeWhere(work, [`period-release:${release.id}`], { fits: () => true, how: '已批准发布' })
  await dischargeWhere(work, [`work-plan:${plan.id}`], {
    fits: (duty) => duty.kind === 'work-plan.release' && duty.url.endsWith(`/${period.id}`),
    how: '已发布',
  })
  await work.record({
    subject: `period-release:${release.id}`,
    action: 'released',
    after: {
      planId: plan.id,
      period: period.id,
      version: release.version,
      status: 'released',
      hash: out.hash,
    },
  })
  return path
}

/** Frozen evidence goes out only while its division still holds it 可公开: a form sent back meanwhile may have taken it back. */
async function refuseEvidenceNoLongerPublic(work: Work, plan: Plan, content: PeriodContent): Promise<void> {
  const pieces = await listPlanEvidence(work.db, plan.id)
  const open = new Set(pieces.filter((piece) => piece.public).map((piece) => piece.id))
  const line = content.measures.find((measure) => measure.evidence.some((piece) => !open.has(piece.id)))
  if (line !== undefined)
    throw new Refusal(
      'conflict',
      'evidence-no-longer-public',
      `第 ${String(line.number)} 项有一件佐证，责任处室已改回内部或撤下，不能照送审的发布。请退回，由办公室重新送审。`,
    )
}

/** Sends a handed-in period back to its preparer with reasons. */
export async function returnPeriod(work: Work, key: PeriodKey, reason: string): Promise<void> {
  const { release } = await periodFor(work, key, 'return')
  if (release === null) throw new Refusal('conflict', 'nothing-submitted', '这一期还没有送审。')
  if (reason.trim() === '') throw new Refusal('invalid', 'no-reason', '退回要写明理由。')
  await markReturned(work.db, release.id, reason.trim())
  await dischargeWhere(work, [`period-release:${release.id}`], {
    fits: () => true,
    how: `退回：${reason.trim()}`,
    asNeverOpened: true,
  })
  await work.record({
    subject: `period-release:${release.id}`,
    action: 'returned',
    reason: reason.trim(),
    after: { status: 'returned' },
  })
}

/** The plan, the period and its newest release, locked, when this person may do this with it now; refuses otherwise. */
export async function periodFor(
  work: Work,
  key: PeriodKey,
  action: ReleaseAction,
): Promise<{ plan: Plan; period: Period; release: PeriodRelease | null }> {
  const plan = await getPlanForUpdate(work.db, key.planId)
  const period = begunPeriod(plan, key.period, work.today)
  if (period === null) throw new Refusal('absent', 'no-period', NO_PERIOD)
  const release = await findNewestReleaseForUpdate(work.db, plan.id, period.id)
  if (allowedReleaseActions(release, work.actor).includes(action)) return { plan, period, release }
  if (
    action === 'approve' &&
    release?.status === 'submitted' &&
    release.preparedBy === personOf(work.actor)?.id
  )
    throw new Refusal('forbidden', 'own-release', OWN_RELEASE)
  if (action === 'approve' && release?.status !== 'submitted')
    throw new Refusal('conflict', 'not-submitted', '这一期现在不在送审，没有可批准的内容。')
  if (action === 'prepare' && release?.status === 'submitted')
    throw new Refusal('conflict', 'already-submitted', '这一期已经送审。要改，请先退回。')
  throw new Refusal('forbidden', 'not-your-release', '这一步由办公室送审、公开机构负责人或分管领导批准。')
}
