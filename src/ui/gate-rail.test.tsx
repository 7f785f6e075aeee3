import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { GateRail } from './gate-rail.tsx'

const html = renderToString(
  <GateRail
    label="审签"
    gates={[
      { key: 'a', name: '政治关', state: 'done' },
      { key: 'b', name: '内容关', state: 'now', lines: ['一审退回', '二审等郑示例'] },
      { key: 'c', name: '法律关', state: 'waiting' },
    ]}
  />,
)

test('the state of a gate is said in words, not by colour alone', () => {
  expect(html.match(/已办|正在办|还没到/g)).toEqual(['已办', '正在办', '还没到'])
})

test('a gate gone through twice is one gate with two lines', () => {
  expect(html.match(/内容关/g)).toHaveLength(1)
  expect(html.match(/<small>/g)).toHaveLength(2)
})

test('the gate where the thing stands is the current step', () => {
  expect(html.match(/aria-current="step"/g)).toHaveLength(1)
})
