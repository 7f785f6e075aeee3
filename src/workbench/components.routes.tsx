import { htmlOf } from '../platform/http/html.ts'
import { page } from '../platform/http/route.ts'
import type { Ask, Reply, Route } from '../platform/http/route.ts'
import { ComponentsPage } from './components.page.tsx'

/** Where `npm run dev` shows every part in every state. */
export const COMPONENTS = '/dev/components'

/** The page for those who build pages; listed by no manifest, served only while the sources are watched. */
export const componentsRoute: Route = {
  method: 'GET',
  path: COMPONENTS,
  surface: 'workbench',
  may: { who: 'public' },
  run: showComponents,
}

function showComponents({ visit, work }: Ask): Promise<Reply> {
  const view = {
    title: '全部部件',
    crumbs: [],
    help: '给做页面的人看：每个部件的每种状态都在这里。',
    person: { name: '某某', functions: '看部件的人' },
    menu: [],
    search: { action: '/search' },
    signOut: { action: '/workbench/sign-out', token: '', submissionId: visit.submissionId },
    home: '/workbench',
    portal: '/',
    demo: visit.demo,
    elder: visit.elder,
    assets: visit.assets,
    printed: { address: visit.origin + visit.url, on: work.today },
  }
  return Promise.resolve(page(htmlOf(<ComponentsPage view={view} />)))
}
