import type { ComponentChildren } from 'preact'
import { functionNames, holds, personOf } from '../kernel/actor.ts'
import type { Actor } from '../kernel/actor.ts'
import { listDivisions } from '../modules/ground/organisation/index.ts'
import type { Division } from '../modules/ground/organisation/index.ts'
import { htmlOf } from '../platform/http/html.ts'
import type { MenuEntry } from '../platform/http/menu.ts'
import type { Ask } from '../platform/http/route.ts'
import type { Crumb } from '../ui/crumbs.tsx'
import type { MenuGroup } from './desk-view.ts'
import { WorkbenchLayout } from './layout.tsx'
import { ledgerPanel } from './ledger-panel.tsx'
import type { LedgerSubject } from './ledger-panel.tsx'

/** What a page of the workbench says of itself. */
export interface DeskPage {
  readonly title: string
  readonly meta?: ComponentChildren
  readonly actions?: ComponentChildren
  readonly crumbs?: readonly Crumb[]
  /** 「怎么用」, at most 120 characters. */
  readonly help: string
  /** Whose 办理记录 stands at the end of the page. */
  readonly ledger?: readonly LedgerSubject[]
}

/** Renders a page in the shell of the workbench: who is at work, the menu of his functions, the way here. */
export async function deskPage(
  ask: Pick<Ask, 'work' | 'visit'>,
  page: DeskPage,
  content: ComponentChildren,
): Promise<string> {
  const { visit, work } = ask
  const { ledger, ...shown } = page
  const person = await personLine(work.actor, () => listDivisions(work.db))
  const view = {
    ...shown,
    crumbs: page.crumbs ?? [],
    person,
    menu: menuFor(work.actor, visit.menus.desk, visit.path),
    search: { action: '/search' },
    signOut: { action: '/workbench/sign-out', token: visit.csrfToken, submissionId: visit.submissionId },
    home: '/workbench',
    portal: '/',
    demo: visit.demo,
    elder: visit.elder,
    assets: visit.assets,
    printed: { address: visit.origin + visit.url, on: work.today, by: person.name },
  }
  const story = ledger === undefined ? null : await ledgerPanel(ask, ledger)
  return htmlOf(
    <WorkbenchLayout view={view}>
      {content}
      {story}
    </WorkbenchLayout>,
  )
}

async function personLine(
  actor: Actor,
  divisions: () => Promise<readonly Division[]>,
): Promise<{ name: string; functions: string }> {
  const person = personOf(actor)
  if (person === null) return { name: '未登录', functions: '' }
  const names = new Map((await divisions()).map((division) => [division.id, division.name]))
  const functions = person.posts.map(
    (post) =>
      (post.divisionId === null ? '' : (names.get(post.divisionId) ?? '')) +
      functionNames[post.function] +
      (post.onBehalfOf === undefined ? '' : `（代${post.onBehalfOf}）`),
  )
  return { name: person.name, functions: functions.join('、') }
}

function menuFor(actor: Actor, entries: readonly MenuEntry[], path: string): readonly MenuGroup[] {
  const mine = entries
    .filter((entry) => entry.any === null || holds(actor, entry.any))
    .sort((a, b) => a.position - b.position)
  const titles = [...new Set(mine.map((entry) => entry.group))]
  return titles.map((title) => ({
    title,
    items: mine
      .filter((entry) => entry.group === title)
      .map(({ href, label }) => ({
        href,
        label,
        current: href === path || (href !== '/workbench' && path.startsWith(href + '/')),
      })),
  }))
}
