import { Document, Packer, Paragraph } from 'docx'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { planText } from '../../demo/plan-text.ts'
import { readPlan } from '../../src/modules/delivery/work-plan/domain/reading/read-plan.ts'
import { extractText, pastedText } from '../../src/platform/extract/extract-text.ts'
import { newPage, openBrowser } from '../support/browser.ts'

const TEXT = planText(2026)
const PARAGRAPHS = TEXT.split('\n').filter((line) => line.trim() !== '')

/** What of a measure must not depend on the file it came in. */
function essence(text: string) {
  const { title, year, measures } = readPlan(text)
  return {
    title,
    year,
    measures: measures.map(
      ({ path, seq, text: words, lead, participants, deadline, deadlineText, recurring }) => ({
        path,
        seq,
        text: words.replace(/\s/gu, ''),
        lead: lead.map((unit) => unit.name),
        participants: participants.map((unit) => unit.name),
        deadline,
        deadlineText,
        recurring,
      }),
    ),
  }
}

const pasted = essence(pastedText(TEXT).text)

describe('the same plan gives the same measures', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(() => browser.close())

  test('pasted, it has sixteen', () => {
    expect(pasted.measures).toHaveLength(16)
  })

  test('as text in UTF-8, with and without a mark, and in GB18030', async () => {
    const utf8 = new TextEncoder().encode(TEXT)
    expect(essence((await extractText({ name: 'a.txt', bytes: utf8 })).text)).toEqual(pasted)
    expect(
      essence(
        (await extractText({ name: 'a.txt', bytes: new Uint8Array([0xef, 0xbb, 0xbf, ...utf8]) })).text,
      ),
    ).toEqual(pasted)
    expect(essence((await extractText({ name: 'a.txt', bytes: gb18030(TEXT) })).text)).toEqual(pasted)
  })

  test('as .docx', async () => {
    const document = new Document({ sections: [{ children: PARAGRAPHS.map((text) => new Paragraph(text)) }] })
    const bytes = new Uint8Array(await Packer.toBuffer(document))
    expect(essence((await extractText({ name: 'a.docx', bytes })).text)).toEqual(pasted)
  })

  test.each([true, false])('as .pdf, tagged: %s', async (tagged) => {
    const page = await newPage(browser)
    const body = PARAGRAPHS.map((text, place) => (place === 0 ? `<h1>${text}</h1>` : `<p>${text}</p>`)).join(
      '',
    )
    await page.setContent(
      `<html lang="zh"><style>body{font:16px/1.8 sans-serif}h1{text-align:center;font-size:22px}p{text-indent:2em;margin:0}</style><body>${body}</body></html>`,
    )
    const bytes = new Uint8Array(
      await page.pdf({
        format: 'A4',
        tagged,
        margin: { top: '37mm', bottom: '35mm', left: '28mm', right: '26mm' },
      }),
    )
    expect(essence((await extractText({ name: 'a.pdf', bytes })).text)).toEqual(pasted)
  })
})

/** GB18030 by the table that the platform's decoder uses, for the characters of the text. */
function gb18030(text: string): Uint8Array {
  const decoder = new TextDecoder('gb18030')
  const codes = new Map<string, readonly number[]>()
  for (let high = 0x81; high <= 0xfe; high += 1)
    for (let low = 0x40; low <= 0xfe; low += 1)
      if (low !== 0x7f) codes.set(decoder.decode(new Uint8Array([high, low])), [high, low])
  return new Uint8Array(
    Array.from(text).flatMap((letter) =>
      letter.charCodeAt(0) < 0x80 ? [letter.charCodeAt(0)] : (codes.get(letter) ?? []),
    ),
  )
}
