import { actorName, personOf } from '../../../kernel/actor.ts'
import { periodById } from '../../../kernel/period.ts'
import type { Period } from '../../../kernel/period.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import type { FieldError } from '../../../kernel/refusal.ts'
import type { Work } from '../../../platform/work/work.ts'
import { dischargeWhere } from '../../ground/duties/index.ts'
import { findOpennessOffice } from '../../ground/organisation/index.ts'
import { releasePublication } from '../../ground/publication/index.ts'
import { askApproval } from './ask-approval.ts'
import type { PublicState } from './domain/measure.ts'
import { PERIOD_KIND } from './domain/period-content.ts'
import type { PeriodContent } from './domain/period-content.ts'
import { begunPeriods } from './domain/plan.ts'
import type { Plan } from './domain/plan.ts'
import { approvalWorkingDays } from './domain/plan-settings.ts'
import { allowedReleaseActions, OWN_RELEASE } from './domain/period-release.ts'
import type { ReleaseAction } from './domain/period-release.ts'
import { freezePeriod, gatherPeriod, periodParts } from './gather-period.ts'
import { listPlanEvidence } from './store/evidence.ts'
import { getPlanForUpdate } from './store/plans.ts'
import {
  findNewestReleaseForUpdate,
  getFrozenContent,
  listPlanReleases,
  markReleased,
  markReturned,
  upsertPublicEntry,
  upsertSubmitted,
} from './store/releases.ts'
import type { PeriodRelease } from './store/releases.ts'

/** Which period of which plan. */
export interface PeriodKey {
  readonly planId: string
  readonly period: string
}

/** What 办公室 writes of a measure for the public. */
export interface PublicWording {
  readonly measureId: string
  readonly sentence: string
  readonly state: PublicState
  readonly stateReason: string
}

/** Saves 办公室's wording of the measures it may word; answers with what is wrong, per measure. */
export async function wordPeriod(
  work: Work,
  key: PeriodKey,
  wordings: readonly PublicWording[],
): Promise<readonly FieldError[]> {
  const { plan, period } = await periodFor(work, key, 'prepare')
  const gathered = await gatherPeriod(work, plan, period)
  const errors: FieldError[] = []
  for (const wording of wordings) {
    const line = gathered.find((g) => g.measure.id === wording.measureId)
    if (line === undefined || !line.officeWords) continue
    const changed = wording.state !== line.derivedState
    if (changed && wording.stateReason.trim() === '')
      errors.push({
        field: `reason-${wording.measureId}`,
        message: `第 ${String(line.measure.number)} 项：改了各处室报上来的状态，要写明理由。`,
      })
    else
      await upsertPublicEntry(work.db, {
        measureId: wording.measureId,
        period: period.id,
        sentence: wording.sentence.trim(),
        state: wording.state,
        stateReason: changed ? wording.stateReason.trim() : null,
        by: actorName(work.actor),
      })
  }
  return errors
}

/** Hands a period in for approval; it is frozen as it will go out. Answers with what is still missing. */
export async function submitPeriod(
  work: Work,
  key: PeriodKey,
  submission: { readonly changeNote: string | null },
): Promise<readonly FieldError[]> {
  const { plan, period, release } = await periodFor(work, key, 'prepare')
  const gathered = await gatherPeriod(work, plan, period)
  const lacks = gathered.flatMap((line) =>
    line.lack === null
      ? []
      : [
          {
            field: `sentence-${line.measure.id}`,
            message: `第 ${String(line.measure.number)} 项：${line.lack}`,
          },
        ],
  )
  const version = release === null ? 1 : release.status === 'released' ? release.version + 1 : release.version
  const note = submission.changeNote?.trim() ?? ''
  if (version > 1 && note === '')
    lacks.push({ field: 'changeNote', message: '这一期已经发布过，再发布算更正，请写明改了什么、为什么。' })
  if (lacks.length > 0) return lacks
  const preparer = personOf(work.actor)
  if (preparer === null) throw new Refusal('forbidden', 'no-preparer', '送审要由人来做。')
  const id = release !== null && release.status !== 'released' ? release.id : work.newId()
  const content = freezePeriod({ plan, period, gathered, asOf: work.today })
  await upsertSubmitted(work.db, {
    id,
    planId: plan.id,
    period: period.id,
    version,
    preparedBy: preparer.id,
    preparedByName: preparer.name,
    at: work.now,
    changeNote: version > 1 ? note : null,
    content,
  })
  await layBeforeApprovers(work, { plan, period, releaseId: id, version, preparer: preparer.name })
  await work.record({
    subject: `period-release:${id}`,
    action: 'submitted',
    after: { planId: plan.id, period: period.id, version, status: 'submitted' },
  })
  return []
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

async function periodFor(
  work: Work,
  key: PeriodKey,
  action: ReleaseAction,
): Promise<{ plan: Plan; period: Period; release: PeriodRelease | null }> {
  const plan = await getPlanForUpdate(work.db, key.planId)
  const period = periodById(key.period)
  if (
    plan.status !== 'adopted' ||
    period === null ||
    !begunPeriods(plan, work.today).some((p) => p.id === period.id)
  )
    throw new Refusal('absent', 'no-period', '这一期不在这份工作要点里，或者还没有开始。')
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

async function layBeforeApprovers(
  work: Work,
  on: {
    readonly plan: Plan
    readonly period: Period
    readonly releaseId: string
    readonly version: number
    readonly preparer: string
  },
): Promise<void> {
  const days = work.rules.read(approvalWorkingDays)
  const question = {
    kind: 'work-plan.approve-release',
    subject: `period-release:${on.releaseId}`,
    title: `${on.preparer}送审：${on.period.name}落实情况${on.version > 1 ? `（更正第 ${String(on.version)} 版）` : ''}`,
    action: '审签：批准发布或退回',
    url: `/workbench/plans/${on.plan.id}/releases/${on.period.id}`,
    rule: `送审后 ${String(days)} 个工作日内`,
    clause: `《${on.plan.title}》按期公布；先审后发`,
    explanation: `送审人不能自己批准。从 ${work.today} 的次日起数 ${String(days)} 个工作日（本局的设置）。`,
  }
  await askApproval(work, question, days)
}
