import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import type { Body } from '../domain/blocks.ts'
import { readBody } from '../domain/read-body.ts'
import { BodyText } from './body.tsx'

function shown(body: Body): string {
  return renderToString(<BodyText body={body} files={[]} hrefOf={() => ''} />)
}

test('a numbered list, a table without a head and bold links are shown as such', () => {
  const html = shown(readBody('+ 先预约\n+ 再入场\n\n---|---\n甲|[**乙**](/lm/a)'))
  expect(html).toContain('<ol class="dots"><li>先预约</li><li>再入场</li></ol>')
  expect(html).not.toContain('<th')
  expect(html).toContain('<td><a href="/lm/a"><b>乙</b></a></td>')
})

test('a heading that leaves out a level is shown one level under the heading before it', () => {
  expect(shown(readBody('### 甲\n## 乙\n### 丙\n# 丁'))).toContain(
    '<h2>甲</h2><h3>乙</h3><h4>丙</h4><h2>丁</h2>',
  )
})

test('markup that somebody typed is words, and an address that runs a script is no link', () => {
  const html = shown(readBody('<img src=x onerror=alert(1)>\n[看](javascript:alert)'))
  expect(html).toContain('&lt;img src=x')
  expect(html).not.toContain('<a')
})
