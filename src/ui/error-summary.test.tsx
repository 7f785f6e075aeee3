import { renderToString } from 'preact-render-to-string'
import { describe, expect, test } from 'vitest'
import { ErrorSummary } from './error-summary.tsx'

describe('the summary of what has to be changed', () => {
  test('is not there when all is well', () => {
    expect(renderToString(<ErrorSummary errors={[]} />)).toBe('')
  })

  test('counts, and leads to each field', () => {
    const html = renderToString(
      <ErrorSummary
        errors={[
          { field: 'phone', message: '手机号是 11 位，现在是 10 位。' },
          { field: 'subject', message: '请写所需信息的名称。' },
        ]}
      />,
    )
    expect(html).toMatch(/有 2 处要改/)
    expect(html).toContain('<a href="#f-phone">手机号是 11 位，现在是 10 位。</a>')
    expect(html).toContain('<a href="#f-subject">')
  })

  test('puts the name of the field before the sentence where it is known', () => {
    const html = renderToString(
      <ErrorSummary errors={[{ field: 'phone', message: '少一位。' }]} labels={{ phone: '手机号' }} />,
    )
    expect(html).toContain('手机号：少一位。')
  })

  test('an error of the whole form links to no field', () => {
    const html = renderToString(<ErrorSummary errors={[{ field: '', message: '附件一共超过 50 MB。' }]} />)
    expect(html).toContain('附件一共超过 50 MB。')
    expect(html).not.toContain('href')
  })

  test('is announced and can take the focus', () => {
    const html = renderToString(<ErrorSummary errors={[{ field: 'a', message: '请填写。' }]} />)
    expect(html).toContain('role="alert"')
    expect(html).toContain('tabindex="-1"')
  })
})
