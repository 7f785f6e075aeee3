import { describe, expect, test } from 'vitest'
import type { PlanReading } from './plan-reading.ts'
import { readPlan } from './read-plan.ts'

function measuresOf(...lines: string[]): [path: string, seq: number, text: string, units: string][] {
  return readPlan(lines.join('\n')).measures.map(({ path, seq, text, lead }) => [
    path.join('/'),
    seq,
    text,
    lead.map(({ name }) => name).join('、'),
  ])
}

function restOf(reading: PlanReading, kind: string): string[] {
  return reading.remainder.filter((rest) => rest.kind === kind).map(({ text }) => text)
}

describe('a measure is text closed by a notation of units', () => {
  test('each notation of an item closes one measure', () => {
    expect(
      measuresOf(
        '一、深化公开',
        '(一)推进信息公开。公开甲类信息。(甲处负责落实)公开乙类信息。(乙处负责落实)',
      ),
    ).toEqual([
      ['一/(一)', 1, '推进信息公开。公开甲类信息。', '甲处'],
      ['一/(一)', 2, '公开乙类信息。', '乙处'],
    ])
  })

  test('the heading sentence stands on the first measure of its item', () => {
    const { measures } = readPlan('1.加强公开。公开甲。（甲处负责）公开乙。（乙处负责）')
    expect(measures.map(({ heading }) => heading)).toEqual(['加强公开', null])
  })

  test('a notation before the full stop closes as one behind it does', () => {
    expect(measuresOf('1.公开甲（甲处负责）。', '2.公开乙。（乙处负责）')).toEqual([
      ['1', 1, '公开甲', '甲处'],
      ['2', 1, '公开乙。', '乙处'],
    ])
  })

  test.each([
    '公开口罩（N95）目录（2029年修订）（以下简称目录）',
    '公开目录（含附表）',
    '公开各县（市、区）目录',
    '由区建设管理委（区交通委）公开目录',
    '公开事项（见附件）',
    '公开清单（不含市本级）',
    '对重点企业给予奖励（重点企业由甲局、乙局负责认定）',
    '报送材料（一式两份）',
    '公开办理机构（含区行政服务中心）',
    '自由贸易区管委会公开目录（下同）',
  ])('%s: such brackets close no measure', (text) => {
    expect(measuresOf(`1.${text}。（责任单位：甲局）`)).toEqual([['1', 1, `${text}。`, '甲局']])
  })

  test('who stands in the list of annexes wrote an annex', () => {
    const annexes = ['附件：1.任务分解表（市政府办公室）', '2.目录（市财政局）']
    expect(measuresOf('1.公开甲。（甲局负责）', ...annexes)).toEqual([['1', 1, '公开甲。', '甲局']])
    expect(measuresOf('附件：2030年任务', '1.公开甲（市财政局）')).toHaveLength(1)
  })

  test('paragraphs of one item belong to it', () => {
    expect(measuresOf('一、公开甲', '先做这一步。', '再做那一步。（甲局、乙局）')).toEqual([
      ['一', 1, '公开甲\n先做这一步。\n再做那一步。', '甲局、乙局'],
    ])
  })

  test('sub-points whose last alone names units are one measure with their item', () => {
    expect(
      measuresOf('第一条 公开三类信息：', '(一)甲类；', '(二)乙类；', '(三)丙类。', '责任单位：甲局'),
    ).toEqual([['第一条', 1, '公开三类信息：\n(一)甲类；\n(二)乙类；\n(三)丙类。', '甲局']])
  })

  test('a notation behind each heading holds for all below the heading', () => {
    expect(
      measuresOf(
        '一、深化公开（责任单位：甲局）',
        '公开甲类信息。',
        '二、强化解读（责任单位：乙局）',
        '1.解读甲。',
        '2.解读乙。',
        '示例市政府办公室',
      ),
    ).toEqual([
      ['一', 1, '深化公开\n公开甲类信息。', '甲局'],
      ['二', 1, '强化解读\n1.解读甲。\n2.解读乙。', '乙局'],
    ])
  })

  test('what follows a notation that closes a sentence is left over', () => {
    expect(
      measuresOf('1.公开甲。责任单位：甲局。政策依据：某号文件。', '2.公开乙。责任单位：乙局。'),
    ).toEqual([
      ['1', 1, '公开甲。', '甲局'],
      ['2', 1, '公开乙。', '乙局'],
    ])
  })

  test('a colon, its sub-points and a notation on a line below them are one measure', () => {
    const list = ['（一）按下列标准：', '1.甲类。', '2.乙类。', '责任单位：甲局']
    const parted = ['（二）公开丙。', '1.丙一。（乙局负责）', '2.丙二。（丙局负责）']
    expect(measuresOf(...list, ...parted).map(([, , text]) => text)).toEqual([
      '按下列标准：\n1.甲类。\n2.乙类。',
      '丙一。',
      '丙二。',
    ])
  })

  test('a heading and the first item below it may stand on one line', () => {
    expect(
      measuresOf('一、深化公开（一）公开甲。（甲局负责）', '（二）公开乙。（乙局负责）').map(
        ([path, , text]) => [path, text],
      ),
    ).toEqual([
      ['一/(一)', '公开甲。'],
      ['一/(二)', '公开乙。'],
    ])
    expect(measuresOf('一、公开两类（一）甲类；（二）乙类。（甲局负责）')[0]?.[0]).toBe('一')
  })

  test('sub-points that name units themselves are measures of their own', () => {
    expect(measuresOf('1.公开两类信息。', '（1）甲类。（甲局负责）', '（2）乙类。（乙局负责）')).toEqual([
      ['1/(1)', 1, '甲类。', '甲局'],
      ['1/(2)', 1, '乙类。', '乙局'],
    ])
  })

  test('numbers that run on in one line behind a notation are items', () => {
    expect(measuresOf('1.公开甲。（甲局负责）2.公开乙。（乙局负责）')).toEqual([
      ['1', 1, '公开甲。', '甲局'],
      ['2', 1, '公开乙。', '乙局'],
    ])
  })
})

describe('a notation may stand without brackets', () => {
  test('on lines of its own', () => {
    const { measures } = readPlan(
      '2030年安排\n一、公开甲。\n牵头单位：甲局\n配合单位：乙局、\n丙局\n完成时限：6月底前\n二、公开乙。\n责任单位：乙局',
    )
    expect(measures.map(({ text }) => text)).toEqual(['公开甲。', '公开乙。'])
    expect(measures[0]).toMatchObject({
      lead: [{ name: '甲局' }],
      participants: [{ name: '乙局' }, { name: '丙局' }],
      deadline: '2030-06-30',
    })
  })

  test.each([
    ['【责任单位】甲局', '甲局'],
    ['◆责任单位：甲局', '甲局'],
    ['——责任单位：甲局', '甲局'],
    ['责任单位 甲局', '甲局'],
    ['2.责任单位：甲局', '甲局'],
    ['责任单位：甲局（联系电话：12345）', '甲局'],
  ])('with a label of another form: %s', (line, unit) => {
    expect(measuresOf('一、公开甲。', line)).toEqual([['一', 1, '公开甲。', unit]])
  })

  test.each(['甲局负责组织实施。', '此项工作由甲局负责，8月底前完成。', '甲局、各市政府负责，8月底前完成。'])(
    'as a plain sentence with its time: %s',
    (sentence) => {
      expect(measuresOf('1.公开甲。' + sentence)[0]).toMatchObject([
        '1',
        1,
        '公开甲。',
        expect.stringContaining('甲局'),
      ])
    },
  )

  test('as the last sentence of its paragraph', () => {
    const [measure] = readPlan('1.公开甲。牵头科室:甲科,责任科室:乙科。完成时限:持续推进。').measures
    expect(measure).toMatchObject({
      text: '公开甲。',
      lead: [{ name: '甲科' }],
      participants: [{ name: '乙科' }],
    })
  })

  test('as a plain sentence that says only who leads and who joins', () => {
    expect(measuresOf('1.公开甲。办公室牵头，各处室配合。')).toEqual([['1', 1, '公开甲。', '办公室']])
    expect(measuresOf('1.公开甲。各部门要加强配合。')).toEqual([])
  })
})

describe('what belongs to no measure stays in the remainder', () => {
  const reading = readPlan(
    [
      '示例市园林局2030年政务公开工作要点',
      '各科室：',
      '为做好公开，制定本要点。',
      '一、总体要求',
      '坚持公开为民。',
      '— 1 —',
      '二、重点任务',
      '（一）公开甲。（甲科负责）',
      '三、工作保障',
      '各科室要加强领导。',
      '示例市园林局',
      '2030年3月1日',
    ].join('\n'),
  )

  test('title, headings, introduction, page numbers and closing are told apart', () => {
    expect(restOf(reading, 'title')).toEqual(['示例市园林局2030年政务公开工作要点'])
    expect(restOf(reading, 'introduction')).toEqual([
      '各科室：',
      '为做好公开，制定本要点。',
      '坚持公开为民。',
    ])
    expect(restOf(reading, 'heading')).toEqual(['一、总体要求', '二、重点任务', '三、工作保障'])
    expect(restOf(reading, 'page')).toEqual(['— 1 —'])
    expect(restOf(reading, 'closing')).toEqual(['各科室要加强领导。', '示例市园林局', '2030年3月1日'])
  })

  test('title, issuer and year are read', () => {
    expect(reading).toMatchObject({
      title: '示例市园林局2030年政务公开工作要点',
      issuer: '示例市园林局',
      year: 2030,
    })
  })

  test('a page number inside a measure is no part of its text', () => {
    expect(measuresOf('1.公开甲类信息并且', '第3页 共9页', '公开乙类信息。（甲局负责）')).toEqual([
      ['1', 1, '公开甲类信息并且\n公开乙类信息。', '甲局'],
    ])
  })

  test('a plan that names no unit has no measures and says so', () => {
    const plan = readPlan('2030年要点\n一、公开甲。\n二、公开乙。')
    expect(plan.measures).toEqual([])
    expect(plan.doubts.map(({ kind }) => kind)).toEqual(['empty-plan'])
  })
})

describe('damaged text gives a result with doubts', () => {
  function doubtsOf(...lines: string[]): string[] {
    return readPlan(lines.join('\n')).doubts.map(({ kind }) => kind)
  }

  test('an unclosed bracket ends at the end of its line', () => {
    const lines = ['1.公开甲。（责任单位：甲局、乙局', '2.公开乙。（责任单位：丙局）']
    expect(measuresOf(...lines).map(([, , text, units]) => [text, units])).toEqual([
      ['公开甲。', '甲局、乙局'],
      ['公开乙。', '丙局'],
    ])
    expect(doubtsOf(...lines)).toEqual(['unclosed-bracket'])
  })

  test('a line broken inside a notation is put together again', () => {
    expect(measuresOf('1.公开甲。（责任单位：甲局、乙', '局、丙局）')).toEqual([
      ['1', 1, '公开甲。', '甲局、乙局、丙局'],
    ])
  })

  test('a notation broken over several lines is put together again', () => {
    expect(measuresOf('1.公开甲。（牵头', '单位：甲局；责任', '单位：各县', '（市、区）政府）')).toEqual([
      ['1', 1, '公开甲。', '甲局'],
    ])
  })

  test('an item whose number is missing is still a measure', () => {
    const lines = [
      '一、公开甲。（责任单位：甲局）',
      '公开乙。（责任单位：乙局）',
      '三、公开丙。（责任单位：丙局）',
    ]
    expect(measuresOf(...lines).map(([, , text]) => text)).toEqual(['公开甲。', '公开乙。', '公开丙。'])
    expect(doubtsOf(...lines)).toEqual(['missing-number'])
  })

  test('an item beside measures that names no unit is asked about', () => {
    const lines = ['1.公开甲。（甲局负责）', '2.公开乙。', '3.公开丙。（丙局负责）']
    expect(doubtsOf(...lines)).toEqual(['no-unit'])
  })

  test('a remark stated once holds for all later measures', () => {
    const { measures } = readPlan(
      '1.公开甲。（甲局、乙局，列首位的为牵头单位，下同）\n2.公开乙。（丙局、丁局）',
    )
    expect(measures.map(({ lead, participants }) => [lead[0]?.name, participants[0]?.name])).toEqual([
      ['甲局', '乙局'],
      ['丙局', '丁局'],
    ])
  })
})
