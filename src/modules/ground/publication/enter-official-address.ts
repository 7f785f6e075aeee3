import { createHash } from 'node:crypto'
import { personOf } from '../../../kernel/actor.ts'
import type { FieldError } from '../../../kernel/refusal.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import type { Work } from '../../../platform/work/work.ts'
import { findBureau } from '../organisation/index.ts'
import { mayHandOver, officialHosts, readOfficialAddress } from './domain/handover.ts'
import { endHandoverDuties } from './hand-over.ts'
import { closeHandover, getHandoverForUpdate, insertOfficialAddress } from './store/handovers.ts'
import type { HandedOver } from './store/handovers.ts'
import { findPackageOfVersion } from './store/versions.ts'
import { watchLinks } from './watch-links.ts'

/**
 * Enters where a text stands on the city's platform, which ends the duty; entered again it corrects the address, and what
 * was entered before stays as evidence. A text that stands there only comes out with its first address. The 办理记录 holds
 * the hash of the address. Refuses another division's, what is withdrawn, and an address that cannot be the official one.
 */
export async function enterOfficialAddress(
  work: Work,
  publicationId: string,
  typed: string,
): Promise<readonly FieldError[]> {
  const handed = await getHandoverForUpdate(work.db, publicationId)
  const by = personToHandOver(work, handed)
  if (handed.withdrawnAt !== null)
    throw new Refusal('conflict', 'withdrawn', '这件公开信息已经撤下，不用再填网址。')
  const ownDomain = (await findBureau(work.db))?.domain ?? null
  const read = readOfficialAddress(typed, { hosts: work.rules.read(officialHosts), ownDomain })
  if (!read.ok) return [{ field: 'officialUrl', message: read.message }]
  const { url } = read
  if (handed.task === null && handed.url === url)
    return [{ field: 'officialUrl', message: '和已经填的一样，没有改。' }]
  const id = work.newId()
  const urlHash = createHash('sha256').update(url).digest('hex')
  const { version } = handed
  await insertOfficialAddress(work.db, { id, publicationId, version, url, urlHash, by, at: work.now })
  await closeHandover(work.db, publicationId, { at: work.now })
  await work.record({
    subject: `publication:${publicationId}`,
    action: handed.task === null ? 'official-address-corrected' : 'official-address-entered',
    after: { address: id, hash: urlHash, version },
  })
  await endHandoverDuties(work, publicationId, `${by.name}填了正式网址`)
  if (handed.elsewhere && handed.url === null) await announceComingOut(work, handed)
  await watchLinks(work, publicationId)
  return []
}

/** Registers that a withdrawn text is gone from the city's platform too; refuses while it is to stand there. */
export async function registerTakenDown(work: Work, publicationId: string): Promise<void> {
  const handed = await getHandoverForUpdate(work.db, publicationId)
  const by = personToHandOver(work, handed)
  if (handed.task !== 'take-down')
    throw new Refusal('conflict', 'nothing-to-take-down', '没有要到市集约化平台撤下的，可能已经登记过。')
  await closeHandover(work.db, publicationId, { at: work.now, takenDownBy: by.name })
  await work.record({ subject: `publication:${publicationId}`, action: 'taken-down-elsewhere' })
  await endHandoverDuties(work, publicationId, `${by.name}登记已从市集约化平台撤下`)
}

function personToHandOver(work: Work, handed: HandedOver): { readonly id: string; readonly name: string } {
  const person = personOf(work.actor)
  if (person === null || !mayHandOver(work.actor, handed))
    throw new Refusal('forbidden', 'not-our-column', '交市集约化平台由维护这个栏目的处室或公开机构来办。')
  return person
}

/** Only now can readers find it: whoever follows releases hears of it. */
async function announceComingOut(work: Work, { publicationId, version }: HandedOver): Promise<void> {
  const packageId = await findPackageOfVersion(work.db, publicationId, version)
  await work.announce({
    type: 'publication.released',
    publicationId,
    version,
    ...(packageId === null ? {} : { packageId }),
  })
}
