import type { SiteColumn, PublicationHead } from '../domain/publication.ts'

interface FeedParts {
  readonly column: SiteColumn
  readonly publications: readonly PublicationHead[]
  readonly author: string
  /** Scheme and host of the site; without a domain the links are relative to where the feed came from. */
  readonly base: string | null
  /** What a feed without entries says of itself. */
  readonly emptySince: Date
}

/** A column as an Atom feed (RFC 4287); the id of an entry stays when its address or title does not. */
export function atomFeed({ column, publications, author, base, emptySince }: FeedParts): string {
  const updated = publications[0]?.releasedAt ?? emptySince
  const self = `${base ?? ''}/lm/${column.id}/feed.xml`
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-Hans-CN">',
    `<id>urn:mingzheng:column:${escaped(column.id)}</id>`,
    `<title>${escaped(column.name)}</title>`,
    `<subtitle>${escaped(column.description)}</subtitle>`,
    `<updated>${updated.toISOString()}</updated>`,
    `<author><name>${escaped(author)}</name></author>`,
    `<link rel="self" type="application/atom+xml" href="${escaped(self)}"/>`,
    `<link rel="alternate" type="text/html" href="${escaped(`${base ?? ''}/lm/${column.id}`)}"/>`,
    ...publications.map((publication) => entryOf(publication, base ?? '')),
    '</feed>',
    '',
  ].join('\n')
}

function entryOf(publication: PublicationHead, base: string): string {
  return [
    '<entry>',
    `<id>urn:uuid:${publication.id}</id>`,
    `<title>${escaped(publication.title)}</title>`,
    `<link rel="alternate" type="text/html" href="${escaped(publication.officialUrl ?? base + publication.path)}"/>`,
    `<published>${publication.firstReleasedAt.toISOString()}</published>`,
    `<updated>${publication.releasedAt.toISOString()}</updated>`,
    ...(publication.changeNote === null
      ? []
      : [`<summary>${escaped(`更正：${publication.changeNote}`)}</summary>`]),
    '</entry>',
  ].join('\n')
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
}
