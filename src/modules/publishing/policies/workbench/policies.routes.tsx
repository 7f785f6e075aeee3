import { z } from 'zod'
import { divisionsWhere, holds } from '../../../../kernel/actor.ts'
import type { Actor } from '../../../../kernel/actor.ts'
import { page } from '../../../../platform/http/route.ts'
import type { Ask, Reply, Route } from '../../../../platform/http/route.ts'
import { deskPage } from '../../../../workbench/desk-page.tsx'
import { listDivisions } from '../../../ground/organisation/index.ts'
import { DRAFTERS, listPackages } from '../../../ground/publication/index.ts'
import { POLICIES } from '../readiness.ts'
import { listProgress } from '../store/progress.ts'
import { PACKAGES_A_PAGE, PoliciesPage } from './policies.page.tsx'
import { policyPackageRoutes } from './policy-package.routes.tsx'

/** Who sees plans: those who write, those who sign, and 审计. */
export const policyReaders = {
  who: 'functions',
  any: [...DRAFTERS, 'leader', 'signer', 'content-review', 'secrecy-review', 'legal-review', 'auditor'],
} as const

/** 政策解读: the list, and each package. */
export const policyRoutes: readonly Route[] = [
  { method: 'GET', path: POLICIES, surface: 'workbench', may: policyReaders, run: showList },
  ...policyPackageRoutes(policyReaders),
]

const Query = z.object({ page: z.coerce.number().int().min(1).max(2000).catch(1) })

async function showList(ask: Ask): Promise<Reply> {
  const { work } = ask
  const { page: number } = Query.parse(ask.query)
  const found = await listPackages(work.db, {
    divisionIds: divisionsSeen(work.actor),
    states: ['drafting', 'in-review', 'returned', 'approved', 'released'],
    typeIds: ['policy', 'interpretation'],
    limit: PACKAGES_A_PAGE + 1,
    offset: (number - 1) * PACKAGES_A_PAGE,
  })
  const lines = found.slice(0, PACKAGES_A_PAGE)
  const html = await deskPage(
    ask,
    {
      title: '政策解读',
      crumbs: [{ label: '今日', href: '/workbench' }, { label: '政策解读' }],
      help: '每份政策文件要有解读方案和至少一份解读，一起送审、同一分钟发布。点文件名写方案、加解读；不作解读的写理由，由第二个人同意。',
    },
    <PoliciesPage
      lines={lines}
      progress={await listProgress(
        work.db,
        lines.map(({ id }) => id),
      )}
      divisionNames={new Map((await listDivisions(work.db)).map(({ id, name }) => [id, name]))}
      page={number}
      hasMore={found.length > PACKAGES_A_PAGE}
    />,
  )
  return page(html)
}

/** Null where every division is seen. */
function divisionsSeen(actor: Actor): readonly string[] | null {
  const seesAll = policyReaders.any.filter((name) => name !== 'handler' && name !== 'head')
  return holds(actor, seesAll) ? null : divisionsWhere(actor, ['handler', 'head'])
}
