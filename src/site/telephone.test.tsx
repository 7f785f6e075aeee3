import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { Telephone } from './telephone.tsx'

test.each([
  ['010-55550100', '<a href="tel:01055550100">010-55550100</a>'],
  ['+86 10 55550100', '<a href="tel:+861055550100">+86 10 55550100</a>'],
  ['55550100、55550101', '<a href="tel:55550100">55550100、55550101</a>'],
  ['55550100 转 8001', '<a href="tel:55550100">55550100 转 8001</a>'],
  ['12345', '<a href="tel:12345">12345</a>'],
  ['总机转艺术处', '总机转艺术处'],
])('%s can be dialled as far as it is a number', (phone, html) => {
  expect(renderToString(<Telephone phone={phone} />)).toBe(html)
})
