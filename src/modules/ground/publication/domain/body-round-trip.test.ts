import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Block, Body } from './blocks.ts'
import { fromDocument, toDocument } from './editor-document.ts'
import type { EditorNode } from './editor-document.ts'
import { isRule, readBody } from './read-body.ts'
import { runsOf, trimmedRuns, writeRuns } from './runs.ts'
import { writeBody } from './write-body.ts'

/** Words made of every sign that means something somewhere. */
const SIGNS = [
  ...['*', '**', '[', ']', '(', ')', '\\', '|', '#', '# ', '- ', '+ ', '--', ':--', ' ', '\u3000', '\t'],
  ...[
    '问：',
    '答：',
    '第一条',
    '之二',
    '第二章',
    '一、',
    '（一）',
    '［图1］',
    '甲',
    '乙丙',
    '。',
    '/lm/a',
    '$',
    '`',
  ],
]
const scribble = fc.array(fc.constantFrom(...SIGNS), { maxLength: 9 }).map((signs) => signs.join(''))
const text = fc.array(fc.oneof(scribble, fc.constantFrom('\n', '\n\n', '\r\n', '\u2028')), { maxLength: 14 })

describe('a text typed into the plain box', () => {
  test('is written back so that it reads the same, whatever was typed', () => {
    fc.assert(
      fc.property(text, (lines) => {
        const body = readBody(lines.join(''))
        expect(readBody(writeBody(body))).toEqual(body)
      }),
      { numRuns: 3000 },
    )
  })

  test('goes through the editor and comes out the same', () => {
    fc.assert(
      fc.property(text, (lines) => {
        const body = readBody(lines.join(''))
        expect(fromDocument(toDocument(body))).toEqual(spelledAlike(body))
      }),
      { numRuns: 3000 },
    )
  })
})

describe('a text written in the editor', () => {
  test('goes through the plain box and comes out the same', () => {
    fc.assert(
      fc.property(fc.array(node, { maxLength: 6 }), (content) => {
        const body = fromDocument({ type: 'doc', content })
        expect(readBody(writeBody(body))).toEqual(body)
        expect(fromDocument(toDocument(body))).toEqual(body)
      }),
      { numRuns: 3000 },
    )
  })

  test('keeps every word that was not white space', () => {
    fc.assert(
      fc.property(fc.array(node, { maxLength: 4 }), (content) => {
        const typed = spoken(wordsIn({ type: 'doc', content }))
        const read = readBody(writeBody(fromDocument({ type: 'doc', content })))
        expect(spoken(wordsIn(toDocument(read)))).toBe(typed)
      }),
      { numRuns: 1000 },
    )
  })
})

test('runs are read back as they were written', () => {
  fc.assert(
    fc.property(fc.array(run, { maxLength: 6 }), (runs) => {
      const notation = writeRuns(runs)
      expect(writeRuns(runsOf(notation))).toBe(notation)
      expect(
        runsOf(notation)
          .map((one) => one.text)
          .join(''),
      ).toBe(runs.map((one) => one.text).join(''))
    }),
    { numRuns: 3000 },
  )
})

const run = fc.record(
  {
    text: scribble,
    bold: fc.constant(true as const),
    href: fc.constantFrom('/lm/a', 'https://a.example/(b)?c=d e', 'mailto:a@b.example'),
  },
  { requiredKeys: ['text'] },
)

const inline = fc.array(run, { maxLength: 4 }).map((runs) =>
  runs
    .filter((one) => one.text !== '')
    .map(({ text: said, bold, href }): EditorNode => ({
      type: 'text',
      text: said,
      marks: [
        ...(href === undefined ? [] : [{ type: 'link', attrs: { href } }]),
        ...(bold ? [{ type: 'bold' }] : []),
      ],
    })),
)

function holding(type: string, inside: fc.Arbitrary<readonly EditorNode[]>, attrs?: EditorNode['attrs']) {
  return inside.map((content): EditorNode => ({ type, content, ...(attrs === undefined ? {} : { attrs }) }))
}

const paragraph = holding('paragraph', inline)
const items = fc.array(
  holding(
    'listItem',
    paragraph.map((one) => [one]),
  ),
  { minLength: 1, maxLength: 3 },
)

function rows(type: string) {
  return fc.array(
    holding(
      type,
      paragraph.map((one) => [one]),
    ),
    { minLength: 1, maxLength: 3 },
  )
}

const node: fc.Arbitrary<EditorNode> = fc.oneof(
  paragraph,
  ...[2, 3, 4].map((level) => holding('heading', inline, { level })),
  holding(
    'article',
    inline.map((content) => [{ type: 'text', text: '第三条' }, ...content]),
  ),
  holding('bulletList', items),
  holding('orderedList', items),
  holding(
    'table',
    fc
      .tuple(fc.oneof(rows('tableHeader'), rows('tableCell')), fc.array(rows('tableCell'), { maxLength: 3 }))
      .map(([first, more]) => [first, ...more].map((content) => ({ type: 'tableRow', content }))),
  ),
  fc.integer({ min: 1, max: 99 }).map((file) => ({ type: 'figure', attrs: { file } })),
  holding(
    'question',
    fc
      .tuple(holding('asked', inline), fc.array(holding('answer', inline), { minLength: 1, maxLength: 3 }))
      .map(([asked, answers]) => [asked, ...answers]),
  ),
)

function wordsIn({ text: own, content = [] }: EditorNode): string {
  return (own ?? '') + content.map(wordsIn).join('')
}

function spoken(words: string): string {
  return words.replace(/\s/g, '')
}

/** The same text as the editor spells it: bold words and links in one manner, and nothing that is white space alone. */
function spelledAlike(body: Body): Body {
  const same = (words: string) => writeRuns(trimmedRuns(runsOf(words)))
  const said = (all: readonly string[]) => all.map(same).filter((words) => words !== '')
  return body.flatMap((block): readonly Block[] => {
    switch (block.kind) {
      case 'heading':
      case 'paragraph':
        return said([block.text]).map((words) => ({ ...block, text: words }))
      case 'article':
        return [{ ...block, text: same(block.text) }]
      case 'list':
        return said(block.items).length === 0 ? [] : [{ ...block, items: said(block.items) }]
      case 'table':
        return [{ ...block, rows: block.rows.map((cells) => noRule(cells.map(same))) }]
      case 'figure':
        return [block]
      case 'question':
        return same(block.question) === ''
          ? said(block.answer).map((words) => ({ kind: 'paragraph', text: words }))
          : [{ ...block, question: same(block.question), answer: said(block.answer) }]
    }
  })
}

/** Cells of dashes alone keep their backslash: without it they would draw a line. */
function noRule(cells: readonly string[]): string[] {
  return isRule(cells) ? cells.map((cell) => `\\${cell}`) : [...cells]
}
