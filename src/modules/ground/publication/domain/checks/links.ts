import type { CheckedText } from './checked-text.ts'
import type { Finding } from './finding.ts'

/** Where links may lead. */
export interface LinkTargets {
  /** Addresses of this site at which something stands for everyone, or will with this package. */
  readonly live: ReadonlySet<string>
  /** The hosts of this site. */
  readonly ownHosts: readonly string[]
  /** Ends of host names that the bureau trusts: gov.cn. */
  readonly trusted: readonly string[]
}

/** Dead links within the site, addresses that are none, and hosts outside the list of trusted ones (指引: 链接有效、可信). */
export function findLinks(text: CheckedText, targets: LinkTargets): readonly Finding[] {
  return text.links.flatMap(({ place, words, href }) => {
    const judged = judge(href, targets)
    return judged === null
      ? []
      : [{ kind: 'link', field: 'body', place, quote: words, sentence: href, ...judged }]
  })
}

type Judgement = Pick<Finding, 'reason' | 'severity'>

function judge(href: string, targets: LinkTargets): Judgement | null {
  if (/^mailto:/i.test(href)) return null
  const inside = pathWithin(href, targets.ownHosts)
  if (inside !== null)
    return targets.live.has(inside)
      ? null
      : { reason: `${inside} 现在没有公开的页面，请改正地址。`, severity: 'refuses' }
  const host = hostOf(href)
  if (host === null) return { reason: `「${href}」不是网址，请写完整的 https:// 地址。`, severity: 'refuses' }
  const known = targets.trusted.some((end) => host === end || host.endsWith(`.${end}`))
  return known
    ? null
    : { reason: `${host} 是外部网站，不在可信名单里，请说明为什么要链接它。`, severity: 'asks' }
}

/** The address within this site, without what follows ? or #; null for what leads outside. */
export function pathWithin(href: string, ownHosts: readonly string[]): string | null {
  if (/^\/(?!\/)/.test(href)) return withoutQuery(href)
  const host = hostOf(href)
  if (host === null || !ownHosts.includes(host)) return null
  return withoutQuery(href.replace(/^https?:\/\/[^/?#]+/i, '')) || '/'
}

function withoutQuery(path: string): string {
  const bare = path.replace(/[?#].*$/, '')
  return bare.length > 1 ? bare.replace(/\/$/, '') : bare
}

function hostOf(href: string): string | null {
  const [, host] = /^https?:\/\/([\w.-]+\.[a-z]{2,})(?::\d+)?(?:[/?#]|$)/i.exec(href) ?? []
  return host?.toLowerCase() ?? null
}
