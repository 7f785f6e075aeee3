import type { Work } from '../../../platform/work/work.ts'
import { dischargeWhere } from '../duties/index.ts'
import { endGateDuties } from './gate-duties.ts'
import { loadPackageFor } from './load-package.ts'
import { updatePackage } from './store/packages.ts'

/** Takes a package back from review before anybody signed, or before its set moment came: it is a draft again. */
export async function takeBackPackage(work: Work, id: string): Promise<void> {
  const loaded = await loadPackageFor(work, id, 'take-back')
  await updatePackage(work.db, id, { state: 'drafting', releaseAt: null })
  await endGateDuties(work, loaded, { gateId: null, how: '起草人撤回' })
  await work.record({ subject: `package:${id}`, action: 'package-taken-back' })
}

/** Gives a package up for good; what was written stays readable inside. */
export async function abandonPackage(work: Work, id: string, reason: string): Promise<void> {
  await loadPackageFor(work, id, 'abandon')
  await updatePackage(work.db, id, { state: 'abandoned' })
  await dischargeWhere(work, [`package:${id}`], { fits: () => true, how: '稿件作废' })
  await work.record({ subject: `package:${id}`, action: 'package-abandoned', reason })
}
