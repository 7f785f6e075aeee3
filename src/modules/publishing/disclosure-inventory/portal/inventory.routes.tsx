import { z } from 'zod'
import { Refusal } from '../../../../kernel/refusal.ts'
import { page } from '../../../../platform/http/route.ts'
import type { Ask, Reply, Route } from '../../../../platform/http/route.ts'
import { releaseMinute } from '../../../../site/release-time.tsx'
import { sitePage } from '../../../../site/site-page.tsx'
import { findBureau, listDivisions } from '../../../ground/organisation/index.ts'
import { columnTags, getColumn, listColumns } from '../../../ground/publication/index.ts'
import { publicCoverage } from '../domain/inventory-settings.ts'
import { rowsWith } from '../domain/released-inventory.ts'
import { inForceOn } from '../domain/version.ts'
import { INVENTORY_PATH, listReleased } from '../in-force.ts'
import type { ShownInventory } from '../in-force.ts'
import { surveyCoverage } from '../keep-coverage.ts'
import { InventoryPage, NoInventoryPage } from './inventory.page.tsx'

const may = { who: 'public' } as const

/** 全清单: the version in force, and every other one at its own address. */
export const inventoryPortalRoutes: readonly Route[] = [
  { method: 'GET', path: INVENTORY_PATH, surface: 'portal', may, kept: true, run: showInForce },
  { method: 'GET', path: `${INVENTORY_PATH}/:number`, surface: 'portal', may, kept: true, run: showOne },
]

async function showInForce(ask: Ask): Promise<Reply> {
  const released = await listReleased(ask.work.db)
  const inventory = inForceOn(released, ask.work.today)
  if (inventory !== null) return show(ask, inventory, released)
  const html = await sitePage(
    ask,
    { title: '政务公开全清单', column: await columnOf(ask) },
    <NoInventoryPage coming={released} />,
  )
  return page(html)
}

async function showOne(ask: Ask): Promise<Reply> {
  const released = await listReleased(ask.work.db)
  const inventory = released.find(({ number }) => String(number) === ask.params.number)
  if (inventory === undefined)
    throw new Refusal('absent', 'no-inventory-version', '没有公开过这一版全清单。请看现行的全清单。')
  return show(ask, inventory, released)
}

const Query = z.string().trim().max(60).catch('')

async function show(
  ask: Ask,
  inventory: ShownInventory,
  released: readonly ShownInventory[],
): Promise<Reply> {
  const { work } = ask
  const inForce = inForceOn(released, work.today)
  const isInForce = inForce?.number === inventory.number
  const query = Query.parse(ask.query.q)
  const shows = isInForce && work.rules.read(publicCoverage) === 'on'
  const survey = shows ? await surveyCoverage(work) : null
  const divisions = await listDivisions(work.db)
  const time = isInForce ? 'in-force' : inventory.effectiveFrom > work.today ? 'coming' : 'past'
  const html = await sitePage(
    ask,
    {
      title: inventory.title,
      column: await columnOf(ask),
      article: {
        title: inventory.title,
        publishedAt: releaseMinute(inventory.releasedAt),
        source: (await findBureau(work.db))?.name ?? '',
      },
    },
    <InventoryPage
      inventory={inventory}
      rows={rowsWith(inventory.rows, query)}
      query={query}
      time={time}
      others={released.filter(({ number }) => number !== inventory.number)}
      phones={new Map(divisions.flatMap(({ id, phone }) => (phone === null ? [] : [[id, phone]])))}
      columns={new Map((await listColumns(work.db)).map(({ id, name }) => [id, name]))}
      standings={survey?.standings ?? null}
    />,
  )
  return page(html)
}

async function columnOf({ work }: Ask) {
  return columnTags(await getColumn(work.db, 'qqd'), '信息公开目录')
}
