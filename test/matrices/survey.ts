import { allRoutes } from '../../src/main/application.ts'
import type { Route } from '../../src/platform/http/route.ts'
import { formsOf } from '../support/page-form.ts'
import type { PageForm } from '../support/page-form.ts'
import type { Walker } from './bureau-at-work.ts'
import { nameOf, routeOf } from './route-map.ts'

/** An address that somebody came to by following links. */
export interface FoundAddress {
  readonly route: Route
  readonly address: string
  readonly walker: Walker
  /** The page that stands there; empty where it is none. */
  readonly html: string
}

/** A form that posts, on the page where somebody found it. */
export interface FoundForm extends Omit<FoundAddress, 'html'> {
  readonly form: PageForm
  /** The page it stands on. */
  readonly page: string
  /** Its fields for words, by name. */
  readonly texts: readonly string[]
}

/** A link to a page that is not there. */
export interface LostLink {
  readonly address: string
  readonly from: string
}

/** Everything that can be reached from the doors by links, and every form on the way. */
export interface Survey {
  readonly addresses: readonly FoundAddress[]
  readonly forms: readonly FoundForm[]
  /** Links that led to nothing, with the page they stand on. */
  readonly lost: readonly LostLink[]
  /** One address of a route, found by anybody. */
  readonly addressOf: (route: Route) => string | null
}

const DOORS = ['/', '/start', '/sitemap.xml', '/robots.txt', '/workbench', '/workbench/password']
/** So many pages of one route, and of one record of it, each person opens. */
const PAGES_OF_A_ROUTE = 24
const PORTAL_PAGES_OF_A_ROUTE = 60
const PAGES_OF_A_RECORD = 6
const QUESTIONS_TO_A_ROUTE = 4

/** Walks through the platform as everybody in turn: a module that is listed and linked is walked without a word here. */
export async function survey(walkers: readonly Walker[]): Promise<Survey> {
  const addresses: FoundAddress[] = []
  const forms: FoundForm[] = []
  const lost: LostLink[] = []
  for (const walker of walkers.filter((each) => !each.restricted)) {
    const walked = await walk(walker)
    addresses.push(...walked.addresses)
    forms.push(...walked.forms)
    lost.push(...walked.lost)
  }
  return {
    addresses,
    forms,
    lost,
    addressOf: (route) => {
      const found = [...addresses, ...forms].find((each) => nameOf(each.route) === nameOf(route))
      return found?.address ?? (route.path.includes(':') ? null : route.path)
    },
  }
}

async function walk(walker: Walker): Promise<Omit<Survey, 'addressOf'>> {
  const addresses: FoundAddress[] = []
  const forms: FoundForm[] = []
  const lost: LostLink[] = []
  const counts = new Map<string, number>()
  const waiting = [...DOORS]
  const known = new Map(waiting.map((door) => [door, door]))
  for (let address = waiting.shift(); address !== undefined; address = waiting.shift()) {
    const route = routeOf('GET', address)
    if (route === null || isWayOut(address) || isForThePublic(walker, route, address)) continue
    if (isEnough(counts, route, address)) continue
    const answer = await walker.client.get(address)
    if (answer.status === 404) lost.push({ address, from: known.get(address) ?? address })
    if (answer.status === 200) addresses.push({ route, address, walker, html: answer.html })
    const onward = answer.status === 303 ? [answer.location ?? ''] : linksOf(answer.html)
    for (const next of onward.filter((link) => !known.has(link))) {
      known.set(next, address)
      waiting.push(next)
    }
    forms.push(...formsOn(walker, { page: address, html: answer.html }))
  }
  return { addresses, forms, lost }
}

/** Whether the walker has seen enough of a route, of one record of it, of one page; counts this address if not. */
function isEnough(counts: Map<string, number>, route: Route, address: string): boolean {
  const [path = '', query] = address.split('?')
  const at = route.path.split('/').findIndex((part) => part.startsWith(':'))
  const record = `${route.path} ${path.split('/')[at] ?? ''}`
  const most: readonly (readonly [string, number])[] =
    query === undefined
      ? [
          [route.path, route.surface === 'portal' ? PORTAL_PAGES_OF_A_ROUTE : PAGES_OF_A_ROUTE],
          [record, PAGES_OF_A_RECORD],
        ]
      : [
          [`${path}?`, 1],
          [`${route.path}?`, QUESTIONS_TO_A_ROUTE],
        ]
  if (most.some(([what, limit]) => (counts.get(what) ?? 0) >= limit)) return true
  for (const [what] of most) counts.set(what, (counts.get(what) ?? 0) + 1)
  return false
}

/** The portal is the same for everybody: the public walks it whole, staff only come by its doors. */
function isForThePublic({ staff }: Walker, { surface }: Route, address: string): boolean {
  return staff !== null && surface === 'portal' && !DOORS.includes(address)
}

function isWayOut(address: string): boolean {
  return address.startsWith('/mode')
}

function linksOf(html: string): readonly string[] {
  const hrefs = [...html.matchAll(/<(?:a|form)\b[^>]*?(?:href|action)="(\/[^"#]*)/g)]
  return hrefs.map(([, href = '']) => href.replaceAll('&amp;', '&'))
}

/** The forms of a page that post, each to every address that it or one of its buttons names. */
export function formsOn(
  walker: Walker,
  seen: { readonly page: string; readonly html: string },
): readonly FoundForm[] {
  const forWords = fieldsForWords(seen.html)
  return formsOf(seen.html).flatMap((form) => {
    const texts = form.controls.map(({ name }) => name).filter((name) => forWords.has(name))
    return [form.action, ...form.otherActions].flatMap((address) => {
      const route = routeOf('POST', address)
      return route === null ? [] : [{ route, address, walker, form, page: seen.page, texts }]
    })
  })
}

function fieldsForWords(html: string): ReadonlySet<string> {
  const fields = html.match(/<textarea\b[^>]*>|<input\b[^>]*type="(?:text|url)"[^>]*>/g) ?? []
  return new Set(fields.flatMap((field) => /\bname="([^"]+)"/.exec(field)?.[1] ?? []))
}

/** The routes that no walk has come to. */
export function unreached({ addresses, forms }: Survey): readonly string[] {
  const reached = new Set([...addresses, ...forms].map(({ route }) => nameOf(route)))
  return allRoutes()
    .map(nameOf)
    .filter((name) => !reached.has(name))
}
