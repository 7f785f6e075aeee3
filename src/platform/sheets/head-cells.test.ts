import { describe, expect, test } from 'vitest'
import { headCells, headGrid } from './head-cells.ts'

describe('the head of a table', () => {
  test('columns under one parent share its cell, and a head of one level reaches down over both', () => {
    const cells = headCells(
      headGrid([['序号'], ['责任分工', '牵头处室'], ['责任分工', '参与处室'], ['备注']]),
    )
    expect(
      cells.map(({ text, row, column, rowSpan, columnSpan }) => [text, row, column, rowSpan, columnSpan]),
    ).toEqual([
      ['序号', 0, 0, 2, 1],
      ['责任分工', 0, 1, 1, 2],
      ['备注', 0, 3, 2, 1],
      ['牵头处室', 1, 1, 1, 1],
      ['参与处室', 1, 2, 1, 1],
    ])
  })

  test('equal heads under different parents stay apart', () => {
    const cells = headCells(
      headGrid([
        ['上半年', '数量'],
        ['下半年', '数量'],
      ]),
    )
    expect(cells.filter((cell) => cell.text === '数量')).toHaveLength(2)
  })

  test('every place of the head is covered once', () => {
    const grid = headGrid([['甲'], ['甲', '乙'], ['丙', '丁', '戊'], ['丙', '丁', '己']])
    const places = headCells(grid).reduce((sum, cell) => sum + cell.rowSpan * cell.columnSpan, 0)
    expect(places).toBe(3 * 4)
  })
})
