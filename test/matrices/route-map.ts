import { allRoutes } from '../../src/main/application.ts'
import type { Route } from '../../src/platform/http/route.ts'

interface Pattern {
  readonly route: Route
  readonly expression: RegExp
  /** Parts that stand as they are weigh more than parts that are filled in. */
  readonly weight: number
}

const patterns: readonly Pattern[] = allRoutes().map((route) => {
  const parts = route.path.split('/')
  const expression = new RegExp(
    `^${parts.map((part) => (part.startsWith(':') ? '[^/]+' : escaped(part))).join('/')}$`,
  )
  return { route, expression, weight: parts.filter((part) => !part.startsWith(':')).length }
})

/** The route that answers an address, as the server would choose it; null where none does. */
export function routeOf(method: Route['method'], address: string): Route | null {
  const path = address.split(/[?#]/)[0] ?? ''
  const fitting = patterns.filter(({ route, expression }) => route.method === method && expression.test(path))
  return fitting.sort((a, b) => b.weight - a.weight)[0]?.route ?? null
}

/** A route by the words that a finding names it with. */
export function nameOf(route: Pick<Route, 'method' | 'path'>): string {
  return `${route.method} ${route.path}`
}

/** The address of a route with every part that is filled in replaced. */
export function filledWith(route: Pick<Route, 'path'>, value: string): string {
  return route.path
    .split('/')
    .map((part) => (part.startsWith(':') ? value : part))
    .join('/')
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
