import type { ComponentChildren } from 'preact'
import type { CivilDate } from '../kernel/civil-date.ts'
import type { Assets } from '../ui/document.tsx'

/** The bureau as the public shell names it; what is not configured is null. */
export interface SiteBureau {
  /** 网站主办单位. */
  readonly name: string
  /** 网站名称 where it is not the bureau's name. */
  readonly siteName: string | null
  /** One or two characters on the seal; a neutral drawing without. */
  readonly emblem: string | null
  /** 网站域名, without protocol. */
  readonly domain: string | null
  /** 政府网站标识码. */
  readonly code: string | null
  readonly phone: string | null
  readonly address: string | null
  /** ICP备案编号. */
  readonly icp: string | null
  /** 公安机关备案号. */
  readonly police: string | null
  readonly policeHref: string | null
  /** 党政机关网站标识. */
  readonly partyMarkHref: string | null
  /** 我为政府网站找错. */
  readonly findErrorHref: string | null
}

/** 栏目标签 of a page. */
export interface SiteColumn {
  readonly name: string
  readonly description: string
  readonly keywords: readonly string[]
  /** 栏目类别; the home page is 首页. */
  readonly type: readonly string[]
}

/** 内容标签 of a page that carries one publication. */
export interface SiteArticle {
  readonly title: string
  /** `YYYY-MM-DD HH:MM`. */
  readonly publishedAt: string
  readonly source: string
  readonly keywords?: readonly string[] | undefined
  readonly author?: string | undefined
  readonly summary?: string | undefined
  readonly image?: string | undefined
  readonly url?: string | undefined
}

export interface SitePage {
  readonly title: string
  readonly column: SiteColumn
  readonly article?: SiteArticle | undefined
  /** The page brings the search box itself (home, results). */
  readonly ownSearch?: boolean | undefined
  /** The path under which what the page shows is known, where it has several. */
  readonly canonical?: string | undefined
  /** Feeds and the like. */
  readonly head?: ComponentChildren
}

export interface NavItem {
  readonly href: string
  readonly label: string
  readonly current: boolean
}

/** Everything the public shell shows. */
export interface SiteView {
  readonly bureau: SiteBureau
  readonly demo: boolean
  readonly elder: boolean
  /** The page's own path with its query, to come back to. */
  readonly path: string
  readonly today: CivilDate
  readonly assets: Assets
  readonly page: SitePage
  readonly nav: readonly NavItem[]
}
