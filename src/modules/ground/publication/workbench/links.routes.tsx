import { z } from 'zod'
import type { Actor } from '../../../../kernel/actor.ts'
import type { FieldError } from '../../../../kernel/refusal.ts'
import { Refusal } from '../../../../kernel/refusal.ts'
import { parseForm, typedFields } from '../../../../platform/http/parse-form.ts'
import { page, redirect } from '../../../../platform/http/route.ts'
import type { Ask, Reply, Route } from '../../../../platform/http/route.ts'
import { deskPage } from '../../../../workbench/desk-page.tsx'
import { formKeys } from '../../../../workbench/form-keys.ts'
import { listDivisions } from '../../organisation/index.ts'
import { linkPolicy, LINKS } from '../check-links.ts'
import { confirmLink, mayMindLink } from '../confirm-link.ts'
import { linkCheck } from '../domain/link-state.ts'
import { mayReadPackage } from '../domain/package.ts'
import { getLink, listLinkDays, listWatchedLinks } from '../store/links.ts'
import type { WatchedLink } from '../store/links.ts'
import { outsideReaders } from './handovers.routes.tsx'
import { LinkPage } from './link.page.tsx'
import { LinksPage } from './links.page.tsx'
import { drafters } from './packages.routes.tsx'

const ONE = `${LINKS}/:id`
const AT_MOST = 500
const DAYS = 60

/** 链接检查: where public pages lead outside, and whether anybody answers there. */
export const linkRoutes: readonly Route[] = [
  { method: 'GET', path: LINKS, surface: 'workbench', may: outsideReaders, run: showList },
  { method: 'GET', path: ONE, surface: 'workbench', may: outsideReaders, run: (ask) => showLink(ask, []) },
  { method: 'POST', path: `${ONE}/confirm`, surface: 'workbench', may: drafters, run: postConfirm },
]

async function showList(ask: Ask): Promise<Reply> {
  const { work } = ask
  const links = await listWatchedLinks(work.db, AT_MOST)
  const html = await deskPage(
    ask,
    {
      title: '链接检查',
      crumbs: [{ label: '今日', href: '/workbench' }, { label: '链接检查' }],
      help: '公开页通到站外的链接和市集约化平台的正式网址，每天夜里查一次。一次打不开不算，连着几天都打不开才算失效，要改掉或确认。',
    },
    <LinksPage
      links={links.filter((link) => maySee(work.actor, link))}
      policy={linkPolicy(work)}
      names={await divisionNames(ask)}
      isOn={work.rules.read(linkCheck) === 'on'}
    />,
  )
  return page(html)
}

async function showLink(ask: Ask, errors: readonly FieldError[]): Promise<Reply> {
  const { work, visit } = ask
  const link = await getLink(work.db, ask.params.id ?? '')
  if (!maySee(work.actor, link))
    throw new Refusal('absent', 'no-link', '没有这个链接，页面可能已经改过或撤下。')
  const html = await deskPage(
    ask,
    {
      title: '站外链接',
      crumbs: [
        { label: '今日', href: '/workbench' },
        { label: '链接检查', href: LINKS },
        { label: '站外链接' },
      ],
      help: '先自己点开看看。真的打不开，就更正那一页或换正式网址；其实能打开的，写明怎么核对的，确认仍有效，一段时间内不再提醒。',
      ledger: [{ subject: `publication:${link.publicationId}` }],
    },
    <LinkPage
      link={link}
      days={await listLinkDays(work.db, link.id, DAYS)}
      policy={linkPolicy(work)}
      owner={(await divisionNames(ask)).get(link.ownerId ?? '') ?? '公开机构'}
      mayMind={mayMindLink(work.actor, link)}
      typed={typedFields(ask.form)}
      errors={errors}
      formKey={formKeys({ visit, work })}
    />,
  )
  return page(html, { status: errors.length === 0 ? 200 : 422 })
}

const ConfirmForm = z.object({ reason: z.string('请写明怎么核对的。') })

async function postConfirm(ask: Ask): Promise<Reply> {
  const parsed = parseForm(ConfirmForm, ask.form)
  if (!parsed.ok) return showLink(ask, parsed.errors)
  const errors = await confirmLink(ask.work, ask.params.id ?? '', parsed.value.reason)
  return errors.length > 0 ? showLink(ask, errors) : redirect(`${LINKS}/${ask.params.id ?? ''}`)
}

function maySee(actor: Actor, link: WatchedLink): boolean {
  return mayMindLink(actor, link) || mayReadPackage(actor, { divisionId: link.ownerId ?? '' })
}

async function divisionNames({ work }: Ask): Promise<ReadonlyMap<string, string>> {
  return new Map((await listDivisions(work.db)).map(({ id, name }) => [id, name]))
}
