import { holds, personOf } from '../../../kernel/actor.ts'
import type { Actor } from '../../../kernel/actor.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import type { Work } from '../../../platform/work/work.ts'
import { countedDue, dischargeWhere, openDuty } from '../../ground/duties/index.ts'
import { loadPackage, loadPackageFor, titleOf } from '../../ground/publication/index.ts'
import type { LoadedPackage } from '../../ground/publication/index.ts'
import { planWorkingDays } from './domain/policy-settings.ts'
import { POLICIES } from './readiness.ts'
import { deleteExemption, findExemption, insertExemption, signExemptionRow } from './store/exemptions.ts'
import type { Exemption } from './store/exemptions.ts'

/** Asks that a policy go without an interpretation, with the reason; the head of the division or 分管领导 agrees or not. */
export async function askExemption(work: Work, packageId: string, reason: string): Promise<void> {
  const person = personOf(work.actor)
  const loaded = await loadPackageFor(work, packageId, 'edit')
  if (person === null) throw new Refusal('forbidden', 'no-writer', '不作解读由起草处室的人申请。')
  if ((await findExemption(work.db, packageId)) !== null)
    throw new Refusal('conflict', 'asked-already', '已经申请过不作解读，请看下面的结果。')
  await insertExemption(work.db, { packageId, reason, by: person, at: work.now })
  const subject = `package:${packageId}`
  await work.record({ subject, action: 'exemption-asked' })
  await openDuty(work, {
    kind: 'policies.sign-exemption',
    subject,
    title: `不作解读，同意吗：${titleOf(loaded)}`,
    action: '看理由',
    url: `${POLICIES}/${packageId}`,
    divisionId: loaded.package.divisionId,
    function: 'head',
    rule: 'exemption',
    clause: '二(三)',
    explanation: `${person.name}申请不作解读，要由另一个人同意。`,
    ...countedDue(work.calendar, { from: work.today, workingDays: work.rules.read(planWorkingDays) }),
    internal: true,
    occasion: work.now.toISOString(),
  })
}

/** Agrees as the second person that a policy goes without an interpretation; or refuses it, and then one is owed. */
export async function decideExemption(
  work: Work,
  packageId: string,
  outcome: 'signed' | 'refused',
): Promise<void> {
  const loaded = await loadPackage(work, packageId)
  const person = personOf(work.actor)
  const exemption = await findExemption(work.db, packageId)
  if (person === null || exemption === null || exemption.signedAt !== null)
    throw new Refusal('conflict', 'nothing-asked', '这里没有等您同意的申请，可能别人已经答复了。')
  if (!maySignExemption(work.actor, loaded, exemption))
    throw new Refusal(
      'forbidden',
      'not-the-second',
      '不作解读由起草处室的负责人、公开机构负责人或分管领导同意，申请的人自己不能同意。',
    )
  if (outcome === 'signed')
    await signExemptionRow(work.db, packageId, { id: person.id, name: person.name, at: work.now })
  else await deleteExemption(work.db, packageId)
  const subject = `package:${packageId}`
  await work.record({ subject, action: `exemption-${outcome}` })
  await dischargeWhere(work, [subject], {
    fits: ({ kind }) =>
      kind === 'policies.sign-exemption' || (outcome === 'signed' && kind === 'policies.write-plan'),
    how: outcome === 'signed' ? `${person.name}同意不作解读` : `${person.name}不同意，要写解读`,
  })
}

/** Whether somebody is the second person who may agree. */
export function maySignExemption(
  actor: Actor,
  { package: { state, divisionId } }: Pick<LoadedPackage, 'package'>,
  { askedBy }: Exemption,
): boolean {
  if (personOf(actor)?.id === askedBy) return false
  if (state !== 'drafting' && state !== 'returned') return false
  return holds(actor, ['head'], divisionId) || holds(actor, ['openness-head', 'leader'])
}
