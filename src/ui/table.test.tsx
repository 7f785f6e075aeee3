import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { FlowTable } from './table.tsx'

const html = renderToString(
  <FlowTable
    caption="到期的事项"
    columns={[{ label: '事项' }, { label: '件数', numeric: true }, { label: '下一步', acts: true }]}
    rows={[{ key: 'a', cells: ['报落实情况', 3, null] }]}
  />,
)

test('a column of buttons can be left out on paper, head and cells', () => {
  expect(html).toContain('<th scope="col" class="acts">下一步</th>')
  expect(html).toContain('<td data-th="下一步" class="acts">—</td>')
})

test('figures stand at the right', () => {
  expect(html).toContain('<td data-th="件数" class="n">3</td>')
})
