import { personOf } from '../../../kernel/actor.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import type { Work } from '../../../platform/work/work.ts'
import { dischargeWhere, openDuty } from '../../ground/duties/index.ts'
import { loadPackageFor, titleOf } from '../../ground/publication/index.ts'
import type { LoadedPackage } from '../../ground/publication/index.ts'
import { lacksOfPlan } from './domain/plan.ts'
import type { Plan } from './domain/plan.ts'
import { POLICIES } from './readiness.ts'
import { writePlan } from './store/plans.ts'

/**
 * Saves the 解读方案 over the revision that was read; complete, it ends the duty to write it, and a planned 吹风 becomes a duty
 * of its day. Refuses a package that is not being written, who does not write it, and an older page.
 */
export async function savePlan(
  work: Work,
  plan: Plan & { readonly packageId: string; readonly revision: number },
): Promise<void> {
  const person = personOf(work.actor)
  const loaded = await loadPackageFor(work, plan.packageId, 'edit')
  if (person === null) throw new Refusal('forbidden', 'no-writer', '解读方案由起草处室的人写。')
  if (!(await writePlan(work.db, plan, { id: person.id, name: person.name, at: work.now })))
    throw new Refusal(
      'conflict',
      'changed-since',
      '打开这一页以后别人存过解读方案，您写的没有存。请另开一页看过他写的，再存一次。',
    )
  const subject = `package:${plan.packageId}`
  await work.record({ subject, action: 'plan-saved', after: { revision: plan.revision + 1 } })
  if (lacksOfPlan(plan).length === 0)
    await dischargeWhere(work, [subject], {
      fits: ({ kind }) => kind === 'policies.write-plan',
      how: `${person.name}写好解读方案`,
    })
  await keepBriefingDuty(work, loaded, plan)
}

/** The day of the 吹风 may be moved or given up: its duty is opened anew, or ends. */
async function keepBriefingDuty(work: Work, loaded: LoadedPackage, plan: Plan): Promise<void> {
  const subject = `package:${loaded.package.id}`
  const planned = plan.briefing === 'planned' ? plan.briefingOn : null
  await dischargeWhere(work, [subject], {
    fits: ({ kind, occasion }) => kind === 'policies.briefing' && occasion !== planned,
    how: plan.briefing === 'held' ? '吹风会已经开过' : '改了安排',
    asNeverOpened: plan.briefing !== 'held',
  })
  if (planned === null) return
  await openDuty(work, {
    kind: 'policies.briefing',
    subject,
    title: `开吹风会：${titleOf(loaded)}`,
    action: '开会',
    url: `${POLICIES}/${loaded.package.id}`,
    divisionId: loaded.package.divisionId,
    function: 'handler',
    rule: 'briefing',
    clause: '二(三) 重大政策吹风',
    explanation: '日子是起草处室自己定的；开过以后在解读方案里改成「已经开过」。',
    due: { kind: 'day', on: planned },
    internal: true,
    occasion: planned,
  })
}
