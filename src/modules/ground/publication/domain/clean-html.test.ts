import { describe, expect, test } from 'vitest'
import { cleanHtml, cleanPage } from './clean-html.ts'
import { readBody } from './read-body.ts'

const text = (words: string) => ({ body: readBody(words), files: [], srcOf: () => '' })

describe('the HTML that is handed over', () => {
  test('is bare elements for every kind of block', () => {
    const html = cleanHtml(
      text(
        [
          '# 总则',
          '第一条\u3000为了**方便**群众，制定本办法。',
          '- 甲\n- 乙',
          '| 名称 | 数 |\n| 剧场 | 3 |',
          '问：怎么买票？\n答：在官网买。',
        ].join('\n\n'),
      ),
    )
    expect(html).toBe(
      [
        '<h2>总则</h2>',
        '<p><strong>第一条</strong>\u3000为了<strong>方便</strong>群众，制定本办法。</p>',
        '<ul><li>甲</li><li>乙</li></ul>',
        '<table><tr><th>名称</th><th>数</th></tr><tr><td>剧场</td><td>3</td></tr></table>',
        '<p><strong>问：怎么买票？</strong></p>',
        '<p>答：在官网买。</p>',
      ].join('\n'),
    )
  })

  test('takes nothing that runs: words are words, and a link leads to the web or nowhere', () => {
    const html = cleanHtml(
      text(
        '<script>alert(1)</script> [甲](javascript:alert) [乙](/lm/zwdt) [丙](https://www.example.gov.cn/"x)',
      ),
    )
    expect(html).not.toContain('<script')
    expect(html).not.toContain('javascript')
    expect(html).toContain('甲 乙 <a href="https://www.example.gov.cn/&quot;x">丙</a>')
  })

  test('shows a picture from where it lies in the archive, with its words', () => {
    const picture = {
      number: 1,
      name: '海报.png',
      hash: 'h',
      contentType: 'image/png',
      size: 1,
      alternative: '海报："开幕"',
    }
    const html = cleanHtml({
      body: [{ kind: 'figure', file: 1 }],
      files: [picture],
      srcOf: ({ name }) => `附件/${name}`,
    })
    expect(html).toBe('<p><img src="附件/海报.png" alt="海报：&quot;开幕&quot;"></p>')
  })

  test('is a whole page as a file', () => {
    expect(cleanPage('甲 & 乙', text('正文。'))).toContain('<h1>甲 &amp; 乙</h1>\n<p>正文。</p>')
  })
})

test('numbered lists, tables without a head and bold links keep their form on the way out', () => {
  const body = readBody('+ 先预约\n\n---|---\n甲|[**乙**](https://www.gov.cn/)')
  expect(cleanHtml({ body, files: [], srcOf: () => '' })).toBe(
    '<ol><li>先预约</li></ol>\n<table><tr><td>甲</td><td><a href="https://www.gov.cn/"><strong>乙</strong></a></td></tr></table>',
  )
})
