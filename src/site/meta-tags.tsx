import type { SiteArticle, SiteBureau, SiteColumn, SitePage, SiteView } from './site-view.ts'

type Tag = readonly [name: string, content: string | undefined]

/** 网站、栏目、内容标签 of a page in the order of the standard (conventions §1.5). */
export function MetaTags({ view }: { readonly view: SiteView }) {
  const { bureau, page } = view
  const tags = [
    ...siteTags(bureau),
    ...columnTags(page.column),
    ...(page.article === undefined ? [] : articleTags(page.article)),
    ...searchTags(page),
  ]
  return (
    <>
      {tags.map(([name, content]) =>
        content === undefined ? null : <meta key={name} name={name} content={content} />,
      )}
      {page.canonical === undefined || bureau.domain === null ? null : (
        <link rel="canonical" href={`https://${bureau.domain}${page.canonical}`} />
      )}
      {view.demo ? <meta name="robots" content="noindex, nofollow" /> : null}
    </>
  )
}

function siteTags(bureau: SiteBureau): Tag[] {
  return [
    ['SiteName', bureau.siteName ?? bureau.name],
    ['SiteDomain', bureau.domain ?? ''],
    ['SiteIDCode', bureau.code ?? ''],
  ]
}

function columnTags(column: SiteColumn): Tag[] {
  return [
    ['ColumnName', column.name],
    ['ColumnDescription', column.description],
    ['ColumnKeywords', column.keywords.join(',')],
    ['ColumnType', column.type.join(',')],
  ]
}

/** What search engines show under the title; the standard's own 内容概述 is the same tag to them. */
function searchTags({ article, column }: SitePage): Tag[] {
  return article?.summary === undefined ? [['description', column.description]] : []
}

function articleTags(article: SiteArticle): Tag[] {
  return [
    ['ArticleTitle', article.title],
    ['PubDate', article.publishedAt],
    ['ContentSource', article.source],
    ['Keywords', article.keywords?.join(',')],
    ['Author', article.author],
    ['Description', article.summary],
    ['Image', article.image],
    ['Url', article.url],
  ]
}
