import { describe, expect, test } from 'vitest'
import { isTicked, readChannels, writeChannels } from './channel-marks.ts'
import { readTable } from './read-table.ts'

const known = {
  divisions: new Map([['艺术处', 'd1']]),
  columns: new Map([['政务动态', 'zwdt']]),
  types: new Map([['动态', 'news']]),
}
const HEAD = [
  ['全清单', '', '', '', '', '', '', '', '', ''],
  [
    '序号',
    '公开事项',
    '公开事项',
    '公开内容(要素)',
    '公开依据',
    '公开时限',
    '公开主体',
    '公开渠道和载体',
    '公开对象',
    '公开层级',
  ],
  [
    '序号',
    '一级事项',
    '二级事项',
    '公开内容(要素)',
    '公开依据',
    '公开时限',
    '公开主体',
    '公开渠道和载体',
    '全社会',
    '市级',
  ],
]
const LINE = [
  '1',
  '行政许可',
  '甲许可',
  '1.名称；2.依据',
  '《甲条例》',
  '20个工作日内',
  '样例局',
  '■政府网站 □政府公报 ■其他：手册',
  '√',
  '√',
]

function read(...lines: readonly (readonly string[])[]) {
  const reading = readTable([...HEAD, ...lines], known)
  if (!reading.ok) throw new Error(reading.sentence)
  return reading
}

describe('a real table', () => {
  test('is read under its merged head, with marks and numbered elements', () => {
    const { rows, problems } = read(LINE)
    expect(problems).toEqual([])
    expect(rows[0]?.content).toMatchObject({
      level1: '行政许可',
      elements: ['名称', '依据'],
      channels: ['政府网站', '其他'],
      otherChannel: '手册',
      audience: { wholeSociety: true, groups: '' },
      method: { proactive: true, onRequest: false },
      levels: ['市级'],
      limit: { rule: { kind: 'working-days', days: 20 } },
    })
  })

  test('a first level left blank is the one above, and a note under the table is no row', () => {
    const second = LINE.with(1, '').with(2, '乙许可')
    const note = LINE.map(() => '注：■ 表示采用')
    expect(read(LINE, second, note).rows.map(({ content }) => content.level1)).toEqual([
      '行政许可',
      '行政许可',
    ])
  })

  test('tells line and column of everything that is wrong', () => {
    const wrong = LINE.with(2, '乙许可').with(4, '').with(7, '■政府网站 ■电报').with(8, '也许')
    expect(read(LINE, wrong, LINE).problems.map(({ line, label }) => [line, label])).toEqual([
      [5, '公开渠道和载体'],
      [5, '全社会'],
      [5, '公开依据'],
      [5, '公开对象'],
      [6, '二级事项'],
    ])
  })

  test('without its head it says which columns are missing', () => {
    const reading = readTable([['序号', '一级事项', '二级事项', '公开内容']], known)
    expect(reading.ok ? '' : reading.sentence).toContain('公开依据、公开时限、公开渠道和载体')
  })
})

describe('marks', () => {
  test.each([
    ['政府网站、公开查阅点', ['政府网站', '公开查阅点'], []],
    ['■政府网站□政府公报■两微一端', ['政府网站', '两微一端'], []],
    ['■社区/企事业单位/村公示栏(电子屏)', ['社区/企事业单位/村公示栏（电子屏）'], []],
    ['■飞鸽', [], ['飞鸽']],
    ['□政府网站', [], []],
  ])('%s', (text, channels, unknown) => {
    expect(readChannels(text)).toMatchObject({ channels, unknown })
  })

  test('all thirteen are written and read back', () => {
    expect(readChannels(writeChannels(['政府网站', '入户/现场', '其他'], '宣传册'))).toEqual({
      channels: ['政府网站', '入户/现场', '其他'],
      other: '宣传册',
      unknown: [],
    })
  })

  test.each([
    ['√', true],
    ['■', true],
    ['', false],
    ['□', false],
    ['—', false],
    ['学生', null],
  ])('a cell with “%s” is ticked: %s', (text, ticked) => {
    expect(isTicked(text)).toBe(ticked)
  })
})
