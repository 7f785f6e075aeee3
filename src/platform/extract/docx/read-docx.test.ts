import { describe, expect, test } from 'vitest'
import { ordinaryLimits } from '../extract-limits.ts'
import {
  item,
  level,
  list,
  numberingOf,
  p,
  run,
  table,
  type WordParts,
  wordPackage,
} from '../fixtures/word-package.ts'
import { readDocx } from './read-docx.ts'

async function read(parts: WordParts) {
  return readDocx(wordPackage(parts), ordinaryLimits)
}

async function linesOf(parts: WordParts): Promise<string[]> {
  return (await read(parts)).text.split('\n')
}

async function kindsOfDoubt(parts: WordParts): Promise<string[]> {
  return (await read(parts)).doubts.map((doubt) => doubt.kind)
}

const chapters = list(1, [
  level('0 chineseCountingThousand', '%1、'),
  level('1 chineseCounting', '（%2）'),
  level('2 decimal', '%3.'),
  level('3 decimalEnclosedCircle', '%4'),
])
const articles = list(2, [level('0 chineseCountingThousand', '第%1条　')])

describe('automatic numbers are read as printed', () => {
  test('一、（一） 1. ① run on and start again below each higher item', async () => {
    const body = [
      p('加强领导', item(1)),
      p('明确分工', item(1, 1)),
      p('列出清单', item(1, 2)),
      p('定期更新', item(1, 3)),
      p('按月报送', item(1, 3)),
      p('严格考核', item(1, 1)),
      p('提高质量', item(1)),
      p('统一格式', item(1, 1)),
    ].join('')
    expect(await linesOf({ body, numbering: numberingOf([chapters]) })).toEqual([
      '一、加强领导',
      '（一）明确分工',
      '1.列出清单',
      '①定期更新',
      '②按月报送',
      '（二）严格考核',
      '二、提高质量',
      '（一）统一格式',
    ])
  })

  test('第一条 numbers go on past plain paragraphs and up to 第二十一条', async () => {
    const body = Array.from({ length: 21 }, (_, index) => p(`规定${index + 1}`, item(2)) + p('说明')).join('')
    const lines = await linesOf({ body, numbering: numberingOf([articles]) })
    expect(lines[0]).toBe('第一条　规定1')
    expect(lines[20]).toBe('第十一条　规定11')
    expect(lines[40]).toBe('第二十一条　规定21')
  })

  test('a style carries the number, its level found by the style the list names', async () => {
    const styles = `
      <w:style w:type="paragraph" w:styleId="H1"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
      <w:style w:type="paragraph" w:styleId="H2"><w:basedOn w:val="H1"/><w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>
      <w:style w:type="paragraph" w:styleId="H3"><w:basedOn w:val="H2"/></w:style>`
    const named = list(1, [
      level('0 chineseCounting', '%1、', '<w:start w:val="1"/><w:pStyle w:val="H1"/>'),
      level('1 chineseCounting', '（%2）', '<w:start w:val="1"/><w:pStyle w:val="H2"/>'),
    ])
    const body =
      p('总体要求', '<w:pStyle w:val="H1"/>') +
      p('原则', '<w:pStyle w:val="H2"/>') +
      p('目标', '<w:pStyle w:val="H3"/>') +
      p('不编号', '<w:pStyle w:val="H2"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    expect(await linesOf({ body, styles, numbering: numberingOf([named]) })).toEqual([
      '一、总体要求',
      '（一）原则',
      '（二）目标',
      '不编号',
    ])
  })

  test('two numbers over one list share the count unless one starts anew', async () => {
    const more =
      '<w:num w:numId="8"><w:abstractNumId w:val="1"/></w:num>' +
      '<w:num w:numId="9"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    const body = [1, 8, 9, 9].map((numId) => p('工作', item(numId))).join('')
    expect(await linesOf({ body, numbering: numberingOf([chapters], more) })).toEqual([
      '一、工作',
      '二、工作',
      '一、工作',
      '二、工作',
    ])
  })

  test('an override of the whole level changes its look, lvlRestart 0 keeps it counting', async () => {
    const running = list(3, [
      level('0 chineseCounting', '%1、'),
      level('1 decimal', '%2．', '<w:start w:val="1"/><w:lvlRestart w:val="0"/>'),
    ])
    const more = `<w:num w:numId="9"><w:abstractNumId w:val="3"/><w:lvlOverride w:ilvl="1">${level('1 decimalEnclosedParen', '%2')}</w:lvlOverride></w:num>`
    const body =
      p('甲', item(3)) + p('子', item(3, 1)) + p('乙', item(3)) + p('丑', item(3, 1)) + p('寅', item(9, 1))
    expect(await linesOf({ body, numbering: numberingOf([running], more) })).toEqual([
      '一、甲',
      '1．子',
      '二、乙',
      '2．丑',
      '⑶寅',
    ])
  })

  test('isLgl writes the higher numbers in digits', async () => {
    const legal = list(4, [
      level('0 chineseCounting', '第%1章'),
      level('1 decimal', '%1.%2', '<w:start w:val="1"/><w:isLgl/>'),
    ])
    const body = p('总则', item(4)) + p('目的', item(4, 1))
    expect(await linesOf({ body, numbering: numberingOf([legal]) })).toEqual(['第一章总则', '1.1目的'])
  })

  test('a number in an unusual format is printed in digits, with a doubt', async () => {
    const odd = list(5, [level('0 hebrew1', '%1、')])
    const parts = { body: p('工作', item(5)), numbering: numberingOf([odd]) }
    expect(await linesOf(parts)).toEqual(['1、工作'])
    expect(await kindsOfDoubt(parts)).toEqual(['numbering-format'])
  })

  test('a list that only links to a numbering style takes its levels', async () => {
    const styles =
      '<w:style w:type="numbering" w:styleId="Outline"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    const linked = {
      abstract: '<w:abstractNum w:abstractNumId="6"><w:numStyleLink w:val="Outline"/></w:abstractNum>',
      num: '<w:num w:numId="6"><w:abstractNumId w:val="6"/></w:num>',
    }
    expect(
      await linesOf({ body: p('工作', item(6)), styles, numbering: numberingOf([chapters, linked]) }),
    ).toEqual(['一、工作'])
  })
})

describe('tracked changes are read as accepted', () => {
  test('insertions stay, deletions and the place moved from go', async () => {
    const body =
      `<w:p>${run('按')}<w:del w:id="1"><w:r><w:delText>月</w:delText></w:r></w:del><w:ins w:id="2">${run('季度')}</w:ins>` +
      `<w:moveFrom w:id="3">${run('旧处')}</w:moveFrom><w:moveTo w:id="4">${run('公开')}</w:moveTo></w:p>`
    expect(await linesOf({ body })).toEqual(['按季度公开'])
  })

  test('a deleted paragraph mark joins two paragraphs under the number of the second', async () => {
    const body =
      `<w:p><w:pPr>${item(1)}<w:rPr><w:del w:id="1"/></w:rPr></w:pPr>${run('前半句')}</w:p>` +
      p('后半句', item(1)) +
      `<w:p><w:pPr>${item(1)}<w:rPr><w:del w:id="2"/></w:rPr></w:pPr><w:del w:id="3"><w:r><w:delText>整段删去</w:delText></w:r></w:del></w:p>` +
      p('下一项', item(1))
    expect(await linesOf({ body, numbering: numberingOf([chapters]) })).toEqual([
      '一、前半句后半句',
      '二、下一项',
    ])
  })

  test('a deleted table row does not show', async () => {
    const row = (text: string, properties = '') =>
      `<w:tr><w:trPr>${properties}</w:trPr><w:tc>${p(text)}</w:tc><w:tc>${p('处')}</w:tc></w:tr>`
    const body = `<w:tbl>${row('留')}${row('删', '<w:del w:id="1"/>')}${row('增', '<w:ins w:id="2"/>')}</w:tbl>`
    expect(await linesOf({ body })).toEqual(['留|处', '增|处'])
  })

  test('the old properties of a tracked change do not number the paragraph', async () => {
    const change = `<w:pPrChange w:id="1"><w:pPr>${item(1)}</w:pPr></w:pPrChange>`
    expect(await linesOf({ body: p('正文', change), numbering: numberingOf([chapters]) })).toEqual(['正文'])
  })
})

describe('what stands beside the text', () => {
  test('a text box is read once, though the file holds it for two generations of Word', async () => {
    const box = (text: string) => `<w:txbxContent>${p(text)}</w:txbxContent>`
    const body =
      `<w:p>${run('正文')}<w:r><mc:AlternateContent>` +
      `<mc:Choice Requires="wps"><w:drawing><wps:txbx>${box('框内文字')}</wps:txbx></w:drawing></mc:Choice>` +
      `<mc:Fallback><w:pict><v:textbox>${box('框内文字')}</v:textbox></w:pict></mc:Fallback>` +
      `</mc:AlternateContent></w:r></w:p>`
    expect(await linesOf({ body })).toEqual(['正文', '框内文字'])
  })

  test('footnotes, endnotes and comments are kept as asides, not in the text', async () => {
    const note = (kind: string, text: string) =>
      `<w:${kind} w:type="separator" w:id="0">${p('———')}</w:${kind}><w:${kind} w:id="1">${p(text)}</w:${kind}>`
    const document = await read({
      body: `<w:p>${run('正文')}<w:r><w:footnoteReference w:id="1"/></w:r><w:r><w:commentReference w:id="1"/></w:r></w:p>`,
      footnotes: note('footnote', '脚注'),
      endnotes: note('endnote', '尾注'),
      comments: `<w:comment w:id="1">${p('批注')}</w:comment>`,
    })
    expect(document.text).toBe('正文')
    expect(document.asides).toEqual([
      { kind: 'footnote', text: '脚注' },
      { kind: 'endnote', text: '尾注' },
      { kind: 'comment', text: '批注' },
    ])
  })

  test('hidden text is left out with a doubt, by its own property, its style or its paragraph mark', async () => {
    const styles =
      '<w:style w:type="character" w:styleId="Secret"><w:rPr><w:vanish/></w:rPr></w:style>' +
      '<w:style w:type="paragraph" w:styleId="Gone"><w:rPr><w:vanish/></w:rPr></w:style>'
    const body =
      `<w:p>${run('看得见')}${run('看不见', '<w:vanish/>')}${run('也看不见', '<w:rStyle w:val="Secret"/>')}</w:p>` +
      p('整段隐藏', '<w:pStyle w:val="Gone"/>') +
      p('末段')
    expect(await linesOf({ body, styles })).toEqual(['看得见', '末段'])
    expect(await kindsOfDoubt({ body, styles })).toEqual(['hidden-text'])
  })

  test('a picture is a doubt, and a file of pictures alone is refused', async () => {
    const picture = '<w:p><w:r><w:drawing><a:graphic><pic:pic/></a:graphic></w:drawing></w:r></w:p>'
    expect(await kindsOfDoubt({ body: p('正文') + picture })).toEqual(['pictures'])
    await expect(read({ body: picture })).rejects.toThrow('只有图片')
    await expect(read({ body: p('') })).rejects.toThrow('没有文字')
  })
})

describe('what a line holds', () => {
  test('breaks, tabs, hyphens, symbols and readings print as they look', async () => {
    const body =
      `<w:p><w:r><w:t>第一行</w:t><w:br/><w:t>第二</w:t><w:tab/><w:t>行</w:t></w:r></w:p>` +
      `<w:p><w:r><w:t>A</w:t><w:noBreakHyphen/><w:t>B</w:t><w:softHyphen/><w:t>C</w:t></w:r></w:p>` +
      `<w:p><w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:t>已完成</w:t><w:sym w:font="Webdings" w:char="F099"/></w:r></w:p>` +
      `<w:p><w:r><w:ruby><w:rt>${run('ming')}</w:rt><w:rubyBase>${run('明')}</w:rubyBase></w:ruby></w:r>${run('政')}</w:p>`
    expect(await linesOf({ body })).toEqual(['第一行', '第二\t行', 'A-BC', '☑已完成□', '明政'])
    expect(await kindsOfDoubt({ body })).toEqual(['unknown-symbols'])
  })

  test('a field shows its result, not its code, also over paragraphs and nested', async () => {
    const mark = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`
    const code = (text: string) => `<w:r><w:instrText>${text}</w:instrText></w:r>`
    const body =
      `<w:p>${mark('begin')}${code('IF ')}${mark('begin')}${code('PAGE')}${mark('separate')}${run('3')}${mark('end')}${mark('separate')}${run('结果一')}</w:p>` +
      `<w:p>${run('结果二')}${mark('end')}${run('之后')}</w:p>` +
      `<w:p><w:fldSimple w:instr="DATE">${run('2024年3月')}</w:fldSimple></w:p>` +
      `<w:p>${mark('begin')}${code(' eq \\o\\ac(○,2)')}${mark('end')}${run('第二步')}</w:p>`
    expect(await linesOf({ body })).toEqual(['结果一', '结果二之后', '2024年3月', '②第二步'])
  })

  test('an automatic number field has no text in the file: a doubt, not a guess', async () => {
    const body = `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>AUTONUM</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>${run('工作')}</w:p>`
    expect(await linesOf({ body })).toEqual(['工作'])
    expect(await kindsOfDoubt({ body })).toEqual(['numbering-not-in-file'])
  })

  test('content controls, links and smart tags print their content', async () => {
    const body =
      `<w:sdt><w:sdtPr><w:alias w:val="标题"/></w:sdtPr><w:sdtContent>${p('控件内段落')}</w:sdtContent></w:sdt>` +
      `<w:p><w:hyperlink>${run('链接')}</w:hyperlink><w:smartTag>${run('标记')}</w:smartTag><w:sdt><w:sdtContent>${run('控件')}</w:sdtContent></w:sdt></w:p>`
    expect(await linesOf({ body })).toEqual(['控件内段落', '链接标记控件'])
  })
})

describe('tables', () => {
  test('a row is a line, cells divided by bars, a break in a cell is U+2028', async () => {
    const body = table([
      [p('任务'), p('责任单位')],
      [p('清理文件') + p('公布目录'), p('办公室')],
    ])
    expect(await linesOf({ body })).toEqual(['任务|责任单位', '清理文件\u2028公布目录|办公室'])
  })

  test('a vertically merged cell is empty below, a cell over two columns keeps the columns in place', async () => {
    const merged = (value: string, text: string) =>
      `<w:tc><w:tcPr><w:vMerge${value}/></w:tcPr>${p(text)}</w:tc>`
    const wide = `<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>${p('合并')}</w:tc>`
    const all = `<w:tc><w:tcPr><w:gridSpan w:val="3"/></w:tcPr>${p('一、公开')}</w:tc>`
    const body = table([
      [p('序号'), p('任务'), p('单位')],
      [all],
      [merged(' w:val="restart"', '1'), p('甲'), p('乙')],
      [merged('', ''), wide],
    ])
    expect(await linesOf({ body })).toEqual(['序号|任务|单位', '一、公开', '1|甲|乙', '|合并|'])
  })

  test('automatic numbers in a column count down the rows', async () => {
    const body = table([1, 2].map((row) => [p('', item(1)), p(`任务${row}`)]))
    expect(await linesOf({ body, numbering: numberingOf([chapters]) })).toEqual(['一、|任务1', '二、|任务2'])
  })

  test('a table within a cell reads in that cell, with a doubt', async () => {
    const inner = table([
      [p('内一'), p('内二')],
      [p('内三'), p('内四')],
    ])
    const body = table([[p('外') + inner + p(''), p('右')]])
    expect(await linesOf({ body })).toEqual(['外\u2028内一 内二\u2028内三 内四|右'])
    expect(await kindsOfDoubt({ body })).toEqual(['nested-tables'])
  })

  test('numbers run on in reading order through a table within a cell', async () => {
    const inner = table([[p('内', item(1)), p('右')]])
    const body = table([[p('前', item(1)) + inner + p('后', item(1)), p('旁', item(1))]])
    expect(await linesOf({ body, numbering: numberingOf([chapters]) })).toEqual([
      '一、前\u2028二、内 右\u2028三、后|四、旁',
    ])
  })

  test('a frame of one cell reads as the paragraphs in it, a bar in a cell cannot be taken for an edge', async () => {
    expect(await linesOf({ body: table([[p('一') + p('二')]]) })).toEqual(['一', '二'])
    expect(await linesOf({ body: table([[p('甲|乙'), p('丙')]]) })).toEqual(['甲｜乙|丙'])
  })
})

test('paragraphs of a heading’s style are named with their level, in the body only', async () => {
  const styles =
    '<w:style w:type="paragraph" w:styleId="1"><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>' +
    '<w:style w:type="paragraph" w:styleId="own"><w:basedOn w:val="1"/></w:style>'
  const heading = '<w:pStyle w:val="own"/>'
  const document = await read({
    styles,
    body: [
      p('总体情况', heading),
      p('正文。'),
      table([[p('甲', heading), p('乙')]]),
      p('下一节', '<w:outlineLvl w:val="1"/>'),
      p('不是标题', '<w:pStyle w:val="own"/><w:outlineLvl w:val="9"/>'),
    ].join(''),
  })
  expect(document.text).toBe('总体情况\n正文。\n甲|乙\n下一节\n不是标题')
  expect(document.headings).toEqual([
    { line: 0, level: 1 },
    { line: 3, level: 2 },
  ])
})
