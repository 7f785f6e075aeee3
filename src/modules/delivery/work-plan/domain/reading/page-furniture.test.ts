import { expect, test } from 'vitest'
import { pageFurniture } from './page-furniture.ts'
import { openPage } from './page.ts'

function furnitureOf(...lines: string[]): string[] {
  const page = openPage(lines.join('\n'))
  return pageFurniture(page).map(({ start, end }) => page.source.slice(start, end))
}

test('page numbers in their usual forms belong to the sheet', () => {
  const numbers = ['— 3 —', '-12-', '第3页 共9页', '第 4 页', '5/9', '7', '共9页 第3页', 'Page 3 of 9']
  expect(furnitureOf(...numbers)).toEqual(numbers)
})

test.each(['3月底前完成', '一、公开', '2030年', '第三页的内容', '12345热线'])(
  '%s is no page number',
  (line) => {
    expect(furnitureOf(line)).toEqual([])
  },
)

test('a head printed again beside the page number belongs to the sheet', () => {
  expect(furnitureOf('示例市工作要点', '公开甲。', '— 1 —', '示例市工作要点', '公开乙。')).toEqual([
    '— 1 —',
    '示例市工作要点',
  ])
})

test('lines that come again in each item stay in the plan', () => {
  expect(furnitureOf('一、甲', '工作措施', '二、乙', '工作措施', '三、丙', '工作措施')).toEqual([])
  expect(furnitureOf('责任单位：办公室', '责任单位：办公室', '责任单位：办公室')).toEqual([])
})
