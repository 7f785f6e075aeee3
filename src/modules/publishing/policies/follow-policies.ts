import { z } from 'zod'
import type { Subscription } from '../../../platform/jobs/worker.ts'
import type { DomainEvent, Work } from '../../../platform/work/work.ts'
import { civilDateAt, clockAt } from '../../../kernel/civil-date.ts'
import { countedDue, dischargeWhere, openDuty } from '../../ground/duties/index.ts'
import { listDraftRelations, loadPackage, titleOf } from '../../ground/publication/index.ts'
import { emergencyHours, planWorkingDays } from './domain/policy-settings.ts'
import { examinePackage } from './examine-package.ts'
import { POLICIES } from './readiness.ts'
import { findPlan } from './store/plans.ts'

const Started = z.object({ packageId: z.uuid(), typeId: z.string() })
const Released = z.object({ packageId: z.uuid(), publicationId: z.uuid() })

/** With the first draft of a policy its 解读方案 is owed (同步组织). */
export const openPlans: Subscription = {
  event: 'publication.text-started',
  subscriber: 'policies.open-plans',
  run: openPlan,
}

/** An emergency policy went out: its interpretation follows; an interpretation went out: nothing is owed any more. */
export const followReleases: Subscription = {
  event: 'publication.released',
  subscriber: 'policies.follow-releases',
  run: followRelease,
}

async function openPlan(work: Work, event: DomainEvent): Promise<void> {
  const { packageId, typeId } = Started.parse(event)
  if (typeId !== 'policy' || (await findPlan(work.db, packageId)) !== null) return
  const loaded = await loadPackage(work, packageId)
  if (loaded.package.state !== 'drafting') return
  await openDuty(work, {
    kind: 'policies.write-plan',
    subject: `package:${packageId}`,
    title: `写解读方案：${titleOf(loaded)}`,
    action: '写方案',
    url: `${POLICIES}/${packageId}`,
    divisionId: loaded.package.divisionId,
    function: 'handler',
    rule: 'plan',
    clause: '二(三) 同步组织、同步审签、同步部署',
    explanation: `文件起草后 ${String(work.rules.read(planWorkingDays))} 个工作日内写出解读方案。`,
    ...countedDue(work.calendar, { from: work.today, workingDays: work.rules.read(planWorkingDays) }),
    internal: true,
  })
}

async function followRelease(work: Work, event: DomainEvent): Promise<void> {
  const parsed = Released.safeParse(event)
  if (!parsed.success) return
  const { packageId } = parsed.data
  const found = await examinePackage(work, packageId)
  await endOwed(work, packageId)
  if (!found.isEmergency) return
  for (const policy of found.uninterpreted)
    if (policy.publicationId === parsed.data.publicationId)
      await oweInterpretation(work, found.loaded, policy)
}

async function endOwed(work: Work, packageId: string): Promise<void> {
  const interpreted = (await listDraftRelations(work.db, packageId)).flatMap(({ kind, toPublication }) =>
    kind === 'interprets' && toPublication !== null ? [`publication:${toPublication}`] : [],
  )
  await dischargeWhere(work, [...interpreted, `package:${packageId}`], {
    fits: ({ kind }) => kind === 'policies.follow-up' || kind === 'policies.write-plan',
    how: '解读已经发布',
  })
}

type Loaded = Awaited<ReturnType<typeof loadPackage>>

/** Duties count days: the day is that of the hour, and the hour stands in the words. */
async function oweInterpretation(
  work: Work,
  loaded: Loaded,
  policy: Loaded['drafts'][number],
): Promise<void> {
  const hours = work.rules.read(emergencyHours)
  const until = hoursAfter(loaded.package.releasedAt ?? work.now, hours)
  await openDuty(work, {
    kind: 'policies.follow-up',
    subject: `publication:${policy.publicationId ?? ''}`,
    title: `补解读：${policy.title}`,
    action: '补解读',
    url: `${POLICIES}/${loaded.package.id}`,
    divisionId: loaded.package.divisionId,
    function: 'handler',
    rule: 'follow-up',
    clause: '二(三)、一(四)',
    explanation: `应急政策先发，解读在 ${String(hours)} 小时内跟上：${civilDateAt(until)} ${clockAt(until)} 前发布。`,
    due: { kind: 'day', on: civilDateAt(until) },
    internal: true,
  })
  await work.record({
    subject: `package:${loaded.package.id}`,
    action: 'interpretation-owed',
    after: { publicationId: policy.publicationId, hours },
  })
}

function hoursAfter(at: Date, hours: number): Date {
  const later = structuredClone(at)
  later.setHours(later.getHours() + hours)
  return later
}
