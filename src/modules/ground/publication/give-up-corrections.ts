import type { Work } from '../../../platform/work/work.ts'
import { dischargeWhere } from '../duties/index.ts'
import { getPackageForUpdate, updatePackage } from './store/packages.ts'
import { listPackagesOf } from './store/sealed.ts'

/** Gives up every package that still works on a publication: what was withdrawn is not released again by a correction. */
export async function giveUpCorrections(work: Work, publicationId: string, reason: string): Promise<void> {
  for (const id of await listPackagesOf(work.db, publicationId)) {
    const found = await getPackageForUpdate(work.db, id)
    if (found.state === 'released' || found.state === 'abandoned') continue
    await updatePackage(work.db, id, { state: 'abandoned', releaseAt: null })
    await dischargeWhere(work, [`package:${id}`], { fits: () => true, how: reason })
    await work.record({ subject: `package:${id}`, action: 'package-abandoned', reason })
  }
}
