import type { ComponentChildren } from 'preact'
import { Icon } from '../ui/icon.tsx'

interface OutsideLinkProps {
  readonly url: string
  /** The page the link stands on, to come back to. */
  readonly from: string
  readonly icons: string
  readonly children: ComponentChildren
}

/** A link that leaves the site, with its mark: straight to government sites, through the notice to all others (conventions LK-04). */
export function OutsideLink({ url, from, icons, children }: OutsideLinkProps) {
  const outside = outsideUrl(url)
  if (outside === null) return <>{children}</>
  const notice = `/leave?to=${encodeURIComponent(outside.href)}&from=${encodeURIComponent(from)}`
  return (
    <a href={isGovernmentSite(outside) ? outside.href : notice} rel="external nofollow noopener">
      {children} <Icon name="out" href={icons} />
      <span class="vh">（站外链接）</span>
    </a>
  )
}

/** An address on the web that may be offered to readers; null for anything else, also for one that hides its host behind a user name. */
export function outsideUrl(address: string): URL | null {
  if (!URL.canParse(address)) return null
  const url = new URL(address)
  const plain = ['http:', 'https:'].includes(url.protocol) && url.username === '' && url.password === ''
  return plain ? url : null
}

/** gov.cn and 政务 (xn--zfr164b) are given to government bodies only. */
export function isGovernmentSite(url: URL): boolean {
  return /(?:^|\.)(?:gov\.cn|xn--zfr164b)$/.test(url.hostname)
}
