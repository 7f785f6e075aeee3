import { actorName, personOf } from '../../../kernel/actor.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import type { FieldError } from '../../../kernel/refusal.ts'
import type { Work } from '../../../platform/work/work.ts'
import { askApproval } from './ask-approval.ts'
import type { PublicState } from './domain/measure.ts'
import { nextVersion } from './domain/period-release.ts'
import { freezePeriod, gatherPeriod } from './gather-period.ts'
import type { GatheredMeasure } from './gather-period.ts'
import { periodFor } from './release-period.ts'
import type { PeriodKey } from './release-period.ts'
import { upsertChangeNote, upsertPublicEntry, upsertSubmitted } from './store/releases.ts'

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

/** Keeps the 更正说明 of a correction that is being prepared; it goes out with what is handed in and approved, not before. */
export async function noteCorrection(work: Work, key: PeriodKey, note: string): Promise<void> {
  const { plan, period, release } = await periodFor(work, key, 'prepare')
  const next = nextVersion(release)
  const kept = note.trim()
  if (next.version === 1 || kept === next.note) return
  const preparer = personOf(work.actor)
  if (preparer === null) throw new Refusal('forbidden', 'no-preparer', '更正说明要由人来写。')
  const id = next.id ?? work.newId()
  await upsertChangeNote(work.db, {
    id,
    planId: plan.id,
    period: period.id,
    version: next.version,
    preparedBy: preparer.id,
    preparedByName: preparer.name,
    changeNote: kept,
  })
  await work.record({
    subject: `period-release:${id}`,
    action: 'correction-noted',
    after: { planId: plan.id, period: period.id, version: next.version, note: kept },
  })
}

/** Hands a period in for approval; it is frozen as it will go out. Answers with what is still missing. */
export async function submitPeriod(
  work: Work,
  key: PeriodKey,
  submission: { readonly changeNote: string | null },
): Promise<readonly FieldError[]> {
  const { plan, period, release } = await periodFor(work, key, 'prepare')
  const gathered = await gatherPeriod(work, plan, period)
  const next = nextVersion(release)
  const { version } = next
  const note = submission.changeNote?.trim() ?? ''
  const lacks = [...lacksOf(gathered), ...(version > 1 && note === '' ? [NO_CHANGE_NOTE] : [])]
  if (lacks.length > 0) return lacks
  const preparer = personOf(work.actor)
  if (preparer === null) throw new Refusal('forbidden', 'no-preparer', '送审要由人来做。')
  const id = next.id ?? work.newId()
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
  await askApproval(work, {
    kind: 'work-plan.approve-release',
    subject: `period-release:${id}`,
    title: `${preparer.name}送审：${period.name}落实情况${version > 1 ? `（更正第 ${String(version)} 版）` : ''}`,
    action: '审签：批准发布或退回',
    url: `/workbench/plans/${plan.id}/releases/${period.id}`,
    after: '送审',
    clause: `《${plan.title}》按期公布；先审后发`,
    explanation: '送审人不能自己批准。',
  })
  await work.record({
    subject: `period-release:${id}`,
    action: 'submitted',
    after: { planId: plan.id, period: period.id, version, status: 'submitted' },
  })
  return []
}

const NO_CHANGE_NOTE: FieldError = {
  field: 'changeNote',
  message: '这一期已经发布过，再发布算更正，请写明改了什么、为什么。',
}

function lacksOf(gathered: readonly GatheredMeasure[]): readonly FieldError[] {
  return gathered.flatMap(({ measure, lack }) =>
    lack === null
      ? []
      : [{ field: `sentence-${measure.id}`, message: `第 ${String(measure.number)} 项：${lack}` }],
  )
}
