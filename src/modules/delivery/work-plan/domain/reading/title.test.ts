import { describe, expect, test } from 'vitest'
import { readPlan } from './read-plan.ts'

function headOf(...lines: string[]): [title: string | null, issuer: string | null, year: number | null] {
  const { title, issuer, year } = readPlan(lines.join('\n'))
  return [title, issuer, year]
}

const ITEM = '一、公开甲。（甲局负责）'

describe('title, issuing body and year', () => {
  test('red head, number of the document and addressees are no title', () => {
    expect(
      headOf(
        '示例市园林局文件',
        '示园发〔2030〕5号',
        '示例市园林局关于印发工作要点的通知',
        '各区园林局：',
        ITEM,
      ),
    ).toEqual(['示例市园林局关于印发工作要点的通知', '示例市园林局', 2030])
  })

  test('a title broken over two lines is one title', () => {
    expect(headOf('示例市园林局关于印发', '2030年政务公开工作要点的通知', ITEM)).toEqual([
      '示例市园林局关于印发2030年政务公开工作要点的通知',
      '示例市园林局',
      2030,
    ])
  })

  test('title and addressees may share a line', () => {
    expect(
      headOf(
        '示例市人民政府关于支持园林企业稳定发展的若干政策意见 各县（市）、区人民政府，市各有关部门和单位：',
        ITEM,
      )[0],
    ).toBe('示例市人民政府关于支持园林企业稳定发展的若干政策意见')
  })

  test('the year comes from the title, else from the date of the document', () => {
    expect(headOf('示例市园林局工作要点', '（2030年2月3日）', ITEM)[2]).toBe(2030)
    expect(headOf('示例市园林局工作要点', ITEM, '示例市园林局', '2030年2月14日')).toEqual([
      '示例市园林局工作要点',
      '示例市园林局',
      2030,
    ])
    expect(headOf('示例市园林局工作要点', ITEM, '二〇三〇年二月十四日')[2]).toBe(2030)
    expect(headOf('示例市园林局工作要点', '一、公开2029年报告。（甲局负责）')[2]).toBeNull()
  })
})
