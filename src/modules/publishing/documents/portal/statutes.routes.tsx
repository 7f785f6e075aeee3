import { page } from '../../../../platform/http/route.ts'
import type { Ask, Reply, Route } from '../../../../platform/http/route.ts'
import { sitePage } from '../../../../site/site-page.tsx'
import { columnTags, getColumn } from '../../../ground/publication/index.ts'
import { listPublicStatutes } from '../store/statutes.ts'
import { PublicStatutesPage } from './statutes.page.tsx'

/** 引用的法律法规: external statutes with issuer and day of checking, apart from the bureau's own documents. */
export const publicStatuteRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/zcwj/flfg',
    surface: 'portal',
    may: { who: 'public' },
    kept: true,
    run: showStatutes,
  },
]

async function showStatutes(ask: Ask): Promise<Reply> {
  const { work } = ask
  const html = await sitePage(
    ask,
    { title: '引用的法律法规', column: columnTags(await getColumn(work.db, 'zcwj'), '政策文件') },
    <PublicStatutesPage statutes={await listPublicStatutes(work.db)} />,
  )
  return page(html)
}
