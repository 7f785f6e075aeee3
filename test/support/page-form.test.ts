import { expect, test } from 'vitest'
import { formsOf, textOf } from './page-form.ts'

const PAGE = `<form role="search" action="/search"><input name="q" value="x"/></form>
<form method="post" action="/a?x=1&amp;y=2" id="f" enctype="multipart/form-data" data-guard novalidate>
<input type="hidden" name="_token" value="t&quot;k"/><input name="title" value="a &lt;b&gt; &amp;amp; c"/>
<textarea name="text">
第一行
&lt;二&gt;</textarea>
<input type="checkbox" name="yes" checked/><input type="checkbox" name="no" value="1"/>
<input type="radio" name="kind" value="a"/><input type="radio" name="kind" value="b" checked/>
<select name="division"><option value="">请选</option><option value="d1" selected>艺术处</option></select>
<select name="first"><option value="f1">一</option><option value="f2">二</option></select>
<input type="file" name="file"/><input name="off" value="x" disabled/>
<button type="submit" name="act" value="save">保存</button><button type="submit" formaction="/b">交</button></form>`

test('a form is read as a browser would send it', () => {
  const [form, ...others] = formsOf(PAGE)
  expect(others).toEqual([])
  expect(form).toEqual({
    id: 'f',
    action: '/a?x=1&y=2',
    otherActions: ['/b'],
    multipart: true,
    controls: [
      { name: '_token', value: 't"k' },
      { name: 'title', value: 'a <b> &amp; c' },
      { name: 'text', value: '第一行\n<二>' },
      { name: 'yes', value: 'on' },
      { name: 'kind', value: 'b' },
      { name: 'division', value: 'd1' },
      { name: 'first', value: 'f1' },
    ],
    choices: [
      { name: 'no', value: '1' },
      { name: 'kind', value: 'a' },
      { name: 'division', value: '' },
      { name: 'division', value: 'd1' },
      { name: 'first', value: 'f1' },
      { name: 'first', value: 'f2' },
    ],
    buttons: [{ name: 'act', value: 'save', action: '/a?x=1&y=2' }],
  })
})

test('the text of a page is what people read', () => {
  expect(textOf('<style>p{}</style><p>甲 <b>乙</b> &lt;丙&gt;</p><script>x()</script>')).toBe('甲 乙 <丙>')
})
