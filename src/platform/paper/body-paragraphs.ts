import { AlignmentType, LineRuleType, Paragraph } from 'docx'
import { characters, FACES, GRID, INDENTS, LINES, SIZES } from './layout.ts'
import type { HeadingBlock } from './paper-spec.ts'
import { runsOf, type Setting } from './text-run.ts'

const BODY: Setting = { face: FACES.body, size: SIZES.san }
const LINE = { line: GRID.linePitch, lineRule: LineRuleType.EXACT }

/** 标题：二号小标宋，居中. */
export function titleParagraph(text: string): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { line: LINES.title * 20, lineRule: LineRuleType.EXACT },
    keepNext: true,
    children: [...runsOf(text, { face: FACES.title, size: SIZES.er })],
  })
}

/** 主送机关：顶格，后标全角冒号. */
export function salutationParagraph(text: string): Paragraph {
  const closed = /[：:]$/.test(text) ? text.replace(/:$/, '：') : `${text}：`
  return new Paragraph({ spacing: LINE, children: [...runsOf(closed, BODY)] })
}

/** 正文层次：一、黑体，（一）楷体，1. 仿宋. */
export function headingParagraph(block: HeadingBlock): Paragraph {
  const face = { 1: FACES.heading, 2: FACES.subheading, 3: FACES.body }[block.level]
  return indented(block.text, { ...BODY, face }, { keepNext: true, outlineLevel: block.level - 1 })
}

/** 正文：三号仿宋，首行缩进二字. */
export function bodyParagraph(text: string): Paragraph {
  return indented(text, BODY, {})
}

/** 附注：左空二字加圆括号. */
export function noteParagraph(text: string): Paragraph {
  const bare = text.replace(/^[（(]|[）)]$/g, '')
  return new Paragraph({
    spacing: LINE,
    indent: { left: characters(INDENTS.note) },
    children: [...runsOf(`（${bare}）`, BODY)],
  })
}

/** 附件标记：三号黑体，顶格编排在第一行. */
export function annexMarkParagraph(mark: string): Paragraph {
  return new Paragraph({ spacing: LINE, children: [...runsOf(mark, { ...BODY, face: FACES.heading })] })
}

/** 附件说明：左空二字，回行与附件名称首字对齐，名称后不加标点. */
export function annexParagraphs(names: readonly string[]): readonly Paragraph[] {
  const several = names.length > 1
  return names.map((name, index) => {
    const label = index === 0 ? '附件：' : ''
    const number = several ? `${String(index + 1)}.` : ''
    // “附件：” is three characters, a number with its point one.
    const nameAt = INDENTS.annex + 3 + (several ? 1 : 0)
    const hanging = (index === 0 ? 3 : 0) + (several ? 1 : 0)
    return new Paragraph({
      spacing: LINE,
      indent: { left: characters(nameAt), hanging: characters(hanging) },
      children: [...runsOf(label + number + name.replace(/[。；;，,、]$/, ''), BODY)],
    })
  })
}

/** A line left free. */
export function emptyLine(): Paragraph {
  return new Paragraph({ spacing: LINE, children: [...runsOf('', BODY)] })
}

/** A line at the right edge, `space` characters away from it. */
export function rightParagraph(text: string, space: number): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.RIGHT,
    spacing: LINE,
    keepLines: true,
    indent: { right: characters(space) },
    children: [...runsOf(text, BODY)],
  })
}

function indented(
  text: string,
  setting: Setting,
  more: { readonly keepNext?: boolean; readonly outlineLevel?: number },
): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.BOTH,
    spacing: LINE,
    // Both: one office suite reads the characters, another only the length.
    indent: { firstLine: characters(INDENTS.firstLine), firstLineChars: INDENTS.firstLine * 100 },
    children: [...runsOf(text, setting)],
    ...more,
  })
}
