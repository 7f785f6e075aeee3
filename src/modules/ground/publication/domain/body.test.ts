import { describe, expect, test } from 'vitest'
import { Body, wordsOfBody } from './blocks.ts'
import type { Block } from './blocks.ts'
import { readBody } from './read-body.ts'
import { runsOf } from './runs.ts'
import { writeBody } from './write-body.ts'

describe('a pasted text is read as its reader would see it', () => {
  test.each<[string, Block]>([
    ['一、总体要求', { kind: 'heading', level: 2, text: '一、总体要求' }],
    ['（一）加强管理', { kind: 'heading', level: 3, text: '（一）加强管理' }],
    [
      '一、各处室要在每季度末月二十五日前报送落实情况，办公室汇总。',
      { kind: 'paragraph', text: '一、各处室要在每季度末月二十五日前报送落实情况，办公室汇总。' },
    ],
    ['第二章　申请', { kind: 'heading', level: 2, text: '第二章　申请' }],
    ['第十二条　申请人应当……', { kind: 'article', number: '第十二条', text: '申请人应当……' }],
    [
      '第三条之一 另有规定的，从其规定。',
      { kind: 'article', number: '第三条之一', text: '另有规定的，从其规定。' },
    ],
    ['　　各有关单位：', { kind: 'paragraph', text: '各有关单位：' }],
    ['［图2］', { kind: 'figure', file: 2 }],
    ['[图 2]', { kind: 'figure', file: 2 }],
    ['## 小标题', { kind: 'heading', level: 3, text: '小标题' }],
    ['### 更小的', { kind: 'heading', level: 4, text: '更小的' }],
    ['+ 先预约', { kind: 'list', items: ['先预约'], ordered: true }],
    ['1. 先预约', { kind: 'paragraph', text: '1. 先预约' }],
    ['［图0］', { kind: 'paragraph', text: '［图0］' }],
    ['\\第一条', { kind: 'paragraph', text: '第一条' }],
    ['甲\\|乙', { kind: 'paragraph', text: '甲|乙' }],
  ])('%s', (line, block) => {
    expect(readBody(line)).toEqual([block])
  })

  test('lines of cells are a table, every row as wide as the widest', () => {
    expect(readBody('项目|数量\n演出|3\n展览|2|其中 1 场在区里\n\n下一段')).toEqual([
      {
        kind: 'table',
        rows: [
          ['项目', '数量', ''],
          ['演出', '3', ''],
          ['展览', '2', '其中 1 场在区里'],
        ],
      },
      { kind: 'paragraph', text: '下一段' },
    ])
  })

  test('a line of dashes first says that a table has no head', () => {
    expect(readBody('---|---\n甲|乙\n丙|丁')).toEqual([
      {
        kind: 'table',
        rows: [
          ['甲', '乙'],
          ['丙', '丁'],
        ],
        head: false,
      },
    ])
  })

  test('a question takes its answer, which ends at the next question or an empty line', () => {
    expect(
      readBody(
        '问：谁可以申请？\n答：本市登记的单位。\n个人也可以。\n问：收费吗？\n\n答：不收费。\n\n另起一段',
      ),
    ).toEqual([
      { kind: 'question', question: '谁可以申请？', answer: ['本市登记的单位。', '个人也可以。'] },
      { kind: 'question', question: '收费吗？', answer: ['不收费。'] },
      { kind: 'paragraph', text: '另起一段' },
    ])
  })
})

describe('what is written into the box reads back as the same text', () => {
  test.each<[string, Block[]]>([
    [
      'a long heading',
      [
        {
          kind: 'heading',
          level: 2,
          text: '面向全市各区文化和旅游主管部门以及所有相关市场主体的若干具体要求和说明事项如下，',
        },
      ],
    ],
    ['a paragraph that looks like a heading', [{ kind: 'paragraph', text: '一、总体要求' }]],
    ['a paragraph with a bar', [{ kind: 'paragraph', text: '甲|乙' }]],
    ['a paragraph like an item', [{ kind: 'paragraph', text: '- 甲' }]],
    ['a question without an answer', [{ kind: 'question', question: '何时？', answer: [] }]],
    ['an article without words', [{ kind: 'article', number: '第一条', text: '' }]],
    [
      'two lists',
      [
        { kind: 'list', items: ['甲', '乙'] },
        { kind: 'list', items: ['丙'] },
      ],
    ],
  ])('%s', (_what, body) => {
    expect(readBody(writeBody(body))).toEqual(body)
  })
})

test('a body that was kept before there were numbered lists and bare tables reads as it was, key for key', () => {
  const kept = [
    { kind: 'heading', level: 3, text: '（一）甲' },
    { kind: 'list', items: ['甲', '乙'] },
    { kind: 'table', rows: [['甲', '乙']] },
    { kind: 'article', number: '第一条', text: '**甲**[乙](/lm/a)*丙' },
    { kind: 'question', question: '何时？', answer: ['三月。'] },
  ]
  expect(JSON.stringify(Body.parse(kept))).toBe(JSON.stringify(kept))
})

test('bold and links are runs; search reads the words alone', () => {
  expect(runsOf('请看[办法](/lm/zcwj/2026-1)，**三日内**报。')).toEqual([
    { text: '请看' },
    { text: '办法', href: '/lm/zcwj/2026-1' },
    { text: '，' },
    { text: '三日内', bold: true },
    { text: '报。' },
  ])
  expect(wordsOfBody([{ kind: 'paragraph', text: '请看[办法](/lm/x)，**三日内**报。' }])).toBe(
    '请看办法，三日内报。',
  )
})
