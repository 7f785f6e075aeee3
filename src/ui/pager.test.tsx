import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { Pager } from './pager.tsx'

function shown(page: number, pages: number): string[] {
  const html = renderToString(<Pager page={page} pages={pages} hrefOf={(each) => `?page=${String(each)}`} />)
  return [...html.matchAll(/>([^<>]+)<\/(?:a|span)>/g)].map((match) => match[1] ?? '')
}

test('one page needs no pager', () => {
  expect(shown(1, 1)).toEqual([])
})

test('the first and the last page and the neighbours are always in reach', () => {
  expect(shown(7, 23)).toEqual(['上一页', '1', '…', '6', '7', '8', '…', '23', '下一页', '共 23 页'])
})

test('at the ends nothing leads out of the list', () => {
  expect(shown(1, 3)[0]).toBe('1')
  expect(shown(3, 3)).not.toContain('下一页')
})
