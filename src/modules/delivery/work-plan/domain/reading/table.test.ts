import { describe, expect, test } from 'vitest'
import { readPlan } from './read-plan.ts'

function rowsOf(...lines: string[]): unknown[][] {
  return readPlan(lines.join('\n')).measures.map((measure) => [
    measure.path.join('/'),
    measure.text,
    measure.lead.map(({ name }) => name).join('、'),
    measure.participants.map(({ name }) => name).join('、'),
    measure.deadline,
  ])
}

describe('in tables the content cells are the text and the unit and time cells the notation', () => {
  test('the running number stands in the content cell', () => {
    const { measures } = readPlan(
      '2030年要点\n工作任务|具体要求|责任科室|时限要求\n规范公开|1.清理目录|办公室|年底前',
    )
    expect(measures[0]).toMatchObject({
      path: ['1'],
      text: '规范公开|1.清理目录',
      notation: '办公室|年底前',
      deadline: '2030-12-31',
    })
  })

  test('merged first cells are empty in later rows, and a heading row may come again', () => {
    expect(
      rowsOf(
        '2030年任务',
        '序号|任务|举措|牵头单位|配合单位|完成时限',
        '1|规范公开|清理目录|甲局|乙局、丙局|3月底前',
        '序号|任务|举措|牵头单位|配合单位|完成时限',
        '2||公布目录|甲局||全年',
      ),
    ).toEqual([
      ['1', '规范公开|清理目录', '甲局', '乙局、丙局', '2030-03-31'],
      ['2', '公布目录', '甲局', '', null],
    ])
  })

  test('责任单位 is who takes part where 牵头单位 has its own column', () => {
    expect(rowsOf('任务|牵头单位|责任单位', '公开甲|甲局|乙局')).toEqual([
      ['', '公开甲', '甲局', '乙局', null],
    ])
  })

  test('the lead of another level is not the lead', () => {
    expect(rowsOf('任务|市级牵头单位|责任单位', '公开甲|市甲局|乙局')).toEqual([
      ['', '公开甲', '乙局', '', null],
    ])
    expect(rowsOf('任务|省级责任单位|县级牵头单位', '公开甲|省甲厅|乙局')).toEqual([
      ['', '公开甲', '乙局', '', null],
    ])
  })

  test('a unit cell may say itself who leads', () => {
    expect(rowsOf('任务|责任分工', '公开甲|甲处牵头，各处室配合', '公开乙|牵头处室：乙处')).toEqual([
      ['', '公开甲', '甲处', '各处室', null],
      ['', '公开乙', '乙处', '', null],
    ])
  })

  test('a heading in two rows names the columns together', () => {
    expect(rowsOf('任务|责任单位||时限', '|牵头单位|配合单位|', '公开甲|甲局|乙局|2030年6月')).toEqual([
      ['', '公开甲', '甲局', '乙局', '2030-06-30'],
    ])
  })

  test('a line break inside a cell separates whole names only', () => {
    expect(rowsOf('任务|责任单位', '公开甲|市商务局\u2028市财政局\u2028市生态环\u2028境局')).toEqual([
      ['', '公开甲', '市商务局、市财政局、市生态环境局', '', null],
    ])
  })

  test('rows of one cell name the rows below them', () => {
    expect(
      rowsOf('序号|任务|责任单位', '一、优化服务||', '1|公开甲|甲局', '二|强化监管|', '2|公开乙|乙局'),
    ).toEqual([
      ['一/1', '公开甲', '甲局', '', null],
      ['二/2', '公开乙', '乙局', '', null],
    ])
  })

  test('tabs divide cells as well, leading empty cells included', () => {
    expect(rowsOf('序号\t任务\t举措\t责任单位', '1\t公开\t公开甲\t甲局', '\t\t公开乙\t乙局')).toEqual([
      ['1', '公开\t公开甲', '甲局', '', null],
      ['1', '公开乙', '乙局', '', null],
    ])
  })

  test('a row without a unit is kept and asked about', () => {
    const reading = readPlan('任务|责任单位|时限\n公开甲|甲局|3月底前\n公开乙||3月底前')
    expect(reading.measures).toHaveLength(2)
    expect(reading.doubts.filter(({ kind }) => kind === 'no-unit')).toMatchObject([{ measure: 1 }])
  })

  test('a table may follow a text that has measures of its own', () => {
    const reading = readPlan(
      '1.公开甲。（甲局负责）\n附件\n任务|责任单位\n公开乙|乙局\n注：未尽事项另行通知。',
    )
    expect(reading.measures.map(({ text }) => text)).toEqual(['公开甲。', '公开乙'])
  })
})
