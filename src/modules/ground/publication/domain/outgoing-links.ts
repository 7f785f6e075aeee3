import { textsOf } from './blocks.ts'
import type { Body } from './blocks.ts'
import { runsOf } from './runs.ts'

/** The addresses outside to which a text leads, each once; nothing of this site. */
export function outgoingLinks(body: Body, ownDomain: string | null): readonly string[] {
  const addresses = body
    .flatMap(textsOf)
    .flatMap(runsOf)
    .flatMap(({ href }) => (href === undefined ? [] : [webAddress(href, ownDomain)]))
    .filter((address) => address !== null)
  return [...new Set(addresses)]
}

function webAddress(href: string, ownDomain: string | null): string | null {
  const url = /^https?:\/\//i.test(href) && URL.canParse(href) ? new URL(href) : null
  if (url === null || url.hostname === ownDomain) return null
  url.hash = ''
  return url.href
}
