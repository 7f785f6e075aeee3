import type { ComponentChildren } from 'preact'
import { findBureau } from '../modules/ground/organisation/index.ts'
import type { Bureau } from '../modules/ground/organisation/index.ts'
import type { CivilDate } from '../kernel/civil-date.ts'
import { htmlOf } from '../platform/http/html.ts'
import type { Visit } from '../platform/http/route.ts'
import type { Db } from '../platform/database/database.ts'
import { SiteLayout } from './layout.tsx'
import type { SiteBureau, SitePage, SiteView } from './layout.tsx'

/** What a page of the portal is rendered with. */
export interface SiteContext {
  readonly visit: Visit
  readonly work: { readonly db: Db; readonly today: CivilDate }
}

/** Renders a page in the public shell: header, navigation, footer with all statutory elements. */
export async function sitePage(
  context: SiteContext,
  page: SitePage,
  content: ComponentChildren,
): Promise<string> {
  const bureau = await findBureau(context.work.db)
  const view: SiteView = {
    bureau: siteBureau(bureau),
    demo: context.visit.demo,
    elder: context.visit.elder,
    path: context.visit.url,
    today: context.work.today,
    assets: context.visit.assets,
    page,
    nav: [...context.visit.menus.site]
      .sort((a, b) => a.position - b.position)
      .map(({ href, label }) => ({ href, label, current: isCurrent(href, context.visit.path) })),
  }
  return htmlOf(<SiteLayout view={view}>{content}</SiteLayout>)
}

function isCurrent(href: string, path: string): boolean {
  return href === '/' ? path === '/' : path === href || path.startsWith(href + '/')
}

function siteBureau(bureau: Bureau | null): SiteBureau {
  return {
    name: bureau?.name ?? '（机构名称未填）',
    siteName: null,
    emblem: null,
    domain: bureau?.domain ?? null,
    code: bureau?.siteCode ?? null,
    phone: bureau?.phone ?? null,
    address: bureau?.address ?? null,
    icp: bureau?.icp ?? null,
    police: bureau?.publicSecurityRecord ?? null,
    policeHref: null,
    partyMarkHref: null,
    findErrorHref: null,
  }
}
