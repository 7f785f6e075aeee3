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

  test.each([
    ['任务|市级牵头单位|区级牵头单位|责任单位', '区甲局', '区乙局'],
    ['任务|省级牵头单位|牵头单位|配合单位', '区甲局', '区乙局'],
    ['任务|省级责任单位|本市牵头单位|配合单位', '区甲局', '区乙局'],
    ['任务|省级牵头部门|市牵头部门|市配合部门', '区甲局', '区乙局'],
  ])('of two levels the inner one is the own lead: %s', (heading, lead, joins) => {
    expect(rowsOf(heading, '公开甲|市甲局|区甲局|区乙局')).toEqual([['', '公开甲', lead, joins, null]])
  })

  test('how long a policy is in force is no time of the measure', () => {
    expect(
      rowsOf(
        '2030年任务',
        '任务|责任单位|政策执行期限',
        '发放补贴|甲局|2030年6月',
        '退还费用|乙局|2030年7月',
      ),
    ).toEqual([
      ['', '发放补贴', '甲局', '', null],
      ['', '退还费用', '乙局', '', null],
    ])
  })

  test('persons behind the units are dropped where the column says that it names them', () => {
    const cell = '市甲局 张三、市财政局李四，市税务局（王五）、市委办公室'
    const row = (heading: string) => rowsOf(`任务|${heading}`, `公开甲|${cell}`)[0]?.[2]
    expect(row('责任单位及责任人')).toBe('市甲局、市财政局、市税务局、市委办公室')
    expect(row('责任单位/责任人')).toBe('市甲局、市财政局、市税务局、市委办公室')
    expect(row('责任单位')).toContain('张三')
  })

  test('cells that stand on lines of their own are rows where the rows are numbered', () => {
    const rows = ['1', '公开甲。', '甲局', '乙局', '6月底', '2', '公开乙。', '乙局', '丙局、丁局', '7月']
    const reading = rowsOf(
      '2030年任务',
      ...['序号', '任务', '牵头单位', '配合单位', '时限'],
      ...rows,
      '示例市甲局',
    )
    expect(reading).toEqual([
      ['1', '公开甲。', '甲局', '乙局', '2030-06-30'],
      ['2', '公开乙。', '乙局', '丙局、丁局', '2030-07-31'],
    ])
  })

  test('a row of another count of such lines ends the table and invents no unit', () => {
    const whole = ['1', '公开甲。', '甲局', '2', '公开乙。', '乙局']
    const broken = ['3', '公开丙。', '公开丁。', '丙局', '4', '公开戊。', '丁局']
    expect(
      rowsOf('2030年任务', '序号', '任务', '责任单位', ...whole, ...broken).map(([, text]) => text),
    ).toEqual(['公开甲。', '公开乙。'])
  })

  test('units in the first column hold for the rows their cell spans', () => {
    expect(rowsOf('2030年任务', '责任单位|任务|时限', '甲局|公开甲|6月', '|公开乙|8月')).toEqual([
      ['', '公开甲', '甲局', '', '2030-06-30'],
      ['', '公开乙', '甲局', '', '2030-08-31'],
    ])
  })

  test('a row broken inside its cells is one row', () => {
    expect(
      rowsOf(
        '2030年任务',
        '序号|任务|责任单位|时限',
        '1|公开甲；',
        '公开乙。|市甲局',
        '市乙局|6月底',
        '2|公开丙。|丙局|7月',
      ),
    ).toEqual([
      ['1', '公开甲；\n公开乙。', '市甲局、市乙局', '', '2030-06-30'],
      ['2', '公开丙。', '丙局', '', '2030-07-31'],
    ])
  })

  test('a row of units and times is no second heading', () => {
    expect(
      rowsOf('2030年任务', '序号|任务|责任单位|时限', '1|公开甲|各责任单位|按要求时限', '2|公开乙|乙局|6月'),
    ).toEqual([
      ['1', '公开甲', '各责任单位', '', null],
      ['2', '公开乙', '乙局', '', '2030-06-30'],
    ])
  })

  test('a remark in a cell holds for the rows below it', () => {
    expect(
      rowsOf('任务|责任单位', '公开甲|甲局、乙局（列第一位的为牵头单位，下同）', '公开乙|丙局、丁局'),
    ).toEqual([
      ['', '公开甲', '甲局', '乙局', null],
      ['', '公开乙', '丙局', '丁局', null],
    ])
  })

  test('a remark above the table holds for its rows', () => {
    expect(rowsOf('2030年任务', '（列第一位的为牵头单位）', '任务|责任单位', '公开甲|甲局、乙局')).toEqual([
      ['', '公开甲', '甲局', '乙局', null],
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
