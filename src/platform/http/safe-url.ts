/** A path of this site; anything else becomes the home page, so that no redirect leaves the site. */
export function safePath(path: string): string {
  return /^\/(?![/\\])[^\s\\]*$/.test(path) ? path : '/'
}

/** A stored link that may stand in an href: http, https, mailto or a path of this site; null otherwise. */
export function safeUrl(link: string): string | null {
  if (link.startsWith('/')) return safePath(link) === link ? link : null
  try {
    const url = new URL(link)
    return ['http:', 'https:', 'mailto:'].includes(url.protocol) ? url.href : null
  } catch {
    return null
  }
}
