import { renderToString } from 'preact-render-to-string'
import { describe, expect, test } from 'vitest'
import { civilDate } from '../kernel/civil-date.ts'
import { SiteLayout } from './layout.tsx'
import type { SiteView } from './layout.tsx'

const VIEW: SiteView = {
  bureau: {
    name: '示例市文化和旅游局',
    siteName: null,
    emblem: null,
    domain: null,
    code: null,
    phone: '010-55550100',
    address: null,
    icp: null,
    police: null,
    policeHref: null,
    partyMarkHref: null,
    findErrorHref: null,
  },
  demo: true,
  elder: false,
  path: '/search?q=民宿&page=2',
  today: civilDate('2026-10-14'),
  assets: { styles: ['/assets/a.css'], scripts: [], icons: '/assets/icons.svg' },
  page: {
    title: '一件通知',
    column: { name: '通知公告', description: '本局的通知', keywords: ['通知', '公告'], type: ['通知公告'] },
  },
  nav: [{ href: '/', label: '首页', current: true }],
}

function page(view: Partial<SiteView> = {}): string {
  return renderToString(
    <SiteLayout view={{ ...VIEW, ...view }}>
      <h1>一件通知</h1>
    </SiteLayout>,
  )
}

function metaNames(html: string): string[] {
  return [...html.matchAll(/<meta name="([A-Z]\w+)"/g)].map((match) => match[1] ?? '')
}

describe('网页标签', () => {
  test('a column carries the tags of the site and of the column, in the order of the standard', () => {
    expect(metaNames(page())).toEqual([
      'SiteName',
      'SiteDomain',
      'SiteIDCode',
      'ColumnName',
      'ColumnDescription',
      'ColumnKeywords',
      'ColumnType',
    ])
  })

  test('a publication carries those of its content as well', () => {
    const article = { title: '一件通知', publishedAt: '2026-10-14 14:05', source: '办公室' }
    const html = page({ page: { ...VIEW.page, article } })
    expect(metaNames(html).slice(7)).toEqual(['ArticleTitle', 'PubDate', 'ContentSource'])
    expect(html).toContain('<meta name="PubDate" content="2026-10-14 14:05"')
  })
})

describe('what search engines read', () => {
  const article = { title: '一件通知', publishedAt: '2026-10-14 14:05', source: '办公室' }

  test('is the column’s description where the content has no summary', () => {
    expect(page()).toContain('<meta name="description" content="本局的通知"')
  })

  test('is the summary of the content alone where it has one', () => {
    const html = page({ page: { ...VIEW.page, article: { ...article, summary: '停水两天。' } } })
    expect(html).toContain('<meta name="Description" content="停水两天。"')
    expect(html).not.toContain('name="description"')
  })

  test('is the one address of a page with several, once the site has its domain', () => {
    const shown = { ...VIEW.page, canonical: '/gzyd/2026/2026-Q3' }
    const bureau = { ...VIEW.bureau, domain: 'whlyj.example.gov.cn' }
    expect(page({ page: shown, bureau })).toContain(
      '<link rel="canonical" href="https://whlyj.example.gov.cn/gzyd/2026/2026-Q3"',
    )
    expect(page({ page: shown })).not.toContain('canonical')
  })
})

describe('底部功能区', () => {
  test('has the eight statutory elements', () => {
    const found = [...page().matchAll(/data-gov="([\w-]+)"/g)].map((match) => match[1])
    expect(found.sort()).toEqual(
      [
        'contact',
        'dzjg-mark',
        'find-error',
        'footer',
        'icp',
        'mps',
        'site-code',
        'sitemap',
        'sponsor',
      ].sort(),
    )
  })

  test('the demonstration imitates no mark and links to none', () => {
    const html = page()
    expect(html).toContain('演示：未配置')
    expect(html).not.toMatch(/conac|beian|zfwzgl/)
  })

  test('what the bureau has set is shown with its link', () => {
    const html = page({
      demo: false,
      bureau: { ...VIEW.bureau, icp: '示ICP备00000000号', partyMarkHref: 'https://mark.example/' },
    })
    expect(html).toContain('href="https://mark.example/"')
    expect(html).toContain('示ICP备00000000号')
  })
})

describe('长者模式', () => {
  test('is offered on every page and leads back to it', () => {
    expect(page()).toContain('/mode?to=elder&amp;back=%2Fsearch%3Fq%3D%E6%B0%91%E5%AE%BF%26page%3D2')
  })

  test('can be left', () => {
    const html = page({ elder: true })
    expect(html).toContain('data-mode="elder"')
    expect(html).toContain('退出长者模式')
    expect(html).toContain('/mode?to=normal')
  })
})

test('the demonstration says so and asks not to be indexed; a real site does neither', () => {
  expect(page()).toMatch(/noindex[\s\S]*演示数据/)
  expect(page({ demo: false })).not.toMatch(/noindex|演示/)
})

test('a page that brings its own search box gets no second one', () => {
  expect(page()).toContain('role="search"')
  expect(page({ page: { ...VIEW.page, ownSearch: true } })).not.toContain('role="search"')
})

describe('a printed page', () => {
  test('says where it stands and from which day it is', () => {
    expect(page({ bureau: { ...VIEW.bureau, domain: 'whlyj.example.gov.cn' }, path: '/gzyd/2026' })).toMatch(
      /<p class="printed">本页地址：https:\/\/whlyj\.example\.gov\.cn\/gzyd\/2026 · <time[^>]*>2026-10-14<\/time> 打印<\/p>/,
    )
  })

  test('of a site without a domain gives its path', () => {
    expect(page({ path: '/gzyd' })).toContain('本页地址：/gzyd · ')
  })
})
