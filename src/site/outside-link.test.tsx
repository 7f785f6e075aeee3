import { describe, expect, test } from 'vitest'
import { renderToString } from 'preact-render-to-string'
import { isGovernmentSite, OutsideLink, outsideUrl } from './outside-link.tsx'

describe('打开非政府网站链接时有提示', () => {
  test.each([
    'https://www.gov.cn/',
    'https://whlyj.example.gov.cn/a?b=1',
    'https://gov.cn',
    'https://某局.政务/',
  ])('%s is a government site', (address) => {
    expect(isGovernmentSite(new URL(address))).toBe(true)
  })

  test.each([
    'https://gov.cn.example.com/',
    'https://fakegov.cn/',
    'https://example.com/gov.cn',
    'http://[::1]/',
  ])('%s is none', (address) => {
    expect(isGovernmentSite(new URL(address))).toBe(false)
  })

  test.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'mailto:a@example.com',
    '//example.com',
    '/gzyd',
    '',
    'https://www.gov.cn@example.com/',
  ])('%s is no address that readers are sent to', (address) => {
    expect(outsideUrl(address)).toBeNull()
  })

  test('a link to a government site is straight, any other goes through the notice and back', () => {
    const link = (url: string) =>
      renderToString(
        <OutsideLink url={url} from="/gzyd/2026/1" icons="/i.svg">
          看
        </OutsideLink>,
      )
    expect(link('https://www.gov.cn/a')).toContain('href="https://www.gov.cn/a"')
    expect(link('https://example.com/a')).toContain(
      'href="/leave?to=https%3A%2F%2Fexample.com%2Fa&amp;from=%2Fgzyd%2F2026%2F1"',
    )
    expect(link('https://example.com/a')).toContain('（站外链接）')
    expect(link('javascript:alert(1)')).toBe('看')
  })
})
