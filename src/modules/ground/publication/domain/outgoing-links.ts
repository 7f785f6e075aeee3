import { runsOf } from './blocks.ts'
import type { Block, Body } from './blocks.ts'

/** The addresses outside to which a text leads, each once; nothing of this site. */
export function outgoingLinks(body: Body, ownDomain: string | null): readonly string[] {
  const addresses = body
    .flatMap(wordsWithLinks)
    .flatMap(runsOf)
    .flatMap(({ href }) => (href === undefined ? [] : [webAddress(href, ownDomain)]))
    .filter((address) => address !== null)
  return [...new Set(addresses)]
}

function wordsWithLinks(block: Block): readonly string[] {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
    case 'article':
      return [block.text]
    case 'list':
      return block.items
    case 'table':
      return block.rows.flat()
    case 'figure':
      return []
    case 'question':
      return [block.question, ...block.answer]
  }
}

function webAddress(href: string, ownDomain: string | null): string | null {
  const url = /^https?:\/\//i.test(href) && URL.canParse(href) ? new URL(href) : null
  if (url === null || url.hostname === ownDomain) return null
  url.hash = ''
  return url.href
}
