import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { civilDate } from '../../kernel/civil-date.ts'
import { officialPaper } from './official-paper.ts'
import type { PaperSpec } from './paper-spec.ts'

function notice(change: Partial<PaperSpec> = {}): PaperSpec {
  return {
    title: '关于印发任务分解表的通知',
    salutation: '各处室',
    blocks: [
      { kind: 'heading', level: 1, text: '一、总体要求' },
      { kind: 'heading', level: 2, text: '（一）目标' },
      { kind: 'paragraph', text: '按月通报公开信息的更新情况。' },
    ],
    ...change,
  }
}

async function partsOf(spec: PaperSpec): Promise<(name: string) => string> {
  const parts = unzipSync(await officialPaper(spec))
  return (name) => strFromU8(parts[`word/${name}`] ?? new Uint8Array())
}

async function bodyOf(spec: PaperSpec): Promise<string> {
  return (await partsOf(spec))('document.xml')
}

/** The XML of the paragraph that holds a text. */
function paragraphWith(xml: string, text: string): string {
  const paragraph = xml.split('</w:p>').find((each) => each.includes(text)) ?? ''
  return paragraph.slice(paragraph.lastIndexOf('<w:p>'))
}

describe('the page (GB/T 9704-2012)', () => {
  test('A4 with 37, 35, 28 and 26 millimetres around the type area, and 22 lines to the page', async () => {
    const xml = await bodyOf(notice())
    expect(xml).toContain('<w:pgSz w:w="11906" w:h="16838" w:orient="portrait"/>')
    expect(xml).toMatch(/<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"/)
    expect(xml).toMatch(/<w:docGrid [^>]*w:linePitch="579"/)
  })

  test('page numbers stand outside: right on odd pages, left on even ones, between dashes', async () => {
    const part = await partsOf(notice())
    expect(part('settings.xml')).toContain('<w:evenAndOddHeaders/>')
    expect(part('footer1.xml')).toMatch(/w:jc w:val="right".*— .*PAGE.* —/s)
    expect(part('footer2.xml')).toMatch(/w:jc w:val="left".*— .*PAGE.* —/s)
    expect(part('footer1.xml')).toMatch(/w:sz w:val="28"/)
  })

  test('demonstration content is marked in the head of odd and even pages, other papers are not', async () => {
    const marked = await partsOf(notice({ demo: true }))
    expect([marked('header1.xml'), marked('header2.xml')].every((xml) => xml.includes('演示数据'))).toBe(true)
    expect((await partsOf(notice()))('header1.xml')).toBe('')
  })
})

describe('the text', () => {
  test('title in 二号小标宋, body in 三号仿宋, headings in 黑体 and 楷体', async () => {
    const xml = await bodyOf(notice())
    const settings: [string, string, number][] = [
      ['关于印发任务分解表的通知', '方正小标宋简体', 44],
      ['一、总体要求', '黑体', 32],
      ['（一）目标', '楷体_GB2312', 32],
      ['按月通报公开信息的更新情况。', '仿宋_GB2312', 32],
    ]
    for (const [text, face, size] of settings) {
      const paragraph = paragraphWith(xml, text)
      expect(paragraph).toContain(`w:eastAsia="${face}"`)
      expect(paragraph).toContain(`w:ascii="${face}"`)
      expect(paragraph).toContain(`<w:sz w:val="${String(size)}"/>`)
    }
  })

  test('every paragraph begins two characters in; who is addressed stands flush and ends with a colon', async () => {
    const xml = await bodyOf(notice())
    expect(paragraphWith(xml, '按月通报')).toMatch(
      /w:firstLine="630" w:firstLineChars="200"|w:firstLineChars="200" w:firstLine="630"/,
    )
    expect(paragraphWith(xml, '各处室：')).not.toContain('w:ind')
  })

  test('a title is broken where its writer broke it', async () => {
    const xml = await bodyOf(notice({ title: '关于印发\n任务分解表的通知' }))
    expect(paragraphWith(xml, '任务分解表的通知')).toContain('<w:br/>')
  })

  test('one annex has no number, several have; their names carry no full stop', async () => {
    expect(await bodyOf(notice({ annex: ['任务分解表。'] }))).toContain('>附件：任务分解表<')
    const several = await bodyOf(notice({ annex: ['任务分解表', '联系人名单'] }))
    expect(several).toContain('>附件：1.任务分解表<')
    expect(several).toContain('>2.联系人名单<')
  })

  test('characters no document may hold do not break it', async () => {
    const xml = await bodyOf(notice({ blocks: [{ kind: 'paragraph', text: '甲\u0000乙<&>' }] }))
    expect(xml).toContain('甲乙&lt;&amp;&gt;')
  })
})

describe('signature and date', () => {
  function spaceOf(xml: string, text: string): number {
    return Number(/w:right="(\d+)"/.exec(paragraphWith(xml, text))?.[1]) / 315
  }
  const date = civilDate('2026-03-05')

  test('with a seal the date stands four characters from the right and the name is centred above it', async () => {
    const xml = await bodyOf(notice({ signature: '某某局', date }))
    // 2026年3月5日 is six characters wide, 某某局 three.
    expect(spaceOf(xml, '2026年3月5日')).toBe(4)
    expect(spaceOf(xml, '某某局')).toBeCloseTo(5.5, 1)
  })

  test('a name longer than the page allows there moves both, and never leaves the type area', async () => {
    const signature = '某某市文化和旅游局政务公开工作领导小组办公室'
    const xml = await bodyOf(notice({ signature, date }))
    expect(spaceOf(xml, signature)).toBe(0)
    expect(spaceOf(xml, '2026年3月5日')).toBeCloseTo((22 - 6) / 2, 1)
  })

  test('without a seal the name stands two characters from the right and the date begins two further in', async () => {
    const signature = '某某市文化和旅游局'
    const xml = await bodyOf(notice({ signature, date, sealed: false }))
    expect(spaceOf(xml, signature)).toBeCloseTo(2, 1)
    expect(spaceOf(xml, '2026年3月5日')).toBeCloseTo(9 + 2 - 2 - 6, 1)
  })

  test('without a seal a date longer than the name stands two characters from the right', async () => {
    const xml = await bodyOf(notice({ signature: '某局', date, sealed: false }))
    expect(spaceOf(xml, '2026年3月5日')).toBeCloseTo(2, 1)
    expect(spaceOf(xml, '某局')).toBeCloseTo(2 + 6 + 2 - 2, 1)
  })
})

describe('tables', () => {
  const table = {
    kind: 'table',
    head: [
      ['序号', '任务', '任务'],
      ['', '事项', '措施'],
    ],
    rows: [['1', '解读', '材料与文件同时报送、同时审签、同时公布，不得晚于三个工作日。']],
    widths: [1, 2, 6],
  } as const

  test('the head stands again on every page and no row is torn', async () => {
    const xml = await bodyOf(notice({ blocks: [table] }))
    expect(xml.match(/<w:tblHeader\/>/g)).toHaveLength(2)
    expect(xml.match(/<w:cantSplit\/>/g)).toHaveLength(3)
    expect(xml).toMatch(/<w:gridSpan w:val="2"\/>/)
    expect(xml).toMatch(/<w:vMerge w:val="restart"\/>/)
  })

  test('it takes exactly the width of the type area', async () => {
    const xml = await bodyOf(notice({ blocks: [table] }))
    const widths = [...xml.matchAll(/<w:gridCol w:w="(\d+)"\/>/g)].map((match) => Number(match[1]))
    expect(widths.reduce((sum, width) => sum + width, 0)).toBe(11906 - 1587 - 1474)
  })

  test('a wide table stands on turned pages of its own', async () => {
    const xml = await bodyOf(notice({ blocks: [{ ...table, landscape: true }], signature: '某某局' }))
    expect(xml.match(/w:orient="(\w+)"/g)).toEqual([
      'w:orient="portrait"',
      'w:orient="landscape"',
      'w:orient="portrait"',
    ])
  })
})

describe('what surrounds an issued paper', () => {
  test('red head with number and signer, note in brackets, copies and issuing office at the foot', async () => {
    const xml = await bodyOf(
      notice({
        letterhead: { mark: '某某局文件', number: '某文旅发〔2026〕1号', signer: '某某' },
        note: '此件公开发布',
        imprint: { copies: '各区局', office: '某某局办公室', printedOn: civilDate('2026-03-06') },
      }),
    )
    expect(paragraphWith(xml, '某某局文件')).toContain('<w:color w:val="FF0000"/>')
    expect(paragraphWith(xml, '签发人：')).toMatch(/<w:bottom [^>]*FF0000/)
    expect(xml).toContain('（此件公开发布）')
    expect(xml).toContain('抄送：各区局。')
    expect(xml).toContain('2026年3月6日印发')
    expect(xml).toContain('<w:tblpPr')
  })

  test('a paper that is itself an annex says so in its first line', async () => {
    const xml = await bodyOf(notice({ annexMark: '附件1' }))
    expect(xml.indexOf('附件1')).toBeLessThan(xml.indexOf('关于印发'))
    expect(paragraphWith(xml, '附件1')).toContain('黑体')
  })
})
