import { describe, expect, test } from 'vitest'
import { charactersChanged, differenceByLine, differenceOf, isUnchanged } from './text-difference.ts'
import type { Piece } from './text-difference.ts'

/** ［-gone-］ and ｛+new+｝ as they would be marked by hand. */
function marked(pieces: readonly Piece[]): string {
  return pieces
    .map(({ kind, text }) => (kind === 'same' ? text : kind === 'gone' ? `［-${text}-］` : `｛+${text}+｝`))
    .join('')
}

describe('a line is compared word by word', () => {
  test.each([
    ['同样的一句话。', '同样的一句话。', '同样的一句话。'],
    ['参加布署会议。', '参加部署会议。', '参加［-布-］｛+部+｝署会议。'],
    ['电话 000-55550101。', '电话 000-55550106。', '电话 000-［-55550101-］｛+55550106+｝。'],
    ['共 12 台演出', '共 13 台演出', '共 ［-12-］｛+13+｝ 台演出'],
    ['上午十点开市', '上午十点半开市', '上午十点｛+半+｝开市'],
    ['请您务必准时到场', '请准时到场', '请［-您务必-］准时到场'],
    ['', '新写的', '｛+新写的+｝'],
    ['删掉的', '', '［-删掉的-］'],
    ['', '', ''],
  ])('%s → %s', (before, after, expected) => {
    expect(marked(differenceOf(before, after))).toBe(expected)
  })

  test('a character that two changes share by chance does not break them up', () => {
    expect(marked(differenceOf('星期三上午在南楼', '星期五下午在南楼'))).toBe(
      '星期［-三上-］｛+五下+｝午在南楼',
    )
    expect(marked(differenceOf('甲乙丙丁戊', '子乙丑丁寅'))).toBe('［-甲乙丙丁戊-］｛+子乙丑丁寅+｝')
  })
})

describe('texts are compared line by line', () => {
  const before = ['标题', '第一段。', '第二段有错别子。', '第三段。']

  test('a changed line stands beside what it was', () => {
    const lines = differenceByLine(before, ['标题', '第一段。', '第二段有错别字。', '第三段。'])
    expect(lines.map(isUnchanged)).toEqual([true, true, false, true])
    expect(lines[2]).toMatchObject({ before: 3, after: 3 })
    expect(marked(lines[2]?.pieces ?? [])).toBe('第二段有错别［-子-］｛+字+｝。')
    expect(charactersChanged(lines)).toBe(1)
  })

  test('a line put in and a line taken out have one place only', () => {
    const lines = differenceByLine(before, ['标题', '新的一段。', '第一段。', '第二段有错别子。'])
    expect(lines.map((line) => [line.before, line.after])).toEqual([
      [1, 1],
      [null, 2],
      [2, 3],
      [3, 4],
      [4, null],
    ])
  })

  test('texts that have nothing in common are shown one after the other', () => {
    const lines = differenceByLine(['甲'], ['乙', '丙'])
    expect(lines.map((line) => marked(line.pieces))).toEqual(['［-甲-］', '｛+乙+｝', '｛+丙+｝'])
  })
})

test('what stayed with what is gone is the old text, with what is new the new one', () => {
  const seeds = [
    '演出从十二月五日开始，共 36 场。',
    '展演十二月六日开始，共十四部剧目、36 场次。',
    '',
    'ABC12',
    '乙甲丙',
  ]
  for (const before of seeds)
    for (const after of seeds) {
      const pieces = differenceOf(before, after)
      const without = (kind: Piece['kind']) =>
        pieces
          .filter((piece) => piece.kind !== kind)
          .map(({ text }) => text)
          .join('')
      expect([without('new'), without('gone')]).toEqual([before, after])
    }
})

test('a long text that was written anew is answered at once', () => {
  const before = Array.from({ length: 20_000 }, (_, place) => String.fromCharCode(0x4e00 + (place % 5000)))
  const after = [...before].reverse()
  const pieces = differenceOf(before.join(''), after.join(''))
  expect(pieces.length).toBeGreaterThan(0)
})
