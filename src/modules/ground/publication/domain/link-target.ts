/** Whether words of a text may lead there: a page of the web, a mail address, or a page of this site. */
export function isLinkTarget(href: string): boolean {
  return /^(https?:\/\/[^\s/]|mailto:[^\s@]+@[^\s@]|\/(?![/\\]))[^\s\\]*$/i.test(href)
}
