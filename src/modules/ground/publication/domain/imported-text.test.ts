import { expect, test } from 'vitest'
import { importedText, leftOutOf } from './imported-text.ts'
import { readBody } from './read-body.ts'

const DOCUMENT = {
  format: 'docx' as const,
  text: ['总体情况', '一、主要做法', '• 送戏下乡', '• 送展进校', '项目|数量', '演出|12\u2028场'].join('\n'),
  headings: [
    { line: 0, level: 1 },
    { line: 1, level: 3 },
  ],
  asides: [{ kind: 'comment' as const, text: '再核对' }],
  doubts: [{ kind: 'pictures', text: '文件里有 2 张图片，图片里的文字没有读入。' }],
}

test('headings, lists and tables of a file are the same in the draft; numbers go before styles', () => {
  expect(readBody(importedText(DOCUMENT))).toEqual([
    { kind: 'heading', level: 2, text: '总体情况' },
    { kind: 'heading', level: 2, text: '一、主要做法' },
    { kind: 'list', items: ['送戏下乡', '送展进校'] },
    {
      kind: 'table',
      rows: [
        ['项目', '数量'],
        ['演出', '12 场'],
      ],
    },
  ])
})

test('what does not come along is said', () => {
  expect(leftOutOf(DOCUMENT)).toEqual([
    '文件里有 2 张图片，图片里的文字没有读入。',
    '1 处批注没有带进来，需要的请自己补上。',
  ])
})
