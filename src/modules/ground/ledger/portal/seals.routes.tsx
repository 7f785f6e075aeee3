import { countSeals, listSeals } from '../../../../platform/ledger/seal-ledger.ts'
import { page } from '../../../../platform/http/route.ts'
import type { Ask, Reply, Route } from '../../../../platform/http/route.ts'
import { sitePage } from '../../../../site/site-page.tsx'
import { partOf } from '../part-of.ts'
import { SealsPage } from './seals.page.tsx'

const PER_PAGE = 50

/** The daily seals, for anyone. */
export const sealRoutes: readonly Route[] = [
  { method: 'GET', path: '/seals', surface: 'portal', may: { who: 'public' }, kept: true, run: showSeals },
]

async function showSeals(ask: Ask): Promise<Reply> {
  const part = partOf(ask.query.page, { count: await countSeals(ask.work.db), perPage: PER_PAGE })
  const seals = await listSeals(ask.work.db, part)
  const column = {
    name: '办理记录封存',
    description: '每天公布一次全部办理记录的校验码',
    keywords: ['办理记录', '封存', '校验码'],
    type: ['其他'],
  }
  const content = <SealsPage seals={seals} page={part.page} pages={part.pages} />
  return page(await sitePage(ask, { title: '办理记录封存', column }, content))
}
