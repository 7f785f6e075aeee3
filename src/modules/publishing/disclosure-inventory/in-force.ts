import type { CivilDate } from '../../../kernel/civil-date.ts'
import type { Db } from '../../../platform/database/database.ts'
import { listVisible } from '../../ground/publication/index.ts'
import { ReleasedInventory, sinceOf } from './domain/released-inventory.ts'
import { inForceOn } from './domain/version.ts'

export const INVENTORY_PATH = '/qqd'
export const INVENTORY_KIND = 'disclosure-inventory'

/** A released version with where it stands. */
export interface ShownInventory extends ReleasedInventory {
  readonly path: string
  readonly title: string
  readonly releasedAt: Date
}

/** Every version that the public can see, the newest release first. */
export async function listReleased(db: Db): Promise<readonly ShownInventory[]> {
  const released = await listVisible(db, { kinds: [INVENTORY_KIND], limit: 200 })
  return released.map(({ path, title, releasedAt, content }) => ({
    ...ReleasedInventory.parse(content),
    path,
    title,
    releasedAt,
  }))
}

/** The version that holds on a day, and since when each of its items has been in the inventory. */
export interface InForce {
  readonly inventory: ShownInventory
  readonly since: ReadonlyMap<string, CivilDate>
}

/** What holds on a day, or null before anything does. */
export async function findInForce(db: Db, day: CivilDate): Promise<InForce | null> {
  const released = await listReleased(db)
  const inventory = inForceOn(released, day)
  return inventory === null ? null : { inventory, since: sinceOf(released, inventory) }
}
