import { describe, expect, test } from 'vitest'
import { ordinaryLimits } from '../extract-limits.ts'
import { pdfFile, type PdfOptions, type PdfPage, type PlacedText } from '../fixtures/pdf-file.ts'
import { readPdf } from './read-pdf.ts'

const LEFT = 80
const SIZE = 12
/** Characters in a full line. */
const FULL = 36

async function read(pages: readonly PdfPage[], options: PdfOptions = {}) {
  return readPdf(pdfFile(pages, options), ordinaryLimits)
}

/** Lines of a page from the head of its text area, in 12 point; two spaces in front indent. */
function lines(texts: readonly string[], from = 100): PlacedText[] {
  return texts.map((text, index) => {
    const indent = text.length - text.trimStart().length
    return { text: text.trimStart(), x: LEFT + indent * SIZE, y: from + index * 20, size: SIZE }
  })
}

/** A sentence as printed lines: the first indented by two characters, the others full, the last what is left. */
function printed(sentence: string): string[] {
  const rest = sentence.slice(FULL - 2)
  const more = Array.from({ length: Math.ceil(rest.length / FULL) }, (_, index) =>
    rest.slice(index * FULL, (index + 1) * FULL),
  )
  return [`  ${sentence.slice(0, FULL - 2)}`, ...more]
}

const opening = '为深入推进政务公开，' + '进一步提高工作质量和服务水平，'.repeat(6) + '制定本要点。'
const second = '一、加强组织领导。' + '明确任务分工并落实到岗到人，'.repeat(7) + '（办公室负责）'

describe('a PDF without tags is read by positions', () => {
  test('printed lines join into paragraphs, without spaces', async () => {
    const { text } = await read([{ texts: lines([...printed(opening), ...printed(second)]) }])
    expect(text.split('\n')).toEqual([opening, second])
  })

  test('a paragraph that goes on over the page is whole, the page number stands after it on its own line', async () => {
    const all = printed(opening)
    const pages = [
      {
        texts: [
          ...lines([...printed(second), ...all.slice(0, 2)]),
          { text: '— 1 —', x: 280, y: 790, size: 10 },
        ],
      },
      {
        texts: [...lines([...all.slice(2), ...printed(second)]), { text: '— 2 —', x: 280, y: 790, size: 10 }],
      },
    ]
    const { text } = await read(pages)
    expect(text.split('\n')).toEqual([second, opening, '— 1 —', second, '— 2 —'])
  })

  test('a paragraph over three pages is whole, the numbers of the pages after it', async () => {
    const [first = '', ...more] = printed(opening)
    const foot = (number: number) => ({ text: `- ${number} -`, x: 280, y: 790, size: 10 })
    const pages = [
      { texts: [...lines([...printed(second), first]), foot(1)] },
      { texts: [...lines(more.slice(0, 1)), foot(2)] },
      { texts: [...lines(more.slice(1)), foot(3)] },
    ]
    const { text } = await read(pages)
    expect(text.split('\n')).toEqual([second, opening, '- 1 -', '- 2 -', '- 3 -'])
  })

  test('a table over two pages has its heading once, and the row cut by the edge is whole', async () => {
    const sheet = (rows: readonly (readonly string[])[]) => ({
      texts: rows.flatMap((row, index) =>
        row.map((text, column) => ({ text, x: [85, 145, 385][column] ?? 0, y: 120 + index * 30 })),
      ),
      rules: [
        ...Array.from(
          { length: rows.length + 1 },
          (_, index) => [80, 100 + index * 30, 500, 100 + index * 30] as const,
        ),
        ...[80, 140, 380, 500].map((x) => [x, 100, x, 100 + rows.length * 30] as const),
      ],
    })
    const head = ['序号', '任务', '单位']
    const { text } = await read([
      sheet([head, ['一', '清理本机关规范性文件目录并', '办公室']]),
      sheet([head, ['', '按规定公布。', ''], ['二', '更新指南。', '法规科']]),
    ])
    expect(text.split('\n')).toEqual([
      '序号|任务|单位',
      '一|清理本机关规范性文件目录并按规定公布。|办公室',
      '二|更新指南。|法规科',
    ])
  })

  test('a font that names its character table instead of carrying it is read', async () => {
    const unicode = { texts: lines(['  加强主动公开']) }
    expect((await read([unicode], { predefined: 'UniGB-UCS2-H' })).text).toBe('加强主动公开')
    const gbk = { texts: lines(['\ubcd3\uc7bf\ud6f7\ub6af\ub9ab\ubfaa']) }
    expect((await read([gbk], { predefined: 'GBK-EUC-H' })).text).toBe('加强主动公开')
    await expect(read([gbk], { predefined: 'KSC-EUC-H' })).rejects.toThrow('乱码')
  })

  test('a centred heading is a line of its own; a long title goes on', async () => {
    const title = [
      { text: '云岭县人民政府办公室关于印发二〇二四年', x: 107, y: 80, size: 20 },
      { text: '政务公开工作要点的通知', x: 187, y: 110, size: 20 },
    ]
    const { text } = await read([{ texts: [...title, ...lines(printed(opening), 160)] }])
    expect(text.split('\n')).toEqual([
      '云岭县人民政府办公室关于印发二〇二四年政务公开工作要点的通知',
      opening,
    ])
  })

  test('a head repeated on each page stands beside the text', async () => {
    const head = { text: '云岭县文件汇编', x: LEFT, y: 45, size: 9 }
    const { text, asides, doubts } = await read([
      { texts: [head, ...lines(printed(opening))] },
      { texts: [head, ...lines(printed(second))] },
    ])
    expect(text.split('\n')).toEqual([opening, second])
    expect(asides).toEqual([{ kind: 'running-head', text: '云岭县文件汇编' }])
    expect(doubts).toEqual([])
  })

  test('radical code points become the ideographs they show; nothing else is changed', async () => {
    const { text } = await read([{ texts: lines(['  ⼀、⽂化⼯作⾯向⺠众，⼾籍⻔户①Ａ（⻅附件）']) }])
    expect(text).toBe('一、文化工作面向民众，户籍门户①Ａ（见附件）')
  })

  test('a table drawn with rules is read row by row, merged cells and lines in cells included', async () => {
    const [x1, x2, x3, x4] = [80, 140, 340, 480]
    const cell = (text: string, x: number, y: number) => ({ text, x: x + 5, y, size: 12 })
    const { text } = await read([
      {
        texts: [
          ...lines(['一、任务如下：'], 80),
          cell('序号', x1, 120),
          cell('任务', x2, 120),
          cell('单位', x3, 120),
          cell('一', x1, 165),
          cell('清理本机关规范性文件目录并按照', x2, 150),
          cell('规定公布', x2, 168),
          cell('办公室', x3, 165),
          cell('公布结果', x2, 208),
          cell('法规科', x3, 208),
        ],
        rules: [
          ...[100, 130].map((y) => [x1, y, x4, y] as const),
          [x2, 190, x4, 190],
          [x1, 220, x4, 220],
          ...[x1, x2, x3, x4].map((x) => [x, 100, x, 220] as const),
        ],
      },
    ])
    expect(text.split('\n')).toEqual([
      '一、任务如下：',
      '序号|任务|单位',
      '一|清理本机关规范性文件目录并按照规定公布|办公室',
      '|公布结果|法规科',
    ])
  })

  test('columns without rules are read by the gaps between them, with a doubt', async () => {
    const row = (texts: readonly string[], y: number) =>
      texts.map((text, index) => ({ text, x: 80 + index * 160, y, size: 12 }))
    const { text, doubts } = await read([
      { texts: [...row(['任务', '单位', '时限'], 100), ...row(['公布目录', '办公室', '年底前'], 120)] },
    ])
    expect(text.split('\n')).toEqual(['任务|单位|时限', '公布目录|办公室|年底前'])
    expect(doubts.map((doubt) => doubt.kind)).toEqual(['table-by-position'])
  })

  test('letters printed twice to look bold are read once', async () => {
    const [line] = lines(['  加强组织领导'])
    const twice = line === undefined ? [] : [line, { ...line, x: line.x + 0.4 }]
    expect((await read([{ texts: twice }])).text).toBe('加强组织领导')
  })

  test('a remark written on the page is an aside', async () => {
    const { text, asides } = await read([{ texts: lines(['  正文一句。']), remark: '请核对' }])
    expect(text).toBe('正文一句。')
    expect(asides).toEqual([{ kind: 'comment', text: '请核对' }])
  })

  test('a page without text among others is a doubt that names it', async () => {
    const { doubts } = await read([{ texts: lines(printed(opening)) }, { texts: [] }])
    expect(doubts[0]?.text).toContain('第 2 页没有文字')
  })
})

describe('a tagged PDF is read by its tags', () => {
  const mark = (texts: readonly PlacedText[], from: number) =>
    texts.map((text, index) => ({ ...text, mark: from + index }))

  test('paragraphs, headings and list items are lines; what is marked as artifact is not text', async () => {
    const body = printed(opening)
    const texts = [
      ...mark([{ text: '工作要点', x: 250, y: 70, size: 18 }], 0),
      ...mark(lines(body), 1),
      ...mark(lines(['1.', '  列出清单'], 240), 10).map((text) => ({ ...text, y: 240 })),
      { text: '内部资料', x: 80, y: 40, artifact: true },
    ]
    const tags = [
      {
        role: 'Document',
        kids: [
          { role: 'H1', kids: [0] },
          { role: 'P', kids: body.map((_, index) => index + 1) },
          {
            role: 'LI',
            kids: [
              { role: 'Lbl', kids: [10] },
              { role: 'LBody', kids: [{ role: 'P', kids: [11] }] },
            ],
          },
        ],
      },
    ]
    const { text, doubts } = await read([{ texts }], { tags })
    expect(text.split('\n')).toEqual(['工作要点', opening, '1.列出清单'])
    expect(doubts).toEqual([])
  })

  test('rows and cells come from the tags, a cell that the tags leave out stays empty', async () => {
    const cells = ['序号', '任务', '单位', '一', '公布目录', '办公室', '公布结果', '法规科']
    const places = [
      [80, 100],
      [160, 100],
      [400, 100],
      [80, 120],
      [160, 120],
      [400, 120],
      [160, 140],
      [400, 140],
    ] as const
    const texts = cells.map((text, index) => ({
      text,
      x: places[index]?.[0] ?? 0,
      y: places[index]?.[1] ?? 0,
      mark: index,
    }))
    const row = (marks: readonly number[]) => ({
      role: 'TR',
      kids: marks.map((each) => ({ role: 'TD', kids: [{ role: 'P', kids: [each] }] })),
    })
    const tags = [{ role: 'Table', kids: [row([0, 1, 2]), row([3, 4, 5]), row([6, 7])] }]
    const { text } = await read([{ texts }], { tags })
    expect(text.split('\n')).toEqual(['序号|任务|单位', '一|公布目录|办公室', '|公布结果|法规科'])
  })

  test('a footnote is an aside', async () => {
    const texts = mark(lines(['  正文一句。', '注：说明']), 0)
    const tags = [
      {
        role: 'Document',
        kids: [
          { role: 'P', kids: [0] },
          { role: 'Note', kids: [1] },
        ],
      },
    ]
    const { text, asides } = await read([{ texts }], { tags })
    expect(text).toBe('正文一句。')
    expect(asides).toEqual([{ kind: 'footnote', text: '注：说明' }])
  })
})

describe('a PDF whose text cannot be had is refused with the way out', () => {
  test('a scan', async () => {
    await expect(read([{ texts: [] }])).rejects.toThrow('这是扫描件，读不出文字')
  })

  test('one repeated character, private-use signs and accented letters', async () => {
    const texts = lines(printed(opening))
    await expect(read([{ texts }], { unicodeOnly: 0x4e00 })).rejects.toThrow('乱码')
    await expect(read([{ texts: lines(['abcdefghijklmnop']) }], { unicodeStart: 0xe000 })).rejects.toThrow(
      '乱码',
    )
    await expect(read([{ texts: lines(['¹¤×÷Òªµã']) }])).rejects.toThrow('乱码')
  })

  test('a password', async () => {
    await expect(read([{ texts: lines(['正文']) }], { locked: true })).rejects.toThrow('打开密码')
  })

  test('a stream that unpacks without end', async () => {
    const pages = [{ texts: lines(['公'.repeat(3_000_000)]) }]
    const limits = { ...ordinaryLimits, maxPartBytes: 1024 * 1024 }
    await expect(readPdf(pdfFile(pages, { packed: true }), limits)).rejects.toThrow('结构过于庞大')
  })

  test('a file cut off', async () => {
    const bytes = pdfFile([{ texts: lines(printed(opening)) }]).slice(0, 300)
    await expect(readPdf(bytes, ordinaryLimits)).rejects.toThrow('已损坏')
  })
})
