import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { safePath, safeUrl } from './safe-url.ts'

describe('a redirect never leaves the site', () => {
  test.each(['/', '/workbench', '/search?q=%E6%96%87&page=2', '/gzyd/2026#m1', '/a//b', '/查找'])(
    '%s stays',
    (path) => {
      expect(safePath(path)).toBe(path)
    },
  )

  test.each([
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    'https://evil.example/',
    'javascript:alert(1)',
    'evil.example',
    '',
    ' /workbench',
    '/\t/evil.example',
    '/\n/evil.example',
    '/a\\..\\b',
    '/a b',
  ])('“%s” leads to the home page', (path) => {
    expect(safePath(path)).toBe('/')
  })

  test('whatever is asked for, a browser that follows it stays on the host', () => {
    const nasty = fc.string({
      unit: fc.constantFrom('/', '\\', '.', ':', '@', '\t', '\n', 'a', '?', '#', '%', ' ', '\u0000'),
    })
    fc.assert(
      fc.property(nasty, (path) => {
        expect(new URL(safePath(path), 'http://here.example').host).toBe('here.example')
      }),
      { numRuns: 2000 },
    )
  })
})

describe('a stored link may stand in an href only as http, https, mailto or a path of this site', () => {
  test.each([
    ['https://www.example.gov.cn/a', 'https://www.example.gov.cn/a'],
    ['http://10.0.0.5:8080/', 'http://10.0.0.5:8080/'],
    ['mailto:zw@example.gov.cn', 'mailto:zw@example.gov.cn'],
    ['/gzyd/2026', '/gzyd/2026'],
  ])('%s', (link, href) => {
    expect(safeUrl(link)).toBe(href)
  })

  test.each([
    'javascript:alert(1)',
    ' javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'file:///etc/passwd',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    'www.example.com',
    '',
  ])('“%s” may not', (link) => {
    expect(safeUrl(link)).toBeNull()
  })
})
