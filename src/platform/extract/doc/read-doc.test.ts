import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readDocx } from '../docx/read-docx.ts'
import { ordinaryLimits } from '../extract-limits.ts'
import { compoundFile } from '../fixtures/compound-writer.ts'
import { inventedPlan, inventedPlanLines } from '../fixtures/invented-plan.ts'
import { readDoc } from './read-doc.ts'

const plan = new Uint8Array(readFileSync(new URL('../fixtures/plan.doc', import.meta.url)))
/** Where the document stream begins in the fixture: its signature at the start of a block. */
const firstBlock = plan.findIndex(
  (byte, index) => index % 512 === 0 && byte === 0xec && plan[index + 1] === 0xa5,
)

function patched(offset: number, value: number): Uint8Array {
  const bytes = plan.slice()
  bytes[firstBlock + offset] = value
  return bytes
}

describe('a .doc is read as its pages show', () => {
  test('the same plan gives the same text as .docx and as .doc', async () => {
    expect(readDoc(plan, 'doc').text.split('\n')).toEqual(inventedPlanLines)
    expect((await readDocx(inventedPlan(), ordinaryLimits)).text.split('\n')).toEqual(inventedPlanLines)
  })

  test('automatic numbers, revisions and hidden text are marked as doubts', () => {
    expect(readDoc(plan, 'doc').doubts.map((doubt) => doubt.kind)).toEqual([
      'numbering-computed',
      'revisions',
      'hidden-text',
    ])
  })

  test('a footnote is an aside', () => {
    expect(readDoc(plan, 'doc').asides).toEqual([{ kind: 'footnote', text: '目录见县政府网站。' }])
  })

  test('numbers that cannot be made out are missing with a doubt, never guessed', () => {
    // The directory's entry for the uses of lists, made empty.
    const bytes = plan.slice()
    bytes.fill(0, firstBlock + 0x9a + 74 * 8 + 4, firstBlock + 0x9a + 74 * 8 + 8)
    const { text, doubts } = readDoc(bytes, 'doc')
    expect(text.split('\n')[1]).toBe('加强主动公开')
    expect(doubts[0]).toEqual({
      kind: 'numbering-not-in-file',
      text: '有 6 段的编号由 Word 自动生成，文件里没有写出，也推算不出。请对照原件补上编号。',
    })
  })
})

describe('a .doc that cannot be read is refused', () => {
  test('encrypted', () => {
    expect(() => readDoc(patched(0x0b, 0x13), 'doc')).toThrow('打开密码')
  })

  test('of Word 95', () => {
    expect(() => readDoc(patched(0, 0xdc), 'doc')).toThrow('Word 95')
  })

  test('cut off anywhere', () => {
    for (let length = 520; length < plan.length - 512; length += 700) {
      expect(() => readDoc(plan.slice(0, length), 'doc')).toThrow(/已损坏|没有文字/)
    }
  })

  test('forged: a random byte changed leads to a text or a refusal, never to a defect', () => {
    for (let offset = 0; offset < plan.length; offset += 37) {
      const bytes = plan.slice()
      bytes[offset] = 255 - (bytes[offset] ?? 0)
      try {
        expect(readDoc(bytes, 'doc').text.length).toBeGreaterThan(0)
      } catch (refusal) {
        expect(refusal).toHaveProperty('name', 'Refusal')
      }
    }
  })

  test('a container without a document', () => {
    expect(() => readDoc(compoundFile(['Workbook']), 'doc')).toThrow('已损坏')
  })
})
