import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { civilDate } from '../kernel/civil-date.ts'
import { ComponentsPage } from './components.page.tsx'
import type { DeskView } from './layout.tsx'

const VIEW: DeskView = {
  title: '部件',
  crumbs: [{ label: '今日', href: '/desk' }, { label: '部件' }],
  help: '先看日期。',
  person: { name: '王样本', functions: '办公室经办' },
  menu: [
    { title: null, items: [{ href: '/desk', label: '今日', count: 19 }] },
    { title: '推进', items: [{ href: '/desk/plans', label: '工作要点', current: true }] },
  ],
  search: { action: '/desk/search' },
  signOut: { action: '/desk/sign-out', token: 'token-1', submissionId: 'submission-1' },
  home: '/desk',
  portal: '/',
  demo: true,
  elder: false,
  assets: { styles: [], scripts: [], icons: '/assets/icons.svg' },
  printed: { address: 'http://desk.example/plans', on: civilDate('2026-10-14'), by: '王样本' },
}

const html = renderToString(<ComponentsPage view={VIEW} />)

test('signing out is a post with the token of the session, not a link', () => {
  expect(html).toMatch(/<form method="post" action="\/desk\/sign-out"/)
  expect(html).toContain('name="_token" value="token-1"')
  expect(html).not.toMatch(/<a [^>]*sign-out/)
})

test('the menu says where one is, and counts what waits', () => {
  expect(html).toMatch(/<a href="\/desk\/plans" aria-current="page">工作要点/)
  expect(html).toContain('今日<span>19</span>')
})

test('no id stands twice and no page carries an inline style', () => {
  const ids = [...html.matchAll(/ id="([^"]+)"/g)].map((match) => match[1])
  expect(ids.length).toBe(new Set(ids).size)
  expect(html).not.toMatch(/ style=/)
})

test('the workbench is never indexed', () => {
  expect(html).toContain('<meta name="robots" content="noindex, nofollow"')
})

test('on paper the page says its address, the day and who printed it', () => {
  expect(html).toMatch(/本页地址：http:\/\/desk\.example\/plans · <time[^>]*>2026-10-14<\/time> 王样本打印/)
})
